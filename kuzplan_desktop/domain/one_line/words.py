"""What, and how it stands with it: the form, planned or held, whether the commission only takes part."""

import re
from functools import lru_cache

from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.domain.one_line.findings import Findings
from kuzplan_desktop.domain.one_line.known import form_names
from kuzplan_desktop.domain.one_line.typed_line import QUOTED, TAKEN
from kuzplan_desktop.domain.words import OTHER_FORM

_BEGINS = rf"(?:^|[,;(){TAKEN}{QUOTED}]|[.:] | - |^- )[ .:-]*"
_DONE = r"(?P<done>(?:был[аои]? )?(?:провел[аи]?|проведен[аоы]?|состоял(?:ся|ась|ось|ись)|прош(?:ел|ла|ло|ли)) )?"
_BESIDE = r"(?P<beside>(?:[а-я]{3,}(?:-[а-я]+)?(?:ый|ий|ой|ая|яя|ое|ее) ){0,2})"
_STATUSES = {
    EventStatus.PLANNED: r"(?:в )?план(?:ируется|ируем|ируют|ово|овое)?|запланирован[аоы]?",
    EventStatus.HELD: r"проведен[аоы]?|состоял(?:ся|ась|ось)|проведено мероприятие",
    EventStatus.CANCELLED: r"отменен[аоы]?",
}
_DENIED = re.compile(r"(?<![\w-])(?:не (?:был[аои]? )?(?:проведен|провел|провод|состоял)\w*|перенесен\w*)")
_TAKING_PART = re.compile(r"участвуем|участвовали|принимаем участие|приняли участие")
_HOST = re.compile(r"(?:проводил[аи]?|проводит|проводят|организатор(?:ы)?(?: -| ?:)?) (?P<who>.+)")


def find_form(found: Findings) -> None:
    """The form of the event, where a part begins with it, with what stands before it («выездной семинар»); or so many
    of it («3 семинара»)."""
    line = found.line
    names, counted = form_names(found.known.forms), form_names(found.known.forms, counted=True)
    one, several = _beginnings(found.known.forms)
    first, many = one.search(line.free), several.search(line.free)
    if many and (first is None or many.start() <= first.start()):
        form = counted.pattern.match(line.free, many.end())
        if form and int(many["number"]) > 1:
            found.set("form", counted.value(form), many.end(), form.end())
            found.set("count", int(many["number"]), many.start("number"), many.end("number"))
            _take_done(found, many)
            return
    form = names.pattern.match(line.free, first.end()) if first else None
    if first and form:
        beside = line.text[first.start("beside") : first.end("beside")]
        found.set("form", beside + names.value(form), first.start("beside"), form.end())
        if first["single"]:
            found.set("count", 1, *first.span("single"))
        _take_done(found, first)
        return
    for start, end in list(line.parts()):
        if line.free[start:end] == OTHER_FORM:
            found.set("form", OTHER_FORM, start, end)
            return


@lru_cache(maxsize=8)
def _beginnings(forms: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before a form, and before several of it."""
    names, counted = form_names(forms).pattern.pattern, form_names(forms, counted=True).pattern.pattern
    several = rf"{_BEGINS}{_DONE}(?P<number>[0-9]{{1,4}}) (?={counted})"
    return re.compile(rf"{_BEGINS}{_DONE}(?:(?P<single>1) )?{_BESIDE}(?={names})"), re.compile(several)


def _take_done(found: Findings, begin: re.Match[str]) -> None:
    if begin["done"]:
        found.set("status", EventStatus.HELD, *begin.span("done"))


def find_status(found: Findings) -> None:
    """Whether it is planned, was held or called off, where that is said by itself."""
    line = found.line
    if denied := _DENIED.search(line.free):
        words = line.text[denied.start() : denied.end()]
        found.contradictions.append(f"Написано «{words}». Если мероприятие отменено, так и напишите: «отменено».")
    for start, end in list(line.parts()):
        for status, words in _STATUSES.items():
            if re.fullmatch(words, line.free[start:end]):
                found.set("status", status, start, end)


def find_host(found: Findings) -> None:
    """Whether the commission takes part in what somebody else holds, and who that is."""
    line = found.line
    for start, end in list(line.parts()):
        if _TAKING_PART.fullmatch(line.free, start, end):
            found.set("taking_part", True, start, end)
    if found.values.get("taking_part"):
        for start, end in list(line.parts()):
            if host := _HOST.fullmatch(line.free, start, end):
                found.set("held_by", line.text[host.start("who") : end], start, end)
