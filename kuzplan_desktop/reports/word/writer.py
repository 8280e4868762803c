"""Report -> a Word document that goes on being edited: real styles, tables and page numbers, the figures of the PDF."""

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from kuzplan_desktop.reports.paper.chart import Chart
from kuzplan_desktop.reports.paper.report import SIGNING_LINE, TEXT_WIDTH, Block, Paragraphs, Report, Signature, Table
from kuzplan_desktop.reports.paper.wrapping import tied
from kuzplan_desktop.reports.word.file import word_file
from kuzplan_desktop.reports.word.parts import cell, paragraph, paragraphs, picture, row, table
from kuzplan_desktop.reports.word.styles import (
    ADDRESSEE,
    BODY,
    CAPTION,
    CELL,
    END,
    FIGURES,
    LETTERHEAD,
    PICTURE,
    PLAIN,
    PREPARER,
    SIGNATURE,
    SUBTITLE,
    TITLE,
)
from kuzplan_desktop.reports.word.tables import table_parts

LETTERHEAD_WIDTHS = (112.0, 53.0, 92.0)  # mm: the commission, a gap, the addressee
SIGNATURE_WIDTHS = (105.0, 3.0, 58.0, 6.0, 85.0)  # mm: position, gap, line to sign on, gap, name
DRAWN, WRITTEN = 0.2, 0.8  # of the work is done when the charts are drawn, when the words are written
PAIR = 2  # charts side by side
CHART_WIDTH = 125.0  # mm
SIGNED = 2  # the column of the line


def report_docx(report: Report, progress: Callable[[float], None] | None = None) -> bytes:
    """The bytes of the document of `report`, the same for the same report.

    `progress` is told the share that is done and may raise to end it.
    """
    tell = progress or (lambda _: None)
    tell(0.0)
    drawn = _pictures(report)
    tell(DRAWN)
    body = "".join(_body(report, drawn))
    tell(WRITTEN)
    return word_file(
        body,
        {key: content for key, (content, _) in drawn.items()},
        title=report.name,
        author=report.commission,
        subject=f"{report.heading} {report.title}",
        day=report.made_on,
        both_sides=report.both_sides,
    )


def _pictures(report: Report) -> dict[str, tuple[bytes, float]]:
    """The charts of a report as pictures, with their heights in mm."""
    charts = [chart for chart in report.charts if not chart.is_empty]
    if not charts:
        return {}
    from kuzplan_desktop.reports.pdf.drawings import chart_png

    return {f"chart{number}": chart_png(chart, CHART_WIDTH) for number, chart in enumerate(charts, 1)}


def _body(report: Report, drawn: dict[str, tuple[bytes, float]]) -> Iterator[str]:
    """Everything from the letterhead to the preparer."""
    yield from _letterhead(report)
    yield from _title(report)
    keys = iter(drawn)
    last = len(report.blocks) - 1
    closing = "".join(_signatures(report.signatures, report.preparer))
    within = bool(report.signatures or report.preparer) and _has_room(report.blocks[last])
    at = 0
    for are_charts, members in groupby(report.blocks, key=lambda block: isinstance(block, Chart)):
        blocks = list(members)
        at += len(blocks)
        if are_charts:
            charts = [block for block in blocks if isinstance(block, Chart)]
            yield from _charts(charts, keys, drawn)
            continue
        for place, block in enumerate(blocks, at - len(blocks)):
            closes = place == last and bool(report.signatures or report.preparer)
            yield from _block(block, closes=closes, closing=closing if closes and within else "")
    yield paragraph("", END) if within else closing


def _has_room(block: Block) -> bool:
    """True for a table as wide as the page, in whose last row the signatures stand."""
    return isinstance(block, Table) and bool(block.rows) and sum(one.width for one in block.columns) > TEXT_WIDTH - 2


def _letterhead(report: Report) -> Iterator[str]:
    """The commission with the line of date and number at the left, the addressee at the right."""
    if not report.dateline and not report.addressee:
        if report.commission:
            yield paragraph(report.commission, LETTERHEAD, keep_next=True)
        if report.drawn_up:
            yield paragraph(report.drawn_up, ADDRESSEE, keep_next=True)
        return
    own = "\n".join(part for part in (report.commission, "", report.dateline) if part or report.commission)
    left, gap, right = LETTERHEAD_WIDTHS
    cells = (
        cell(paragraphs(own, LETTERHEAD), left),
        cell(paragraph("", BODY), gap),
        cell(paragraphs(report.addressee, ADDRESSEE), right),
    )
    yield table([row(cells)], LETTERHEAD_WIDTHS, PLAIN)


def _title(report: Report) -> Iterator[str]:
    """The word ОТЧЕТ, what it is about, what is to be known before the table."""
    yield paragraph(report.heading, TITLE)
    yield paragraph(tied(report.title, periods=True), SUBTITLE)
    for words in (f"({report.as_of})" if report.as_of else "", report.in_place_of):
        if words:
            yield paragraph(tied(words), SUBTITLE)
    for words in (report.figures_line, *report.corrections, *report.lines):
        if words:
            yield paragraph(tied(words), FIGURES)


def _block(block: Block, *, closes: bool, closing: str) -> Iterator[str]:
    """A table with its caption, or paragraphs; the signatures follow the block that `closes`, or are its `closing`."""
    if isinstance(block, Paragraphs):
        yield from (paragraph(tied(line), BODY, keep_next=closes) for line in block.lines)
    elif isinstance(block, Table):
        if block.caption:
            yield paragraph(tied(block.caption), CAPTION)
        if block.rows:
            yield from table_parts(block.columns, block.rows, closes=closes, closing=closing)
        else:
            yield paragraph(block.nothing, FIGURES, keep_next=closes)


def _charts(charts: Sequence[Chart], keys: Iterator[str], drawn: dict[str, tuple[bytes, float]]) -> Iterator[str]:
    """Charts side by side in pairs; a sentence where there is nothing to draw."""
    last = len(charts) - (len(charts) - 1) % PAIR - 1  # the first chart of the last row, which stays with what follows
    cells = [cell(_chart(chart, keys, drawn, keep_next=at >= last), CHART_WIDTH) for at, chart in enumerate(charts)]
    widths = (CHART_WIDTH, TEXT_WIDTH - PAIR * CHART_WIDTH, CHART_WIDTH)
    gap, empty = (cell(paragraph("", BODY), width) for width in widths[1:])
    rows = [row((first, gap, second)) for first, second in zip(cells[::PAIR], [*cells[1::PAIR], empty], strict=False)]
    yield paragraph("", CELL)
    yield table(rows, widths, PLAIN)


def _chart(chart: Chart, keys: Iterator[str], drawn: dict[str, tuple[bytes, float]], *, keep_next: bool) -> str:
    """A chart as a picture with its numbers in words for those who do not see it."""
    if chart.is_empty:
        return paragraph(chart.title, CAPTION) + paragraph(chart.nothing, BODY, keep_next=keep_next)
    key = next(keys)
    size, number = (CHART_WIDTH, drawn[key][1]), int(key.removeprefix("chart"))
    return picture(key, number, size, chart.words(), PICTURE, keep_next=keep_next)


def _signatures(signatures: Sequence[Signature], preparer: str) -> Iterator[str]:
    """The lines to sign on and the person who drew the report up, on one page with the row before them."""
    if signatures:
        yield paragraph("", CELL, keep_next=True)
        rows = [
            _signature(signature, keep_next=bool(preparer) or at < len(signatures) - 1)
            for at, signature in enumerate(signatures)
        ]
        yield table(rows, SIGNATURE_WIDTHS, PLAIN)
    yield paragraph(preparer, PREPARER if preparer else END)


def _signature(signature: Signature, *, keep_next: bool) -> str:
    """A row to sign on; an empty name is filled in by hand."""
    texts = (signature.position, "", "", "", signature.name or SIGNING_LINE)
    return row(
        cell(paragraphs(text, SIGNATURE, keep_next=keep_next), width, line=at == SIGNED, low=True)
        for at, (text, width) in enumerate(zip(texts, SIGNATURE_WIDTHS, strict=True))
    )
