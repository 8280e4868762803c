"""A Report -> the bands of its pages: letterhead, title, blocks, signatures (ГОСТ Р 7.0.97-2016)."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from kuzplan_desktop.reports.charts.shapes import chart_picture
from kuzplan_desktop.reports.paper.chart import Chart
from kuzplan_desktop.reports.paper.report import SIGNING_LINE, Paragraphs, Report, RowKind, Signature, Table
from kuzplan_desktop.reports.paper.sentences import capital
from kuzplan_desktop.reports.pdf.layout import Align, Band, PlacedChart, PlacedText
from kuzplan_desktop.reports.pdf.tables import (
    FIGURES,
    HEADING,
    LETTER,
    MM,
    SMALL,
    TITLE,
    WIDTH,
    line,
    placed_text,
    table_bands,
)

BRANCHES = (RowKind.SECTION, RowKind.SUBSECTION)  # with bookmarks of their own
CHARTS_A_ROW, CHART_GAP = 2, 20.0
HIGHEST = 165 * MM  # of a chart, which a page must hold


def report_bands(report: Report) -> Iterator[Band]:
    """Everything that a report prints, from the letterhead to the preparer, in letters that the type holds."""
    yield from _letterhead(report)
    yield from _title(report)
    signed, left = bool(report.signatures or report.preparer), len(report.blocks)
    for _, members in groupby(report.blocks, key=lambda block: isinstance(block, Chart)):
        blocks = list(members)
        left -= len(blocks)
        charts = [block for block in blocks if isinstance(block, Chart)]
        yield from _charts(charts, keep=signed and not left)
        for at, block in enumerate(blocks, 1):
            if isinstance(block, Table):
                keep = signed and not left and at == len(blocks)
                yield from table_bands(block, keep=keep, first=block is report.blocks[0])
            elif isinstance(block, Paragraphs):
                yield from (line(text, FIGURES, 0, WIDTH, Align.LEFT, space_before=4) for text in block.lines)
    yield from _signatures(report.signatures, report.preparer)


def _letterhead(report: Report) -> Iterator[Band]:
    """The commission with the line of date and number at the left, the addressee at the right."""
    if not report.dateline and not report.addressee:
        if report.commission:
            yield line(report.commission, LETTER, 0, WIDTH, Align.CENTER, space_after=6, keep_next=True)
        if report.drawn_up:
            yield line(report.drawn_up, LETTER, 0, WIDTH, Align.LEFT, space_after=10, keep_next=True)
        return
    left, right = 112 * MM, 92 * MM
    own = "\n".join(part for part in (report.commission, "", report.dateline) if part or report.commission)
    cells = (
        placed_text(own, LETTER, 0, left, Align.CENTER),
        placed_text(report.addressee, LETTER, WIDTH - right, right),
    )
    yield Band(cells, divisible=True, space_after=20, keep_next=True)


def _title(report: Report) -> Iterator[Band]:
    """The word ОТЧЕТ, what it is about, which report it replaces, the line of figures and what belongs to it."""
    inset, style = (12 * MM, TITLE) if report.signatures else (0, FIGURES)  # a sheet for the table is kept short
    heading = line(report.heading, HEADING, 0, WIDTH, Align.CENTER, keep_next=True)
    divided = any(row.kind in BRANCHES for table in report.tables for row in table.rows)
    yield heading if divided else replace(heading, outline=(capital(report.heading.lower()), 0))
    yield line(report.title, style, inset, WIDTH - 2 * inset, Align.CENTER, space_after=4, keep_next=True)
    for text in (f"({report.as_of})" if report.as_of else "", report.in_place_of):
        if text:
            yield line(text, FIGURES, 0, WIDTH, Align.CENTER, keep_next=True)
    sentences = (report.figures_line, *report.corrections, *report.lines)
    for at, text in enumerate(sentences):
        before, after = 0 if at else 8, 8 if at == len(sentences) - 1 else 0
        yield line(text, FIGURES, 0, WIDTH, Align.LEFT, space_before=before, space_after=after, keep_next=True)


def _charts(charts: Sequence[Chart], *, keep: bool) -> Iterator[Band]:
    """The charts, several beside each other, the last of them to `keep` on one page with what follows."""
    width = (WIDTH - CHART_GAP * (CHARTS_A_ROW - 1)) / CHARTS_A_ROW
    for at in range(0, len(charts), CHARTS_A_ROW):
        row = charts[at : at + CHARTS_A_ROW]
        places = tuple(
            PlacedChart(place * (width + CHART_GAP), width, min(chart_picture(chart, width).height, HIGHEST), chart)
            for place, chart in enumerate(row)
        )
        last = at + CHARTS_A_ROW >= len(charts)
        yield Band((), space_before=10, keep_next=last and keep, pictures=places)


def _on_last_line(*cells: PlacedText) -> tuple[PlacedText, ...]:
    """The cells with their last lines beside each other, as they are signed."""
    most = max(len(cell.lines) for cell in cells)
    return tuple(replace(cell, lines=("",) * (most - len(cell.lines)) + cell.lines) for cell in cells)


def _signatures(signatures: Sequence[Signature], preparer: str) -> Iterator[Band]:
    """The lines to sign on and the person who drew the report up, on one page with the row before them."""
    for at, signature in enumerate(signatures):
        cells = _on_last_line(
            placed_text(signature.position, LETTER, 0, 105 * MM),
            placed_text(SIGNING_LINE, LETTER, 108 * MM, 58 * MM, Align.CENTER),
            placed_text(signature.name or SIGNING_LINE, LETTER, 172 * MM, WIDTH - 172 * MM),
        )
        last = at == len(signatures) - 1
        yield Band(cells, divisible=True, space_before=26 if at == 0 else 16, keep_next=not last or bool(preparer))
    if preparer:
        yield line(preparer, SMALL, 0, WIDTH, Align.LEFT, space_before=22)
