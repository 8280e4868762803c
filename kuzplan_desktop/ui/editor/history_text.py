"""Steps of the журнал as a person reads them."""

from collections.abc import Iterable

from kuzplan_desktop.domain.readable import line_of, moment
from kuzplan_desktop.domain.wording import uncapitalised
from kuzplan_desktop.domain.words import KINDS, part_caption
from kuzplan_desktop.store.changes.steps import Step, StepChange


def step_time(step: Step) -> str:
    """«14.03.2022 10:15» by the clock of whoever did it; empty for the supplied plan."""
    return moment(step.at)


def step_author(step: Step) -> str:
    """Who did it, as he or she is called in the settings."""
    return step.by or ("" if not step.at else "имя не указано")


def step_heading(step: Step) -> str:
    """«14.03.2022 10:15, Иванова: Отметка 1.2.4, I квартал», with a word if the step is undone."""
    origin = ", ".join(part for part in (step_time(step), step.by) if part)
    heading = f"{origin}: {step.label}" if origin else step.label
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
        said = [line for line in map(change_line, row) if line]
        made = len(said) > 1 and not any(change.before for change in row)
        joined = ["; ".join([said[0], *map(uncapitalised, said[1:])])] if made else said
        number = f"{row[0].number}: " if several and row[0].number else ""
        lines += [f"{number}{line}" for line in joined]
    return lines


def change_line(change: StepChange) -> str:
    """«Что сделано: было → стало»; empty if nothing readable changed."""
    before, after = line_of(change.field, change.before), line_of(change.field, change.after)
    if before == after or (not before and (change.field, after) == ("count", "1")):
        return ""
    if change.field == "_del":
        return f"{KINDS.get(change.kind, change.kind)}: {after}"
    name = part_caption(change.kind, change.field)
    if not before:
        return f"{name}: {after}"
    return f"{name}: {before} → {after or 'пусто'}"


def changed_fields(changes: Iterable[StepChange]) -> str:
    """«1.2.4: Отметка, Что сделано», one part for each activity, without values."""
    fields: dict[str, list[str]] = {}
    for change in changes:
        if change_line(change):
            fields.setdefault(change.number, []).append(part_caption(change.kind, change.field))
    return "; ".join(f"{number}: {', '.join(names)}".lstrip(": ") for number, names in fields.items())
