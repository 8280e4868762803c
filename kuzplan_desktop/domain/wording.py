"""Russian wording: months, dates in words, plurals, folding for search; generated text is written without ё."""

import unicodedata
from datetime import date

NBSP = "\u00a0"

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


def date_words(day: date) -> str:
    """«27 декабря 2021 г.», held together by non-breaking spaces."""
    return NBSP.join((str(day.day), MONTHS_GENITIVE[day.month - 1], str(day.year), "г."))


def plural(n: int, one: str, few: str, many: str) -> str:
    """The form that stands after the number `n`: 1 пункт, 2 пункта, 5 пунктов."""
    tens, units = abs(n) // 10 % 10, abs(n) % 10
    if tens == 1 or units == 0 or units >= 5:
        return many
    return one if units == 1 else few


def fold(text: str) -> str:
    """`text` as search compares it: composed letters, no case, е for ё. SQLite folds ASCII alone."""
    return unicodedata.normalize("NFC", text).casefold().replace("ё", "е")


def uncapitalised(line: str) -> str:
    """`line` as it goes on after a colon or a semicolon; an abbreviation keeps its capitals."""
    return line if line[1:2].isupper() else line[:1].lower() + line[1:]
