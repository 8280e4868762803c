"""The events behind the matrix of a consolidated file: by commission, by item, by words; the first of each item."""

from collections.abc import Collection
from typing import Any, NamedTuple

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.events.event_fields import SEARCHED
from kuzplan_desktop.domain.marks import Event, Mark
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.store.door.delivery import EVENT, read_event_row
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import PlanRow, read_documents
from kuzplan_desktop.store.region.naming import spellings_of
from kuzplan_desktop.store.region.sound_rows import of_sound_rows

MOST_EVENTS = 2000  # listed at once
_EVENT_FIELDS = ", ".join(f'event."{name}"' for name in EVENT)


class Heard(NamedTuple):
    """An event with the commission that held it; `document` is the id of its document."""

    document: str
    commission: str
    event: Event


class Written(NamedTuple):
    """A mark with its words and the commission that made it; `number` is that of its item."""

    document: str
    commission: str
    number: str
    mark: Mark


@of_sound_rows
def events_of(
    file: ConsolidatedFile,
    plan: str,
    period: ReportingPeriod,
    *,
    documents: Collection[str] = (),
    activities: Collection[str] = (),
    words: str = "",
    most: int = MOST_EVENTS,
) -> list[Heard]:
    """The events behind the matrix, by date: of some documents or all, of some items or all, with `words` in them."""
    file.connection.create_function("holds_words", len(SEARCHED) + 1, _holder(words), deterministic=True)
    named = ", ".join(f"event.{name}" for name in SEARCHED)
    rows = file.connection.execute(
        f"SELECT document.id, document.shown, {_EVENT_FIELDS} FROM event JOIN document ON document.id = event.document "
        "WHERE document.plan = ? AND document.counted = 1 AND event.last_day BETWEEN ? AND ? "
        + _among("event.document", documents) + _among("event.activity", activities)
        + (f"AND holds_words(document.shown, {named}) " if words.strip() else "")
        + "ORDER BY event.last_day, document.shown, event.uid, document.id LIMIT ?",
        (plan, period.first_day.isoformat(), period.last_day.isoformat(), *documents, *activities, most),
    )  # fmt: skip
    spellings = spellings_of(file)
    return [Heard(row[0], row[1], spellings.event(read_event_row(row[2:]))) for row in rows]


def written_of(
    file: ConsolidatedFile, plan: PlanRow, period: ReportingPeriod, *, document: str = "", activity: str = ""
) -> list[Written]:
    """The marks with their words behind the matrix: of a document or all, of an item or all, in the plan's order."""
    found = []
    for line, read in read_documents(file, plan, document=document, marks_only=True):
        for item in read.plan.activities():
            if activity in ("", item.uid) and item.uid in read.marks:
                marks = read.marks_in(item, period).values()
                found += [Written(line.document, line.name, item.number, mark) for mark in marks]
    return found


def written_by_month(file: ConsolidatedFile, plan: PlanRow) -> dict[int, int]:
    """How many events are written down for each month of the plan's year."""
    rows = file.connection.execute(
        "SELECT substr(last_day, 6, 2), count(*) FROM event JOIN document ON document.id = event.document "
        "WHERE document.plan = ? AND counted = 1 AND last_day LIKE ? GROUP BY 1 ORDER BY 1",
        (plan.uid, f"{plan.year:04}-%"),
    )
    return {int(month): count for month, count in rows}


def first_events(file: ConsolidatedFile, plan: str, region: Region, most: int) -> dict[str, list[tuple[str, Event]]]:
    """The first `most` events of each item in the region's period, each with its commission, by item.

    The regional commission's own are not among them, reports tell those by themselves, nor any that is in no figure.
    """
    found: dict[str, list[tuple[str, Event]]] = {}
    for at, item in enumerate(region.items if most else ()):
        counted = [line.document for line in region.lines if line.cells[at].events]
        if counted:
            heard = events_of(file, plan, region.period, documents=counted, activities=[item.uid], most=most)
            found[item.uid] = [(one.commission, one.event) for one in heard]
    return found


def _among(column: str, values: Collection[str]) -> str:
    return f"AND {column} IN ({', '.join('?' * len(values))}) " if values else ""


def _holder(words: str) -> Any:
    wanted = searchable(words).split()

    def holds(*texts: str | None) -> bool:
        text = searchable("\n".join(filter(None, texts)))
        return all(word in text for word in wanted)

    return holds
