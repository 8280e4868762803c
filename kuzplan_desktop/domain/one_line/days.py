"""When: days, several days, a month, words like «вчера» and «в пятницу»; and the hour, which an event does not keep."""

import re
from contextlib import suppress
from datetime import timedelta

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.one_line.findings import Findings
from kuzplan_desktop.domain.one_line.typed_line import TAKEN
from kuzplan_desktop.domain.period.period_words import MONTH_NAMES
from kuzplan_desktop.domain.typed.reading import TypedDays, read_when
from kuzplan_desktop.domain.wording import day_digits

NOT_KEPT = "hour"  # the field of a chip that no field of an event stands behind

_RELATIVE = {"позавчера": -2, "вчера": -1, "сегодня": 0, "завтра": 1, "послезавтра": 2}
_WEEKDAYS = ("понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье")
_SHORT = ("пн", "вт", "ср", "чт", "пт", "сб", "вс")
_INTO = ("понедельник", "вторник", "среду", "четверг", "пятницу", "субботу", "воскресенье")
_BEFORE = r"(?<![\w./:№-])(?<!№ )(?<![0-9],)"
_NUMERIC = r"[0-9]{1,2}\.[0-9]{1,2}(?:\.(?:[0-9]{4}|[0-9]{2}))?(?![0-9]|\.[0-9]|,[0-9]|%)"
_MONTH = "(?:" + "|".join(sorted(MONTH_NAMES, key=len, reverse=True)) + r")(?![\w-])\.?(?: [0-9]{4}(?![0-9]))?"
_NAMED = rf"[0-9]{{1,2}} ?{_MONTH}"
_DAY = f"(?:{_NUMERIC}|{_NAMED})"
_YEAR_WORD = r"(?: ?(?:года|году|год|г)(?![\w-])\.?)?"
_HOUR = r"(?:[01]?[0-9]|2[0-3])"
_MINUTES = r"\.(?:00|15|[2-5][05])"  # behind a stop only those that are no month
_O_CLOCK = r" ?ч(?:ас\w*)?(?!\w)\.?"
_CLOCK = re.compile(
    rf"(?<![\w-])(?:начало )?(?:в {_HOUR}(?:(?::[0-5][0-9]|{_MINUTES})(?:{_O_CLOCK})?|{_O_CLOCK})"
    rf"|с {_HOUR}(?:[:.][0-5][0-9])?(?:{_O_CLOCK})? (?:до|по) {_HOUR}"
    rf"(?:(?::[0-5][0-9]|{_MINUTES})(?:{_O_CLOCK})?|{_O_CLOCK})"
    rf"|{_HOUR}:[0-5][0-9] ?- ?{_HOUR}:[0-5][0-9]|начало:? {_HOUR}[:.][0-5][0-9])(?!\w)"
)
_BEHIND = re.compile(
    rf",? ?{_HOUR}(?::[0-5][0-9](?: ?- ?{_HOUR}:[0-5][0-9])?|\.(?:00|15|[2-5][05]))(?: ?ч(?![\w-])\.?)?(?!\w)"
)
_DAYS = re.compile(
    rf"{_BEFORE}(?:(?:период )?со? (?:{_DAY}|[0-9]{{1,2}}){_YEAR_WORD} по {_DAY}{_YEAR_WORD}"
    rf"|(?:{_DAY}|[0-9]{{1,2}}){_YEAR_WORD} ?(?:-|\.\.) ?{_DAY}{_YEAR_WORD}"
    rf"|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}(?![\w-])|[0-9]{{1,2}}/[0-9]{{2}}(?:/[0-9]{{2,4}})?(?![\w/])|{_DAY}{_YEAR_WORD})"
)
_AT_THE_START = re.compile(r"([0-9]{1,2})[, ](0[1-9]|1[0-2])(?![\w:%-]|[.,][0-9]| ?(?:ч|чел|раз)(?!\w))")
_NO_DAY = re.compile(  # what a day behind it belongs to
    r"(?:(?<![\w-])(?:к|ко|до|от|после|перед|дню|день|праздник\w*|выбор\w*|голосовани\w*|референдум\w*|постановлени\w*"
    r"|решени\w*|приказ\w*|закон\w*|улиц\w*|площад\w*|ул|пл|пр|№|со?)\.?) *$"
)
_LISTED = re.compile(r"(?<![\w№])(?<!№ )(?:[0-9]{1,2} ?(?:,|и) ?)+$")
_OF_MONTH = re.compile(rf"(?P<plan>план\w* )?(?:в |на )?(?:{_MONTH}{_YEAR_WORD}|[0-9]{{4}}-[0-9]{{2}}(?![\w-]))")
_WORDS = re.compile(rf"(?<![\w-])(?:{'|'.join(_RELATIVE)})(?![\w-])")
_WEEKDAY = re.compile(
    rf"(?<![\w-])(?:(?P<into>во? (?:{'|'.join(_INTO)}))|(?P<name>{'|'.join((*_WEEKDAYS, *_SHORT))}))(?![\w-])"
)


def find_hours_of_day(found: Findings) -> None:
    """At what hour: an event does not keep it, which is said."""
    for clock in list(_CLOCK.finditer(found.line.free)):
        found.line.take(*clock.span(), NOT_KEPT)


def find_days(found: Findings) -> None:
    """The days of the line; two that differ contradict each other, a day that no calendar has is told."""
    line = found.line
    told: list[TypedDays] = []
    if begins := _AT_THE_START.match(line.free, _first_free(line.free)):
        _read(found, *begins.span(), told)
    for days in list(_DAYS.finditer(line.free)):
        if not _belongs_elsewhere(line.free, *days.span()):
            if listed := _LISTED.search(line.free[: days.start()]):
                sentence = (
                    f"Дни «{line.text[listed.start() : days.end()]}» не поняты. Несколько дней подряд пишутся так: "
                )
                found.contradictions.append(f"{sentence}14–16.03.")
            _read(found, *days.span(), told)
            if clock := _BEHIND.match(line.free, days.end()):
                line.take(*clock.span(), NOT_KEPT)
    for word in list(_WORDS.finditer(line.free)):
        day = found.known.today + timedelta(days=_RELATIVE[word[0]])
        line.take(*word.span(), "starts_on")
        told.append(TypedDays(day, day))
    _find_weekdays(found, told)
    if not told:
        _find_month(found, told)
    _keep(found, told)


def _first_free(free: str) -> int:
    """Where what is left of a line begins."""
    return len(free) - len(free.lstrip(" \0.,:-"))


def _belongs_elsewhere(free: str, start: int, end: int) -> bool:
    """True for what may be a day, but a holiday's, a decree's, a street's, or a mark out of ten; and for an hour."""
    words, before = free[start:end].strip(), free[:start]
    if TAKEN in words:
        return True
    loose = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})", words)
    if loose and not 1 <= int(loose[2]) <= 12:
        return True
    if loose and len(loose[2]) == 1 and before.strip() and before.rstrip()[-1] not in ",;(\0":
        return True
    return _NO_DAY.search(before) is not None


def _read(found: Findings, start: int, end: int, told: list[TypedDays]) -> None:
    text = found.line.free[start:end]
    found.line.take(start, end, "starts_on")
    try:
        days = read_when(text, found.known.year)
    except PlanError as error:
        found.contradictions.append(str(error))
        return
    if days is not None and days.last < days.first:
        found.contradictions.append("Последний день мероприятия раньше первого. Поменяйте дни местами.")
    elif days is not None:
        told.append(days)


def _find_weekdays(found: Findings, told: list[TypedDays]) -> None:
    """«в пятницу» is the last one before today, the next one of what is planned; beside a day it must be that day's."""
    alone = list(found.line.parts())
    for day in list(_WEEKDAY.finditer(found.line.free)):
        if day["into"]:
            number = _INTO.index(day["into"].split()[1])
        elif told and day.span() in alone:
            number = (*_WEEKDAYS, *_SHORT).index(day["name"]) % 7
        else:
            continue
        if told:
            if all(one.first.weekday() != number for one in told):
                actual = f"{day_digits(told[0].first)} – {_WEEKDAYS[told[0].first.weekday()]}"
                found.contradictions.append(f"{actual}, а указано «{day[0]}». Проверьте день.")
            found.line.take(*day.span(), "starts_on")
        elif number == found.known.today.weekday():
            found.contradictions.append(f"«{day[0]}» – это сегодня или неделю назад? Напишите день числом.")
        else:
            last = found.known.today - timedelta(days=(found.known.today.weekday() - number) % 7)
            found.line.take(*day.span(), "starts_on")
            told.append(TypedDays(last, last))
            found.last_weekday = True


def _find_month(found: Findings, told: list[TypedDays]) -> None:
    """A month that stands alone between commas, before all else, or behind «план»."""
    line = found.line
    for start, end in list(line.parts()):
        month = _OF_MONTH.match(line.free, start, end)
        if month is None or not (month.end() == end or month["plan"] or not line.free[:start].strip(" \0")):
            continue
        begins = month.end("plan") if month["plan"] else start
        with suppress(PlanError):
            if days := read_when(re.sub("^(?:в|на) ", "", line.free[begins : month.end()]), found.known.year):
                line.take(begins, month.end(), "month")
                told.append(days)
                return


def _keep(found: Findings, told: list[TypedDays]) -> None:
    """The days that were told as fields of an event, if they are the same wherever they stand."""
    different = list(dict.fromkeys(told))
    if len(different) > 1:
        first, second = map(_in_digits, different[:2])
        found.contradictions.append(
            f"Указаны разные дни: {first} и {second}. Оставьте одни, а дату в названии поставьте в кавычки."
        )
    if not different:
        return
    days = different[0]
    if days.of_month:
        found.values["month"] = days.first
    else:
        found.values["starts_on"] = days.first
        if days.last != days.first:
            found.values["ends_on"] = days.last


def _in_digits(days: TypedDays) -> str:
    last = "" if days.last == days.first else f"–{day_digits(days.last)}"
    return day_digits(days.first) + last
