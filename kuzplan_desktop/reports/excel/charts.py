"""The sheet «Диаграммы» of a workbook: charts of the sheet program's own, drawn from the numbers beside them."""

from collections.abc import Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.reports.charts.shapes import Paint
from kuzplan_desktop.reports.charts.themes import LIGHT
from kuzplan_desktop.reports.excel.cells import (
    FIGURE,
    LINE,
    TEXT,
    put_across,
    put_captions,
    put_row,
    set_up_print,
    set_widths,
)
from kuzplan_desktop.reports.paper.chart import Chart, ChartKind, Look
from kuzplan_desktop.reports.paper.plain_text import for_xml
from kuzplan_desktop.reports.paper.report import Value

SHEET = "Диаграммы"
NAMES, FIGURES, GAP = 62.0, 26.0, 6.0  # mm: the columns of categories and of numbers, the room before a chart
WIDTH, HEIGHT, MORE = 14.0, 6.5, 0.55  # cm of a chart, and what a further row of bars adds
FEW_ROWS = 5
SHEET_ROW, TABLE_ROW = 0.53, 0.6  # cm of an empty row of the sheet, and of one of a table on the average
PAGE = 18.0  # cm of the sheet that a page holds
EMPTY_TITLE = "Категория"


def fill_charts(sheet: Worksheet, charts: Sequence[Chart]) -> None:
    """Write the numbers of every chart and draw it beside them; one without numbers is a sentence."""
    count = max((len(chart.filled) for chart in charts), default=1) or 1
    widths = [NAMES, *(FIGURES for _ in range(count)), GAP]
    set_widths(sheet, widths)
    at, used = 1, 0.0
    for chart in charts:
        high = _height(chart)
        if used + high > PAGE:
            sheet.row_breaks.append(Break(at - 1))
            used = 0.0
        used += high
        put_across(sheet, at, (1, 1 + count), chart.title, LINE, widths)
        if chart.is_empty:
            put_across(sheet, at + 1, (1, 1 + count), chart.nothing, LINE, widths)
            at += 3
            continue
        after = _put_numbers(sheet, at + 1, chart, widths)
        sheet.add_chart(_drawn(sheet, at + 1, after, chart), f"{get_column_letter(count + 3)}{at + 1}")
        at = after + max(round((high - (after - at) * TABLE_ROW) / SHEET_ROW), 1)
    set_up_print(sheet, "")


def _put_numbers(sheet: Worksheet, at: int, chart: Chart, widths: Sequence[float]) -> int:
    """The numbers of a chart as a table; the number of the row after it. A zero stays empty, lest it be drawn."""
    series = chart.filled
    put_captions(sheet, at, [EMPTY_TITLE, *(each.name for each in series)], widths[: len(series) + 1])
    row = at + 1
    for place, name in enumerate(chart.categories):
        values: list[Value] = [name, *(each.values[place] or None for each in series)]
        row = put_row(sheet, row, values, widths[: len(values)], [TEXT, *(FIGURE for _ in series)])
    return row


def _drawn(sheet: Worksheet, captions: int, after: int, chart: Chart) -> BarChart:
    """The chart over the cells between the row of captions and the row after the last."""
    drawn = BarChart()
    drawn.type = "bar" if chart.kind is ChartKind.ROWS else "col"
    drawn.grouping, drawn.overlap, drawn.gapWidth = "stacked", 100, 50
    drawn.title = for_xml(chart.title)
    drawn.title.overlay = False
    numbers = Reference(sheet, min_col=2, max_col=1 + len(chart.filled), min_row=captions, max_row=after - 1)
    drawn.add_data(numbers, titles_from_data=True)
    drawn.set_categories(Reference(sheet, min_col=1, min_row=captions + 1, max_row=after - 1))
    for made, series in zip(drawn.series, chart.filled, strict=True):
        made.graphicalProperties = _fill(series.look)
        made.dLbls = _labels(series.look)
    if len(chart.filled) == 1:
        drawn.legend = None
    else:
        drawn.legend.position = "b"
    drawn.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=CharacterProperties(sz=1100, b=True))
    drawn.x_axis.delete, drawn.y_axis.delete = False, True
    drawn.y_axis.majorGridlines = None
    if chart.kind is ChartKind.ROWS:
        drawn.x_axis.scaling.orientation = "maxMin"
    drawn.width, drawn.height = WIDTH, _drawn_height(chart)
    return drawn


def _drawn_height(chart: Chart) -> float:
    """The height of a chart in cm."""
    return HEIGHT + MORE * max(len(chart.categories) - FEW_ROWS, 0) * (chart.kind is ChartKind.ROWS)


def _height(chart: Chart) -> float:
    """The height of a chart or its table, whichever is higher, with the room after it, in cm."""
    if chart.is_empty:
        return 3 * SHEET_ROW
    return max(_drawn_height(chart), (len(chart.categories) + 3) * TABLE_ROW) + 1


def _fill(look: Look) -> GraphicalProperties:
    """The fill of a series, as on paper."""
    alarm, ground, line = (LIGHT[paint].removeprefix("#") for paint in (Paint.ALARM, Paint.GROUND, Paint.LINE))
    if look is Look.HATCHED:
        made = GraphicalProperties(pattFill=_hatching(alarm, ground))
        made.line.solidFill = alarm
        return made
    paint = {Look.DARK: Paint.DARK, Look.MIDDLE: Paint.MIDDLE, Look.PALE: Paint.PALE}.get(look, Paint.GROUND)
    made = GraphicalProperties(solidFill=LIGHT[paint].removeprefix("#"))
    made.line.solidFill = line if look in (Look.PALE, Look.EMPTY) else LIGHT[paint].removeprefix("#")
    return made


def _hatching(lines: str, ground: str) -> PatternFillProperties:
    return PatternFillProperties("wdUpDiag", fgClr=ColorChoice(srgbClr=lines), bgClr=ColorChoice(srgbClr=ground))


def _labels(look: Look) -> DataLabelList:
    """The numbers on the bars."""
    labels = DataLabelList()
    labels.showVal = True
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    colour = LIGHT[Paint.ON_DARK if look is Look.DARK else Paint.INK].removeprefix("#")
    letters = CharacterProperties(sz=900, solidFill=colour)
    labels.txPr = RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])
    return labels
