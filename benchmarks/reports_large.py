"""Large reports: 500 events, 5,000 activities; beside LibreOffice, bare openpyxl and bare reportlab in the same run."""

import resource
import subprocess
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import fontpkg
import openpyxl
from openpyxl import Workbook
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.common import say
from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.commission import Commission
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import Event, Mark, MarkState
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice, build
from kuzplan_desktop.reports.paper.report import Report
from kuzplan_desktop.reports.writing import write

LARGE, ITEMS, EVENTS = 5000, 47, 500
A_SUBSECTION, A_SECTION = 50, 10


def main() -> None:
    """Print the seconds of each report, of the same words through bare libraries, and the memory at the end."""
    with tempfile.TemporaryDirectory(prefix="kuzplan-benchmark-") as name:
        folder = Path(name)
        few, many = _report(ITEMS, EVENTS), _report(LARGE, 0)
        page, sheet = _seconds(few, folder / "few.pdf"), _seconds(many, folder / "many.xlsx")
        large = _seconds(many, folder / "many.pdf")
        told = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        for what, path in (("few", folder / "few.xlsx"), ("many", folder / "many.xlsx")):
            write(few if what == "few" else many, path)
        rows = {what: _cells(folder / f"{what}.xlsx") for what in ("few", "many")}
        pdfmetrics.registerFont(TTFont("Bare", str(fontpkg.path("PT Serif"))))
        bare = {what: _timed(lambda what=what: _bare_page(rows[what], folder / "bare.pdf")) for what in rows}
        bare_sheet = _timed(lambda: _bare_sheet(rows["many"], folder / "bare.xlsx"))
        office = {what: _timed(lambda what=what: _office(folder / f"{what}.xlsx", folder)) for what in rows}
    say(f"PDF of {EVENTS} events", page, bare["few"], unit="s", beside="same words, bare reportlab")
    say(f"PDF of {EVENTS} events", page, office["few"], unit="s", beside="same rows, LibreOffice headless")
    say(f"PDF of {LARGE} items", large, bare["many"], unit="s", beside="same words, bare reportlab")
    say(f"PDF of {LARGE} items", large, office["many"], unit="s", beside="same rows, LibreOffice headless")
    say(f"sheet of {LARGE} items", sheet, bare_sheet, unit="s", beside="same cells, bare openpyxl")
    print(f"largest resident memory with all three: {told:.0f} MB")


def _report(items: int, events: int) -> Report:
    """The year's report on a plan of so many items with so many events among them."""
    texts = list(supplied_draft().activities())
    activities = [
        Activity(
            f"a{at}",
            f"{at // A_SUBSECTION + 1}.{at % A_SUBSECTION + 1}",
            text.title,
            text.executors_text,
            text.period_text,
        )
        for at, text in ((at, texts[at % len(texts)]) for at in range(items))
    ]
    parts = [activities[at : at + A_SUBSECTION] for at in range(0, items, A_SUBSECTION)]
    subsections = [
        Subsection(f"p{at}", f"{at + 1}", f"Подраздел {at + 1}", tuple(part)) for at, part in enumerate(parts)
    ]
    groups = [subsections[at : at + A_SECTION] for at in range(0, len(subsections), A_SECTION)]
    sections = tuple(Section(f"s{at}", f"{at + 1}", "Раздел", tuple(group)) for at, group in enumerate(groups))
    plan = Plan("plan", "Сводный план на 2022 год", 2022, "", None, "", sections=sections)
    held: dict[str, list[Event]] = {}
    for at in range(events):
        item = activities[at % items].uid
        day = date(2022, at % 12 + 1, at % 28 + 1)
        title = f"Порядок работы участковой комиссии, занятие {at + 1}"
        held.setdefault(item, []).append(
            Event(f"e{at}", item, starts_on=day, form="семинар", title=title, place="г. Топки", people=at)
        )
    text = "Проведена работа с избирателями, материалы размещены на сайте комиссии."
    marks = {item.uid: {1: Mark(f"m{item.uid}", item.uid, 1, MarkState.DONE, None, text)} for item in activities[::2]}
    document = Document(
        plan, Commission("c", "Топкинская ТИК"), marks=marks, events={uid: tuple(of) for uid, of in held.items()}
    )
    return build(document, ReportChoice(period=parse_reporting_period("2022"), own=False), date(2022, 12, 31))


def _seconds(report: Report, path: Path) -> float:
    return _timed(lambda: write(report, path, lambda _: None))


def _cells(sheet: Path) -> list[list[object]]:
    return [[cell.value for cell in row] for row in openpyxl.load_workbook(sheet).worksheets[0].iter_rows()]


def _bare_sheet(cells: list[list[object]], path: Path) -> None:
    book = Workbook()
    for row in cells:
        book.active.append(row)
    book.save(path)


def _bare_page(cells: list[list[object]], path: Path) -> None:
    """The same words on as many lines, ten rows a page, without measuring or breaking any of them."""
    canvas = Canvas(str(path))
    for at, row in enumerate(cells):
        canvas.setFont("Bare", 10)
        for place, value in enumerate(value for value in row if value is not None):
            canvas.drawString(30, 800 - at % 10 * 80 - place * 10, str(value))
        if at % 10 == 9:
            canvas.showPage()
    canvas.save()


def _office(sheet: Path, folder: Path) -> None:
    """The same rows from a sheet to a PDF."""
    home = f"-env:UserInstallation=file://{folder / 'office'}"
    command = ["soffice", home, "--headless", "--convert-to", "pdf", "--outdir", str(folder / "out"), str(sheet)]
    subprocess.run(command, check=True, capture_output=True)


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


if __name__ == "__main__":
    main()
