"""A page of a PDF: letters within ruling lines are cells, letters outside of them paragraphs."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from kuzplan_desktop.exchange.source.grid import GridParagraph, GridTable
from kuzplan_desktop.exchange.source.pdf_letters import Letter, lines_of, spelled
from kuzplan_desktop.exchange.source.pdf_tables import Rule, ruled_tables
from kuzplan_desktop.exchange.source.text import blocks_of_lines

_PARAGRAPH_GAP = 1.9  # heights of a line
_PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*")


def blocks_of_page(
    letters: Sequence[Letter], rules: Sequence[Rule], page: int, known: AbstractSet[str], *, ruled: bool
) -> list[GridParagraph | GridTable]:
    """The paragraphs and the table of a page in their order from the top. `known` are words of the document.

    `ruled`: tables of the document have lines, so that what has none is no table.
    """
    tables = ruled_tables(rules)
    if tables is None:
        return list(_paragraphs(letters, page)) if ruled else _without_rules(letters, page)
    blocks: list[GridParagraph | GridTable] = []
    left = set(range(len(letters)))
    for table in tables:
        above = [at for at in left if letters[at].middle > table.top]
        blocks += _paragraphs([letters[at] for at in sorted(above)], page)
        within = {at for at in left if table.bottom <= letters[at].middle <= table.top}
        filled, used = table.filled([(at, letters[at]) for at in sorted(within)], page, known, after_break=not blocks)
        blocks.append(filled)
        blocks += _paragraphs([letters[at] for at in sorted(within - used)], page)
        left -= {*above, *within}
    return [*blocks, *_paragraphs([letters[at] for at in sorted(left)], page)]


def _level(line: Sequence[Letter]) -> float:
    return sum(letter.middle for letter in line) / len(line)


def _paragraphs(letters: Sequence[Letter], page: int) -> Iterator[GridParagraph]:
    """Lines as paragraphs: what stands further below begins a new one. The page's number is none."""
    found: list[list[list[Letter]]] = []
    for line in lines_of(letters):
        height = max(letter.top - letter.bottom for letter in line)
        if found and _level(found[-1][-1]) - _level(line) < max(height, 9.0) * _PARAGRAPH_GAP:
            found[-1].append(line)
        else:
            found.append([line])
    for lines in found:
        text = "\n".join(map(spelled, lines))
        bold = sum(letter.bold for line in lines for letter in line) * 2 > sum(map(len, lines))
        if not _PAGE_NUMBER.fullmatch(text):
            yield GridParagraph(text, bold, f"страница {page}")


def _without_rules(letters: Sequence[Letter], page: int) -> list[GridParagraph | GridTable]:
    """A page whose table has no lines: its columns are told by the blanks between them."""
    lines = lines_of(letters)
    if not lines:
        return []
    left = min(line[0].left for line in lines)
    widths = sorted(letter.right - letter.left for line in lines for letter in line)
    width = max(widths[len(widths) // 2], 2.0)
    drawn = []
    for line in lines:
        text = ""
        for letter in line:
            at = round((letter.left - left) / width)
            text += " " * max(0, at - len(text) if at - len(text) > 1 else int(at > len(text)))
            text += letter.text
        drawn.append(text)
    return [
        block
        for block in blocks_of_lines(drawn)
        if not isinstance(block, GridParagraph) or not _PAGE_NUMBER.fullmatch(block.text)
    ]
