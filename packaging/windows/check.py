"""Looks through a built folder: check.py FOLDER VERSION. Exit code 1 if anything is in it, or not, that should not.

Runs under Python for Windows, which has pefile from the lock of the build.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pefile

LARGEST = 120_000_000  # bytes
PROGRAMS = {"КузПлан.exe": "WINDOWS_GUI", "kuzplan.exe": "WINDOWS_CUI"}
NOT_WANTED = re.compile(  # libraries that the program does not use, what only Wine needs, what only tests need
    r"icuuc|opengl32sw|d3dcompiler|Qt6?(Network|OpenGL|Qml|Quick|Sql|DBus|Test)\b|libcrypto|libssl|_ssl|_hashlib|_avif"
    r"|tcl|tk8|_tkinter|lxml|numpy|pytest|hypothesis|PyInstaller|\.pdb$|\.lib$",
    re.IGNORECASE,
)
OF_WINE = (b"Wine builtin DLL", b"Wine placeholder DLL")
OF_WINDOWS = {  # what Windows 10 has
    "advapi32", "authz", "bcrypt", "comctl32", "comdlg32", "crypt32", "d2d1", "d3d11", "d3d12", "d3d9", "dcomp",
    "dnsapi", "dwmapi", "dwrite", "dxgi", "gdi32", "icuuc", "imm32", "iphlpapi", "kernel32", "mpr", "msvcrt",
    "netapi32", "ntdll", "ole32", "oleaut32", "powrprof", "propsys", "rpcrt4", "secur32", "setupapi", "shcore",
    "shell32", "shlwapi", "ucrtbase", "uiautomationcore", "user32", "userenv", "uxtheme", "version", "winmm",
    "winspool", "ws2_32", "wtsapi32",
}  # fmt: skip


def faults(folder: Path, version: str) -> Iterator[str]:
    """A sentence for each thing that is wrong."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    size = sum(path.stat().st_size for path in files)
    print(f"{folder.name}: {len(files)} files, {size / 1e6:.1f} MB")
    if size > LARGEST:
        yield f"The folder is larger than {LARGEST / 1e6:.0f} MB."
    yield from (f"{path.relative_to(folder)} should not be there." for path in files if NOT_WANTED.search(path.name))
    libraries = [path for path in files if path.suffix.lower() in {".dll", ".exe", ".pyd"}]
    there = {path.stem.lower() for path in libraries} | OF_WINDOWS
    for path in libraries:
        if any(mark in path.read_bytes()[:256] for mark in OF_WINE):
            yield f"{path.name} is Wine's own."
        for name in sorted(_imported(path)):
            if name not in there and not name.startswith("api-ms-win-"):
                yield f"{path.name} needs {name}, which is neither in the folder nor in Windows."
    for name, subsystem in PROGRAMS.items():
        yield from _faults_of_program(folder / name, subsystem, version)
    if not any("licences" in path.parts for path in files):
        yield "The licences are missing."


def _imported(path: Path) -> set[str]:
    """The libraries that a file cannot be loaded without, in small letters, without their endings."""
    with pefile.PE(str(path), fast_load=True) as file:
        file.parse_data_directories([pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"]])
        entries = getattr(file, "DIRECTORY_ENTRY_IMPORT", [])
        return {re.sub(r"\.(dll|drv)$", "", entry.dll.decode("ascii").lower()) for entry in entries}


def _faults_of_program(path: Path, subsystem: str, version: str) -> Iterator[str]:
    if not path.is_file():
        yield f"{path.name} is missing."
        return
    with pefile.PE(str(path)) as file:
        kinds = {entry.id: entry for entry in file.DIRECTORY_ENTRY_RESOURCE.entries}
        told = {
            key.decode(): value.decode()
            for group in getattr(file, "FileInfo", [])
            for part in group
            for table in getattr(part, "StringTable", [])
            for key, value in table.entries.items()
        }
        if file.OPTIONAL_HEADER.Subsystem != pefile.SUBSYSTEM_TYPE[f"IMAGE_SUBSYSTEM_{subsystem}"]:
            yield f"{path.name} is no program for {subsystem}."
        if (told.get("ProductVersion"), told.get("FileDescription")) != (version, "КузПлан"):
            yield f"{path.name} says of itself: {told}."
        if pefile.RESOURCE_TYPE["RT_GROUP_ICON"] not in kinds:
            yield f"{path.name} has no icon."
        if b"PerMonitorV2" not in path.read_bytes():
            yield f"{path.name} does not say that it can draw sharply on any screen."


def main(folder: str, version: str) -> int:
    found = list(faults(Path(folder), version))
    print(*found, sep="\n", end="\n" if found else "")
    return int(bool(found))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")
    sys.exit(main(*sys.argv[1:]))
