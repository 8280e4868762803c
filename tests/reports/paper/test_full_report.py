"""A very full report, and what holds it together: events across the page, thousands, blanks that do not break."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO

import pytest
from docx import Document as open_docx
from openpyxl import load_workbook
from pypdf import PdfReader

from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.domain.reporting.sent_reports import SentReport
from kuzplan_desktop.reports.excel.writer import report_xlsx
from kuzplan_desktop.reports.kinds.report_kinds import build
from kuzplan_desktop.reports.paper.report import Report, RowKind
from kuzplan_desktop.reports.paper.wrapping import grouped, tied
from kuzplan_desktop.reports.pdf.archive import _srgb
from kuzplan_desktop.reports.pdf.writer import report_pdf
from kuzplan_desktop.reports.word.writer import report_docx
from tests.reports.every_kind import choice
from tests.reports.filled import done, held
from tests.reports.small import APRIL, report_of, row_of, small

NBSP = "\u00a0"


def events(count: int, **fields: object) -> list[Event]:
    """So many events of the first quarter."""
    days = (date(2022, 1, 10) + timedelta(days=at % 70) for at in range(count))
    return [
        held(
            "1.1.1", day, form="семинар", title=f"Занятие {at}", place="г. Топки", audiences={"члены УИК": 37}, **fields
        )
        for at, day in enumerate(days, 1)
    ]


def report(count: int, **fields: object) -> Report:
    """A report with so many events under its item."""
    return report_of(small(events=events(count, **fields), marks=[done("1.1.1", 1, "Работа велась")]))


def test_many_events_stand_in_rows_of_their_own_in_every_format() -> None:
    full = report(40, note="Отзывы хорошие")
    details = [row.title for row in full.rows if row.kind is RowKind.DETAIL]
    assert len(details) == 40
    assert details[0].endswith("37 чел. (члены УИК – 37). Примечание: Отзывы хорошие")
    assert row_of(full, "1.1.1").done == ("Работа велась", "Мероприятия перечислены ниже")
    assert row_of(full, "1.1.1").note == ()
    pages = [page.extract_text() for page in PdfReader(BytesIO(report_pdf(full))).pages]
    assert len(pages) < 5
    table = next(one for one in open_docx(BytesIO(report_docx(full))).tables if "Занятие 40" in str(one._tbl.xml))
    row = next(one for one in table.rows if "«Занятие 40»" in one.cells[-1].text)
    assert row.cells[1]._tc is row.cells[-1]._tc
    sheet = load_workbook(BytesIO(report_xlsx(full)))["Отчет"]
    cell = next(cell for cell in sheet["B"] if "«Занятие 40»" in str(cell.value))
    assert any(cell.coordinate in merged and merged.max_col == 8 for merged in sheet.merged_cells.ranges)


def test_a_few_events_stay_in_their_cell_with_their_notes() -> None:
    few = report(6, note="Отзывы хорошие")
    assert not [row for row in few.rows if row.kind is RowKind.DETAIL]
    assert all(line.endswith("Примечание: Отзывы хорошие") for line in row_of(few, "1.1.1").done[1:])


def test_partners_volunteers_and_publications_stand_with_their_event_unless_they_have_columns() -> None:
    made = events(1, partners="Совет молодежи", volunteers=3, publications=2)
    document = small(events=made)
    (line,) = row_of(report_of(document), "1.1.1").done
    assert line.endswith("(члены УИК – 37). Партнеры: Совет молодежи, волонтеров 3, публикаций 2")
    columns = ("done", "partners", "volunteers")
    (line,) = row_of(build(document, choice("progress", "2022-Q1", columns=columns), APRIL), "1.1.1").done
    assert line.endswith("(члены УИК – 37). Публикаций 2")


def test_numbers_stand_in_threes_and_stay_numbers_in_a_sheet() -> None:
    assert [grouped(number) for number in (0, 999, 1000, 1234567)] == [
        "0",
        "999",
        f"1{NBSP}000",
        f"1{NBSP}234{NBSP}567",
    ]
    big = report_of(small(events=[held("1.1.1", date(2022, 3, 1), form="акция", people=26230)]))
    assert f"участников 26{NBSP}230" in big.figures_line
    assert "26 230" in PdfReader(BytesIO(report_pdf(big))).pages[0].extract_text()
    sheet = load_workbook(BytesIO(report_xlsx(big)))["Отчет"]
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == 26230)
    assert (cell.data_type, cell.number_format) == ("n", "#,##0")


@pytest.mark.parametrize(
    ("text", "held_together"),
    [
        ("было 37 чел. там", f"было 37{NBSP}чел. там"),
        ("в г. Топки", f"в г.{NBSP}Топки"),
        ("за I квартал 2022 года", f"за{NBSP}I{NBSP}квартал 2022{NBSP}года"),
        ("во II полугодии", f"во II{NBSP}полугодии"),
        ("постановление № 3/20-7", f"постановление №{NBSP}3/20-7"),
    ],
)
def test_what_belongs_together_is_not_broken(text: str, held_together: str) -> None:
    assert tied(text) == held_together


def test_word_and_sheet_hold_together_what_the_page_does() -> None:
    made = report(1)
    words = "\n".join(
        cell.text for table in open_docx(BytesIO(report_docx(made))).tables for row in table.rows for cell in row.cells
    )
    cells = [str(cell.value) for row in load_workbook(BytesIO(report_xlsx(made)))["Отчет"].iter_rows() for cell in row]
    for text in (words, "\n".join(cells)):
        assert f"г.{NBSP}Топки" in text
        assert f"37{NBSP}чел." in text


def test_a_reader_of_pdf_shows_the_title_and_knows_the_language() -> None:
    catalog = PdfReader(BytesIO(report_pdf(report(1)))).trailer["/Root"]
    assert catalog["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert catalog["/Lang"] == "ru"


def test_a_report_that_was_sent_is_printed_again_with_its_day_and_number() -> None:
    document = small(events=events(2))
    asked = choice("progress", "2022-Q1")
    figures = build(document, asked, APRIL).figures
    sent = SentReport("s", "progress", "2022-Q1", True, False, date(2022, 4, 4), "1-12/45", figures=figures)
    document = replace(document, sent_reports=(sent,))
    assert build(document, asked, APRIL).dateline == f"4{NBSP}апреля{NBSP}2022{NBSP}г. №{NBSP}1-12/45"
    blank = "«____» ______________ 2022"
    assert build(document, asked, APRIL, amends=sent).dateline.startswith(blank)
    moved = replace(document, events={"1.1.1": tuple(events(3))})
    assert build(moved, asked, APRIL).dateline.startswith(blank)
    assert build(document, choice("progress", "2022-Q2"), APRIL).dateline.startswith(blank)


def test_sheets_are_written_without_lxml_even_where_it_is_installed() -> None:
    environment = {name: value for name, value in os.environ.items() if name != "OPENPYXL_LXML"}
    code = "import lxml.etree, kuzplan_desktop.reports.excel.writer, openpyxl; print(openpyxl.LXML)"
    told = subprocess.run([sys.executable, "-c", code], env=environment, stdout=subprocess.PIPE, check=True)
    assert told.stdout.strip() == b"False"


def test_the_colour_profile_names_no_system() -> None:
    assert _srgb()[40:44] == bytes(4)
