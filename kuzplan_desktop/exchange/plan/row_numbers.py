"""The numbers of a plan's rows: in a cell of their own, before the words, above them, typed with other letters."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kuzplan_desktop.exchange.plan.columns import says_when
from kuzplan_desktop.exchange.plan.rows import SourceRow

ROMAN = re.compile(r"[IVXLCІХ]+")
_NAMED = re.compile(
    r"(?:раздел|глава|часть|блок)\s+(?:№\s*)?(?P<number>[IVXLCІХ]+|[ПШ]\b|\d+(?:\.\d+)*)\s*[.:)–—-]*\s*(?P<title>.*)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<number>\d+(?:\.\d+)*|[IVXLCІХ]+)(?:\s?[.)]\s*|\s+)(?P<title>\S.*)")
_LETTERED = re.compile(r"(?P<number>[А-Е]|П|Ш|1[VУ]|[IІ]?У[IІ]{0,3})[.)]\s*(?P<title>[А-ЯЁ][а-яё]{2}.*)")
_NUMBER_IN_NAME = re.compile(r"(?P<number>\d+(?:\.\d+)*)[.)]\s*(?P<title>[^\W\d].*)")
_LIKE_ROMAN = re.compile(r"[IVXLCІХ]+|П|Ш|1[VУ]|[IІ]?У[IІ]{0,3}")
_ROMAN_AND_DOTS = re.compile(rf"(?P<roman>{_LIKE_ROMAN.pattern})(?P<rest>(?:\.\d+)+)")
_LATIN = str.maketrans("ІХУ1", "IXVI")
_DIGITS = re.compile(r"\d+(?:\.\d+)*")
MOST_OF_ALL = 5  # four of five


def is_full(row: SourceRow) -> bool:
    """True for a row that says when or by whom: an item, most often."""
    return bool(row.executors or row.period)


def depth(number: str) -> int:
    """How many levels a number has; 0 for one that is none."""
    return len(number.split(".")) if _DIGITS.fullmatch(number) else 0


def begins_with_number(row: SourceRow) -> bool:
    """True for the name of a section with its number, in one cell."""
    return bool(_NAMED.match(row.title) or (row.alone and _NUMBERED.match(row.title)))


def with_number(row: SourceRow) -> SourceRow:
    """A heading with the number that stands in one cell with its words."""
    if is_full(row):
        typed = _ROMAN_AND_DOTS.fullmatch(row.number.rstrip("."))  # «П.2» is II.2
        return replace(row, number=_in_latin(typed["roman"]) + typed["rest"] if typed else row.number.rstrip("."))
    found = _NAMED.match(f"{row.number} {row.title}".strip())
    if found is None and not row.number and not says_when(row.title):
        found = _NUMBERED.match(row.title) or _LETTERED.match(row.title)
    number, title = (found["number"], found["title"].strip()) if found else (row.number, row.title)
    return replace(row, number=_in_latin(number.rstrip(".")), title=title)


def _in_latin(number: str) -> str:
    """A Roman number with its own letters: «П» and «Ш» are typed for II and III, «У» for V."""
    if not _LIKE_ROMAN.fullmatch(number):
        return number
    return number.replace("П", "II").replace("Ш", "III").translate(_LATIN)


def with_numbers_in_names(rows: Sequence[SourceRow]) -> Sequence[SourceRow]:
    """Items whose numbers stand before their names in one cell, if most have it so and none has a number beside."""
    full = [row for row in rows if is_full(row)]
    found = [_NUMBER_IN_NAME.match(row.title) for row in full]
    if any(row.number for row in full) or sum(map(bool, found)) * MOST_OF_ALL <= len(full) * (MOST_OF_ALL - 1):
        return rows
    named = {id(row): match for row, match in zip(full, found, strict=True) if match}
    return [
        replace(row, number=named[id(row)]["number"], title=named[id(row)]["title"]) if id(row) in named else row
        for row in rows
    ]


def headings_whole(rows: Sequence[SourceRow]) -> Iterator[SourceRow]:
    """«РАЗДЕЛ II» in one row and its name in the next are one heading."""
    begun: SourceRow | None = None
    for row in rows:
        if begun and row.alone and not row.number and not is_full(row):
            yield replace(begun, title=row.title, footnotes=(*begun.footnotes, *row.footnotes))
            begun = None
            continue
        if begun:
            yield begun
        begun = row if row.alone and row.number and not row.title else None
        if begun is None:
            yield row
    if begun:
        yield begun
