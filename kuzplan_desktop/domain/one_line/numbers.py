"""How many: people, by category and altogether, hours, events; a number of which that is not sure stays where it is."""

import re
from contextlib import suppress

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import added
from kuzplan_desktop.domain.one_line.findings import Findings
from kuzplan_desktop.domain.one_line.known import Names, audience_names, form_names
from kuzplan_desktop.domain.one_line.typed_line import TAKEN, compared_name
from kuzplan_desktop.domain.typed.reading import read_attended, read_hours, read_number

_NUMBER = r"(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,9})(?![0-9]|[.,][0-9])"
_UNIT = r"(?:чел(?![\w-])\.?|человека?(?![\w-])|участник(?:а|ов)?(?![\w-]))"
_APART = r"(?<![\w.:№/-])(?<!№ )(?<![0-9],)"
_MINUTES = r"[0-9]{1,3} ?мин(?:ут[аы]?)?(?!\w)\.?"
_HOURS = re.compile(  # «28.05 час мужества» is a day, and an hour that is not that of any length
    rf"{_APART}(?:(?:[0-9]{{1,4}}(?:,[0-9]{{1,2}}|\.(?!0[1-9]|1[0-2])[0-9]{{1,2}})?|[0-9]{{1,4}}:[0-5][0-9]) ?"
    rf"(?:ак(?:ад)?\.? ?|академическ\w+ )?(?:ч|часа|часов)|[0-9]{{0,3}}1 ?(?:ак(?:ад)?\.? ?|академический )?час)"
    rf"(?![\w/-])\.?(?:,? ?{_MINUTES})?|{_APART}{_MINUTES}"
)
_LENGTH = re.compile(r"(?<![\w-])(?:(?:продолжительность\w?|длительность\w?|объем)[ :-]*|по )$")
_COUNT = re.compile(
    rf"{_APART}([0-9]{{1,6}}) ?(?:раза?|мероприяти[еяй])(?![\w-])|(?<![\w-])мероприятий[ :-]+([0-9]{{1,6}})(?!\w)"
)
_CAME = r"присутствовал[оаи]?|участвовал[оаи]?|охват|всего|итого|участников|участники"
_PEOPLE = re.compile(
    rf"(?:(?<![\w-])(?:{_CAME}|приняли участие|прошли)[ :=-]*)?{_APART}(?P<number>{_NUMBER}) ?{_UNIT}"
    rf"|(?<![\w-])(?:{_CAME}|чел\.?)[ :=-]+(?P<bare>{_NUMBER})(?=[ .]*(?:$|[,;){TAKEN}]))"
)
_IN_BRACKETS = re.compile(r" ?\(([^()]*)\)")
_FROM_TO = re.compile(rf"(?<![\w-])(?<!№ )[0-9]+ ?- ?[0-9]+ ?{_UNIT}")
_ABOUT = re.compile(
    r"(?:(?<![\w-])(?:около|примерно|(?:не )?более|(?:не )?менее|свыше|порядка|до|почти|от|по)|(?P<range>[0-9]+ ?-)) ?$"
)
_OF_WHOM = {  # a label before or behind a number; of publications, which are a form too, before it
    "trained": r"обучен[оаы]?",
    "tested": r"прошли тестирование|тестирование прошли|протестирован[оаы]?",
    "volunteers": r"волонтер(?:ы|ов|а)?",
    "publications": "публикаций",
}
_LABELLED = {
    name: re.compile(
        rf"(?<![\w-])(?:{label})[ :=-]*(?P<number>{_NUMBER})(?: ?{_UNIT})?(?![\w-])"
        rf"|{_APART}(?P<bare>{_NUMBER})(?: ?{_UNIT})? (?:{label})(?![\w-]| ?[:=-]? ?[0-9])"
    )
    for name, label in _OF_WHOM.items()
}
_BEHIND = re.compile(rf" ?(?P<sign>[-:=(] ?)?(?P<number>{_NUMBER})(?P<unit> ?{_UNIT})?(?P<close> ?\))?(?![\w-])")
_IN_FRONT = re.compile(rf"{_APART}(?P<number>[0-9]{{1,9}})(?P<unit> ?{_UNIT})? $")
_STRANGE = re.compile(
    rf"(?P<name>[а-я]{{3,}}(?:[ -][а-я]+){{0,4}}) ?"
    rf"(?:- ?(?P<number>{_NUMBER}) ?{_UNIT}|[:=] ?(?P<other>{_NUMBER})(?: ?{_UNIT})?)"
)
_TOTAL_WORD = re.compile(
    r"всего|итого|охват|участников|участники|присутствовало|присутствовали|количество.*|число.*|продолжительность"
)
_ONE_PERSON = re.compile(
    r"(?:член|секретарь|председатель|заместитель|наблюдатель|избиратель|кандидат|оператор|представитель)(?!\w)"
)
_FOR = re.compile(r"(?<![\w-])(?:для|среди|с участием|со?|от|присутствовали|участвовали|приняли участие|обучены)[ :]*$")
_AND = re.compile(rf"(?<={TAKEN}) и $")
_NAMED_BY_NUMBER = re.compile(
    r"(?:№|(?<![\w-])(?:уик|тик|оик|пу|сош|оош|школ\w*|лице\w*|гимнази\w*|кабинет\w*|каб|аудитори\w*|дом\w*|д|корпус\w*|"
    r"участ\w*|округ\w*|класс\w*|детск\w+ сад\w*|сад\w*|училищ\w*|ул|улиц\w*|пункт\w*|п|выпуск\w*|часть|этап\w*)\.?) ?$"
)
_MAY_BE_PEOPLE = "Число {0} не понято. Если это участники, напишите «{0} чел.»."
_AT_THE_END = re.compile(rf"{_APART}(?P<number>[0-9]{{1,9}})[ .]*$")


def find_hours(found: Findings) -> None:
    """The length of the training."""
    line = found.line
    for hours in list(_HOURS.finditer(line.free)):
        with suppress(PlanError):
            minutes = read_hours(hours[0].strip().rstrip("."))
            if label := _LENGTH.search(line.free[: hours.start()]):
                line.take(*label.span(), "minutes")
            found.set("minutes", minutes, *hours.span())


def find_numbers(found: Findings) -> None:
    """People, events, and what a label says of a number, the most telling first."""
    _find_totals(found, with_brackets=True)
    for name, pattern in _LABELLED.items():
        for labelled in list(pattern.finditer(found.line.free)):
            if labelled["number"] or name != "publications":
                _set(found, name, labelled["number"] or labelled["bare"], labelled)
    _find_audiences(found)
    _find_strange_audiences(found)
    for count in list(_COUNT.finditer(found.line.free)):
        _set(found, "count", count[1] or count[2], count, least=1)
    _find_totals(found, with_brackets=False)


def _set(found: Findings, name: str, digits: str, where: re.Match[str], least: int = 0) -> None:
    try:
        found.set(name, read_number(digits, least), *where.span())
    except PlanError as error:
        found.contradictions.append(str(error))


def _find_totals(found: Findings, *, with_brackets: bool) -> None:
    """All participants; «37 чел. (члены УИК – 37; резерв УИК – 4)» is how the program prints them."""
    line = found.line
    for total in list(_PEOPLE.finditer(line.free)):
        brackets = _IN_BRACKETS.match(line.free, total.end())
        if with_brackets and (brackets is None or not _take_brackets(found, brackets)):
            continue
        if about := _about(line.free[: total.start()]):
            _doubt_number(found, about.start(), total.end())
            continue
        _set_total(found, total)


def _doubt_number(found: Findings, start: int, end: int) -> None:
    found.doubt(f"«{found.line.text[start:end]}» – не точное число, оно осталось в названии.")


def _about(before: str) -> re.Match[str] | None:
    """What stands before a number and makes it less than exact."""
    about = _ABOUT.search(before)
    return None if about and about["range"] and _names_something(before, about.start()) else about


def _set_total(found: Findings, total: re.Match[str]) -> None:
    digits, start = total["number"] or total["bare"], total.start()
    before = found.line.free[:start].rstrip()
    if (
        " " in digits
        and total["number"]
        and start == total.start("number")
        and before[-1:] not in ("", *",;:(-=", TAKEN)
    ):
        found.doubt(f"«{total[0].strip()}» – одно число или два? Поставьте между ними запятую.")
    _set(found, "people", digits, total)


def _take_brackets(found: Findings, brackets: re.Match[str]) -> bool:
    """True if each part in the brackets is an audience with its people, which are taken."""
    line, taken, at = found.line, [], brackets.start(1)
    for part in line.text[brackets.start(1) : brackets.end(1)].split(";"):
        try:
            audience, people = read_attended(part)
        except PlanError:
            return False
        taken.append((_listed(found, audience), people, at, at + len(part)))
        at += len(part) + 1
    for one in taken:
        found.add_people(*one)
    return True


def _listed(found: Findings, audience: str) -> str:
    names = {compared_name(name): name for name in found.known.audiences}
    return names.get(compared_name(audience), audience)


def _find_audiences(found: Findings) -> None:
    """Categories with a number behind them, or in front («25 членов УИК»)."""
    line, names = found.line, audience_names(found.known.audiences)
    for one in list(names.pattern.finditer(line.free)):
        behind = _BEHIND.match(line.free, one.end())
        if TAKEN in one[0] or _is_joined(line.free[: one.start()], names):
            if behind and not behind["unit"]:
                found.doubt(_MAY_BE_PEOPLE.format(behind["number"]))
            continue
        if behind and behind["unit"] is None and _is_year(behind) and not behind["sign"]:
            found.doubt(_MAY_BE_PEOPLE.format(behind["number"]))
            continue
        if behind and _is_of_people(found, behind):
            start, end, digits = one.start(), behind.end(), behind["number"]
        elif (front := _IN_FRONT.search(line.free[: one.start()])) and not _names_something(line.free, front.start()):
            if behind or _about(line.free[: front.start()]):
                continue
            start, end, digits = front.start(), one.end(), front["number"]
        else:
            continue
        if _ONE_PERSON.match(one[0]) and digits != "1":
            continue  # «секретарь УИК 915»
        with suppress(PlanError):
            people = read_number(digits)
            start = _with_preposition(line.free, start)
            found.add_people(names.value(one), people or 0, start, end, named=names.spelled(one))


def _is_joined(before: str, names: Names) -> bool:
    """True if a number behind a category is that of the one before it too: «члены УИК и резерв УИК 40»."""
    joined = [one.end() for one in names.pattern.finditer(before)]
    return bool(joined) and before[joined[-1] :] == " и "


def _find_strange_audiences(found: Findings) -> None:
    """A category that is not listed, alone between commas: «ветераны – 15 чел.», «ветераны: 15»."""
    line = found.line
    for start, end in list(line.parts()):
        if one := _STRANGE.fullmatch(line.free, start, end):
            words = line.text[one.start("name") : one.end("name")]
            if not form_names(found.known.forms).pattern.match(one["name"]) and not _TOTAL_WORD.fullmatch(one["name"]):
                with suppress(PlanError):
                    found.add_people(words, read_number(one["number"] or one["other"]) or 0, start, end)


def _with_preposition(free: str, start: int) -> int:
    before = _FOR.search(free[:start]) or _AND.search(free[:start])
    return before.start() if before else start


def _names_something(free: str, at: int) -> bool:
    return _NAMED_BY_NUMBER.search(free[:at]) is not None


def _is_year(number: re.Match[str]) -> bool:
    return re.fullmatch("(?:19|20)[0-9]{2}", number["number"]) is not None


def _is_of_people(found: Findings, behind: re.Match[str]) -> bool:
    """True for a number that can only be that of the people: with a unit, or nothing else that it counts."""
    if behind["unit"]:
        return True
    rest = found.line.free[behind.end() :].lstrip()
    if not rest or rest[0] in f",;).({TAKEN}":
        return True
    names = (audience_names(found.known.audiences), form_names(found.known.forms))
    return any(one.pattern.match(rest) for one in names)


def share_total(found: Findings) -> None:
    """The one category that was named alone is that of all the people; a total that its categories come to is none."""
    line, names = found.line, audience_names(found.known.audiences)
    total = found.values.get("people")
    alone = [
        (names.value(one), start, end)
        for start, end in line.parts()
        if (one := names.pattern.fullmatch(line.free, start, end))
    ]
    if total is not None and len(alone) == 1 and not found.people and not alone[0][0].isupper():
        found.add_people(alone[0][0], total, *alone[0][1:])
    elif alone and not alone[0][0].isupper():
        found.doubt(f"«{line.text[alone[0][1] : alone[0][2]]}»: не сказано, сколько человек.")
    if found.people and total == added(found.people.values()):
        found.values["people"] = None


def doubt_numbers(found: Findings) -> None:
    """Numbers that stand alone or at the end of a part are doubtful: they may count people."""
    line = found.line
    for start, end in line.parts():
        number = _AT_THE_END.search(line.free[start:end])
        if number is None or _names_something(line.free, start + number.start()):
            continue
        if not _is_year(number):
            found.doubt(_MAY_BE_PEOPLE.format(number["number"]))
    for number in _FROM_TO.finditer(line.free):
        _doubt_number(found, *number.span())
