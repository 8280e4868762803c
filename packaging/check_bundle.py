"""check_bundle.py FOLDER: whether a bundle holds nothing that it must not, and the licence texts of all that it holds.

What is in it is read from the bundle itself, what may be in it from docs/licences.md. Exit code 1 with a sentence for
each fault. It runs in the environment that built the bundle, which knows what package a module belongs to.
"""

import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

from linux_bundle import PYTHON, SYSTEM, UNWANTED
from PyInstaller.archive.readers import CArchiveReader

TOP = Path(__file__).resolve().parent.parent
PAPER = TOP / "docs" / "licences.md"
LARGEST = 125  # megabytes of 2^20 bytes, on the disk of a user
PACKAGES = packages_distributions()  # module -> packages
OURS = ("kuzplan_desktop", "resources", "data", "licences", "licences.md")
OF_PYTHON = (PYTHON, "lib-dynload", "python3", "_sysconfigdata", "libffi-8.", "vcruntime140")  # the last two: Windows
OF_PYINSTALLER = ("base_library.zip", "pyimod", "_pyi", "pyi_rth")


def faults(bundle: Path) -> list[str]:
    """A sentence for each fault of a bundle."""
    inside = bundle / "_internal"
    owed = parts(bundle)
    listed = _listed()
    texts = {folder.name: folder for folder in (inside / "licences").iterdir() if folder.is_dir()}
    found = [f"docs/licences.md does not list {name}, which is in the bundle" for name in sorted(owed - listed)]
    found += [f"the licence text of {name} is not in the bundle" for name in sorted(owed - texts.keys())]
    found += [f"licences/{name} is of something that is not in the bundle" for name in sorted(texts.keys() - owed)]
    for name, folder in sorted(texts.items()):
        sizes = [file.stat().st_size for file in folder.rglob("*") if file.is_file()]
        if not sizes or not min(sizes):
            found.append(f"the licence text of {name} is empty")
    if sys.platform == "linux":
        found += [
            f"{file.relative_to(bundle)} must not be in the bundle"
            for file in sorted(inside.rglob("*"))
            if file.name.startswith(UNWANTED)
        ]
        size = sum(file.stat().st_size for file in bundle.rglob("*") if not file.is_symlink()) / 2**20
        if size > LARGEST:
            found.append(f"the bundle has {size:.0f} MB, more than {LARGEST}")
    return found


def parts(bundle: Path) -> set[str]:
    """The packages, libraries of Debian and other works of which something is in a bundle."""
    names = {"python", "pyinstaller", "sqlite"}
    for module in _modules(bundle):
        names |= _owner(module.split(".")[0])
    for file in (bundle / "_internal").rglob("*"):
        place = file.relative_to(bundle / "_internal").parts
        if not file.is_dir() and not file.is_symlink() and place[0] != "licences":
            names |= _owner(place[0])
    return names


def _modules(bundle: Path) -> list[str]:
    """The modules that are packed into the program's file."""
    program = next(file for file in (bundle / "kuzplan", bundle / "kuzplan.exe") if file.is_file())
    return list(CArchiveReader(str(program)).open_embedded_archive("PYZ.pyz").toc)


def _owner(top: str) -> set[str]:
    """Whose a module or a file is, by what stands first in its place; its own name if nobody knows it."""
    for beginning, package in SYSTEM.items():
        if top.startswith(beginning):
            return {package}
    word = top.split(".")[0]
    if top.endswith(".dist-info"):
        word = top.split("-")[0]
        return {word.replace("_", "-").lower()}
    if top.endswith(".libs"):  # what auditwheel puts beside a package
        return {word.lower()}
    if {top, word} & {*OURS, *sys.stdlib_module_names} or top.lower().startswith((*OF_PYTHON, *OF_PYINSTALLER)):
        return set()
    return {name.lower().replace("_", "-") for name in PACKAGES.get(word, [top])}


def _listed() -> set[str]:
    """What docs/licences.md lists as part of the program or of its bundle."""
    text = PAPER.read_text(encoding="utf-8").split("## For the tests only")[0]
    return set(re.findall(r"^\| ([a-z][\w.-]*) \| .* \|$", text, re.M)) - {"package", "part"}


if __name__ == "__main__":
    told = faults(Path(sys.argv[1]))
    for sentence in told:
        print(sentence, file=sys.stderr)
    sys.exit(1 if told else 0)
