"""The sheet «Диаграммы»: the numbers of each chart of a report, and beside them the chart drawn of them."""

from collections.abc import Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.drawing.text import CharacterProperties, ParagraphProperties
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.reports.chart import Chart, ChartKind, Look
from kuzplan_desktop.reports.excel_cells import (
    CAPTION,
    FIGURE,
    LINE,
    TEXT,
    put,
    put_across,
    put_captions,
    put_row,
    set_up_print,
    set_widths,
)
from kuzplan_desktop.reports.plain_text import for_xml
from kuzplan_desktop.reports.report import Value

SHEET = "Диаграммы"
NAME_WIDTH, FIGURE_WIDTH, MOST_SERIES = 48.0, 22.5, 5  # mm
CHART_COLUMN = "H"
CHART_WIDTH, CHART_HEIGHT = 13.0, 8.0  # cm
LEAST_ROWS = 16  # that a chart covers beside its numbers
CHARTS_A_PAGE = 2
TITLE_SIZE = 1100  # hundredths of a point
COLOURS = {
    Look.DARK: "1F5F78",
    Look.MIDDLE: "7FB2CE",
    Look.HATCHED: "DE9A84",
    Look.PALE: "D9DFE3",
    Look.EMPTY: "FFFFFF",
}


def fill_charts(sheet: Worksheet, charts: Sequence[Chart]) -> None:
    """Write the numbers of the charts one below the other, each with its picture at the right."""
    widths = [NAME_WIDTH, *[FIGURE_WIDTH] * MOST_SERIES]
    set_widths(sheet, widths)
    row = 1
    for place, chart in enumerate(charts):
        if place and place % CHARTS_A_PAGE == 0:
            sheet.row_breaks.append(Break(row - 1))
        after = _fill_numbers(sheet, chart, row, widths)
        if not chart.is_empty:
            sheet.add_chart(_drawn(sheet, chart, row + 1), f"{CHART_COLUMN}{row}")
        row = max(after, row + LEAST_ROWS) + 1
    set_up_print(sheet, "")


def _fill_numbers(sheet: Worksheet, chart: Chart, row: int, widths: Sequence[float]) -> int:
    """The numbers of a chart under its title; the number of the row after them."""
    put_across(sheet, row, (1, len(widths)), chart.title, LINE, widths)
    if chart.is_empty:
        put_across(sheet, row + 1, (1, len(widths)), chart.nothing, LINE, widths)
        return row + 2
    count = 1 + len(chart.series)
    put_captions(sheet, row + 1, ["", *(series.name for series in chart.series)], widths[:count])
    put(sheet.cell(row + 1, 1), None, CAPTION)
    after = row + 2
    for at, category in enumerate(chart.categories):
        values: list[Value] = [category, *(series.values[at] for series in chart.series)]
        after = put_row(sheet, after, values, widths[:count], [TEXT, *[FIGURE] * len(chart.series)])
    return after


def _drawn(sheet: Worksheet, chart: Chart, captions: int) -> BarChart:
    """The chart over the numbers under the row `captions`."""
    last = captions + len(chart.categories)
    bars = BarChart()
    bars.type = "bar" if chart.kind is ChartKind.ROWS else "col"
    bars.grouping, bars.overlap, bars.gapWidth = "stacked", 100, 60
    bars.title = for_xml(chart.title)
    bars.title.overlay = False
    for paragraph in bars.title.tx.rich.p:
        paragraph.pPr = ParagraphProperties(defRPr=CharacterProperties(sz=TITLE_SIZE, b=True))
    bars.width, bars.height = CHART_WIDTH, CHART_HEIGHT
    columns = Reference(sheet, min_col=2, max_col=1 + len(chart.series), min_row=captions, max_row=last)
    bars.add_data(columns, titles_from_data=True)
    bars.set_categories(Reference(sheet, min_col=1, min_row=captions + 1, max_row=last))
    bars.x_axis.delete = bars.y_axis.delete = False
    bars.y_axis.number_format, bars.y_axis.majorGridlines = "0", None
    if chart.kind is ChartKind.ROWS:
        bars.x_axis.scaling.orientation = "maxMin"  # the first row on top, as in the numbers
        bars.y_axis.crosses = "max"  # and the scale at the foot
    bars.legend.position = "b"
    if len(chart.series) == 1:
        bars.legend = None
    for drawn, series in zip(bars.series, chart.series, strict=True):
        drawn.graphicalProperties = _filled(series.look)
    return bars


def _filled(look: Look) -> GraphicalProperties:
    """How a series is filled: told apart by lightness on paper without colours too."""
    filled = GraphicalProperties(solidFill=COLOURS[look])
    filled.line.solidFill = "6B7780"
    return filled
