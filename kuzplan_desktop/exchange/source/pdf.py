"""A PDF with a text layer -> Grid: letters with their boxes, and the ruling lines that make cells of them."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.source.grid import Grid, GridParagraph, GridTable, protected
from kuzplan_desktop.exchange.source.pdf_letters import Letter, words_within
from kuzplan_desktop.exchange.source.pdf_page import blocks_of_page, blocks_without_rules
from kuzplan_desktop.exchange.source.pdf_tables import Rule, ruled_tables

MOST_PAGES = 300
MOST_LETTERS = 2_000_000
_BOLD = 600
_HYPHEN_AT_THE_END = 2  # what PDFium makes of the hyphen of a line's end
_NO_TEXT = "В файле нет текста: это снимки страниц (скан)."
_TAKE_TEXT = "Попросите документ в том виде, в котором он составлен, или распознайте текст."


def read_pdf(content: bytes) -> Grid:
    """The grid of a PDF. PlanError for a scan or one with a password."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise protected() from error
        raise
    try:
        if len(document) > MOST_PAGES:
            raise PlanError("В документе слишком много страниц.", "Оставьте в нем только план.")
        pages = []
        left = MOST_LETTERS
        for number in range(len(document)):
            pages.append(_page(document, number))
            left -= len(pages[-1][0])
            if left < 0:
                raise PlanError("В документе слишком много текста.", "Оставьте в нем только план.")
    finally:
        document.close()
    known = set[str]().union(*(words_within(letters) for letters, _ in pages))
    ruled = any(ruled_tables(rules) is not None for _, rules in pages)
    blocks: list[GridParagraph | GridTable] = []
    doubts: list[tuple[str, str]] = []
    if not ruled:
        blocks = blocks_without_rules([letters for letters, _ in pages])
    for number, (letters, rules) in enumerate(pages if ruled else (), 1):
        blocks += blocks_of_page(letters, rules, number, known, doubts)
    if not blocks:
        raise PlanError(_NO_TEXT, _TAKE_TEXT)
    return Grid(tuple(blocks), doubts=tuple(doubts))


def _page(document: Any, number: int) -> tuple[list[Letter], list[Rule]]:
    """The letters and the ruling lines of a page; from the bottom left, in points."""
    page = document[number]
    try:
        text = page.get_textpage()
        try:
            return list(_letters(text)), list(_rules(page))
        finally:
            text.close()
    finally:
        page.close()


def _letters(text: Any) -> Iterator[Letter]:
    from pypdfium2 import raw

    box = raw.FS_RECTF()  # with the room that the font gives a letter: a comma stands on the line of its word
    last: Letter | None = None
    for at in range(text.count_chars()):
        code = raw.FPDFText_GetUnicode(text, at)
        if code in (0, 10, 13, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000 or code > 0x10FFFF:
            continue
        letter = "-" if code == _HYPHEN_AT_THE_END else chr(code)
        if letter.isspace():
            last = replace(last, space_after=True) if last else None
        elif raw.FPDFText_GetLooseCharBox(text, at, box):
            if last:
                yield last
            bold = raw.FPDFText_GetFontWeight(text, at) >= _BOLD
            last = Letter(letter, box.left, box.right, box.bottom, box.top, bold)
    if last:
        yield last


def _rules(page: Any) -> Iterator[Rule]:
    from pypdfium2 import raw

    for item in page.get_objects(filter=(raw.FPDF_PAGEOBJ_PATH,), max_depth=4):
        left, bottom, right, top = item.get_bounds()
        yield Rule(left, right, bottom, top)
