"""All benchmarks, one after the other, into docs/performance.md: `python -m benchmarks`, or only some by their names.

Named ones are printed alone; the paper is written by a run of all.
"""

import os
import platform
import re
import sqlite3
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
PAPER = ROOT / "docs" / "performance.md"
BLOCK = re.compile(r"<!-- figures: python -m benchmarks -->\n.*?<!-- end of figures -->", re.DOTALL)
LINE = re.compile(
    r"(?P<what>.+?): (?P<ours>[\d.]+ \S+); (?P<beside>.+?): (?P<theirs>[\d.]+ \S+); ratio (?P<ratio>[\d.]+)"
)
SCRIPT = re.compile(r"^\| `(\w+)` \|.*\| ([^|]+) \|$", re.MULTILINE)


class Measured(NamedTuple):
    """A benchmark's name and what it printed; `error` where it could not run, empty otherwise."""

    name: str
    lines: list[str]
    error: str


def main(names: list[str]) -> None:
    """Run the benchmarks named, or all in the order of README.md, and write the paper if it was all."""
    wanted = dict(SCRIPT.findall((ROOT / "benchmarks" / "README.md").read_text(encoding="utf-8")))
    unknown = sorted(set(names) - wanted.keys())
    if unknown:
        raise SystemExit(f"no such benchmark: {', '.join(unknown)}; there are: {', '.join(wanted)}")
    measured = [_measure(name) for name in names or wanted]
    if not names:
        text = PAPER.read_text(encoding="utf-8")
        block = f"<!-- figures: python -m benchmarks -->\n{_told(measured, wanted)}\n<!-- end of figures -->"
        PAPER.write_text(BLOCK.sub(lambda _: block, text), encoding="utf-8", newline="\n")
    if any(one.error for one in measured):
        raise SystemExit(1)


def _measure(name: str) -> Measured:
    print(f"{name} …", flush=True)
    done = subprocess.run(
        [sys.executable, "-m", f"benchmarks.{name}"], cwd=ROOT, capture_output=True, encoding="utf-8", check=False
    )
    error = (done.stderr.strip().splitlines() or ["failed"])[-1] if done.returncode else ""
    lines = done.stdout.strip().splitlines()
    print("\n".join([*lines, *([f"could not run: {error}"] if error else [])]), flush=True)
    return Measured(name, lines, error)


def _told(measured: list[Measured], wanted: dict[str, str]) -> str:
    """The measurements as a table, with the machine above it."""
    rows = ["| benchmark | wanted | measured | here | beside | ratio |", "|---|---|---|---:|---|---:|"]
    for name, lines, error in measured:
        want = wanted[name]
        for line in lines:
            found = LINE.fullmatch(line.strip())
            if found:
                beside = f"{found['beside']}: {found['theirs']}"
                rows.append(f"| `{name}` | {want} | {found['what']} | {found['ours']} | {beside} | {found['ratio']} |")
            else:
                rows.append(f"| `{name}` | {want} | {line.strip()} | | | |")
            want = ""
        if error:
            rows.append(f"| `{name}` | {want} | could not run: {error} | | | |")
    return "\n".join([f"Run on {date.today().isoformat()}: {_machine()}.", "", *rows])


def _machine() -> str:
    """What it ran on, without a name or a path."""
    cpu = ""
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.is_file():
        named = re.search(r"^model name\s*:\s*(.+)$", cpuinfo.read_text(encoding="utf-8"), re.MULTILINE)
        cpu = f", {named[1].strip()}" if named else ""
    import PySide6

    return (
        f"{platform.system()} on {platform.machine()}{cpu}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}, PySide6 {PySide6.__version__}, SQLite {sqlite3.sqlite_version}"
    )


if __name__ == "__main__":
    main(sys.argv[1:])
