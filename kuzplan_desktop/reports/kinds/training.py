"""«Сведения об обучении»: who was trained in a period, by audience."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.domain.wording import fold
from kuzplan_desktop.domain.words import EVENT_FORMS, TRAINING_FORMS, audience_place
from kuzplan_desktop.reports.paper.report import Column, Row, RowKind, Table, Value
from kuzplan_desktop.reports.paper.sentences import hours_number

VOTERS = ("избиратели", "молодые и будущие избиратели")  # they are informed, not trained

_TRAINS = re.compile(r"\b(?:" + "|".join(map(fold, TRAINING_FORMS)) + r")\b")
_OTHER = "иное"


def is_training(event: Event) -> bool:
    """True if the event trains those who came.

    Its form decides, not the section of the plan, whose numbers and titles change from year to year: a form of
    words.TRAINING_FORMS, also with words beside it («выездной семинар»); of a form that the vocabulary does not
    have, of «иное» or none, the event for which hours, people trained or tested were written down.
    """
    event_form = " ".join(fold(event.form).split())
    if _TRAINS.search(event_form):
        return True
    known = event_form != _OTHER and event_form in map(fold, EVENT_FORMS)
    return not known and any(value is not None for value in (event.minutes, event.trained, event.tested))


@dataclass(frozen=True, slots=True)
class TrainingRow:
    """A row of «Сведения об обучении»: people, minutes and how many were tested (None: nobody said)."""

    audience: str
    people: int
    minutes: int
    tested: int | None
    total: bool = False


@dataclass(slots=True)
class _Sum:
    people: int = 0
    minutes: int = 0
    tested: int | None = None

    def add(self, people: int, minutes: int, tested: int | None) -> None:
        """Count a group of people at an event."""
        self.people += people
        self.minutes += minutes
        if tested is not None:
            self.tested = (self.tested or 0) + tested


def training_rows(events: Iterable[Event]) -> tuple[TrainingRow, ...]:
    """A row for each audience that was trained at `events`, in the vocabulary's order, and the total.

    The total counts the hours of each event once, and those tested as the event tells them where it does.
    What is no training (see `is_training`) is left out. Empty where no audience was counted.
    """
    sums: dict[str, _Sum] = {}
    total = _Sum()
    for event in filter(is_training, events):
        trained = [item for item in event.attendance if item.audience not in VOTERS]
        for item in trained:
            sums.setdefault(item.audience, _Sum()).add(item.people, event.minutes or 0, item.tested)
        if trained:
            known = [item.tested for item in trained if item.tested is not None]
            tested = event.tested if event.tested is not None else (sum(known) if known else None)
            total.add(sum(item.people for item in trained), event.minutes or 0, tested)
    if not sums:
        return ()
    rows = [_row(audience, sums[audience]) for audience in sorted(sums, key=audience_place)]
    return (*rows, _row("Всего", total, total=True))


def _row(audience: str, counted: _Sum, *, total: bool = False) -> TrainingRow:
    return TrainingRow(audience, counted.people, counted.minutes, counted.tested, total)


COLUMNS = (
    Column("audience", "Категория обученных", 110.0),
    Column("people", "Человек", 30.0, figure=True, summed=True),
    Column("hours", "Часов", 30.0, figure=True),
    Column("tested", "Прошли тестирование", 45.0, figure=True),
)


def training_table(events: Iterable[Event], caption: str) -> tuple[Table, ...]:
    """The table of those trained at `events`; nothing where nobody was."""
    rows = tuple(map(_table_row, training_rows(events)))
    return (Table("training", "Обучение", COLUMNS, rows, caption),) if rows else ()


def _table_row(row: TrainingRow) -> Row:
    """A row as the table prints it; its hours and those tested may be told by nobody."""
    more: dict[str, Value] = {
        "audience": row.audience,
        "people": row.people,
        "hours": hours_number(row.minutes),
        "tested": row.tested,
    }
    return Row(RowKind.TOTAL if row.total else RowKind.LINE, "", row.audience, more=more)
