"""A page of a PDF: letters within ruling lines are cells, letters outside of them paragraphs."""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from kuzplan_desktop.exchange.source.grid import GridParagraph, GridTable
from kuzplan_desktop.exchange.source.pdf_letters import Letter, letter_lines, spelled
from kuzplan_desktop.exchange.source.pdf_tables import Rule, ruled_tables
from kuzplan_desktop.exchange.source.text import blocks_of_lines

_PARAGRAPH_GAP = 1.9  # heights of a line
COLUMN_GAP, BLANKS_BETWEEN = 0.6, 3  # heights of a line; signs that stand for it
_PAGE_NUMBER = re.compile(r"[-–—\s]*\d{1,4}[-–—\s]*")


def blocks_of_page(
    letters: Sequence[Letter],
    rules: Sequence[Rule],
    page: int,
    known: AbstractSet[str],
    doubts: list[tuple[str, str]],
) -> list[GridParagraph | GridTable]:
    """The paragraphs and tables of a page in their order from the top. `known` are words of the document."""
    tables = ruled_tables(rules)
    if tables is None:
        return list(_paragraphs(letters, page))
    blocks: list[GridParagraph | GridTable] = []
    left = set(range(len(letters)))
    for table in tables:
        above = [at for at in left if letters[at].middle > table.top]
        blocks += _paragraphs([letters[at] for at in sorted(above)], page)
        within = {at for at in left if table.bottom <= letters[at].middle <= table.top}
        own = [(at, letters[at]) for at in sorted(within)]
        filled, used = table.filled(own, page, known, doubts, after_break=not blocks)
        blocks.append(filled)
        blocks += _paragraphs([letters[at] for at in sorted(within - used)], page)
        left -= {*above, *within}
    return [*blocks, *_paragraphs([letters[at] for at in sorted(left)], page)]


def _level(line: Sequence[Letter]) -> float:
    return sum(letter.middle for letter in line) / len(line)


def _paragraphs(letters: Sequence[Letter], page: int) -> Iterator[GridParagraph]:
    """Lines as paragraphs: what stands further below begins a new one. The page's number is none."""
    found: list[list[list[Letter]]] = []
    for line in _without_page_number(letter_lines(letters)):
        height = max(letter.top - letter.bottom for letter in line)
        if found and _level(found[-1][-1]) - _level(line) < max(height, 9.0) * _PARAGRAPH_GAP:
            found[-1].append(line)
        else:
            found.append([line])
    for lines in found:
        text = "\n".join(map(spelled, lines))
        bold = sum(letter.bold for line in lines for letter in line) * 2 > sum(map(len, lines))
        yield GridParagraph(text, bold, f"страница {page}")


def _without_page_number(lines: list[list[Letter]]) -> list[list[Letter]]:
    """The lines without the number of the page above or below them."""
    for at in (0, -1):
        if lines and _PAGE_NUMBER.fullmatch(spelled(lines[at])):
            lines = lines[1:] if at == 0 else lines[:-1]
    return lines


def blocks_without_rules(pages: Sequence[Sequence[Letter]]) -> list[GridParagraph | GridTable]:
    """Pages whose table has no lines: its columns are told by the blanks between them, alike on all pages."""
    lines = [line for letters in pages for line in _without_page_number(letter_lines(letters))]
    if not lines:
        return []
    left = min(line[0].left for line in lines)
    widths = sorted(letter.right - letter.left for line in lines for letter in line)
    width = max(widths[len(widths) // 2], 2.0)
    drawn = []
    for line in lines:
        text = ""
        for chunk in _chunks(line):
            at = round((chunk[0].left - left) / width)
            text += " " * max(at - len(text), BLANKS_BETWEEN if text else 0) + spelled(chunk)
        drawn.append(text)
    return blocks_of_lines(drawn)


def _chunks(line: Sequence[Letter]) -> list[list[Letter]]:
    """The words of a line that belong together: wider blanks part columns."""
    chunks: list[list[Letter]] = []
    for letter in line:
        before = chunks[-1][-1] if chunks else letter
        if chunks and letter.left - before.right < (letter.top - letter.bottom) * COLUMN_GAP:
            chunks[-1].append(letter)
        else:
            chunks.append([letter])
    return chunks
