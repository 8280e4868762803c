"""The sheet «Диаграммы»: charts of the sheet program's own over cells, so that they follow what is corrected there."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.reports.charts.definitions import summary_charts
from kuzplan_desktop.reports.excel.cells import styles
from kuzplan_desktop.reports.excel.charts import fill_charts
from kuzplan_desktop.reports.paper.chart import Chart, ChartKind
from kuzplan_desktop.reports.paper.sheet_measures import Content
from kuzplan_desktop.reports.paper.wrapping import tied
from tests.reports.filled import filled_document, held
from tests.reports.small import APRIL, FIRST_QUARTER, small

CHARTS = summary_charts(filled_document(), FIRST_QUARTER, APRIL, own=True)
NASTY = "=1+1 <b>&</b> \x00 \ud800 😀"


def workbook_of(*charts: Chart) -> bytes:
    """A workbook with the sheet alone."""
    workbook = Workbook()
    for style in styles():
        workbook.add_named_style(style)
    fill_charts(workbook.active, charts)
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()


def sheet_of(*charts: Chart) -> Worksheet:
    """The sheet, read again."""
    return load_workbook(BytesIO(workbook_of(*charts))).active


def numbers_under(sheet: Worksheet, title: str) -> dict[str, list[object]]:
    """The table under a title: a row a category, without the captions."""
    start = next(row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value == tied(title))
    found = {}
    for row in sheet.iter_rows(min_row=start + 2, values_only=True):
        if row[0] is None:
            break
        found[str(row[0])] = list(row[1:])
    return found


@pytest.mark.parametrize("at", range(len(CHARTS)))
def test_the_cells_hold_the_numbers_of_each_chart(at: int) -> None:
    chart = CHARTS[at]
    rows = numbers_under(sheet_of(*CHARTS), chart.title)
    assert list(rows) == list(chart.categories)
    for place, values in enumerate(rows.values()):
        assert [value or 0 for value in values][: len(chart.filled)] == [each.values[place] for each in chart.filled]


def test_every_chart_refers_to_its_cells_and_stands_beside_them() -> None:
    with ZipFile(BytesIO(workbook_of(*CHARTS))) as file:
        parts = [file.read(name).decode() for name in file.namelist() if "/charts/chart" in name]
    assert len(parts) == len(CHARTS)
    for part, chart in zip(parts, CHARTS, strict=True):
        assert part.count("<c:ser>") + part.count("<ser>") == len(chart.filled)
        assert "'Sheet'!$B$" in part
        assert "'Sheet'!$A$" in part


def test_every_category_has_its_name_in_the_type_of_the_sheet_and_room_for_its_lines() -> None:
    with ZipFile(BytesIO(workbook_of(*CHARTS))) as file:
        parts = [file.read(name).decode() for name in file.namelist() if "/charts/chart" in name]
        drawing = file.read("xl/drawings/drawing1.xml").decode()
    assert all('<tickLblSkip val="1"' in part and 'typeface="Times New Roman"' in part for part in parts)
    heights = [int(high) / 360_000 for high in re.findall(r'<(?:xdr:)?ext cx="\d+" cy="(\d+)"', drawing)]
    for high, chart in zip(heights, CHARTS, strict=True):
        lines = max(len(Content(name, 58, 9).lines()) for name in chart.categories)
        assert high > len(chart.categories) * lines * 0.32 * (chart.kind is ChartKind.ROWS) + 1
    assert any(len(Content(name, 58, 9).lines()) > 1 for name in CHARTS[0].categories)


def test_bars_are_as_long_as_their_numbers_and_no_number_is_white() -> None:
    with ZipFile(BytesIO(workbook_of(*CHARTS))) as file:
        parts = [file.read(name).decode() for name in file.namelist() if "/charts/chart" in name]
    for part in parts:
        value_axis = part[part.index("<valAx>") : part.index("</valAx>")]
        assert '<min val="0"' in value_axis
        labels = part[part.index("<dLbls>") : part.index("</dLbls>")]
        letters = labels[labels.index("<txPr>") :]
        assert "ffffff" not in letters.lower()
        assert ("outEnd" in labels) == (part.count("<ser>") == 1)


def test_a_chart_without_numbers_is_a_sentence_and_no_picture() -> None:
    empty = summary_charts(small(), FIRST_QUARTER, APRIL, own=True)[2]
    content = workbook_of(empty)
    with ZipFile(BytesIO(content)) as file:
        assert not [name for name in file.namelist() if "chart" in name]
    assert load_workbook(BytesIO(content)).active["A2"].value == empty.nothing


def test_words_of_people_stay_words() -> None:
    document = small(events=[held("1.1.1", date(2022, 3, 1), form=NASTY, audiences={NASTY: 3})])
    sheet = sheet_of(*summary_charts(document, FIRST_QUARTER, APRIL, own=True))
    found = [cell for row in sheet.iter_rows() for cell in row if str(cell.value).startswith("=1+1")]
    assert found
    assert {cell.data_type for cell in found} == {"s"}


def test_the_same_charts_give_the_same_cells_and_drawings() -> None:
    def parts(content: bytes) -> dict[str, bytes]:
        with ZipFile(BytesIO(content)) as file:
            return {name: file.read(name) for name in file.namelist() if not name.startswith("docProps")}

    assert parts(workbook_of(*CHARTS)) == parts(workbook_of(*CHARTS))


def test_no_page_cuts_a_chart() -> None:
    sheet = sheet_of(*CHARTS)
    titles = [row for row in range(1, sheet.max_row + 1) if sheet.cell(row, 1).value in {tied(c.title) for c in CHARTS}]
    breaks = [each.id for each in sheet.row_breaks.brk]
    assert breaks
    assert {row + 1 for row in breaks} < set(titles)
