"""The licence texts that a bundle owes: for every package of which something is in it, and for what comes with them.

A text comes from the package itself, from the folder `licences` beside this file where the package carries none, or
from the Debian package of a library of the system. In the bundle they lie in licences/NAME.
"""

from collections.abc import Iterable
from functools import cache
from importlib.metadata import Distribution, distributions
from pathlib import Path, PurePosixPath
from typing import Any

from linux_bundle import copyright_file

STORED = Path(__file__).resolve().parent / "licences"
FOLDER = "licences"
ALWAYS = ("python", "pyinstaller", "sqlite")  # the program itself, what starts it, and the library in _sqlite3
NAMES = ("LICENSE", "LICENCE", "COPYING", "NOTICE", "AUTHORS")


def owed(sources: Iterable[str]) -> list[tuple[str, str, str]]:
    """The texts to take along with a bundle made of the files `sources`, as PyInstaller's entries.

    FileNotFoundError with a sentence if a package has none, so that no bundle is made without.
    """
    owners = _owners()
    names = {*ALWAYS}
    entries = []
    for source in sources:
        path = Path(source).resolve()
        if path in owners:
            names.add(owners[path])
        elif debian := copyright_file(path.name):
            package, text = debian
            _demand(package, [text] if text.is_file() else [])
            entries.append((f"{FOLDER}/{package}/copyright", str(text), "DATA"))
    for name in sorted(names):
        entries += [(f"{FOLDER}/{name}/{place}", str(text), "DATA") for place, text in texts_of(name).items()]
    return sorted(set(entries))


def _owners() -> dict[Path, str]:
    """The package that each file of the environment came with."""
    return {
        Path(str(package.locate_file(""))).resolve() / file: name
        for name, package in _packages().items()
        for file in package.files or ()
    }


@cache
def _packages() -> dict[str, Distribution]:
    """The packages of the environment by their names as the lock files spell them."""
    return {package.name.lower().replace("_", "-"): package for package in distributions()}


def texts_of(name: str) -> dict[PurePosixPath, Path]:
    """The texts of a package by their place under its folder."""
    stored = STORED / name
    found = {PurePosixPath(file.relative_to(stored).as_posix()): file for file in stored.rglob("*") if file.is_file()}
    package = _packages().get(name)
    for file in (package and package.files) or ():
        within = _within(file)
        if package and within and Path(str(package.locate_file(file))).is_file():
            found[within] = Path(str(package.locate_file(file)))
    return _demand(name, found)


def _within(file: PurePosixPath) -> PurePosixPath | None:
    """Where a licence text of a package lies under its folder; None if the file is no such text."""
    parts = file.parts
    if not parts[0].endswith(".dist-info") or not (parts[1] == "licenses" or parts[1].upper().startswith(NAMES)):
        return None
    return PurePosixPath(*parts[2:]) if parts[1] == "licenses" else PurePosixPath(parts[1])


def _demand(name: str, texts: Any) -> Any:
    """The texts, if there are any."""
    if not texts:
        raise FileNotFoundError(f"no licence text of {name}: put it into {STORED / name}")
    return texts
