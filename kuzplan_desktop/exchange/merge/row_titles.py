"""How rows and fields are named where two documents are compared: «14.03.2022, г. Топки, семинар, 37 чел.»."""

from typing import Any

from kuzplan_desktop.domain import words
from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.events import event_text
from kuzplan_desktop.domain.events.event_fields import Attendance
from kuzplan_desktop.domain.readable import readable
from kuzplan_desktop.domain.reporting.sent_reports import period_words
from kuzplan_desktop.domain.typed.hygiene import clean
from kuzplan_desktop.store.changes.event_rows import read_event
from kuzplan_desktop.store.changes.history import as_text
from kuzplan_desktop.store.changes.side import Side

_NUMBERED = {"section": "Раздел ", "subsection": "", "activity": ""}
_NAMED_BY = {
    "abbreviation": "term",
    "signatory": "name",
    "campaign": "name",
    "attendance": "audience",
    "report_scan": "name",
}


def row_title(side: Side, row: str) -> str:
    """The name of a row by what `side` says of it, in one line."""
    fold = side.fold(row)
    if fold is None:
        return ""
    values, kind = fold.values, fold.kind
    if kind in _NUMBERED:
        number = f"{_NUMBERED[kind]}{_text(values, 'number')}".strip()
        return _line(" ".join(filter(None, (number, _text(values, "title")))))
    if kind == "mark":
        return f"Отметка, {ROMAN.get(values.get('quarter') or 0, '?')} квартал"
    if kind == "event":
        return f"Мероприятие: {event_title(side, row)}"
    if kind == "setting":
        return words.SETTINGS.get(_text(values, "key"), words.KINDS["setting"])
    if kind == "report":
        period = period_words(_text(values, "period"))
        return _line(f"{words.KINDS['report']}: {period}, {_day(values, 'sent_on')}".strip(", "))
    if kind == "attachment":
        return _line(f"{words.KINDS[kind]}: {_text(values, 'name') or _text(values, 'link')}")
    name = _text(values, _NAMED_BY.get(kind, ""))
    caption = words.KINDS.get(kind, kind)
    return _line(f"{caption}: {name}" if name else caption)


def event_title(side: Side, row: str) -> str:
    """An event in one line."""
    fold = side.fold(row)
    if fold is None:
        return ""
    under = (one for one in side.children(row) if side.is_shown(one))
    attendance = (Attendance(one, "", side.value(one, "people") or 0) for one in under)
    return _line(event_text.event_line(read_event(row, "", fold.values.get, attendance), event_text.COMPARED))


def row_line(side: Side, row: str) -> str:
    """What a row says as a whole, for a difference that is the row itself."""
    fold = side.fold(row)
    if fold is None:
        return ""
    if fold.kind == "event":
        return event_title(side, row)
    if fold.kind == "attendance":
        tested = fold.values.get("tested")
        return f"{fold.values.get('people') or 0} чел." + (f", прошли тестирование {tested}" if tested else "")
    if fold.kind == "report_file":
        return _text(fold.values, "format")
    if fold.kind == "remark":
        return _text(fold.values, "text")
    if fold.kind == "same_event":
        return "одно и то же мероприятие" if fold.values.get("same") else "разные мероприятия"
    return row_title(side, row)


def value_text(side: Side, row: str, name: str, value: Any) -> str:
    """A value as a reader sees it; where it names a row, that row."""
    if isinstance(value, str) and side.fold(value) is not None:
        return row_title(side, value)
    return clean(as_text(name, value))


def _text(values: dict[str, Any], name: str) -> str:
    return clean(str(values.get(name) or ""))


def _day(values: dict[str, Any], name: str) -> str:
    return readable(name, _text(values, name))


def _line(text: str) -> str:
    return " ".join(text.split())
