"""What pyproject.toml asks for and what the lock files of requirements/ say."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True)
class Locked:
    """A package of a lock file; `marker` says on which systems it is installed, empty for all."""

    name: str
    version: str
    marker: str
    hashes: int


def locked(purpose: str) -> list[Locked]:
    """The packages of requirements/`purpose`.txt; every requirement must be pinned with ==."""
    text = re.sub(r"#.*", "", (ROOT / "requirements" / f"{purpose}.txt").read_text(encoding="utf-8"))
    found = []
    for requirement in re.split(r"\n(?=\S)", text.replace("\\\n", " ")):
        if requirement.strip():
            head, *hashes = requirement.split("--hash=")
            pin, _, marker = head.partition(";")
            name, version = pin.strip().split("==")
            found.append(Locked(name, version, marker.strip(), len(hashes)))
    return found


def pinned_directly(group: str = "") -> dict[str, str]:
    """Name -> version of the dependencies that pyproject.toml names: the program's, or those of a group."""
    wanted = PYPROJECT["dependency-groups"][group] if group else PYPROJECT["project"]["dependencies"]
    return dict(requirement.split("==") for requirement in wanted)
