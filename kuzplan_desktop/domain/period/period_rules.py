"""The wordings of a срок that are one thing as a whole: the year, elections, rhythms, events to wait for, modifiers."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from kuzplan_desktop.domain.lazy_pattern import lazy_pattern
from kuzplan_desktop.domain.period.period_words import TIME_WORD

_PLAN = r"(?:план|график)(?:у|ам|ом|ами)?\b"
_OTHERS_PLAN = r"(?! (?:цик|рцоит|центральн))"  # whose plan asks for what is not known here
_SEPARATE_PLAN = (
    rf"(?:по|согласно|в соответствии с) (?:(?:отдельн|особ|утвержденн|собственн)[а-я]+ {_PLAN}{_OTHERS_PLAN}"
    rf"|{_PLAN}(?: работы)?{_OTHERS_PLAN}(?= (?:икко|икмо|тик|комисси)|[,;)]|$))"
)
_SEPARATE = lazy_pattern(
    rf"\({_SEPARATE_PLAN}[^(),;\d]*\)|\b{_SEPARATE_PLAN}(?:(?:,? (?:и )?(?:икко|икмо|тик|комисси[а-я]+))+)?"
)
_COMMON_SEPARATE = "(по отдельному плану)"
_IF_NEEDED = lazy_pattern(r"\(?\b(?:при|по мере) необходимости\b\)?")
_AGREED = lazy_pattern(r"\(по согласованию[^()]*\)|(?<=[а-я]),? по согласованию$")
_HOLIDAY = lazy_pattern(r" ?\(день [а-я «»\"-]+\)")
_AS_NEEDED = lazy_pattern(
    r"по (?:запрос|заявк|обращени|назначени)(?:у|е|ю|ам|ям)|по мере поступления(?: [а-я]+){0,3}"
    r"|по согласова ?нию(?: с (?!янв|фев|март|апр|ма[яй]\b|июн|июл|авг|сен|окт|ноя|дек)[^,;\d]+)?"
)
_YEAR = lazy_pattern(
    r"(?:(?:в )?течени[еи]|на протяжении) (?:всего )?(?:календарного )?года|весь год|систематически"
    r"|(?:постоянно|на постоянной основе)(?:,? (?:в течение|на протяжении) (?:всего )?года)?"
)
_YEAR_WORDS = frozenset(
    ("", "в", "на", "в течение", "в течении", "в течение всего", "весь", "в течение года", "постоянно")
)
_PLAN_PERIOD = lazy_pattern(
    r"(?:в течени[еи] )?(?:весь|всего) (?:планов(?:ый|ого) )?(?:периода?|срока?)(?: (?:действия|реализации) плана)?"
)
_RESTRICTS = r"(?:до|после|за|не|по|с|и|в|во|кроме|без|далее|либо|или)\b|еже|постоян|отсутств|межвыборн|начин"
_ELECTION = lazy_pattern(
    r"(?:(?:в|на) )?(?:период|ходе) (?:подготовки (?:и |к )?|организации и )?(?:проведени[яю] )?"
    r"(?:выбор(?:ов|ам)|избирательн(?:ой|ых) кампани[йи]|един(?:ого|ых|ому|ым) дн(?:я|ей|ю|ям) голосования)"
    rf"(?: (?!{_RESTRICTS})[а-я«»\"-]+)*"
    r"(?: в (?:органы|совет|единый день)[а-я «»\"-]*)?"
    r"|при (?:подготовке и )?проведении выборов(?: (?!и\b|в\b|с\b)[а-я]+){0,4}"
    r"|(?:в|накануне) (?:единого )?(?:день|дня) голосования|после назначения выборов"
)
_OUTSIDE = lazy_pattern(r"(?:в )?межвыборн(?:ый|ые) периоды?|в период между выборами")
_OF_THE_CALENDAR = r"(?:квартал|полугод|каждого|янв|фев|март|апр|\bма[яй]\b|июн|июл|авг|сентябр|октябр|ноябр|декабр)"
_RELATIVE = lazy_pattern(
    r"(?:не (?:позднее|позже|ранее|менее)(?: чем)?|в течени[еи]|за|через|не менее чем в течение) (?:в течение )?"
    r"(?:чем )?(?:за )?\d+[^,;]* (?:со дня|с даты|с момента|после|до дня|до начала)\b.*"
    rf"|(?:после|по итогам|по окончании|по завершении) (?!назначения выборов)(?!.*{_OF_THE_CALENDAR})[а-я][^\d]*"
    r"|в соответствии с положением .+"
)
_COMMON = {"в течение года": "year", "в период подготовки и проведения выборов": "election"}
_BY_NAME = (
    ("plan_period", _PLAN_PERIOD),
    ("election", _ELECTION),
    ("outside_elections", _OUTSIDE),
    ("as_needed", _AS_NEEDED),
    ("relative", _RELATIVE),
)

_DAY_OF_THE_MONTH = (
    r"(?:,? (?:не позднее|до) \d{1,2}(?:-?(?:го|е))? (?:числа|числу)(?:,? (?:каждого )?месяца)?"
    r"(?:,? следующего за отчетн[а-я]+(?: [а-я]+)?)?)?"
)
_RHYTHMS = {"ежедневно": 1, "еженедельно": 1, "ежемесячно": 1, "ежеквартально": 3, "ежегодно": 12}
_RHYTHM = lazy_pattern(
    rf"(?:в течение года,? ?\(?|постоянно,? ?\(?)?(?P<name>{'|'.join(_RHYTHMS)})\)?{_DAY_OF_THE_MONTH}"
)
_WEEKLY = lazy_pattern(
    r"кажд(?:ый|ую|ое) (?:понедельник|вторник|среду|четверг|пятницу|субботу|воскресенье)"
    r"|по (?:понедельник|вторник|сред|четверг|пятниц|суббот|воскресень)[а-я]+"
)
_NUMBERS = {"один": 1, "одного": 1, "одному": 1, "два": 2, "двух": 2, "три": 3, "трех": 3, "четыре": 4, "четырех": 4}
_TIMES = lazy_pattern(
    rf"(?:не (?:реже|менее) )?(?:(?P<times>\d|{'|'.join(_NUMBERS)}) )?раза? в "
    r"(?:(?P<several>\d) )?(?P<unit>неделю|месяца?|квартал|полугодие|год)"
)
_UNIT_MONTHS = {"неделю": 1, "месяц": 1, "месяца": 1, "квартал": 3, "полугодие": 6, "год": 12}
_TIMES_A_YEAR = {1: 12, 2: 6, 3: 4, 4: 3, 6: 2, 12: 1}
_EVERY = {
    1: "каждый месяц",
    2: "раз в два месяца",
    3: "каждый квартал",
    4: "три раза в год",
    6: "каждое полугодие",
    12: "раз в год",
}
_PLACE = lazy_pattern(r",? (?:г|с|п|пос|пгт|ул|д)\. ?[а-я][^\d,;]*$")


class Modifiers(NamedTuple):
    """What stands beside the time: «по отдельному плану», «при необходимости»."""

    separate_plan: bool
    as_needed: bool


def take_modifiers(words: str) -> tuple[str, Modifiers]:
    """`words`, normalised, without their modifiers, and these."""
    separate = needed = 0  # a pattern is asked where its words stand: to compile all of them takes long
    if _COMMON_SEPARATE in words:
        words, separate = words.replace(_COMMON_SEPARATE, " "), 1
    if "план" in words or "график" in words:
        words, more = _SEPARATE.subn(" ", words)
        separate += more
    if "необходимост" in words:
        words, needed = _IF_NEEDED.subn(" ", words)
    if "согласован" in words:
        words = _AGREED.sub("", words)
    words = " ".join(words.split()).strip(" .,;")
    if "(день" in words:
        words = _HOLIDAY.sub("", words)
    if "ежегодно" in words:
        words = re.sub(r"^ежегодно,? (?=\S)|(?<=\S),? ежегодно$", "", words)
    return words.strip(), Modifiers(bool(separate), bool(needed))


def whole_kind(plain: str, years: Sequence[int]) -> str:
    """The kind of a wording, without years, that is one of a few as a whole; empty for any other."""
    if plain in _COMMON:
        return _COMMON[plain]
    if _YEAR.fullmatch(plain) or (years and plain in _YEAR_WORDS):
        return "year"
    return next((kind for kind, pattern in _BY_NAME if pattern.fullmatch(plain)), "")


def every_months(plain: str) -> int | None:
    """«ежемесячно», «не реже 1 раза в квартал», «2 раза в год», «по вторникам»: how many months lie between; None
    for anything else."""
    if _WEEKLY.fullmatch(plain):
        return 1
    rhythm = _RHYTHM.fullmatch(plain)
    if rhythm is not None:
        return _RHYTHMS[rhythm["name"]]
    found = _TIMES.fullmatch(plain)
    if found is None:
        return None
    times = _NUMBERS.get(found["times"] or "1") or int(found["times"] or 1)
    if not times:
        return None
    if found["several"]:
        return int(found["several"]) if found["unit"] == "месяца" and times == 1 and found["several"] in "236" else None
    return _TIMES_A_YEAR.get(times) if found["unit"] == "год" else _UNIT_MONTHS[found["unit"]]


def every_words(text: str, every: int) -> str:
    """How often a срок of `every` so many months recurs, in words; what is oftener than each month as it is worded."""
    plain = text.casefold()
    if "ежедневно" in plain:
        return "каждый день"
    return "каждую неделю" if "недел" in plain or _WEEKLY.search(plain) else _EVERY[every]


def without_place(plain: str) -> str:
    """«II квартал, г. Кемерово»: the town says nothing of the time."""
    return _PLACE.sub(lambda found: found[0] if TIME_WORD.search(found[0]) else "", plain)
