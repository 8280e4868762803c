"""The words of a срок: normalising, months, quarters and half-years by name, and lists and ranges of them."""

import re
import unicodedata
from typing import NamedTuple

from kuzplan_desktop.domain.lazy_pattern import lazy_pattern
from kuzplan_desktop.domain.wording import MONTHS, searchable

_ENDINGS = {"ь": ("ь", "я", "е", "ю", "ем"), "т": ("т", "та", "те", "ту", "том"), "й": ("й", "я", "е", "ю", "ем")}
_SHORT = "янв фев мар апр май июн июл авг сен окт ноя дек"
_LONGER_SHORT = {"февр": 2, "сент": 9, "нояб": 11}

MONTH_NAMES = {
    **{name[:-1] + ending: number for number, name in enumerate(MONTHS, 1) for ending in _ENDINGS[name[-1]]},
    **{short: number for number, short in enumerate(_SHORT.split(), 1)},
    **_LONGER_SHORT,
}
_ORDINALS = {
    **{f"перв{ending}": 1 for ending in ("ый", "ого", "ом", "ое", "ому", "ая")},
    **{f"втор{ending}": 2 for ending in ("ой", "ого", "ом", "ое", "ому", "ая")},
    **{f"трет{ending}": 3 for ending in ("ий", "ьего", "ьем", "ье", "ьему")},
    **{f"четверт{ending}": 4 for ending in ("ый", "ого", "ом", "ое", "ому")},
}
QUARTER_NAMES = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4, **_ORDINALS}
HALF_NAMES = {name: number for name, number in QUARTER_NAMES.items() if number <= 2}

TIME_WORD = lazy_pattern(
    r"\b(?:январ|феврал|март|апрел|ма[йяею]\b|июн|июл|август|сентябр|октябр|ноябр|декабр|квартал|кв\b|полугод|год|лет|месяц"
    r"|ежемес|ежекварт|ежегод|ежене|ежедн|постоян|далее|кроме|исключ|перен|отмен|раз\b|период|выбор|декад|недел|начин|до\b|с\b)"
)
_MONTH = "(?:" + "|".join(sorted(MONTH_NAMES, key=len, reverse=True)) + r")\b"
_ONE_UNDER_THE_OTHER = rf"\b({_MONTH})[^\S\n]*\n\s*(?={_MONTH})"
_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d"
_UNSEEN = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
_PLAIN = str.maketrans(dict.fromkeys(_DASHES, "-") | dict.fromkeys(_UNSEEN, ""))
_FOOTNOTES = lazy_pattern(r"<[*\d]{1,3}>|\*+\)?|[¹²³⁰⁴-⁹]+|\[\d{1,3}\]|(?<=[^\W\d_])\d{1,2}\)?$")
_ORDINAL_ENDING = lazy_pattern(r"\b([1-4]) ?-? ?(?:ый|ой|ий|й|ого|го|ому|ом|ем|м|ое|ье|ая|ья|я|е)\b")
_TOKEN = lazy_pattern(r"[^\W\d_]+|\d+|[^\s.]")
_YEAR = lazy_pattern(r"\b((?:19|20)\d\d) ?(?:гг|года|году|годы|год|г)?\b\.?")
_NOISE = frozenset(("в", "во", "течение", "течении", "месяц", "месяце", "месяца", "месяцы"))
_LISTS = frozenset((",", ";", "и"))
_RANGES = frozenset(("-", "по", "/"))
_UNITS = lazy_pattern(r"(?P<quarter>кв|кварт|квартал(?:а|е|у|ом|ы|ов|ах)?)|(?P<half>полугоди(?:е|я|и|ю|ем|й|ях))")
LOOK_ALIKES = str.maketrans("aeopcxykmthb", "аеорсхукмтнв")  # Latin letters that look Cyrillic
_HALF = lazy_pattern(r"половин[аеу] (?:года\b|(?=(?:19|20)\d\d год))")
_LETTERS = lazy_pattern(r"[^\W\d_]+")
_STUCK = lazy_pattern(r"(?<=[ivшп\d])(?=кв|полуг)")  # «IIквартал»
_ROMAN_ENDING = lazy_pattern(r"\b(i{1,3}|iv) ?- ?(?:ый|ой|ий|й|го|му|м|ое|ье|ая|ья|я|е)\b")
_TYPED_FOR_ROMAN = {"ш": "iii", "п": "ii", "l": "i", "iу": "iv", "пi": "iii"}


def normalise(text: str) -> str:
    """`text` as the grammar reads it: plain, hyphens for dashes, single spaces, no footnote marks, no final stop.

    Months that stand one under the other are a list.
    """
    seen = text.translate(_PLAIN).strip(" .,;:_\u00a0\t\r\n")
    marked = any(letter.isdigit() or letter in "<*[" for letter in seen)  # as in every mark of a footnote
    plain = searchable(unicodedata.normalize("NFKC", _FOOTNOTES.sub("", seen) if marked else seen))
    if any("a" <= letter <= "z" for letter in plain):
        plain = _LETTERS.sub(_one_alphabet, plain)
    if "половин" in plain:
        plain = _HALF.sub("полугодие ", plain)
    if "\n" in plain:  # seldom, and the pattern takes long to compile
        plain = re.sub(_ONE_UNDER_THE_OTHER, r"\1, ", plain)
    return " ".join(plain.split()).strip(" .,;:_")


def _one_alphabet(found: re.Match[str]) -> str:
    """A word of Cyrillic letters in which Latin ones were typed, all Cyrillic."""
    word = found[0]
    is_mixed = any("а" <= letter <= "я" for letter in word) and any("a" <= letter <= "z" for letter in word)
    return word.translate(LOOK_ALIKES) if is_mixed else word


def take_years(text: str) -> tuple[str, tuple[int, ...]]:
    """`text`, normalised, without the years it names, and those years."""
    if not any(letter.isdigit() for letter in text):
        return text, ()
    years = tuple(int(match[1]) for match in _YEAR.finditer(text))
    return " ".join(_YEAR.sub(" ", text).split()), years


class Named(NamedTuple):
    """What a list names: the numbers of each range in it, in the order worded, and whether a range wraps."""

    ranges: tuple[tuple[int, ...], ...]
    wraps: bool

    @property
    def numbers(self) -> tuple[int, ...]:
        """Every number that is named, in the order worded."""
        return tuple(dict.fromkeys(number for each in self.ranges for number in each))


_SCHOOL_YEAR = lazy_pattern(r"(?:в течение |весь )?учебн(?:ого|ый) год(?:а)?")
_PART_OF_MONTH = lazy_pattern(r"^(?:в )?(?:начал[оеу]|середин[аеу]|кон(?:ец|це|цу)) (?=[а-я]+$)")


def named_months(text: str) -> Named | None:
    """The months that `text`, normalised and without years, consists of; None when there is anything else in it.

    «середина марта» is that month, the school year its months in the plan's year.
    """
    if text in MONTH_NAMES:
        return Named(((MONTH_NAMES[text],),), wraps=False)
    if _SCHOOL_YEAR.fullmatch(text):
        return Named((tuple(range(1, 6)), tuple(range(9, 13))), wraps=False)
    text = _PART_OF_MONTH.sub("", text)
    return _named(_tokens(text), MONTH_NAMES, 12)


def named_quarters(text: str) -> Named | None:
    """The quarters that `text` consists of, each with or without the word: «i-ii кварталы», «1 кв, 3 кв»."""
    return _counted(text, "quarter", QUARTER_NAMES, 4)


def named_halves(text: str) -> Named | None:
    """The half-years that `text` consists of."""
    return _counted(text, "half", HALF_NAMES, 2)


def _counted(text: str, unit: str, names: dict[str, int], size: int) -> Named | None:
    """The units of one name that `text` counts; the word of the unit itself must be there."""
    plain = _ORDINAL_ENDING.sub(r"\1", text.replace("і", "i")).replace("п/г", "полугодие").replace("кв-л", "кв")
    if "месяц" in plain:  # «третий месяц квартала» is none of the four
        return None
    plain = _STUCK.sub(" ", _ROMAN_ENDING.sub(r"\1", plain)).replace("1v", "iv")
    tokens = [_TYPED_FOR_ROMAN.get(token, token) for token in _tokens(plain)]
    words = [match.lastgroup for token in tokens if (match := _UNITS.fullmatch(token)) is not None]
    if not words or set(words) != {unit}:
        return None
    return _named([token for token in tokens if _UNITS.fullmatch(token) is None], names, size)


def _tokens(text: str) -> list[str]:
    """The words, numbers and signs of `text`, without stops, prepositions, and «с» where «по» follows."""
    tokens = [token for token in _TOKEN.findall(text) if token not in _NOISE]
    return [token for token in tokens if token not in ("с", "со")] if "по" in tokens else tokens


def _named(tokens: list[str], names: dict[str, int], size: int) -> Named | None:
    """Reads names joined by «,» «;» «и» into a list and by «-» «по» into ranges on a circle of `size`."""
    if len(tokens) % 2 == 0:
        return None
    ranges: list[tuple[int, ...]] = []
    wraps = False
    joint = ","
    for name, joint_after in zip(tokens[::2], [*tokens[1::2], ","], strict=True):
        number = names.get(name)
        if number is None or joint_after not in _LISTS | _RANGES or {joint, joint_after} <= _RANGES:
            return None
        if joint == "/" and (number - ranges[-1][0]) % size != 1:
            return None  # «март/октябрь» may be both or one of them
        if joint in _RANGES:
            first = ranges[-1][0]
            wraps = wraps or number < first
            ranges[-1] = tuple((first - 1 + step) % size + 1 for step in range((number - first) % size + 1))
        else:
            ranges.append((number,))
        joint = joint_after
    return Named(tuple(dict.fromkeys(ranges)), wraps)
