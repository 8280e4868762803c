"""The report of 47 items in every format, against the same words through bare openpyxl, reportlab and python-docx."""

import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import docx
import fontpkg
import openpyxl
from openpyxl import Workbook
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.common import alternate, say, supplied_document, workplace
from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.reports.kinds.model import build_report
from kuzplan_desktop.reports.writing import write
from kuzplan_desktop.store.document.plan_file import PlanFile

ROUNDS = 7
EVENTS = 2  # under each item


def main() -> None:
    """Print the medians of ROUNDS reports of the year over all items, with EVENTS events each, taken in turns."""
    with workplace() as folder:
        document = _document(folder)
        sheet, page = folder / "report.xlsx", folder / "report.pdf"
        _write(document, sheet)
        cells = [[cell.value for cell in row] for row in openpyxl.load_workbook(sheet).active.iter_rows()]
        pdfmetrics.registerFont(TTFont("Bare", str(fontpkg.path("PT Serif"))))
        ours_sheet, bare_sheet, ours_page, bare_page, ours_letters, bare_letters = alternate(
            ROUNDS,
            lambda: _timed(lambda: _write(document, sheet)),
            lambda: _timed(lambda: _bare_sheet(cells, folder / "bare.xlsx")),
            lambda: _timed(lambda: _write(document, page)),
            lambda: _timed(lambda: _bare_page(cells, folder / "bare.pdf")),
            lambda: _timed(lambda: _write(document, folder / "report.docx")),
            lambda: _timed(lambda: _bare_letters(cells, folder / "bare.docx")),
        )
    say("report as a sheet", ours_sheet * 1000, bare_sheet * 1000, unit="ms", beside="same cells, bare openpyxl")
    say("report as a PDF", ours_page * 1000, bare_page * 1000, unit="ms", beside="same words, bare reportlab")
    say("report for Word", ours_letters * 1000, bare_letters * 1000, unit="ms", beside="same cells, bare python-docx")


def _document(folder: Path) -> Document:
    with PlanFile.open(supplied_document(folder)) as file:
        for place, activity in enumerate(file.document.plan.activities()):
            for month in range(1, EVENTS + 1):
                day = date(2022, month, place % 28 + 1)
                file.events.hold(activity.uid, starts_on=day, form="семинар", place="г. Топки", people=place)
        return file.document


def _write(document: Document, path: Path) -> None:
    period = parse_reporting_period(str(document.plan.year))
    write(build_report(document, period, own=False, today=date(document.plan.year, 12, 31)), path)


def _bare_sheet(cells: list[list[object]], path: Path) -> None:
    book = Workbook()
    for row in cells:
        book.active.append(row)
    book.save(path)


def _bare_page(cells: list[list[object]], path: Path) -> None:
    canvas = Canvas(str(path))
    for row in cells:
        canvas.setFont("Bare", 10)
        canvas.drawString(30, 800, " ".join(str(value) for value in row if value is not None))
        canvas.showPage()
    canvas.save()


def _bare_letters(cells: list[list[object]], path: Path) -> None:
    document = docx.Document()
    table = document.add_table(0, len(cells[0]))
    for row in cells:
        for cell, value in zip(table.add_row().cells, row, strict=True):
            cell.text = "" if value is None else str(value)
    document.save(str(path))


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
