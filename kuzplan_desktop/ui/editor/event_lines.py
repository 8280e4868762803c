"""Lines in which events are typed: what they are read against, what they say, those that were begun in a window."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.events.event_fields import EVENT_FIELDS, Event, EventStatus
from kuzplan_desktop.domain.figures.period import own_forms
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.one_line.known import Known, known_of
from kuzplan_desktop.domain.one_line.read_line import NUMBER, Chip, read_line
from kuzplan_desktop.domain.wording import shortened
from kuzplan_desktop.ui.base.undoing import say_done
from kuzplan_desktop.ui.editor.event_values import Checked
from kuzplan_desktop.ui.editor.situation import event_quarter, find_activity, named_event, remark_on_event

if TYPE_CHECKING:
    from kuzplan_desktop.domain.document import Document
    from kuzplan_desktop.domain.plan.plan import Activity
    from kuzplan_desktop.ui.base.session import Session

NO_ITEM = "К какому пункту плана это относится? Напишите впереди его номер."
TWICE = "Номер {number} стоит в плане не один раз. Напишите его с номером раздела: I/{number}."
WARMING = "31.12 семинар, г. Кемерово, члены УИК 25, 2 ч"
LONGEST_ITEM = 48  # letters of an item's name in a chip


class LineReading(NamedTuple):
    """What a line says: the item (None: not said), the event, what was understood of which letters.

    `problem` is why it cannot be written down so, empty if it can; `remark` what to know before it is, `doubtful`
    whether that asks for a second look.
    """

    activity: Activity | None
    event: Event
    chips: tuple[Chip, ...]
    problem: str
    remark: str
    doubtful: bool

    @property
    def words(self) -> str:
        """What was understood, for a screen reader."""
        return "; ".join(f"{chip.caption}: {chip.value}" for chip in self.chips if chip.value)


class EventLines(QObject):
    """The lines of one window. Those that were begun are kept by the activity (uid) under which they stand, "" for
    lines that begin with the number of their item; `kept` tells of every letter, `brought_back` that a line that was
    given up is there again."""

    kept = Signal()
    brought_back = Signal(str)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._begun: dict[str, str] = {}
        self._known: Known | None = None
        self._known_of: Document | None = None

    @property
    def begun(self) -> Mapping[str, str]:
        """The lines in which something stands, by activity."""
        return self._begun

    def text(self, activity: str) -> str:
        """What stands in the line of an activity."""
        return self._begun.get(activity, "")

    def keep(self, activity: str, text: str) -> None:
        """Remember what stands in a line."""
        if text != self.text(activity):
            if text.strip():
                self._begun[activity] = text
            else:
                self._begun.pop(activity, None)
            self.kept.emit()

    def take(self, lines: Mapping[str, str]) -> None:
        """Go on with lines that an earlier session left."""
        self._begun = dict(lines)
        self.kept.emit()

    def bring_back(self, activity: str, text: str) -> None:
        """A line that was given up is to stand there again, unless another one was begun meanwhile."""
        if not self.text(activity):
            self.keep(activity, text)
        self.brought_back.emit(activity)

    def warm(self) -> None:
        """Read a line ahead: the patterns of the plan's forms and categories are made at the first one."""
        if self._known is None:
            read_line(WARMING, self._known_now())

    def read(self, text: str, activity: str, *, remarked: bool = True) -> LineReading:
        """What a line says that stands under `activity`, "" for none; `remarked` costs twice as much as all else."""
        understood = read_line(text, self._known_now(), item_chosen=bool(activity))
        found, problem = self._item(understood.number, activity)
        chips = understood.chips
        if found is not None and understood.number:
            named = shortened(f"{found.number} {found.title}", LONGEST_ITEM)
            chips = tuple(chip._replace(value=named) if chip.field == NUMBER else chip for chip in chips)
        problem = understood.refusal or problem
        remark, doubtful = " ".join(understood.doubts), bool(understood.doubts)
        if remarked and found is not None and not problem and not doubtful:
            document, checked = self._session.document, _checked(understood.event)
            remark, doubtful = remark_on_event(document, found, checked, self._session.today)
        return LineReading(found, understood.event, chips, problem, remark, doubtful)

    def write(self, activity: Activity, event: Event) -> str | None:
        """Write an event down and say so; its uid, None if the document refused."""
        session, nothing = self._session, Event("", "")
        given = {field.name: getattr(event, field.name) for field in EVENT_FIELDS}
        given = {name: value for name, value in given.items() if value != getattr(nothing, name)}
        quarter = event_quarter(event, session.document.plan.year) if event.status is EventStatus.HELD else None
        before = session.document.marks_of(activity.uid).get(quarter or 0)
        attended = {one.audience: (one.people, one.tested) for one in event.attendance}
        uid = session.do(lambda: session.file.events.hold(activity.uid, attendance=attended, **given))
        if uid is not None:
            deed = "Запланировано" if event.status is EventStatus.PLANNED else "Записано"
            ticked = quarter and (before is None or before.state is not MarkState.DONE)
            tick = f"Отмечен {ROMAN[quarter]} квартал." if quarter and ticked else ""
            say_done(session, f"{deed}: {named_event(activity, event)}.", tick)
        return uid

    def _item(self, number: str, activity: str) -> tuple[Activity | None, str]:
        """The item that a line is about; or why that is not known."""
        if not number:
            chosen = find_activity(self._session.document, activity) if activity else None
            return chosen, "" if chosen else NO_ITEM
        found = self._session.document.plan.find(number)
        if len(found) > 1:
            return None, TWICE.format(number=number)
        return (found[0], "") if found else (None, f"В плане нет пункта {number}.")

    def _known_now(self) -> Known:
        document, day = self._session.document, self._session.day
        if self._known is None or self._known_of is not document or self._known.today != day:
            written = [event for events in document.events.values() for event in events]
            self._known = known_of(document.plan, written, day, own_forms(document))
            self._known_of = document
        return self._known


def _checked(event: Event) -> Checked:
    """An event as the form would have it."""
    fields = {field.name: getattr(event, field.name) for field in EVENT_FIELDS}
    return Checked(fields, {one.audience: (one.people, one.tested) for one in event.attendance})
