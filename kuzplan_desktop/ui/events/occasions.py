"""What can be done with one event in place: held, moved, repeated, deleted; each says what it did and can be undone."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kuzplan_desktop.domain.events.event_fields import EVENT_FIELDS, Event, EventStatus
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.undoing import say_done
from kuzplan_desktop.ui.editor.event_values import AudienceInput, Checked, EventInput, input_of
from kuzplan_desktop.ui.editor.situation import find_activity, leaves_quarter, named_event, tick_goes_too, ticks_go_too
from kuzplan_desktop.ui.events.occasion_dialog import OccasionDialog

LAST_GOES = "Удаляется последнее проведенное мероприятие этого квартала."
LEAVES = "Это последнее проведенное мероприятие этого квартала."
COUNTED = tuple(field.name for field in EVENT_FIELDS if field.is_number and field.name not in ("count", "minutes"))


def hold_planned(session: Session, event: Event, parent: QWidget) -> OccasionDialog:
    """A planned event took place: ask when exactly and who came."""
    dialog = OccasionDialog(
        "Мероприятие проведено",
        f"{what(session, event)}. Укажите, сколько было участников; отметка квартала поставится сама.",
        input_of(event),
        session,
        parent,
        status=EventStatus.HELD,
    )
    dialog.confirmed.connect(lambda checked: store_change(session, event, checked, "Проведено"))
    dialog.open()
    (dialog.audiences.people_fields()[0] if event.starts_on else dialog.first.line).setFocus()
    return dialog


def move_planned(session: Session, event: Event, parent: QWidget) -> OccasionDialog:
    """A planned event is to take place on another day, or in another month."""
    began = input_of(event)
    dialog = OccasionDialog(
        "Перенести мероприятие",
        f"{what(session, event)}. Когда оно пройдет?",
        EventInput(began.status, {**began.texts, "starts_on": "", "ends_on": ""}, began.audiences),
        session,
        parent,
        status=EventStatus.PLANNED,
        people=False,
    )
    dialog.confirmed.connect(lambda checked: store_change(session, event, checked, "Перенесено"))
    dialog.open()
    return dialog


def repeat_event(session: Session, event: Event, parent: QWidget) -> OccasionDialog:
    """Write down another event like this one, on another day with other participants."""
    began = input_of(event)
    texts = {**began.texts, **dict.fromkeys((*COUNTED, "starts_on", "ends_on", "month"), "")}
    rows = tuple(AudienceInput(row.audience) for row in began.audiences)
    dialog = OccasionDialog(
        "Повторить мероприятие",
        f"{what(session, event)}. Форма, название и место останутся такими же.",
        EventInput(EventStatus.HELD, texts, rows),
        session,
        parent,
    )
    dialog.confirmed.connect(lambda checked: add_like(session, event.activity, checked))
    dialog.open()
    return dialog


def store_change(session: Session, event: Event, checked: Checked, deed: str) -> bool:
    """Store what was changed in an event, asking about a tick that loses its last one; True if it was stored."""
    leaves = leaves_quarter(event, checked, session.document.plan.year)
    clear = leaves and tick_goes_too(session, event, LEAVES)
    if clear is None:
        return False
    changes = checked.changes_of(event)

    def edit() -> bool:
        session.file.events.edit(event.uid, clear_mark=clear, **changes)
        return True

    if not changes or not session.do(edit):
        return False
    say_done(session, f"{deed}: {what(session, _found(session, event))}.")
    return True


def add_like(session: Session, activity: str, checked: Checked) -> str | None:
    """Write down a new event under an item; its uid, None if it was refused."""
    uid = session.do(lambda: session.file.events.hold(activity, **checked.fields, attendance=checked.attendance))
    if uid is not None:
        planned = checked.fields["status"] is EventStatus.PLANNED
        made = _found(session, Event(uid, activity))
        say_done(session, f"{'Запланировано' if planned else 'Записано'}: {what(session, made)}.")
    return uid


def delete_event(session: Session, event: Event) -> bool:
    """Delete an event, asking about a tick that loses its last one; True if it is gone."""
    clear = tick_goes_too(session, event, LAST_GOES)
    if clear is None:
        return False
    about = what(session, event)

    def delete() -> bool:
        session.file.events.delete(event.uid, clear_mark=clear)
        return True

    if not session.do(delete):
        return False
    say_done(session, f"Удалено: {about}.")
    return True


def delete_events(session: Session, events: Sequence[Event]) -> bool:
    """Delete events in one step, asking once about the ticks that lose their last ones; True if they are gone."""
    uids = [event.uid for event in events]
    if len(uids) == 1:
        return delete_event(session, events[0])
    cleared = ticks_go_too(session, events)
    if cleared is None:
        return False

    def delete() -> bool:
        session.file.events.delete_all(uids, clear_marks=cleared)
        return True

    if not session.do(delete):
        return False
    say_done(session, f"Удалено мероприятий: {len(uids)}.", "Отметки их кварталов сняты." if cleared else "")
    return True


def what(session: Session, event: Event) -> str:
    """«1.2.4, 14.03.2022, семинар «…»»: how a sentence names an event."""
    return named_event(find_activity(session.document, event.activity), event)


def _found(session: Session, event: Event) -> Event:
    """The event as it stands now."""
    document = session.document
    events = (*document.events_of(event.activity), *document.joined_of(event.activity))
    return next((one for one in events if one.uid == event.uid), event)
