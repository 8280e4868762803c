"""Older files: each version is brought to the next, bodies stay as they are, the document of every version opens."""

import shutil
import sqlite3
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.store.changes import migrating, schema
from kuzplan_desktop.store.connection import connect
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.examination import examine
from tests.store import example_document

DOCUMENTS = example_document.DOCUMENTS
FILLED = {name: schema.KINDS[name] for name in schema.FOLDED}
VERSIONS = [int(path.stem.removeprefix("version-")) for path in sorted(DOCUMENTS.glob("version-*.sqlite"))]

# A past that never was: marks stood in another table, without notes, and nothing hung on activities by an index.
NOW = "".join(schema.MIGRATIONS)
MARKS = NOW[NOW.index("CREATE TABLE mark(") : NOW.index("CREATE TABLE event(")]
OLD = NOW.replace(
    MARKS,
    MARKS[: MARKS.index("CREATE INDEX")]
    .replace("CREATE TABLE mark(", "CREATE TABLE tick(")
    .replace(', "note" TEXT', ""),
)
EVENTS = {table: sql for kind, _, table, sql in schema.expected_objects() if kind == "table"}["event"]
BETWEEN = """
CREATE TABLE unused(uid TEXT PRIMARY KEY NOT NULL) STRICT;
CREATE INDEX head_field ON head(field);
DROP TABLE event;
CREATE TABLE event(uid TEXT PRIMARY KEY NOT NULL) STRICT
"""
LAST = f"""
DROP TABLE tick;
DROP TABLE unused;
DROP TABLE event;
{EVENTS};
CREATE INDEX event_activity ON event("activity");
DROP INDEX head_field;
{MARKS}
"""


@pytest.fixture
def current(tmp_path: Path) -> Path:
    """A document of the current version."""
    return example_document.make(tmp_path / "current.sqlite")


@pytest.fixture
def old(tmp_path: Path, current: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The same as the first of three versions would have left it."""
    path = tmp_path / "old.sqlite"
    monkeypatch.setattr(schema, "MIGRATIONS", (OLD, BETWEEN, LAST))
    monkeypatch.setattr(schema, "VERSION", 3)
    connection = sqlite3.connect(path, isolation_level=None)
    schema.make_tables(connection, 1)
    connection.execute("ATTACH ? AS newer", (str(current),))
    for table in ("change", "head", "node", "step", *schema.LOCAL_TABLES, *schema.FOLDED):
        if table == "mark":
            connection.execute("INSERT INTO tick SELECT uid, activity, quarter, state, date, text FROM newer.mark")
        else:
            connection.execute(f"INSERT INTO {table} SELECT * FROM newer.{table}")
    connection.close()
    return path


def rows(path: Path, tables: tuple[str, ...]) -> list[list[tuple[object, ...]]]:
    connection = sqlite3.connect(path)
    found = [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2").fetchall() for table in tables]
    connection.close()
    return found


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    connection.close()
    return found


def migrate(path: Path, *before: object) -> bool:
    connection = connect(path, read_only=False)
    try:
        return migrating.migrate(connection, lambda: [each() for each in before])
    finally:
        connection.close()


def test_every_version_has_a_document_that_it_made() -> None:
    assert sorted(VERSIONS) == list(range(1, schema.VERSION + 1))


@pytest.mark.parametrize("number", VERSIONS)
def test_the_sql_of_a_version_stays_what_it_was(number: int) -> None:
    connection = sqlite3.connect(DOCUMENTS / f"version-{number}.sqlite")
    found = schema.objects(connection)
    connection.close()
    assert found == schema.expected_objects(number)


def test_tables_in_memory_are_those_that_the_migrations_leave() -> None:
    found = []
    for make in (schema.make_tables, schema.make_tables_at_once):
        connection = sqlite3.connect(":memory:", isolation_level=None)
        make(connection)
        stamps = [connection.execute(f"PRAGMA {name}").fetchone() for name in ("application_id", "user_version")]
        found.append((schema.objects(connection), stamps))
        connection.close()
    assert found[0] == found[1]


def test_what_the_fold_fills_is_what_the_migrations_make() -> None:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    schema.make_tables(connection)
    made = {name: dict(connection.execute(f"SELECT name, type FROM pragma_table_info('{name}')")) for name in FILLED}
    connection.close()
    assert made == {name: {"uid": "TEXT", **schema.columns(kind)} for name, kind in FILLED.items()}


@pytest.mark.slow
@pytest.mark.parametrize("number", [*VERSIONS, None])
@pytest.mark.parametrize("read_only", [False, True])
def test_the_document_of_every_version_opens_and_says_what_a_new_one_does(
    tmp_path: Path, number: int | None, read_only: bool
) -> None:
    path = tmp_path / "document.sqlite"
    if number is None:
        example_document.begin(path)
    else:
        shutil.copyfile(DOCUMENTS / f"version-{number}.sqlite", path)
    with PlanFile.open(path, read_only=read_only) as file:
        document = file.document
        labels = [step.label for step in file.history()]
    assert marks(document) == {
        ("1.1.1", 1): (MarkState.DONE, date(2022, 3, 14), "Проведено", ""),
        ("1.2.4", 1): (MarkState.DONE, date(2022, 3, 14), "Проведено", ""),
        ("1.2.5", 2): (MarkState.NOT_REQUIRED, None, "", "нет заявок"),
        ("1.2.6", 3): (MarkState.DONE, None, example_document.LONG, ""),
        ("2.2.3", 1): (MarkState.DONE, None, "", ""),
    }
    lecture = next(event for event in document.events_of(item_of(document, "2.2.3")) if event.form == "лекция")
    told = number != 1
    assert (lecture.taking_part, lecture.held_by) == (told, example_document.HELD_BY * told)
    assert document.settings.get("training_forms", "") == "тренинг" * told
    assert events(document) == [
        ("1.1.1", EventStatus.PLANNED, None, "семинар", "", 1, None, {}),
        ("2.2.3", EventStatus.HELD, date(2022, 2, 17), "викторина", "г. Топки", 1, 90, {"студенты": 37, "СМИ": 2}),
        ("2.2.3", EventStatus.HELD, date(2022, 2, 20), "лекция", "", 2, None, {}),
    ]
    assert document.commission
    assert document.commission.name == example_document.COMMISSION
    assert [one.name for one in document.signatories] == ["И.О. Петрова"]
    assert [one.votes_on for one in document.campaigns] == [date(2022, 9, 11)]
    item = next(one for one in document.plan.activities() if one.number == "1.2.4")
    assert (item.period_override, item.period_reason) == ("Май", "Письмо")
    is_amended = number not in (1, 2)
    assert document.plan.amendments == ((example_document.DECREE,) if is_amended else ())
    assert [one.title for one in document.plan.activities() if one.added] == [example_document.ADDED] * is_amended
    assert [one.number for one in document.plan.activities() if one.excluded] == ["3.2.2"] * is_amended
    assert len(list(document.plan.activities())) == 47 + is_amended
    assert labels[-1] == "Отметка 1.1.2, I квартал"


def item_of(document: Document, number: str) -> str:
    return next(one.uid for one in document.plan.activities() if one.number == number)


def marks(document: Document) -> dict[tuple[str, int], tuple[object, ...]]:
    """What the marks say that say anything."""
    return {
        (activity.number, quarter): (mark.state, mark.date, mark.text, mark.note)
        for activity in document.plan.activities()
        for quarter, mark in document.marks_of(activity.uid).items()
        if mark.state or mark.text or mark.note
    }


def events(document: Document) -> list[tuple[object, ...]]:
    return [
        (
            activity.number,
            event.status,
            event.starts_on,
            event.form,
            event.place,
            event.count,
            event.minutes,
            {one.audience: one.people for one in event.attendance},
        )
        for activity in document.plan.activities()
        for event in document.events_of(activity.uid)
    ]


def test_an_older_file_becomes_what_the_current_version_would_have_made(old: Path, current: Path) -> None:
    assert migrate(old)
    folded = (*schema.FOLDED, "head", "node", "step")
    assert rows(old, folded) == rows(current, folded)
    assert examine(old).finding.verdict == "ok"
    assert not migrate(old)


def test_bodies_and_what_is_local_stay_as_they_are(old: Path) -> None:
    connection = sqlite3.connect(old)
    connection.execute("INSERT INTO merge VALUES ('m', 'Объединение', '', 7, 1, NULL, NULL)")
    connection.execute("INSERT INTO received(change, merge, added) VALUES ('c', 'm', 1)")
    connection.execute("INSERT INTO draft VALUES ('r', 'text', 'набрано', '[]', '', '', '')")
    connection.commit()
    connection.close()
    kept = ("change", *schema.LOCAL_TABLES)
    before = rows(old, kept)
    migrate(old)
    assert rows(old, kept) == before


def test_the_backup_comes_first_and_once(old: Path) -> None:
    made: list[tuple[int, bytes]] = []
    content = old.read_bytes()
    migrate(old, lambda: made.append((version(old), old.read_bytes())))
    assert made == [(1, content)]
    migrate(old, lambda: made.append((0, b"")))
    assert len(made) == 1


def test_no_backup_no_migration(old: Path) -> None:
    def refuse() -> None:
        raise PlanError("Места нет.")

    content = old.read_bytes()
    with pytest.raises(PlanError, match="Места нет"):
        migrate(old, refuse)
    assert old.read_bytes() == content


@pytest.mark.slow
@pytest.mark.parametrize("failing", [1, 2])
def test_what_fails_in_the_middle_changes_nothing(
    old: Path, current: Path, monkeypatch: pytest.MonkeyPatch, failing: int
) -> None:
    sound = schema.MIGRATIONS
    broken = list(sound)
    broken[failing] = f"{sound[failing]}; INSERT INTO nowhere VALUES (1)"
    monkeypatch.setattr(schema, "MIGRATIONS", tuple(broken))
    before = rows(old, ("change",))
    with pytest.raises(sqlite3.OperationalError, match="nowhere"):
        migrate(old)
    assert version(old) == failing
    assert rows(old, ("change",)) == before
    connection = sqlite3.connect(old)
    assert schema.objects(connection) == schema.expected_objects(failing)
    connection.close()
    monkeypatch.setattr(schema, "MIGRATIONS", sound)
    assert migrate(old)
    assert rows(old, ("mark", "event", "node")) == rows(current, ("mark", "event", "node"))


def test_a_fold_that_fails_changes_nothing(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    migrating_alone = schema.MIGRATIONS[:1] + (f"{BETWEEN};{LAST}",)
    monkeypatch.setattr(schema, "MIGRATIONS", migrating_alone)
    monkeypatch.setattr(schema, "VERSION", 2)
    content = old.read_bytes()

    def fail(_: object) -> None:
        raise ValueError("no fold")

    monkeypatch.setattr(migrating.Folding, "refold_all", fail)
    with pytest.raises(ValueError, match="no fold"):
        migrate(old)
    assert old.read_bytes() == content


def test_who_comes_second_finds_nothing_to_do(old: Path) -> None:
    assert migrate(old, lambda: migrate(old))
    assert version(old) == 3
    assert examine(old).finding.verdict == "ok"


def test_a_newer_file_is_refused_and_left_alone(current: Path) -> None:
    connection = sqlite3.connect(current)
    connection.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    connection.close()
    content = current.read_bytes()
    with pytest.raises(PlanError, match="более новой версией"):
        PlanFile.open(current)
    assert current.read_bytes() == content
