"""A field of an event goes by its name from the form to the region: no two values can change places."""

from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import Any

from kuzplan_desktop.domain.events.event_fields import BY_NAME, EVENT_FIELDS, Event, FieldType
from kuzplan_desktop.domain.words import FIELDS
from kuzplan_desktop.store.changes.change import is_fit, read_change
from kuzplan_desktop.store.changes.schema import KINDS
from kuzplan_desktop.store.document.event_values import EventFields
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.delivery import EVENT, deliver, read_event_row

# What an event has besides the table's fields.
BESIDE = {"uid", "activity", "attendance", "attachments", "conflicts", "same_as"}


def every_field() -> dict[str, Any]:
    """An event in which every field of the table has a value of its own."""
    values: dict[str, Any] = {}
    for at, field in enumerate(EVENT_FIELDS):
        match field.type:
            case FieldType.TEXT:
                values[field.name] = f"текст {at}"
            case FieldType.NUMBER | FieldType.HOURS:
                values[field.name] = 1000 - at
            case FieldType.FLAG:
                values[field.name] = True
    return {**values, "starts_on": date(2022, 3, 14), "ends_on": date(2022, 3, 15), "tested": 900}


def held(tmp_path: Path) -> tuple[PlanFile, Event]:
    file = PlanFile.create(tmp_path / "plan.sqlite", commission="ТИК")
    item = next(file.document.plan.activities()).uid
    file.events.hold(item, attendance={"СМИ": (5, 2)}, **every_field())
    return file, file.document.events_of(item)[0]


def test_the_table_is_the_event() -> None:
    assert {one.name for one in fields(Event)} - BESIDE == set(BY_NAME)
    assert list(FIELDS["event"]) == list(KINDS["event"].fields) == ["activity", *BY_NAME]


def test_every_field_comes_back_from_the_file(tmp_path: Path) -> None:
    file, event = held(tmp_path)
    told = every_field()
    assert {name: getattr(event, name) for name in told} == told
    file.close()
    with PlanFile.open(tmp_path / "plan.sqlite") as again:
        assert again.document.events_of(event.activity) == (event,)


def test_every_field_comes_to_the_region(tmp_path: Path) -> None:
    file, event = held(tmp_path)
    delivery = deliver(file.document, [read_change(body) for body in file.bodies()])
    file.close()
    assert delivery is not None
    (row,) = delivery.events
    assert read_event_row(row) == event
    assert dict(zip(EVENT, row, strict=True))["last_day"] == "2022-03-15"


def test_days_of_the_table_are_days_in_a_change() -> None:
    for field in EVENT_FIELDS:
        is_day = field.type in (FieldType.DAY, FieldType.MONTH)
        takes_text = field.type in (FieldType.TEXT, FieldType.STATUS)
        assert is_fit("event", field.name, "2022-03-14") is (is_day or takes_text)
        assert is_fit("event", field.name, "вчера") is takes_text


def test_taking_part_is_told_in_the_history(tmp_path: Path) -> None:
    file, event = held(tmp_path)
    file.events.edit(event.uid, taking_part=False, held_by="")
    changes = {one.field: (one.before, one.after) for one in file.history()[-1].changes}
    file.close()
    assert changes == {"taking_part": ("участвуем", "проводим"), "held_by": (event.held_by, "")}


def test_the_verbs_take_every_field_of_the_table() -> None:
    assert EventFields.__annotations__.keys() == {one.name for one in EVENT_FIELDS}
