"""Writes for the installer how each file of a folder is deleted, and no other: removal.py FOLDER OUT.nsh"""

import sys
from pathlib import Path


def main(folder: Path, out: Path) -> None:
    found = sorted(path.relative_to(folder) for path in folder.rglob("*"))
    files = [path for path in found if (folder / path).is_file()]
    folders = [path for path in reversed(found) if (folder / path).is_dir()]  # what lies within another goes first
    lines = [
        "!macro DeleteProgram",
        *(f'Delete "{_shown(path)}"' for path in files),
        *(f'RMDir "{_shown(path)}"' for path in folders),
        "!macroend",
    ]
    out.write_text("\n".join(lines) + "\n", encoding="utf-8-sig")


def _shown(path: Path) -> str:
    return "$INSTDIR\\" + str(path).replace("/", "\\").replace("$", "$$")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:]))
