"""depends.py BUNDLE: prints what a Debian package of this bundle depends on, by what its libraries ask for.

Exit code 1 with a sentence if they ask for a library that is neither in the bundle nor in the list `needs`, or look for
one in a folder that only this machine has.
"""

import re
import subprocess
import sys
from pathlib import Path

NEEDS = Path(__file__).resolve().parent / "needs"
ALSO = ["xkb-data"]  # the keyboards, read by libxkbcommon


def main(bundle: Path) -> int:
    """Print the line for the field Depends."""
    rows = [line.split() for line in NEEDS.read_text(encoding="utf-8").splitlines() if line[:1] not in ("", "#")]
    packages = {library: package for library, package in rows}
    inside = {file.name for file in bundle.rglob("*")}
    asked = _asked([file for file in bundle.rglob("*") if file.is_file() and file.read_bytes()[:4] == b"\x7fELF"])
    outside = set(re.findall(r"^ +NEEDED +(\S+)$", asked, re.M)) - inside
    unknown = sorted(outside - packages.keys())
    if unknown:
        print(f"{NEEDS} does not say which package holds {', '.join(unknown)}", file=sys.stderr)
        return 1
    if re.search(r"^ +(RUNPATH|RPATH) +/", asked, re.M):
        print("a library of the bundle looks for others in a folder of the machine that built it", file=sys.stderr)
        return 1
    newest = max(tuple(map(int, number.split("."))) for number in re.findall(r"GLIBC_(2\.\d+)", asked))
    wanted = {packages[library] for library in outside} - {"-", "libc6"}
    print(", ".join([f"libc6 (>= {newest[0]}.{newest[1]})", *sorted([*wanted, *ALSO])]))
    return 0


def _asked(files: list[Path]) -> str:
    """The tables of libraries and of their versions in programs and libraries."""
    order = ["env", "LC_ALL=C", "objdump", "-p", *map(str, files)]
    return subprocess.run(order, capture_output=True, encoding="utf-8", check=True).stdout


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
