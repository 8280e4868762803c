"""Every kind of report against the standard of each format and against the worst that a document may hold."""

import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path

import page
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PageObject, PdfReader

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import Event, EventStatus
from kuzplan_desktop.reports.excel.writer import report_xlsx
from kuzplan_desktop.reports.kinds.columns import OFFERED
from kuzplan_desktop.reports.kinds.report_kinds import build
from kuzplan_desktop.reports.paper.report import Report
from kuzplan_desktop.reports.pdf.tables import MM
from kuzplan_desktop.reports.pdf.writer import report_pdf
from kuzplan_desktop.store.changes.steps import Step, StepChange
from tests.reports.dumps import first_row
from tests.reports.every_kind import JULY, KINDS, choice, every_kind
from tests.reports.filled import done, held
from tests.reports.paper.test_worst_content import NASTY, WORST
from tests.reports.small import item, small


@cache
def made() -> dict[str, Report]:
    """Every kind from the filled-in plan."""
    return dict(every_kind())


NAMES = tuple(made())


@cache
def pdf_of(name: str) -> bytes:
    """The PDF of one of them."""
    return report_pdf(made()[name])


@pytest.fixture(params=NAMES)
def name(request: pytest.FixtureRequest) -> str:
    """Each of their names."""
    return str(request.param)


def nasty_steps(document: Document, words: int = 300) -> tuple[Step, ...]:
    """A журнал with the worst text in every place and with texts of any length, one of so many words."""
    uids = [activity.uid for activity in document.plan.activities()][:1] or [""]
    texts = (NASTY, "слово " * words, "Ы" * 4000, "", "=1+1", "@СУММ", "+7 (384) 1-22")
    return tuple(
        Step(
            f"s{at}",
            text,
            text[:300],
            "2022-05-05T10:00:00+07:00" if at % 2 else text[:40],
            bool(at % 2),
            (StepChange("mark", "row", uids[0], text[:200], "text", text, text[::-1]),),
        )
        for at, text in enumerate(texts)
    )


def worst(kind: str, what: str) -> Report:
    """A kind of report on one of the worst documents, with planned events and every column."""
    document = WORST[what]()
    planned = {
        uid: (*found, *(replace(event, uid=f"p{event.uid}", status=EventStatus.PLANNED) for event in found))
        for uid, found in document.events.items()
    }
    document = replace(document, events=planned)
    asked = choice(kind, "2022-H1", own=False, cumulative=True, columns=tuple(OFFERED))
    words = 6700 if what == "a note of 40,000 letters" else 300
    return build(document, asked, JULY, steps=nasty_steps(document, words))


def test_every_kind_is_fit_for_an_archive(name: str) -> None:
    told = page.validate_pdf_bytes(pdf_of(name), profile="2u")
    assert [failure.message for failure in told.failures] == []


@pytest.mark.slow
def test_every_page_is_numbered_and_nothing_stands_outside_the_margins(name: str) -> None:
    for number, each in enumerate(PdfReader(BytesIO(pdf_of(name))).pages, 1):
        places = list(_places(each))
        top = [text for text, _, y in places if y > 190 * MM]
        assert top == ([str(number)] if number > 1 else [])
        assert min(y for _, _, y in places) >= 20 * MM - 0.1
        assert len(places) > 1


def _places(each: PageObject) -> list[tuple[str, float, float]]:
    """The texts of a page and where they begin, in points from its lower left corner."""
    found: list[tuple[str, float, float]] = []

    def see(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        if text.strip():
            x, y = (cm[at] * tm[4] + cm[at + 2] * tm[5] + cm[at + 4] for at in (0, 1))
            found.append((text.strip(), x, y))

    each.extract_text(visitor_text=see)
    return found


def _sizes(each: PageObject) -> list[float]:
    """The sizes of the letters on a page in points, as they are seen."""
    found: list[float] = []

    def see(text: str, cm: list[float], tm: list[float], _: object, size: float) -> None:
        if text.strip():
            found.append(size * tm[3] * cm[3])

    each.extract_text(visitor_text=see)
    return found


@pytest.mark.slow
def test_every_kind_that_is_signed_ends_with_the_signatures_and_what_they_stand_under(name: str) -> None:
    report = made()[name]
    pages = [each.extract_text() for each in PdfReader(BytesIO(pdf_of(name))).pages]
    assert ("Секретарь" in pages[-1]) == bool(report.signatures)
    if report.signatures and report.tables[-1].rows:
        assert report.tables[-1].rows[-1].title.split()[0] in pages[-1]
        assert report.tables[-1].columns[-1].caption.split()[0][:4] in pages[-1]


@pytest.mark.slow
def test_no_heading_of_a_branch_ends_a_page(name: str) -> None:
    headings = [
        row.title for table in made()[name].tables for row in table.rows if row.kind in ("section", "subsection")
    ]
    for each in PdfReader(BytesIO(pdf_of(name))).pages:
        lines = [line for line in each.extract_text().split("\n") if line.strip()]
        assert not any(heading.startswith(lines[-1]) for heading in headings if len(lines[-1]) > 12)


def test_every_kind_has_bookmarks(name: str) -> None:
    assert PdfReader(BytesIO(pdf_of(name))).outline


def test_the_summary_is_two_pages_at_most_with_its_charts() -> None:
    for kind in ("figures", "figures-cumulative"):
        pages = PdfReader(BytesIO(pdf_of(kind))).pages
        assert len(pages) <= 2
        text = " ".join(" ".join(each.extract_text() for each in pages).split())
        assert min(size for each in pages for size in _sizes(each)) >= 8
        assert "Работа по кварталам 2022 года" in text
        assert "Мероприятия по формам" in text
        assert "Исп. Е.А. Тимофеева" in text


def test_what_is_replaced_corrected_and_left_out_stands_in_both_formats() -> None:
    amended, few = made()["progress-amended"], made()["progress-few-columns"]
    told = {"progress-amended": (amended.in_place_of, *amended.corrections), "progress-few-columns": few.lines}
    for which, sentences in told.items():
        pages = " ".join(" ".join(each.extract_text().split()) for each in PdfReader(BytesIO(pdf_of(which))).pages)
        cells = " ".join(" ".join(words.split()) for words in words_of(book_of(made()[which])))
        assert sentences
        for sentence in sentences:
            assert " ".join(sentence.split()) in pages
            assert " ".join(sentence.split()) in cells


def book_of(report: Report, *, results: bool = False) -> Workbook:
    """The workbook of a report, read again."""
    return load_workbook(BytesIO(report_xlsx(report)), data_only=results)


def words_of(book: Workbook) -> Iterator[str]:
    """The texts of all cells."""
    for sheet in book.worksheets:
        yield from (cell.value for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str))


@pytest.mark.slow
def test_every_workbook_is_set_up_for_reading_and_printing(name: str) -> None:
    for sheet in book_of(made()[name]).worksheets:
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert sheet.page_setup.fitToHeight == 0
        assert (sheet.page_setup.fitToWidth == 1) or sheet.print_title_cols
        if sheet.title != "Диаграммы":
            assert sheet.freeze_panes
            assert sheet.print_title_rows
    report, book = made()[name], book_of(made()[name])
    assert [table.sheet for table in report.tables] == [
        title for title in book.sheetnames if title in {table.sheet for table in report.tables}
    ]
    assert (book.properties.title, book.properties.language) == (report.name, "ru")


def _whole_rows(sheet: Worksheet, first: int, figures: list[int]) -> list[tuple[Cell, ...]]:
    """The rows of a table without those in which a long one goes on."""
    rows: list[tuple[Cell, ...]] = []
    for row in sheet.iter_rows(min_row=first):
        repeated = rows and row[0].value == rows[-1][0].value
        if not (repeated and all(row[at].value is None for at in figures)):
            rows.append(row)
    return rows


@pytest.mark.slow
def test_typed_cells_hold_what_the_report_holds(name: str) -> None:
    report = made()[name]
    book = book_of(report, results=True)
    for table in report.tables:
        sheet = book[table.sheet]
        first = first_row(sheet)
        rows = _whole_rows(sheet, first, [at for at, column in enumerate(table.columns) if column.figure])
        for row, cells in zip(table.rows, rows, strict=False):
            for column, cell in zip(table.columns, cells, strict=True):
                value = row.value(column.key)
                if isinstance(value, date):
                    assert cell.value.date() == value
                    assert cell.number_format == "DD.MM.YYYY"
                elif isinstance(value, int | float):
                    assert cell.value == value


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_finds_the_same_numbers_and_changes_nothing_on_a_round_trip(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    for each in NAMES:
        book_of(made()[each]).save(tmp_path / f"{each}.xlsx")  # written anew: the stored results are gone
    files = [f"{each}.xlsx" for each in NAMES]
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        "xlsx:Calc MS Excel 2007 XML",
        "--outdir",
        "out",
        *files,
    ]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=300)
    for each in NAMES:
        ours = book_of(made()[each], results=True)
        theirs = load_workbook(tmp_path / "out" / f"{each}.xlsx", data_only=True)
        assert theirs.sheetnames == ours.sheetnames
        for sheet in ours.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    found = theirs[sheet.title][cell.coordinate].value
                    assert (found or None) == (cell.value or None), f"{each}, {sheet.title}!{cell.coordinate}"


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("what", sorted(WORST))
def test_the_worst_content_breaks_no_kind(kind: str, what: str) -> None:
    report = worst(kind, what)
    content = report_pdf(report)
    told = page.validate_pdf_bytes(content, profile="2u")
    assert [failure.message for failure in told.failures] == []
    assert not [each for each in PdfReader(BytesIO(content)).pages if "/Annots" in each]
    book = book_of(report)
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells} <= set("snfd")
    assert all(cell.value.startswith("=SUBTOTAL(9,") for cell in cells if cell.data_type == "f")
    assert all(cell.hyperlink is None for cell in cells)
    assert all(len(cell.value) <= 32767 for cell in cells if isinstance(cell.value, str))


def formulas() -> Document:
    """Words that a sheet could take for formulas, wherever a person can put them."""
    event = held(
        "1.1.1", date(2022, 5, 4), form="=1+1", title="@СУММ(A1)", place="+7 (384)", note="-1", people=1, trained=1
    )
    late = replace(item("1.1.2", "Февраль", period_reason="=2+2"), title="=4+4")
    return small(
        replace(item("1.1.1"), title="=HYPERLINK(1)"),
        late,
        marks=[done("1.1.1", 2, "=cmd|' /C calc'!A0")],
        events=[event],
    )


@pytest.mark.parametrize("kind", KINDS)
def test_what_looks_like_a_formula_stays_words_in_every_kind(kind: str) -> None:
    document = formulas()
    planned = Event("p", "1.1.1", EventStatus.PLANNED, date(2022, 6, 1), form="=3+3", place="@")
    document = replace(document, events={"1.1.1": (*document.events["1.1.1"], planned)})
    book = book_of(build(document, choice(kind, columns=tuple(OFFERED)), JULY, steps=nasty_steps(document)))
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row]
    typed = [cell for cell in cells if isinstance(cell.value, str) and cell.value[:1] in "=+@-"]
    assert all(
        cell.data_type == "s" and cell.quotePrefix for cell in typed if not cell.value.startswith("=SUBTOTAL(9,")
    )
    assert typed or kind == "due"


@pytest.mark.slow
def test_five_thousand_items_are_all_there() -> None:
    document = small(*(item(f"1.1.{at}") for at in range(1, 5001)))
    reports = {kind: build(document, choice(kind, "2022-Q1"), JULY, steps=()) for kind in KINDS}
    for kind in ("progress", "due"):
        numbers = [row.number for row in reports[kind].rows if row.kind == "activity"]
        assert numbers == [f"1.1.{at}" for at in range(1, 5001)]
    sheet = book_of(reports["progress"])["Отчет"]
    assert [cell.value for cell in sheet["A"] if str(cell.value).startswith("1.1.")] == numbers
    assert reports["figures"].rows[-1].value("planned") == 5000
