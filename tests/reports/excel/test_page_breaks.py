"""Sheets as they are printed: where pages end, rows that stay whole, events whose people can be summed."""

from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.reports.excel.writer import report_xlsx
from kuzplan_desktop.reports.paper.report import HEADINGS, Report, RowKind
from kuzplan_desktop.reports.paper.sheet_measures import HIGHEST, Content, pieces
from tests.reports.dumps import first_row
from tests.reports.every_kind import every_kind
from tests.reports.filled import held
from tests.reports.small import report_of, small

SENTENCE = "Проведено занятие с членами участковых избирательных комиссий, розданы памятки. "
PAGE = 170 * 72 / 25.4


def sheet_of(report: Report, name: str = "Отчет") -> Worksheet:
    """A sheet of the workbook, read again."""
    return load_workbook(BytesIO(report_xlsx(report)))[name]


@pytest.fixture(scope="module")
def year() -> Report:
    """The whole plan over the year: many pages."""
    return dict(every_kind())["progress-year"]


def test_no_page_ends_with_a_heading_and_none_holds_more_than_a_page(year: Report) -> None:
    sheet = sheet_of(year)
    titles = {row.title for row in year.rows if row.kind in HEADINGS and row.kind is not RowKind.TOTAL}
    ends = [one.id for one in sheet.row_breaks.brk]
    assert len(ends) > 5
    begin = first_row(sheet)
    captions = sum(sheet.row_dimensions[row].height for row in range(4, begin))
    for first, last in zip([0, *ends], [*ends, sheet.max_row], strict=True):
        assert not titles & {sheet.cell(last, 1).value, sheet.cell(last, 2).value}
        rows = sum(sheet.row_dimensions[row].height or 15 for row in range(first + 1, last + 1))
        assert rows + (captions if first else 0) <= PAGE


def test_the_signatures_are_printed_with_the_total_and_the_row_above(year: Report) -> None:
    for count in range(len(year.rows) - 8, len(year.rows)):  # as many pages as may be, filled in many ways
        table = replace(year.tables[0], rows=(*year.rows[:count], year.rows[-1]))
        sheet = sheet_of(replace(year, blocks=(table,)))
        total = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == "Всего по отчету")
        assert max(one.id for one in sheet.row_breaks.brk) < total - 1


def test_a_text_that_a_row_can_hold_stays_whole_and_a_longer_one_is_divided_after_a_sentence() -> None:
    whole = Content(SENTENCE * 24, 130)
    assert 306 < len(whole.lines()) * whole.leading < HIGHEST
    assert len(list(pieces([whole]))) == 1
    texts = [cells[0] for cells, _ in pieces([Content(SENTENCE * 60, 130)])]
    assert len(texts) > 1
    assert all(str(text).endswith(".") for text in texts)
    assert " ".join(map(str, texts)) == (SENTENCE * 60).strip()


def test_the_people_of_each_category_stand_in_a_column_of_numbers() -> None:
    events = [
        held("1.1.1", date(2022, 3, 1), form="семинар", people=50, audiences={"члены УИК": 37, "члены ТИК": 4}),
        held("1.1.1", date(2022, 3, 2), form="лекция", audiences={"члены УИК": 5}),
    ]
    sheet = sheet_of(report_of(small(events=events)), "Мероприятия")
    rows = list(sheet.iter_rows(values_only=True))
    told = [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
    assert [row["члены УИК"] for row in told] == [37, 5]
    assert [row["члены ТИК"] for row in told] == [4, None]
    assert [row["категория не указана"] for row in told] == [9, None]
    names = ("члены ТИК", "члены УИК", "категория не указана")
    assert all(row["Участников"] == sum(row[name] or 0 for name in names) for row in told)


def test_a_wide_list_is_printed_on_pages_beside_each_other() -> None:
    report = dict(every_kind())["progress"]
    sheet = sheet_of(report, "Мероприятия")
    assert sheet.page_setup.fitToWidth == 2
    assert sheet.print_title_cols == "$A:$B"
