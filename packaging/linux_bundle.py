"""What the bundle for Linux holds of Qt, of Pillow and of the libraries of the system that builds it."""

import sys
from pathlib import Path, PurePosixPath

# Qt's plugins that somebody uses: X11 and no screen, pictures, Cyrillic typed by compose or ibus, printers.
PLUGINS = {
    "iconengines": ("libqsvgicon.so",),
    "imageformats": ("libqgif.so", "libqico.so", "libqjpeg.so", "libqsvg.so", "libqtiff.so", "libqwebp.so"),
    "platforminputcontexts": ("libcomposeplatforminputcontextplugin.so", "libibusplatforminputcontextplugin.so"),
    "platforms": ("libqoffscreen.so", "libqxcb.so"),
    "printsupport": ("libcupsprintersupport.so",),  # finds the system's libcups when something is printed
}
# The libraries of Qt that these plugins and our own modules stand on.
QT = ("Core", "DBus", "Gui", "PrintSupport", "Svg", "Widgets", "XcbQpa")

# Libraries of the system that a desktop without Qt may lack, or has in another version than Python was built with:
# how the file's name begins -> the Debian package, whose copyright file is taken along. All others must be there.
SYSTEM = {
    "libbz2.so": "libbz2-1.0",
    "libffi.so": "libffi8",
    "liblzma.so": "liblzma5",
    "libsqlite3.so": "libsqlite3-0",
    "libxcb-cursor.so": "libxcb-cursor0",
    "libxcb-icccm.so": "libxcb-icccm4",
    "libxcb-image.so": "libxcb-image0",
    "libxcb-keysyms.so": "libxcb-keysyms1",
    "libxcb-render-util.so": "libxcb-render-util0",
    "libxcb-shape.so": "libxcb-shape0",
    "libxcb-util.so": "libxcb-util1",
    "libxcb-xkb.so": "libxcb-xkb1",
    "libxkbcommon-x11.so": "libxkbcommon-x11-0",
    "libxkbcommon.so": "libxkbcommon0",  # its half for X11 looks into it: both are of one version or neither
}
PYTHON = "libpython3."

# Modules of Python and of libraries that nobody asks for, each for the library behind it: OpenSSL (hashlib has its own
# SHA-2 without it), readline under the GPL, ncurses, libuuid, libnsl, libcrypt; AVIF; FreeType and Tk in Pillow.
EXCLUDED = (
    *("ssl", "_ssl", "_hashlib", "readline", "curses", "_curses", "_curses_panel", "_uuid", "nis", "_crypt"),
    *("PIL._avif", "PIL._imagingft", "PIL._imagingtk", "PIL.ImageTk", "PySide6.QtNetwork", "PySide6.QtDBus"),
)
# What a check looks for in a bundle that was built: none of it may be there, whatever way it came.
UNWANTED = (
    *(
        "libgtk",
        "libgdk",
        "libcairo",
        "libpango",
        "libatk",
        "libgnutls",
        "libkrb5",
        "libgssapi",
        "libcups.",
        "libavahi",
    ),
    *("libreadline", "libncurses", "libtinfo", "libsystemd", "libssl", "libcrypto", "_ssl.", "_hashlib.", "readline."),
    *("libavif", "libtk", "libtcl", "libstdc++", "libgcc_s", "libglib", "libGL", "libEGL", "libc.so", "libX11."),
    *("libQt6Network", "libQt6Qml", "libQt6Quick", "libQt6Pdf", "libQt6Wayland", "libqwayland", "libqgtk3", "libqvnc"),
    *("libqeglfs", "libqlinuxfb", "libqminimalegl", "libqvkkhr", "libqxcb-egl", "libqxcb-glx", "libqnetworkmanager"),
    *("libqicns", "libqtga", "libqpdf", "libqopensslbackend", "libqcertonlybackend", "libqevdev", "libqtuiotouch"),
)


def is_kept(target: str, source: str) -> bool:
    """Whether a library that PyInstaller found at `source` goes into the bundle as `target`."""
    place = PurePosixPath(target)
    if "plugins" in place.parts:
        return place.name in PLUGINS.get(place.parent.name, ())
    if place.name.startswith("libQt6"):
        return place.name.removeprefix("libQt6").split(".")[0] in QT
    if place.name.startswith(UNWANTED):
        return False
    return not _is_of_the_system(source) or place.name.startswith((PYTHON, *SYSTEM))


def _is_of_the_system(source: str) -> bool:
    """True for a library that is neither of the environment nor one of Python's own modules."""
    path = Path(source)
    if not path.is_absolute() or ".cpython-" in path.name:  # a link within the bundle; a module of Python
        return False
    return not path.resolve().is_relative_to(Path(sys.prefix).resolve())


def copyright_file(library: str) -> tuple[str, Path] | None:
    """The Debian package of a library of the bundle and the text of its licence; None if it is not the system's."""
    for beginning, package in SYSTEM.items():
        if library.startswith(beginning):
            return package, Path("/usr/share/doc") / package / "copyright"
    return None
