"""The planned events as a file that the calendar of a phone or of a mail program takes in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kuzplan_desktop.domain.events.event_fields import EventStatus
from kuzplan_desktop.ui.base.dialogs import choose_report
from kuzplan_desktop.ui.base.session import MessageTone
from kuzplan_desktop.ui.base.settings import documents_place, free_place
from kuzplan_desktop.ui.base.system import show_in_system

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from kuzplan_desktop.domain.events.event_fields import Event
    from kuzplan_desktop.ui.base.session import Session

TITLE = "Запланированное в календарь"
CALENDARS = {"Календарь (*.ics)": ".ics"}
NOTHING = "Ни у одного запланированного мероприятия нет дня, записывать в календарь нечего."
SEND = "Перешлите файл на телефон и откройте его."
SAY_DAY = "Укажите день мероприятия: месяца для календаря мало."


def save_calendar(session: Session, parent: QWidget) -> None:
    """Ask for the place and write the planned events that have a day; one of which only the month is known is told."""
    document = session.document
    items = document.plan.in_force()
    planned = [one for item in items for one in document.events_of(item.uid) if one.status is EventStatus.PLANNED]
    dated = [("", event) for event in planned if event.starts_on is not None]
    if not dated:
        session.say(NOTHING, SAY_DAY, tone=MessageTone.FAILED)
        return
    proposed = free_place(documents_place(), f"Запланировано на {document.plan.year} год", ".ics")
    target = choose_report(parent, TITLE, proposed, CALENDARS)
    if target is None or not session.do(lambda: _written(target, dated)):
        return
    left = len(planned) - len(dated)
    told = f"Без дня, только с месяцем: {left}, их в файле нет. {SEND}" if left else SEND
    session.say(
        f"Записано в календарь мероприятий: {len(dated)}, файл {target.name}.",
        told,
        action=("Открыть папку", lambda: show_in_system(target.parent)),
        tone=MessageTone.DONE,
    )


def _written(target: Path, dated: list[tuple[str, Event]]) -> bool:
    from kuzplan_desktop.reports.flat.files import calendar_bytes  # seldom needed
    from kuzplan_desktop.reports.paper.saving import save

    save(target, calendar_bytes(dated))
    return True
