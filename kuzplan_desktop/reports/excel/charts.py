"""The sheet «Диаграммы» of a workbook: charts of the sheet program's own, drawn from the numbers beside them."""

import math
from collections.abc import Sequence

from openpyxl.chart import BarChart, Reference
from openpyxl.chart.label import DataLabelList
from openpyxl.chart.shapes import GraphicalProperties
from openpyxl.chart.text import RichText
from openpyxl.drawing.colors import ColorChoice
from openpyxl.drawing.fill import PatternFillProperties
from openpyxl.drawing.text import CharacterProperties, Paragraph, ParagraphProperties
from openpyxl.drawing.text import Font as Typeface
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.reports.charts.shapes import Paint
from kuzplan_desktop.reports.charts.themes import LIGHT
from kuzplan_desktop.reports.excel.cells import (
    FIGURE,
    FONT,
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
from kuzplan_desktop.reports.paper.report import TEXT_WIDTH, Value
from kuzplan_desktop.reports.paper.sheet_measures import Content

SHEET = "Диаграммы"
NAMES, FIGURES, GAP = 58.0, 24.0, 6.0  # mm: the columns of categories and of numbers, the room before a chart
WIDTH, HEIGHT = 13.0, 6.5  # cm of a chart
AROUND, LEGEND, ROW, ROW_LINE, TITLE_LINE = 0.8, 1.1, 0.65, 0.42, 0.5  # cm of the height of one with rows of bars
NAMES_SHARE = 0.45  # of the width of a chart with rows of bars that their names take
LETTERS, TITLE_LETTERS = 9.0, 11.0  # points
SHEET_ROW = 0.53  # cm of an empty row of the sheet
PAGE = 17.0  # cm of the sheet that a page holds, printed at its own size
MM, POINTS = 10, 72 / 2.54  # in a cm
EMPTY_TITLE = "Категория"


def fill_charts(sheet: Worksheet, charts: Sequence[Chart]) -> None:
    """Write the numbers of every chart and draw it beside them; one without numbers is a sentence."""
    count = max((len(chart.filled) for chart in charts), default=1) or 1
    widths = [NAMES, *(FIGURES for _ in range(count)), GAP]
    set_widths(sheet, widths)
    at, used = 1, 0.0
    page = PAGE * max(1.0, (sum(widths) + WIDTH * MM) / TEXT_WIDTH)
    for chart in charts:
        put_across(sheet, at, (1, 1 + count), chart.title, LINE, widths)
        if chart.is_empty:
            put_across(sheet, at + 1, (1, 1 + count), chart.nothing, LINE, widths)
            after, high = at + 3, 3 * SHEET_ROW
        else:
            after = _put_numbers(sheet, at + 1, chart, widths)
            sheet.add_chart(_drawn(sheet, at + 1, after, chart), f"{get_column_letter(count + 3)}{at + 1}")
            title, table = _high(sheet, at, at + 1), _high(sheet, at + 1, after)
            empty = max(math.ceil((_drawn_height(chart) - table) / SHEET_ROW), 0) + 1
            high = title + table + empty * SHEET_ROW
            after += empty
        if used + high > page:
            sheet.row_breaks.append(Break(at - 1))
            used = 0.0
        used += high
        at = after
    set_up_print(sheet, "")


def _high(sheet: Worksheet, first: int, after: int) -> float:
    """The height of rows in cm."""
    return sum(float(sheet.row_dimensions[row].height) for row in range(first, after)) / POINTS


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
    alone = len(chart.filled) == 1
    drawn.grouping, drawn.overlap, drawn.gapWidth = "clustered" if alone else "stacked", 100, 50
    drawn.title = for_xml(chart.title)
    drawn.title.overlay = False
    numbers = Reference(sheet, min_col=2, max_col=1 + len(chart.filled), min_row=captions, max_row=after - 1)
    drawn.add_data(numbers, titles_from_data=True)
    drawn.set_categories(Reference(sheet, min_col=1, min_row=captions + 1, max_row=after - 1))
    for made, series in zip(drawn.series, chart.filled, strict=True):
        made.graphicalProperties = _fill(series.look)
        made.dLbls = _labels(outside=alone)
    if alone:
        drawn.legend = None
    else:
        drawn.legend.position = "b"
        drawn.legend.txPr = _rich(_letters(LETTERS))
    drawn.title.tx.rich.p[0].pPr = ParagraphProperties(defRPr=_letters(TITLE_LETTERS, b=True))
    drawn.x_axis.delete, drawn.y_axis.delete = False, True
    drawn.x_axis.tickLblSkip = 1  # each category has its name, however close they stand
    drawn.x_axis.txPr = _rich(_letters(LETTERS))
    drawn.y_axis.majorGridlines = None
    drawn.y_axis.scaling.min = 0
    if chart.kind is ChartKind.ROWS:
        drawn.x_axis.scaling.orientation = "maxMin"
    drawn.width, drawn.height = WIDTH, _drawn_height(chart)
    return drawn


def _drawn_height(chart: Chart) -> float:
    """The height of a chart in cm: one with rows of bars has room for the lines of each name."""
    if chart.kind is not ChartKind.ROWS:
        return HEIGHT
    title = Content(chart.title, WIDTH * MM, TITLE_LETTERS, bold=True)
    names = (Content(name, WIDTH * MM * NAMES_SHARE, LETTERS) for name in chart.categories)
    row = max(ROW, *(ROW_LINE * (len(name.lines()) + 0.5) for name in names))  # all are as high as the highest
    return AROUND + TITLE_LINE * len(title.lines()) + row * len(chart.categories) + LEGEND * (len(chart.filled) > 1)


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


def _labels(*, outside: bool) -> DataLabelList:
    """The numbers: beside a bar that stands alone, else on a plate on their part, however narrow that is."""
    labels = DataLabelList()
    labels.showVal = True
    labels.showSerName = labels.showCatName = labels.showLegendKey = labels.showPercent = False
    labels.txPr = _rich(_letters(LETTERS))
    labels.position = "outEnd" if outside else "ctr"
    if not outside:
        labels.spPr = GraphicalProperties(solidFill=LIGHT[Paint.GROUND].removeprefix("#"))
    return labels


def _letters(points: float, **more: bool) -> CharacterProperties:
    """Letters of a chart, in the type of the sheet."""
    ink = LIGHT[Paint.INK].removeprefix("#")
    return CharacterProperties(sz=round(points * 100), solidFill=ink, latin=Typeface(typeface=FONT), **more)


def _rich(letters: CharacterProperties) -> RichText:
    return RichText(p=[Paragraph(pPr=ParagraphProperties(defRPr=letters), endParaRPr=letters)])
