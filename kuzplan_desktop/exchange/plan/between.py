"""Paragraphs between and above the tables of a plan: which of them are headings."""

import re
from collections.abc import Sequence

from kuzplan_desktop.exchange.source.grid import GridParagraph

NUMBERED = re.compile(r"(?:раздел|глава|часть)?\s*(?:[IVXLCІХ]+|\d+(?:\.\d+)*)[.)]?\s+\S", re.IGNORECASE)
_FIRST = re.compile(r"(?:раздел|глава|часть)?\s*(?:I|І|1|А)(?:[.)]|\s|$)", re.IGNORECASE)
_FIRST_BELOW = re.compile(r"(?:(?:I|І|1)\.)?1[.)]?\s", re.IGNORECASE)
_NO_HEADING = re.compile(
    r"\(?(?:утвержд|приложени|согласован|постановлени|проект\b|на 20)|.*\b20\d{2}\b", re.IGNORECASE
)
_FURNITURE = re.compile(
    r"(?:продолжение|окончание)(?: (?:таблицы|приложения|плана))?(?: ?№? ?\d+)?\.?"
    r"|[–—-]? ?стр(?:аница|\.)? ?№? ?\d+(?: ?(?:из|/) ?\d+)? ?[–—-]?",
    re.IGNORECASE,
)
MOST_WORDS_OF_A_CLOSED_ONE = 8  # a heading seldom ends with a full stop, a longer sentence does
LONGEST = 250


def is_furniture(line: str) -> bool:
    """True for what pages say of themselves: «Продолжение таблицы», «Страница 1 из 2»."""
    return bool(_FURNITURE.fullmatch(line))


def is_heading(line: str) -> bool:
    """True for a line between two tables that is the name of what follows; a sentence is none."""
    if NUMBERED.match(line):
        return True
    is_sentence = line.endswith((".", ":")) and len(line.split()) >= MOST_WORDS_OF_A_CLOSED_ONE
    return bool(line) and len(line) <= LONGEST and not is_sentence


def first_heading(head: Sequence[GridParagraph], *, bare: bool) -> int:
    """Where in the paragraphs above a table the headings of its first section begin; their end if there are none.

    `bare`: the other headings have no numbers.
    """
    filled = [at for at, one in enumerate(head) if one.line]
    lines = [head[at].line for at in filled]
    if len(lines) > 1 and _FIRST.match(lines[-2]) and _FIRST_BELOW.match(lines[-1]):
        return filled[-2]
    if lines and _FIRST.match(lines[-1]):
        return filled[-1]
    has_name = any(re.search(r"\b20\d{2}\b", line) for line in lines[:-1])
    if bare and has_name and lines[-1][0].isupper() and is_heading(lines[-1]) and not _NO_HEADING.match(lines[-1]):
        return filled[-1]
    return len(head)
