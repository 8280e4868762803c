"""A text of a plan some years later: which years in it move along, and which are somebody else's and stay."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_YEAR = r"(?:19|20)[0-9]{2}"
_RANGE = rf"(?P<from>{_YEAR})(?P<joint> ?[-–—/] ?)(?P<to>{_YEAR}|[0-9]{{2}})(?![0-9.])"
_SHORT_DATE = r"(?P<day>[0-9]{1,2}\.(?:0[1-9]|1[0-2])\.)(?P<short>[0-9]{2})(?![0-9]|\.[0-9]|:)"
_FOUND = re.compile(rf"(?<![0-9])(?:{_RANGE}|(?P<year>{_YEAR})(?![0-9])|(?<![0-9]\.){_SHORT_DATE})")
_COUNTED = re.compile(r"\s*(?:чел|экз|шт|избирател|участ|руб|тыс|листов|комплект)")  # «2000 экз.» is no year
_NUMBER_BEFORE = re.compile(r"(?:№|\bучасток|\bУИК)\s*$")
_DAY_OF_A_PAPER = re.compile(r"\bот\s+[«\"]?[0-9]{1,2}[»\"]?(?:\s+[а-яё]+\s+|\.[0-9]{2}\.)$")
_NUMBER_BEHIND = re.compile(r"\s*(?:г\.?|года)?,?\s*(?:№|N\s?[0-9])")


class ShiftedText(NamedTuple):
    """A text whose years were moved; `stay` are the years in it that were left, in their order."""

    text: str
    stay: tuple[int, ...]


def shifted(text: str, year: int, to: int) -> ShiftedText:
    """`text` of a plan of `year` as it stands in the plan of the year `to`.

    The plan's own year and its two neighbours move («декабрь 2022 – январь 2023»), in dates of two digits too. Any
    other year stays, so does that of a paper («постановление от 27.12.2021 № 5») and of a range that reaches further
    («программа на 2020–2025 годы»).
    """
    near = range(year - 1, year + 2)
    pieces: list[str] = []
    stay: list[int] = []
    done = 0
    for found in _FOUND.finditer(text):
        years = tuple(_years(found))
        if not years or _is_no_year(text, found):
            continue
        if all(one in near for one in years) and not _is_of_a_paper(text, found):
            pieces += [text[done : found.start()], _moved(found, to - year)]
            done = found.end()
        else:
            stay += years
    return ShiftedText("".join((*pieces, text[done:])), tuple(stay))


def _years(found: re.Match[str]) -> Iterator[int]:
    """The years that a match names; of what only looks like a range the first."""
    if found["from"]:
        first, last = int(found["from"]), _last(found)
        yield from (first, last) if last > first else (first,)
    elif found["year"]:
        yield int(found["year"])
    elif 1 <= int(found["day"].partition(".")[0]) <= 31:
        yield 2000 + int(found["short"])


def _last(found: re.Match[str]) -> int:
    """The last year of a range: «2022/23» is the next one, two other digits are none."""
    first, last = int(found["from"]), found["to"]
    if len(last) == 4:
        return int(last)
    return first + 1 if (first + 1) % 100 == int(last) else first


def _moved(found: re.Match[str], years: int) -> str:
    """What a match says `years` later."""
    if found["from"]:
        last = found["to"]
        if _last(found) > int(found["from"]):
            last = str(_last(found) + years)[-len(last) :]
        return f"{int(found['from']) + years}{found['joint']}{last}"
    if found["year"]:
        return str(int(found["year"]) + years)
    return f"{found['day']}{(int(found['short']) + years) % 100:02}"


def _is_no_year(text: str, found: re.Match[str]) -> bool:
    """True for a number of something."""
    return bool(_COUNTED.match(text, found.end()) or _NUMBER_BEFORE.search(text[: found.start()]))


def _is_of_a_paper(text: str, found: re.Match[str]) -> bool:
    """True for the year in the date of a decree, a law, a letter."""
    before = text[: found.start()] + (found["day"] or "")
    return bool(_DAY_OF_A_PAPER.search(before) or _NUMBER_BEHIND.match(text, found.end()))
