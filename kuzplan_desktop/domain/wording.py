"""Russian wording: months, dates, plurals, quotation marks, folding for search; generated text is without ё."""

import re
import unicodedata
from collections.abc import Iterator
from datetime import date
from itertools import accumulate

from kuzplan_desktop.domain.lazy_pattern import lazy_pattern

NBSP = "\u00a0"
_QUOTED = lazy_pattern(r"[«\"„“].*[»\"“”]", re.DOTALL)
_SECOND = lazy_pattern(r"(?:II|2)\b(?![.:])")
_ANGLES = lazy_pattern("[«»]")
_INNER = lazy_pattern('"[^"]*"|[“„][^“”„]*”')
_ANGLED = str.maketrans("«»", "„“")

MONTHS = (
    "январь",
    "февраль",
    "март",
    "апрель",
    "май",
    "июнь",
    "июль",
    "август",
    "сентябрь",
    "октябрь",
    "ноябрь",
    "декабрь",
)
MONTHS_GENITIVE = (
    "января",
    "февраля",
    "марта",
    "апреля",
    "мая",
    "июня",
    "июля",
    "августа",
    "сентября",
    "октября",
    "ноября",
    "декабря",
)
_QUOTES = re.compile("[«»„“”\"']")


def date_words(day: date) -> str:
    """«27 декабря 2021 г.», held together by non-breaking spaces."""
    return NBSP.join((str(day.day), MONTHS_GENITIVE[day.month - 1], str(day.year), "г."))


def day_digits(day: date) -> str:
    """«14.03.2022»."""
    return f"{day:%d.%m.}{day.year:04}"


def days_digits(first: date, last: date) -> str:
    """«14.03.2022», «14–16.03.2022», «30.03–02.04.2022», «30.12.2021–02.01.2022»."""
    if first == last:
        return day_digits(first)
    if first.year != last.year:
        return f"{day_digits(first)}–{day_digits(last)}"
    beginning = f"{first:%d}" if first.month == last.month else f"{first:%d.%m}"
    return f"{beginning}–{day_digits(last)}"


def plural(n: int, one: str, few: str, many: str) -> str:
    """The form that stands after the number `n`: 1 пункт, 2 пункта, 5 пунктов."""
    tens, units = abs(n) // 10 % 10, abs(n) % 10
    if tens == 1 or units == 0 or units >= 5:
        return many
    return one if units == 1 else few


def searchable(text: str) -> str:
    """`text` as search compares it: composed letters, no case, е for ё. SQLite does so with ASCII alone."""
    return unicodedata.normalize("NFC", text).casefold().replace("ё", "е")


def bare_words(text: str) -> str:
    """`text` as two are compared whose writers quote and punctuate differently."""
    return " ".join(_QUOTES.sub(" ", searchable(text)).split()).strip(" .")


def shortened(text: str, letters: int) -> str:
    """`text` in at most so many letters, «…» where it goes on."""
    return text if len(text) <= letters else f"{text[: letters - 1].rstrip()}…"


def uncapitalised(line: str) -> str:
    """`line` as it goes on after a colon or a semicolon; an abbreviation keeps its capitals."""
    return line if line[1:2].isupper() else line[:1].lower() + line[1:]


def preposed(preposition: str, words: str) -> str:
    """`words` after «в», «с» or «к», with «во», «со», «ко» before what is read as «второй»: «во II квартале»."""
    return f"{preposition}{'о' if _SECOND.match(words) else ''} {words}"


def quoted(title: str) -> str:
    """`title` in «…», quotation marks within it as „…“; one that stands in quotation marks already stays as it is.

    So do titles side by side, each in its own; of several pairs around the whole one is left.
    """
    while (inside := _inside(title)) is not None and _inside(inside) is not None:
        title = inside
    if _QUOTED.fullmatch(title) and inside is None:
        if _is_side_by_side(title) or not _ANGLES.search(title):
            return title
        inside = title[1:-1] if title[0] != "«" else None
    return f"«{_INNER.sub(_low_high, title if inside is None else inside).translate(_ANGLED)}»"


def _inside(title: str) -> str | None:
    """What stands between the « and » around the whole of `title`; None where there is no such pair."""
    inside = title[1:-1]
    return inside if _QUOTED.fullmatch(title) and title[0] == "«" and _is_balanced(inside) else None


def _is_balanced(text: str) -> bool:
    """True if every » of `text` closes a « before it."""
    depths = list(_depths(text))
    return min(depths, default=0) >= 0 and depths[-1:] in ([], [0])


def _is_side_by_side(text: str) -> bool:
    """True if «…» stand one after the other in `text`, none in another."""
    return _is_balanced(text) and max(_depths(text), default=0) == 1 and not _is_balanced(text[1:-1])


def _depths(text: str) -> Iterator[int]:
    """In how many « each letter of `text` stands."""
    return accumulate((letter == "«") - (letter == "»") for letter in text)


def _low_high(found: re.Match[str]) -> str:
    return f"„{found[0][1:-1]}“"
