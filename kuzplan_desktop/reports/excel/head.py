"""What stands above and below the table on the first sheet: letterhead, title, figures; the lines to sign on."""

from collections.abc import Sequence

from openpyxl.worksheet.worksheet import Worksheet

from kuzplan_desktop.reports.excel.cells import CENTRED, LINE, SIZES, TITLE, put_across
from kuzplan_desktop.reports.paper.plain_text import for_xml
from kuzplan_desktop.reports.paper.report import SIGNING_LINE, Report, Signature
from kuzplan_desktop.reports.paper.sheet_measures import Content
from kuzplan_desktop.reports.paper.wrapping import as_drawn

LEFT_BLOCK, RIGHT_BLOCK, NAME_BLOCK, LINE_BLOCK = 90.0, 75.0, 60.0, 56.0  # mm at least


def fill_head(sheet: Worksheet, report: Report, widths: Sequence[float]) -> int:
    """Letterhead, title and lines of figures, in few rows, because they stay in sight; the number of the next row."""
    whole = (1, len(widths))
    own = "\n".join(part for part in (report.commission, report.dateline or report.drawn_up) if part)
    areas = _areas(widths, RIGHT_BLOCK, between=0)
    row = 1
    if areas and (report.addressee or report.dateline):
        put_across(sheet, row, (1, areas[0]), own, CENTRED, widths)
        put_across(sheet, row, (areas[1], len(widths)), report.addressee, LINE, widths)
        row += 1
    elif own or report.addressee:
        put_across(sheet, row, whole, "\n".join(part for part in (report.addressee, own) if part), CENTRED, widths)
        row += 1
    title = f"{report.heading} {report.title}" + (f" ({report.as_of})" if report.as_of else "")
    title = "\n".join(part for part in (title, report.in_place_of) if part)
    put_across(sheet, row, whole, title, TITLE, widths)
    words = "\n".join((report.figures_line, *report.corrections, *report.lines))
    put_across(sheet, row + 1, whole, words, LINE, widths)
    return row + 2


def fill_signatures(sheet: Worksheet, report: Report, row: int, widths: Sequence[float]) -> None:
    """The lines to sign on and the person who drew the report up, in one row, which no page divides."""
    areas = _areas(widths, NAME_BLOCK, between=LINE_BLOCK)
    if areas is None:
        lines = [_in_one_block(each, sum(widths)) + "\n" for each in report.signatures]
        put_across(sheet, row, (1, len(widths)), "\n".join([*lines, report.preparer]).rstrip(), LINE, widths)
        return
    left, right = areas
    blocks: tuple[list[str], list[str], list[str]] = ([], [], [])
    for signature in report.signatures:
        position = _broken(signature.position, sum(widths[:left]))
        name = _broken(signature.name or SIGNING_LINE, sum(widths[right - 1 :]))
        lines_high = max(len(position), len(name))
        for block, words in zip(blocks, (position, [SIGNING_LINE], name), strict=True):
            block += [*[""] * (lines_high - len(words)), *words, "", ""]
    blocks[0].extend(_broken(report.preparer, sum(widths[:left])))
    places = ((1, left), (left + 1, right - 1), (right, len(widths)))
    for block, place, style in zip(blocks, places, (LINE, CENTRED, LINE), strict=True):
        put_across(sheet, row, place, "\n".join(block).rstrip(), style, widths)


def _in_one_block(signature: Signature, width: float) -> str:
    """A line to sign on with the name, after the last line of the position."""
    *above, last = _broken(signature.position, width - LINE_BLOCK - NAME_BLOCK)
    return "\n".join([*above, f"{last}  {SIGNING_LINE}  {signature.name or SIGNING_LINE}"])


def _areas(widths: Sequence[float], right_block: float, *, between: float) -> tuple[int, int] | None:
    """The last column of the left block and the first of the right one, which is `right_block` mm wide at least.

    None where they would not leave `between` mm between them.
    """
    count = len(widths)
    left = next((at for at in range(1, count) if sum(widths[:at]) >= LEFT_BLOCK), count)
    right = next((at for at in range(count, 0, -1) if sum(widths[at - 1 :]) >= right_block), 0)
    return (left, right) if left < right and sum(widths[left : right - 1]) >= between else None


def _broken(text: str, width: float) -> list[str]:
    """The lines of a text in type of 11 points, so that those of neighbours stand side by side."""
    return [as_drawn(line) for line in Content(for_xml(text), width, *SIZES[LINE]).lines()]
