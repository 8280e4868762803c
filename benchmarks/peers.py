"""From the start to the window on a virtual screen, seen from outside: КузПлан beside TreeLine and LibreOffice.

Needs Xvfb and xdotool; a peer that is not installed (Debian: treeline, libreoffice-calc) is left out and said so.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

import openpyxl

from benchmarks.common import alternate, say, supplied_document, workplace
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft

ROUNDS = 5
PATIENCE = 60  # seconds


def main() -> None:
    """Print the medians of ROUNDS starts of each, taken in turns."""
    missing = [tool for tool in ("Xvfb", "xdotool") if shutil.which(tool) is None]
    if missing:
        raise SystemExit(f"needs {' and '.join(missing)}")
    reading, writing = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(writing), "-screen", "0", "1366x768x24", "-nolisten", "tcp"],
        pass_fds=[writing],
        stderr=subprocess.DEVNULL,
    )
    os.close(writing)
    with os.fdopen(reading) as told:
        os.environ["DISPLAY"] = f":{told.readline().strip()}"
    try:
        with workplace() as folder:
            _compare(folder)
    finally:
        server.terminate()
        server.wait()


def _compare(folder: Path) -> None:
    ours = [sys.executable, "-m", "kuzplan_desktop", "open", str(supplied_document(folder))]
    peers = {
        "TreeLine": ("treeline", lambda: ["treeline", str(_treeline(folder))]),
        "LibreOffice Calc": (
            "soffice",
            lambda: (
                ["soffice", f"-env:UserInstallation={(folder / 'office').as_uri()}", "--norestore", "--nologo"]
                + ["--calc", str(_sheet(folder))]
            ),
        ),
    }
    there = {name: command() for name, (program, command) in peers.items() if shutil.which(program)}
    for name in peers.keys() - there.keys():
        print(f"{name} is not installed and is left out", file=sys.stderr)
    taken = alternate(ROUNDS, *map(_starts, [ours, *there.values()]))
    for name, seconds in zip(there, taken[1:], strict=True):
        say("start to the window", taken[0] * 1000, seconds * 1000, unit="ms", beside=f"{name} with the same 47 rows")


def _starts(command: Sequence[str]) -> Callable[[], float]:
    """The seconds until the program shows a window; then all of it is ended."""

    def measure() -> float:
        environment = os.environ | {"QT_QPA_PLATFORM": "xcb", "HOME": tempfile.gettempdir()}
        began = time.perf_counter()
        quiet = subprocess.DEVNULL
        with subprocess.Popen(command, stdout=quiet, stderr=quiet, env=environment, start_new_session=True) as program:
            try:
                subprocess.run(
                    ["xdotool", "search", "--sync", "--onlyvisible", "--name", ".+"],
                    stdout=quiet,
                    check=True,
                    timeout=PATIENCE,
                )
                return time.perf_counter() - began
            finally:
                with suppress(ProcessLookupError):
                    os.killpg(program.pid, signal.SIGTERM)
                    program.wait(PATIENCE)
                    time.sleep(0.3)  # between two starts only: the screen is empty before the next one begins

    return measure


def _treeline(folder: Path) -> Path:
    """The plan as a file of TreeLine."""
    nodes: list[dict[str, object]] = []

    def add(number: str, title: str, executors: str, period: str, children: Sequence[str]) -> str:
        uid = f"{len(nodes):032x}"
        data = {"Number": number, "Title": title, "Executors": executors, "Period": period}
        nodes.append({"uid": uid, "format": "ROW", "data": data, "children": list(children)})
        return uid

    top = [
        add(section.number, section.title, "", "", [
            add(part.number, part.title, "", "", [
                add(item.number, item.title, item.executors_text, item.period_text, []) for item in part.activities
            ])
            for part in section.subsections
        ])
        for section in supplied_draft().sections
    ]  # fmt: skip
    row = {
        "formatname": "ROW",
        "fields": [{"fieldname": name, "fieldtype": "Text"} for name in ("Number", "Title", "Executors", "Period")],
        "titleline": "{*Number*} {*Title*}",
        "outputlines": ["{*Number*} {*Title*}", "{*Executors*}", "{*Period*}"],
    }
    written = {"formats": [row], "nodes": nodes, "properties": {"tlversion": "3.1.5", "topnodes": top}}
    path = folder / "plan.trln"
    path.write_text(json.dumps(written), encoding="utf-8")
    return path


def _sheet(folder: Path) -> Path:
    """The plan as a sheet."""
    book = openpyxl.Workbook()
    for item in supplied_draft().activities():
        book.active.append([item.number, item.title, item.executors_text, item.period_text])
    path = folder / "plan.xlsx"
    book.save(path)
    return path


if __name__ == "__main__":
    main()
