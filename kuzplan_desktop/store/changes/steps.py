"""A step as the журнал tells it, what it did to each field, and whether it is another person's."""

from typing import NamedTuple

from kuzplan_desktop.domain.readable import moment
from kuzplan_desktop.domain.wording import searchable


class StepChange(NamedTuple):
    """What a step did to one field. `number` is the activity's, `before` and `after` are texts for a reader."""

    kind: str
    row: str
    activity: str
    number: str
    field: str
    before: str
    after: str


class Step(NamedTuple):
    """One named action of a person at the installation `dev`. `at` is a wall clock with offset; it and `by` are empty
    for the plan's text."""

    uid: str
    label: str
    by: str
    at: str
    undone: bool
    changes: tuple[StepChange, ...]
    dev: str = ""


class Candidate(NamedTuple):
    """What undo or redo would take: a step, or a merge; who made a step, when and at which installation."""

    uid: str
    label: str
    is_merge: bool
    by: str = ""
    at: str = ""
    dev: str = ""


def other_persons(step: Step | Candidate, author: str, device: str) -> str:
    """Whose step it is, in a sentence, if not that of `author` at the installation `device`; empty if it is.

    Where a step bears no name, the installation tells.
    """
    when = moment(step.at)
    if step.by and searchable(step.by) != searchable(author):
        return f"Это действие записал другой человек: {', '.join(filter(None, (step.by, when)))}."
    if not step.by and step.at and step.dev != device:
        return f"Это действие записано на другом компьютере, {when}, имя не указано."
    return ""
