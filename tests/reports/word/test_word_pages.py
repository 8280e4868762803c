"""Pages of a Word document: what may part the head from its table, a table from what follows, a word in its midst."""

from dataclasses import replace
from datetime import date
from io import BytesIO

from docx import Document as open_docx
from docx.table import Table, _Row

from kuzplan_desktop.reports.kinds.columns import OFFERED
from kuzplan_desktop.reports.kinds.report_kinds import build
from kuzplan_desktop.reports.paper.report import Report
from kuzplan_desktop.reports.paper.wrapping import hyphenated
from kuzplan_desktop.reports.word.writer import report_docx
from tests.reports.every_kind import choice, planned_document

JULY = date(2022, 7, 5)
SHY = "\u00ad"
COLUMNS = tuple(name for name in OFFERED if name != "separate")


def main_table(report: Report) -> Table:
    """The table of the report in its document, with the column of numbers."""
    tables = open_docx(BytesIO(report_docx(report))).tables
    return next(table for table in tables if table.rows[0].cells[0].text.startswith("№"))


def is_kept(row: _Row) -> bool:
    """True for a row that stays on a page with the next one."""
    return "keepNext" in row._tr.xml


def test_a_table_of_few_but_tall_rows_is_not_kept_whole_so_that_its_end_stays_with_what_follows() -> None:
    report = build(planned_document(), choice("event_list", "2022-Q1"), JULY)
    assert len(report.rows) == 9
    rows = main_table(report).rows[1:-1]
    assert [is_kept(row) for row in rows] == [False] * 7 + [True] * 2
    short = replace(report.tables[0], rows=(*report.rows[:3], report.rows[-1]))
    assert all(map(is_kept, main_table(replace(report, blocks=(short,))).rows[1:-1]))


def test_a_tall_first_row_is_divided_rather_than_the_letterhead_left_alone_on_its_page() -> None:
    report = build(planned_document(), choice("progress", own=False, columns=COLUMNS), JULY)
    rows = main_table(report).rows
    whole = ["cantSplit" in row._tr.xml for row in rows if not is_heading(row)]
    assert whole[0] is False
    assert sum(whole) > 40


def test_words_that_are_wider_than_their_column_have_soft_hyphens_and_no_others() -> None:
    table = main_table(build(planned_document(), choice("progress", own=False, columns=COLUMNS), JULY))
    assert [cell.text for cell in table.rows[0].cells][2] == f"Ис{SHY}пол{SHY}ни{SHY}тель"
    usual = main_table(build(planned_document(), choice("progress"), JULY))
    assert SHY not in "".join(cell.text for row in usual.rows for cell in row.cells)
    assert hyphenated("учебно-методических").replace(SHY, "|") == "учебно-ме|то|ди|че|ских"
    assert hyphenated("ИККО") == "ИККО"


def is_heading(row: _Row) -> bool:
    """True for the captions, a heading or the total."""
    return "w:fill=" in row._tr.xml


def test_no_line_ends_within_a_number_with_a_hyphen() -> None:
    document = open_docx(BytesIO(report_docx(build(planned_document(), choice("progress"), JULY))))
    title = next(one for one in document.paragraphs if "3/20-7" in one.text)
    assert "3/20</w:t>" in title._p.xml
    assert "noBreakHyphen" in title._p.xml
