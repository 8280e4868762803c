"""Documents of many commissions for measuring: one is filled in by verbs, the others are rewritten copies of it."""

import json
import shutil
import sqlite3
import uuid
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.words import AUDIENCES, EVENT_FORMS
from kuzplan_desktop.store.changes.change import canonical, change_id
from kuzplan_desktop.store.document.plan_file import PlanFile

EVENTS = 100


def filled(path: Path, events: int = EVENTS) -> Path:
    """A document on the supplied plan with `events` events under its own items, two audiences each, and some marks."""
    with PlanFile.create(path, commission="Комиссия 0") as file:
        document = file.document
        own = [activity for activity in document.plan.activities() if document.is_own(activity)]
        for number in range(events):
            day = date(2022, 1, 10) + timedelta(days=number * 340 // events)
            file.events.hold(
                own[number % len(own)].uid,
                starts_on=day,
                form=EVENT_FORMS[number % len(EVENT_FORMS)],
                title=f"О подготовке к выборам, занятие {number}",
                place="г. Топки, ул. Кузнецкая, 1",
                attendance={AUDIENCES[number % 9]: (10 + number % 20, None), AUDIENCES[10]: (3, 2)},
            )
        for activity in own[:8]:
            file.marks.mark([activity.uid], 2, state=MarkState.DONE, text="Проведена работа с участковыми комиссиями")
    return path


def rewritten(source: Path, target: Path, number: int) -> None:
    """A copy of the document `source` as another commission's: its founding step tells other uids and names."""
    shutil.copyfile(source, target)
    with closing(sqlite3.connect(target)) as connection, connection:
        connection.execute("PRAGMA synchronous = OFF")
        found = connection.execute(
            "SELECT id, body FROM change WHERE row IN (SELECT uid FROM document UNION SELECT uid FROM commission)"
        ).fetchall()
        for former, text in found:
            body = json.loads(text)
            row = body["row"]
            if body["kind"] == "document":
                body["row"] = str(uuid.uuid5(uuid.UUID(row), str(number)))
            else:
                body["set"]["name"] = f"Комиссия {number}"
            changed = canonical(body)
            new = change_id(changed)
            connection.execute(
                "UPDATE change SET id = ?, row = ?, body = ? WHERE id = ?", (new, body["row"], changed, former)
            )
            connection.execute("UPDATE head SET change = ?, row = ? WHERE change = ?", (new, body["row"], former))
            for table, key in (("node", "row"), (body["kind"], "uid")):
                connection.execute(f"UPDATE {table} SET {key} = ? WHERE {key} = ?", (body["row"], row))
        connection.execute("UPDATE commission SET name = ?", (f"Комиссия {number}",))
