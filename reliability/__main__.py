"""Runs every harness in full and writes docs/reliability.md: `python -m reliability`, minutes of time."""

import os
import platform
import sqlite3
import sys
from datetime import date

import apsw

from reliability import (
    bad_files,
    colleagues,
    disk_full,
    foreign,
    forged,
    histories,
    io_faults,
    kills,
    mutations,
    power_cuts,
    two_windows,
)
from reliability.common import ROOT, SHOWN_FAILURES, Result

HARNESSES = (
    kills,
    power_cuts,
    io_faults,
    disk_full,
    bad_files,
    mutations,
    forged,
    foreign,
    histories,
    colleagues,
    two_windows,
)
PAPER = ROOT / "docs" / "reliability.md"
BEGIN, END = "<!-- figures: python -m reliability -->\n", "<!-- end of figures -->\n"


def figures(results: list[Result]) -> str:
    """The part of the paper that a run fills in."""
    machine = (
        f"{platform.system()} on {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, "
        f"SQLite {sqlite3.sqlite_version} (replayed under {apsw.sqlite_lib_version()})"
    )
    seconds = sum(result.seconds for result in results)
    lines = [f"Run on {date.today().isoformat()}, {seconds / 60:.0f} minutes: {machine}.", ""]
    lines += ["| what | wanted | tried | failures | seen |", "|---|---:|---:|---:|---|"]
    for result in results:
        seen = ", ".join(f"{what}: {number:,}" for what, number in result.tally.counts.items()) or "–"
        lines.append(
            f"| {result.name} | {result.wanted:,} | {result.tally.tried:,} | {len(result.tally.failures)} | {seen} |"
        )
    return "\n".join(lines) + "\n"


def main() -> None:
    """Run, print a line each, write the paper; exit 1 if anything failed."""
    results = []
    for harness in HARNESSES:
        result = harness.run(True)
        results.append(result)
        print(f"{result.line} ({result.seconds:.0f} s)", flush=True)
        for failure in result.tally.failures[:SHOWN_FAILURES]:
            print("  FAILED", failure, flush=True)
    before, rest = PAPER.read_text(encoding="utf-8").split(BEGIN)
    after = rest.split(END)[1]
    PAPER.write_text(f"{before}{BEGIN}{figures(results)}{END}{after}", encoding="utf-8")
    sys.exit(0 if all(result.good for result in results) else 1)


if __name__ == "__main__":
    main()
