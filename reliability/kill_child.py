"""The process that gets killed: does its deeds one after the other and prints a line after each that is confirmed."""

import json
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.reports import writing
from kuzplan_desktop.reports.excel import writer as excel
from kuzplan_desktop.reports.kinds.model import build_report
from kuzplan_desktop.reports.paper.report import Report
from kuzplan_desktop.reports.pdf import writer as pdf
from kuzplan_desktop.store.document.plan_file import PlanFile
from reliability import deeds, older
from reliability.common import DEVICE

TARGETS = {".xlsx": excel.report_xlsx, ".pdf": pdf.report_pdf}


def deeds_of(job: str, seed: int, number: int, folder: Path) -> list[deeds.Deed]:
    """The deeds of a job that changes the document; `copies.json` holds the bodies that are merged or gone back to."""
    if job in ("merging", "restoring"):
        copies = json.loads((folder / "copies.json").read_text(encoding="utf-8"))
        return getattr(deeds, job)(seed, number, copies)  # type: ignore[no-any-return]
    return (deeds.attaching if job == "attaching" else deeds.saving)(seed, number)


def copy_names(folder: Path, number: int) -> list[Path]:
    """The files that the job `copying` makes, one after the other."""
    return [folder / f"Копия {place}.sqlite" for place in range(number)]


def reports(path: Path) -> tuple[Report, Report]:
    """Two reports on the document, whose files differ."""
    with PlanFile.open(path, device=DEVICE, read_only=True) as file:
        document = file.document
    return tuple(  # type: ignore[return-value]
        build_report(document, parse_reporting_period(period), own=False, today=date(2022, 7, 1), cumulative=False)
        for period in ("2022-Q1", "2022-H1")
    )


def write(report: Report, target: Path) -> None:
    """Write the report as the program does, in the format of its ending."""
    writing.write(report, target)


def exporting(path: Path, seed: int, number: int) -> list[Callable[[], object]]:
    """Two reports by turns to the same name, again and again."""
    both = reports(path)
    target = path.with_name("Отчет.pdf" if seed % 2 else "Отчет.xlsx")
    return [partial(write, both[place % 2], target) for place in range(number)]


def acts(job: str, seed: int, number: int, path: Path) -> Iterator[Callable[[], object]]:
    """What the job does, one confirmed thing after the other."""
    if job == "exporting":
        yield from exporting(path, seed, number)
    elif job == "migrating":
        yield partial(older.migrate, path)
    else:
        with PlanFile.open(path, device=DEVICE) as file:
            if job == "copying":
                for place, target in enumerate(copy_names(path.parent, number)):
                    yield partial(file.copy_to, target, without_history=bool(place % 2))
            else:
                for deed in deeds_of(job, seed, number, path.parent):
                    yield partial(deed, file)


def main() -> None:
    """JOB SEED NUMBER DOCUMENT"""
    job, seed, number, path = sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])
    print("ready", flush=True)
    for place, act in enumerate(acts(job, seed, number, path)):
        act()
        print(place, flush=True)


if __name__ == "__main__":
    main()
