"""Steps of the журнал as a person reads them."""

from collections.abc import Iterable
from datetime import date, datetime

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.reading import write_hours
from kuzplan_desktop.domain.wording import MONTHS
from kuzplan_desktop.domain.words import KINDS, MARK_CONTENT, caption
from kuzplan_desktop.store.history import Step, StepChange

_DATES = frozenset(("date", "starts_on", "ends_on", "completed_on", "since", "votes_on", "approved_on"))


def step_time(step: Step) -> str:
    """«14.03.2022 10:15» by the clock of whoever did it; empty for the supplied plan."""
    try:
        return f"{datetime.fromisoformat(step.at):%d.%m.%Y %H:%M}"
    except ValueError:
        return ""


def step_author(step: Step) -> str:
    """Who did it, as he or she is called in the settings."""
    return step.by or ("" if not step.at else "имя не указано")


def step_heading(step: Step) -> str:
    """«14.03.2022 10:15, Иванова: Отметка 1.2.4, I квартал», with a word if the step is undone."""
    told = ", ".join(part for part in (step_time(step), step.by) if part)
    heading = f"{told}: {step.label}" if told else step.label
    return f"{heading} (отменено)" if step.undone else heading


def change_lines(changes: Iterable[StepChange]) -> list[str]:
    """One line for each field that was changed; a row that the step made is told in one line.

    Where the step touched several activities, each line begins with its number.
    """
    rows: dict[str, list[StepChange]] = {}
    for change in changes:
        rows.setdefault(change.row, []).append(change)
    lines: list[str] = []
    several = len({row[0].number for row in rows.values()}) > 1
    for row in rows.values():
        told = [line for line in map(change_line, row) if line]
        made = len(told) > 1 and not any(change.before for change in row)
        joined = ["; ".join([told[0], *map(_uncapitalised, told[1:])])] if made else told
        number = f"{row[0].number}: " if several and row[0].number else ""
        lines += [f"{number}{line}" for line in joined]
    return lines


def change_line(change: StepChange) -> str:
    """«Что сделано: было → стало»; empty if nothing readable changed."""
    before, after = _value(change.field, change.before), _value(change.field, change.after)
    if before == after or (not before and (change.field, after) == ("count", "1")):
        return ""
    if change.field == "_del":
        return f"{KINDS.get(change.kind, change.kind)}: {after}"
    name = _name(change)
    if not before:
        return f"{name}: {after}"
    return f"{name}: {before} → {after or 'пусто'}"


def changed_fields(changes: Iterable[StepChange]) -> str:
    """«1.2.4: Отметка, Что сделано», one part for each activity, without values."""
    fields: dict[str, list[str]] = {}
    for change in changes:
        if change_line(change):
            fields.setdefault(change.number, []).append(_name(change))
    return "; ".join(f"{number}: {', '.join(names)}".lstrip(": ") for number, names in fields.items())


def _name(change: StepChange) -> str:
    """The caption of the field that changed."""
    if change.kind == "mark" and change.field in MARK_CONTENT:
        return MARK_CONTENT[change.field]
    return caption(change.kind, change.field)


def _value(field: str, text: str) -> str:
    """A stored value in a reader's notation; what is no such value stays as it is."""
    text = " ".join(text.split())
    try:
        if field in _DATES and text:
            return f"{date.fromisoformat(text):%d.%m.%Y}"
        if field == "month" and text:
            month = date.fromisoformat(text)
            return f"{MONTHS[month.month - 1]} {month.year}"
        if field == "minutes" and text:
            return f"{write_hours(int(text))} ч"
        if field == "quarter" and text:
            return ROMAN[int(text)]
    except (ValueError, KeyError):
        return text
    return text


def _uncapitalised(line: str) -> str:
    """`line` as it goes on after a semicolon; an abbreviation keeps its capitals."""
    return line if line[1:2].isupper() else line[:1].lower() + line[1:]
