"""Every field of an event is told to whoever calculates further: by `events --json` and by the table of events."""

import csv
from datetime import date
from pathlib import Path

from kuzplan_desktop.domain.events.event_fields import BY_NAME
from kuzplan_desktop.store.document.event_values import EventFields
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.cli.conftest import Kuzplan

# A held event, and how each value stands in a table; None for what is told by another column.
WRITTEN: EventFields = {
    "form": "семинар",
    "title": "Тема занятия",
    "starts_on": date(2022, 2, 3),
    "ends_on": date(2022, 2, 4),
    "place": "г. Топки",
    "taking_part": True,
    "held_by": "Управление образования",
    "people": 917,
    "count": 3,
    "minutes": 135,
    "trained": 801,
    "tested": 702,
    "partners": "Библиотека",
    "volunteers": 603,
    "publications": 504,
    "description": "Как это было",
    "note": "Для себя",
}
IN_TABLE = {
    **{name: str(value) for name, value in WRITTEN.items()},
    "minutes": "6,75",  # hours of all three
    "status": "проведено",
    "taking_part": None,  # who holds it is told instead
    "month": None,  # of an event that is planned without a day
}


def test_every_field_is_told(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    assert IN_TABLE.keys() == BY_NAME.keys(), "give the new field a value here"
    with PlanFile.open(plan) as file:
        file.events.hold(file.document.plan.find("1.2.4")[0].uid, **WRITTEN)
    (told,) = kuzplan("events", plan, "--all", "--json").json["events"]
    told["minutes"] = int(told["hours"] * 60)
    assert {name for name in BY_NAME if name not in told} == set()
    assert {name for name, value in WRITTEN.items() if str(told[name]) != str(value)} == set()
    assert kuzplan("events", plan, "-o", tmp_path / "события.csv").code == 0
    with (tmp_path / "события.csv").open(encoding="utf-8-sig", newline="") as table:
        cells = [cell for row in csv.reader(table, delimiter=";") for cell in row]
    assert {name for name, text in IN_TABLE.items() if text and text not in cells} == set()
