"""A paper as it is signed: rule and name beside the last line of the position; the day on papers without a number."""

from dataclasses import replace
from io import BytesIO

import pytest
from docx import Document as open_docx
from openpyxl import load_workbook
from pypdf import PdfReader

from kuzplan_desktop.reports.excel.writer import report_xlsx
from kuzplan_desktop.reports.paper.report import SIGNING_LINE, Report, Signature
from kuzplan_desktop.reports.pdf.writer import report_pdf
from kuzplan_desktop.reports.word.writer import report_docx
from tests.reports.every_kind import every_kind
from tests.reports.small import report_of, small

LONG = "Исполняющий обязанности председателя территориальной избирательной комиссии Топкинского муниципального округа"
DRAWN_UP = "5\u00a0июля\u00a02022\u00a0г."


@pytest.fixture
def signed() -> Report:
    """A report whose chair has a position of several lines."""
    return replace(report_of(small()), signatures=(Signature(LONG, "Н.В.\u00a0Соколова"), Signature("Секретарь", "")))


def test_rule_and_name_stand_beside_the_last_line_on_a_page(signed: Report) -> None:
    heights: dict[str, float] = {}

    def see(text: str, cm: list[float], tm: list[float], *_: object) -> None:
        for line in text.strip().split("\n"):
            heights.setdefault(line.strip(), tm[5])

    PdfReader(BytesIO(report_pdf(signed))).pages[-1].extract_text(visitor_text=see)
    last = next(height for words, height in heights.items() if words.endswith("муниципального округа"))
    begins = next(height for words, height in heights.items() if words.startswith("Исполняющий"))
    assert begins > last
    assert heights["Н.В. Соколова"] == heights[SIGNING_LINE] == last


def test_rule_and_name_stand_at_the_foot_of_the_row_in_word(signed: Report) -> None:
    row = open_docx(BytesIO(report_docx(signed))).tables[-1].rows[-1].cells[0].tables[0].rows[0]
    assert [cell.vertical_alignment for cell in row.cells] == [row.cells[0].vertical_alignment] * 5
    assert str(row.cells[0].vertical_alignment).startswith("BOTTOM")


def test_rule_and_name_stand_beside_the_last_line_in_a_sheet(signed: Report) -> None:
    sheet = load_workbook(BytesIO(report_xlsx(signed)))["Отчет"]
    row = next(row for row in sheet.iter_rows() if str(row[0].value).startswith("Исполняющий"))
    position, rule, name = (str(cell.value).split("\n") for cell in row if cell.value)
    last = next(at for at, line in enumerate(position) if line.endswith("округа"))
    assert last > 0
    assert rule.index(SIGNING_LINE) == name.index("Н.В.\u00a0Соколова") == last


def test_where_a_sheet_has_no_columns_for_them_rule_and_name_follow_the_last_line_of_the_position() -> None:
    report = dict(every_kind())["training"]
    report = replace(report, signatures=(Signature(LONG, "Н.В. Соколова"),))
    sheet = load_workbook(BytesIO(report_xlsx(report)))["Обучение"]
    lines = next(str(cell.value) for cell in sheet["A"] if str(cell.value).startswith("Исполняющий")).split("\n")
    signed = next(at for at, line in enumerate(lines) if SIGNING_LINE in line)
    assert signed > 0
    assert lines[signed].endswith(f"{SIGNING_LINE}  Н.В.\u00a0Соколова")
    assert " ".join(lines[: signed + 1]).replace("\u00a0", " ").startswith(LONG)


def test_a_paper_without_a_number_carries_the_day_it_was_drawn_up() -> None:
    made = dict(every_kind())
    for kind in ("figures", "history"):
        report = made[kind]
        assert report.drawn_up == DRAWN_UP
        assert DRAWN_UP.replace("\u00a0", " ") in PdfReader(BytesIO(report_pdf(report))).pages[0].extract_text()
        assert DRAWN_UP in [one.text for one in open_docx(BytesIO(report_docx(report))).paragraphs]
        assert DRAWN_UP in str(load_workbook(BytesIO(report_xlsx(report))).worksheets[0]["A1"].value)
    assert made["progress"].drawn_up == ""
