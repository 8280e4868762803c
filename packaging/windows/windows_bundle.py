"""The bundle for Windows, as build.spec asks: what is left out of it, what its programs say of themselves."""

from pathlib import PurePath
from typing import Any

NAME = "КузПлан"
RUSSIAN, UNICODE = 1049, 1200

PLUGINS = {  # of Qt, all others are left out
    "platforms": ("qwindows.dll", "qoffscreen.dll"),
    "imageformats": ("qgif.dll", "qico.dll", "qjpeg.dll", "qsvg.dll", "qtiff.dll", "qwebp.dll"),
    "iconengines": ("qsvgicon.dll",),
}
NOT_NEEDED = (
    "icuuc.dll",  # of Windows itself; Wine has a stand-in that knows no letters
    "opengl32sw.dll",  # a graphics card in software, and
    "d3dcompiler_*.dll",  # shaders: widgets are painted without
    "Qt6Network.dll",
    "QtNetwork.pyd",
    "_ssl.pyd",
    "_hashlib.pyd",  # hashlib has its own sums of what we use
    "libcrypto-*.dll",
    "libssl-*.dll",
    "_avif.*.pyd",  # pictures that nobody scans
    "_imagingtk.*.pyd",
)


def needed(target: str) -> bool:
    """False for a file that nobody would miss: `target` is where it would lie in the bundle."""
    path = PurePath(target)
    if any(path.match(pattern) for pattern in NOT_NEEDED) or "tzdata" in path.parts:
        return False
    if "plugins" in path.parts:
        return path.name in PLUGINS.get(path.parent.name, ())
    return True


def version(number: str, file: str) -> Any:
    """What Windows shows of a program under «Свойства» and «Открыть с помощью»; `number` has three parts."""
    from PyInstaller.utils.win32 import versioninfo as info

    numbers = (*map(int, number.split(".")), 0)
    told = {
        "CompanyName": NAME,
        "FileDescription": NAME,
        "FileVersion": number,
        "InternalName": NAME,
        "LegalCopyright": "MIT",
        "OriginalFilename": file,
        "ProductName": NAME,
        "ProductVersion": number,
    }
    strings = info.StringTable(f"{RUSSIAN:04X}{UNICODE:04X}", [info.StringStruct(*pair) for pair in told.items()])
    translation = info.VarFileInfo([info.VarStruct("Translation", [RUSSIAN, UNICODE])])
    return info.VSVersionInfo(info.FixedFileInfo(numbers, numbers), [info.StringFileInfo([strings]), translation])
