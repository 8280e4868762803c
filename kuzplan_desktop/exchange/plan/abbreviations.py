"""The abbreviations that a document explains below or above its table."""

import re
from collections.abc import Sequence

from kuzplan_desktop.exchange.plan.footnotes import is_note
from kuzplan_desktop.exchange.plan.outline import is_signature
from kuzplan_desktop.exchange.source.grid import GridParagraph, GridTable

LONGEST_TERM = 30  # letters of an abbreviation
Abbreviations = tuple[tuple[str, str], ...]
_CAPTION = re.compile(
    r"(?:примечани[ея]\W*)?(?:(?:список |перечень )?(?:используемы\w+ |принят\w+ )?сокращени[яй])?\W*", re.IGNORECASE
)


def abbreviations_above(head: Sequence[GridParagraph]) -> tuple[Abbreviations, list[GridParagraph]]:
    """The abbreviations under their caption above the table, and the other paragraphs there."""
    begins = next((at for at, one in enumerate(head) if is_caption(one.line)), None)
    if begins is None:
        return (), list(head)
    ends = begins + 1
    while ends < len(head) and (not head[ends].line or abbreviations_of([head[begins], head[ends]])[0]):
        ends += 1
    return abbreviations_of(head[begins:ends])[0], [*head[:begins], *head[ends:]]


def is_caption(line: str) -> bool:
    """True for «Используемые сокращения:»."""
    return "окращени" in line and bool(_CAPTION.fullmatch(line))


def abbreviations_in_table(table: GridTable) -> list[GridParagraph]:
    """The lines «term - meaning» of a table that holds nothing but these; none for any other table."""
    found: list[GridParagraph] = []
    for row in table.rows:
        match [one.line for one in row.filled()]:
            case []:
                continue
            case [term, meaning] if len(term) <= LONGEST_TERM:
                found.append(GridParagraph(f"{term} - {meaning}", place=row.place))
            case _:
                return []
    return found


def _abbreviation(line: str, *, listed: bool) -> tuple[str, str, str]:
    """A term, what parts it from its meaning, its meaning; terms may hold « – », then « - » parts.

    A term has capitals, unless it is `listed` under «Используемые сокращения».
    """
    separator = " - " if " - " in line else " – "
    term, separator, meaning = line.partition(separator)
    is_term = len(term) <= LONGEST_TERM and (listed or re.search("[А-ЯЁ]{2}", term)) and not is_signature(line)
    return (term, separator, meaning) if separator and is_term else ("", "", line)


def abbreviations_of(paragraphs: Sequence[GridParagraph]) -> tuple[tuple[tuple[str, str], ...], list[str]]:
    """The abbreviations among paragraphs, and the lines that are none."""
    abbreviations: list[tuple[str, str]] = []
    left: list[str] = []
    captions: list[str] = []
    for paragraph in paragraphs:
        goes_on = False
        for line in (" ".join(text.split()) for text in paragraph.text.split("\n")):
            term, separator, meaning = _abbreviation(line, listed=bool(captions))
            if separator and not is_note(line):
                abbreviations.append((term, meaning))
                goes_on = True
            elif goes_on and line and abbreviations[-1][1][-1] not in ";." and not is_signature(line):
                abbreviations[-1] = (abbreviations[-1][0], f"{abbreviations[-1][1]} {line}")
            elif line and _CAPTION.fullmatch(line) and not abbreviations:
                captions.append(line)
            elif line:
                left.append(line)
                goes_on = False
    left = left if abbreviations else [*captions, *left]
    return tuple((term, meaning.rstrip(" ;.")) for term, meaning in abbreviations), left
