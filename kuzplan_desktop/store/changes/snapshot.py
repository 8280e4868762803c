"""The folded tables as a Document: read whole at opening, row by row after an edit."""

import sqlite3
from collections import defaultdict
from collections.abc import Collection
from datetime import date
from typing import Any

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.commission import Commission, Role, Signatory
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.attachments import Attachment, StoredFile
from kuzplan_desktop.domain.marks import Attendance, Event, Mark, MarkState
from kuzplan_desktop.domain.plan import plan_values
from kuzplan_desktop.domain.plan.plan import Abbreviation, Activity, Plan, Section, Subsection, natural_key
from kuzplan_desktop.domain.reporting.sent_reports import SentReport, read_figures, read_signatories
from kuzplan_desktop.domain.typed.hygiene import clean
from kuzplan_desktop.store.changes.conflicts import among, conflicts
from kuzplan_desktop.store.changes.event_rows import read_event
from kuzplan_desktop.store.changes.remark_rows import region_remarks
from kuzplan_desktop.store.changes.same_events import apart, joined_events, split
from kuzplan_desktop.store.changes.schema import DEPTHS, KINDS

Rows = list[sqlite3.Row]
Marks = dict[str, dict[int, Mark]]
Events = dict[str, tuple[Event, ...]]


def read_document(connection: sqlite3.Connection) -> Document:
    """The document that the folded tables hold. PlanError if there is no plan in them."""
    reading = _Reading(connection)
    plan = reading.plan()
    events, joined = split(reading.events(), joined_events(connection))
    return Document(
        plan=plan,
        commission=reading.commission(),
        marks=reading.marks(),
        events=events,
        joined=joined,
        campaigns=reading.campaigns(),
        signatories=reading.signatories(),
        settings={row["key"]: _text(row, "value") for row in reading.rows("setting")},
        sent_reports=reading.sent_reports(),
        apart=apart(connection),
        region_remarks=region_remarks(connection),
    )


def read_progress(connection: sqlite3.Connection, rows: Collection[str]) -> tuple[Marks, Events]:
    """The marks and the events that are shown of `rows`, which are uids of both, as a document has them."""
    reading = _Reading(connection, rows)
    return reading.marks(), reading.events()


class _Reading:
    """One reading of the tables; with `only` of marks and events none but those with these uids."""

    def __init__(self, connection: sqlite3.Connection, only: Collection[str] | None = None) -> None:
        self._connection = connection
        self._only = only
        self._attendance = self._rows_of("attendance", "event")
        self._attachments = self._rows_of("attachment", "event")
        attending = () if only is None else (row["uid"] for row in self._attendance)
        self._conflicts = conflicts(connection, only if only is None else {*only, *attending})

    def rows(self, table: str, where: str = "") -> Rows:
        """The rows of a folded table by their uids."""
        cursor = self._connection.execute(f"SELECT * FROM {table} {where} ORDER BY uid")
        cursor.row_factory = sqlite3.Row
        return cursor.fetchall()

    def _rows_of(self, table: str, column: str = "uid") -> Rows:
        """The rows of a folded table, as far as they are to be read, by their uids, marks by their quarters."""
        order = "quarter, uid" if table == "mark" else "uid"
        query = f"SELECT * FROM {table} {{}} ORDER BY {order}"
        return list(among(self._connection, query, column, self._only, sqlite3.Row))

    def plan(self) -> Plan:
        """The plan with its tree."""
        plans = self.rows("plan", "WHERE year IS NOT NULL")
        if not plans:
            raise PlanError("В файле нет сводного плана.", "Выберите другой файл.")
        row = plans[0]
        return Plan(
            uid=row["uid"],
            title=_text(row, "title"),
            year=row["year"] or 0,
            authority=_text(row, "authority"),
            approved_on=_day(row["approved_on"]),
            approved_number=_text(row, "approved_number"),
            title_genitive=_text(row, "title_genitive"),
            sections=self._sections(row["uid"]),
            abbreviations=tuple(
                Abbreviation(one["uid"], _text(one, "term"), _text(one, "meaning"))
                for one in sorted(self.rows("abbreviation"), key=_order)
            ),
            amendments=plan_values.read_decrees(_text(row, "amendments")),
            unlocked=bool(row["unlocked"]),
        )

    def _sections(self, plan: str) -> tuple[Section, ...]:
        activities = self._grouped("activity", "subsection")
        subsections = self._grouped("subsection", "section")
        return tuple(
            Section(
                section["uid"],
                _text(section, "number"),
                _text(section, "title"),
                tuple(
                    Subsection(
                        one["uid"],
                        _text(one, "number"),
                        _text(one, "title"),
                        tuple(self._activity(row) for row in activities.get(one["uid"], ())),
                    )
                    for one in subsections.get(section["uid"], ())
                ),
            )
            for section in self._grouped("section", "plan").get(plan, ())
        )

    def _grouped(self, table: str, parent: str) -> dict[str, Rows]:
        """The rows of a table by the row above, in the plan's order."""
        groups: dict[str, Rows] = defaultdict(list)
        for row in sorted(self.rows(table), key=_order):
            groups[row[parent]].append(row)
        return groups

    def _activity(self, row: sqlite3.Row) -> Activity:
        return Activity(
            uid=row["uid"],
            number=_text(row, "number"),
            title=_text(row, "title"),
            executors_text=_text(row, "executors_text"),
            period_text=_text(row, "period_text"),
            period_override=_text(row, "period_override"),
            period_reason=_text(row, "period_reason"),
            own_override=None if row["own_override"] is None else bool(row["own_override"]),
            completed_on=_day(row["completed_on"]),
            conflicts=self._conflicts.get(row["uid"], frozenset()),
            notes=plan_values.read_notes(_text(row, "notes")),
            excluded=_text(row, "excluded"),
            added=bool(row["added"]),
        )

    def commission(self) -> Commission | None:
        """The commission whose progress it is."""
        found = self.rows("commission")
        if not found:
            return None
        row = found[0]
        role = Role(row["role"]) if row["role"] in tuple(Role) else Role.TIK
        terms = tuple(term for term in (_text(row, "executor_terms")).split("\n") if term)
        return Commission(row["uid"], _text(row, "name"), role, _text(row, "list_id"), terms)

    def marks(self) -> Marks:
        """The marks by activity and quarter."""
        found: dict[str, dict[int, Mark]] = defaultdict(dict)
        for row in self._rows_of("mark"):
            if row["quarter"] is None:  # of a program that is not ours
                continue
            found[row["activity"]][row["quarter"]] = Mark(
                uid=row["uid"],
                activity=row["activity"],
                quarter=row["quarter"],
                state=MarkState(row["state"]) if row["state"] in tuple(MarkState) else None,
                date=_day(row["date"]),
                text=_text(row, "text"),
                note=_text(row, "note"),
                conflict=bool(self._conflicts.get(row["uid"])),
            )
        return dict(found)

    def events(self) -> Events:
        """The events by activity, in the order of their days."""
        audiences: dict[str, list[Attendance]] = defaultdict(list)
        for row in sorted(self._attendance, key=lambda one: (_text(one, "audience"), one["uid"])):
            item = Attendance(row["uid"], _text(row, "audience"), row["people"] or 0, row["tested"])
            audiences[row["event"]].append(item)
        attached: dict[str, list[Attachment]] = defaultdict(list)
        for row in sorted(self._attachments, key=lambda one: (one["position"] or 0, one["uid"])):
            attached[row["event"]].append(
                Attachment(
                    **_stored(row),
                    caption=_text(row, "caption"),
                    link=_text(row, "link"),
                    position=row["position"] or 0,
                )
            )
        found: dict[str, list[Event]] = defaultdict(list)
        for row in self._rows_of("event"):
            of_it = audiences.get(row["uid"], []), attached.get(row["uid"], [])
            found[row["activity"]].append(self._event(row, *of_it))
        return {uid: tuple(sorted(events, key=event_order)) for uid, events in found.items()}

    def _event(self, row: sqlite3.Row, attendance: list[Attendance], attachments: list[Attachment]) -> Event:
        conflicts = self._conflicts.get(row["uid"], frozenset())
        if any(one.uid in self._conflicts for one in attendance):
            conflicts = conflicts.union({"attendance"})
        return read_event(row["uid"], row["activity"], row.__getitem__, attendance, conflicts, attachments)

    def campaigns(self) -> tuple[Campaign, ...]:
        """The campaigns in the order of their start; one without its days is not a campaign yet."""
        rows = [row for row in self.rows("campaign") if row["starts_on"] and row["votes_on"]]
        found = (
            Campaign(
                row["uid"],
                _text(row, "name"),
                _text(row, "level"),
                date.fromisoformat(row["starts_on"]),
                date.fromisoformat(row["votes_on"]),
                _day(row["ends_on"]),
            )
            for row in rows
        )
        return tuple(sorted(found, key=lambda one: (one.starts_on, one.uid)))

    def signatories(self) -> tuple[Signatory, ...]:
        """The signatories in the order in which they sign."""
        rows = sorted(self.rows("signatory"), key=lambda row: (row["rank"] or 0, row["uid"]))
        return tuple(
            Signatory(row["uid"], _text(row, "position"), _text(row, "name"), _day(row["since"])) for row in rows
        )

    def sent_reports(self) -> tuple[SentReport, ...]:
        """The sent reports by their days; the bytes of their files stay in the file."""
        rows = [row for row in self.rows("report") if row["period"]]
        scans: dict[str, list[StoredFile]] = defaultdict(list)
        for row in self.rows("report_scan"):
            scans[row["report"]].append(StoredFile(**_stored(row)))
        found = (
            SentReport(
                uid=row["uid"],
                kind=_text(row, "kind"),
                period=_text(row, "period"),
                own=bool(row["own"]),
                cumulative=bool(row["cumulative"]),
                sent_on=_day(row["sent_on"]),
                outgoing_number=_text(row, "outgoing_number"),
                replaces=_text(row, "replaces"),
                figures=read_figures(_text(row, "figures")),
                signatories=read_signatories(_text(row, "signatories")),
                scans=tuple(scans.get(row["uid"], ())),
            )
            for row in rows
        )
        return tuple(sorted(found, key=lambda one: (one.sent_on or date.max, bool(one.replaces), one.uid)))


def activity_of(connection: sqlite3.Connection, row: str) -> str | None:
    """The activity on which a row hangs (itself, if it is one), also for rows that are hidden; None if on none."""
    above: str | None = row
    for _ in range(DEPTHS):  # no further: a row of a foreign program may hang on itself
        found = connection.execute("SELECT kind, parent FROM node WHERE row = ?", (above,)).fetchone()
        if not found or found[0] not in KINDS:
            return None
        if found[0] == "activity":
            return above
        above = found[1]
    return None


def event_above(connection: sqlite3.Connection, row: str) -> str:
    """The event on which an attendance or an attachment hangs, also while it is hidden."""
    return str(connection.execute("SELECT parent FROM node WHERE row = ?", (row,)).fetchone()[0])


def _order(row: sqlite3.Row) -> tuple[Any, ...]:
    number = row["number"] if "number" in row.keys() else row["term"]  # noqa: SIM118
    return (row["position"] is None, row["position"] or 0, natural_key(number or ""), row["uid"])


def event_order(event: Event) -> tuple[date, date, str]:
    """The order of the events under an activity: by their days, those without one last."""
    first = event.starts_on or event.month or date.max
    return first, event.last_day or date.max, event.uid


def _text(row: sqlite3.Row, name: str) -> str:
    """The text of a column as it may be shown: a foreign copy may bring letters that cannot be seen."""
    return clean(row[name] or "")


def _stored(row: sqlite3.Row) -> dict[str, Any]:
    """What is known of a file whose bytes lie beside the tables."""
    texts = {name: _text(row, name) for name in ("name", "media", "sha256")}
    return {"uid": row["uid"], "size": row["size"] or 0, **texts}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
