"""Older consolidated files: what she decided stays, figures are told anew, the file of every version opens for ever."""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.calendar import ReportingPeriod, parse_reporting_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.region import consolidated_schema
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of, region_of
from kuzplan_desktop.store.region.deciding import keep_examples
from kuzplan_desktop.store.region.heard_events import events_of
from kuzplan_desktop.store.region.migrations import MIGRATIONS
from kuzplan_desktop.store.region.verdict import check_any
from tests.exchange.region_files import REGION, TAYGA, TOPKI
from tests.store.example_region import EXAMPLE, KEPT, PERIOD, make

WITH_STEPS = 4  # the version since which her decisions are steps
VERSIONS = [int(path.stem.removeprefix("version-")) for path in sorted(KEPT.glob("version-*.sqlite"))]


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A file of the first version."""
    return shutil.copyfile(KEPT / "version-1.sqlite", tmp_path / "Область.sqlite")


def period() -> ReportingPeriod:
    return parse_reporting_period(PERIOD)


def kept_tables(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """What no program can tell anew."""
    with closing(sqlite3.connect(path)) as connection:
        is_new = consolidated_schema.version_of(connection) >= WITH_STEPS
        queries = {
            "choice": "SELECT subject FROM step WHERE kind = 'counted' ORDER BY 1"
            if is_new
            else "SELECT founding || char(10) FROM choice ORDER BY 1",
            "example": "SELECT subject, value FROM step WHERE kind = 'example' ORDER BY 1"
            if is_new
            else "SELECT activity || char(10) || period, text FROM example ORDER BY 1",
            "file": "SELECT folder, name, sha256, taken_at, verdict, sentence FROM file ORDER BY 1, 2",
            "founding": "SELECT change FROM founding ORDER BY 1",
            "document": "SELECT plan, commission, name, counted, n, digest, packed FROM document ORDER BY digest",
        }
        return {name: connection.execute(query).fetchall() for name, query in queries.items()}


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        return consolidated_schema.version_of(connection)


def heard(file: ConsolidatedFile) -> Iterator[Event]:
    return (one.event for one in events_of(file, plan_of(file).uid, period()))


def test_every_version_has_a_file_that_it_made() -> None:
    assert list(range(1, consolidated_schema.VERSION + 1)) == VERSIONS


@pytest.mark.parametrize("number", VERSIONS)
def test_the_sql_of_a_version_stays_what_it_was(number: int) -> None:
    with closing(sqlite3.connect(KEPT / f"version-{number}.sqlite")) as connection:
        assert schema.objects(connection) == schema.objects_of(MIGRATIONS[:number])


@pytest.mark.slow
@pytest.mark.parametrize("number", VERSIONS)
@pytest.mark.parametrize("read_only", [False, True])
def test_the_file_of_every_version_opens_with_all_that_is_in_it(tmp_path: Path, number: int, read_only: bool) -> None:
    path = shutil.copyfile(KEPT / f"version-{number}.sqlite", tmp_path / "Область.sqlite")
    before = path.read_bytes()
    with ConsolidatedFile.open(path, read_only=read_only) as file:
        told = region_of(file, plan_of(file), period(), date(2022, 4, 5))
        events = {(event.form, event.starts_on, event.participants, event.held_by) for event in heard(file)}
        assert [line.name for line in told.lines] == [TAYGA, TOPKI]
        assert list(file.examples(PERIOD).values()) == [EXAMPLE]
        assert [(rival.chosen, rival.marks, rival.events) for rival in file.rivals()] == [(False, 2, 1), (True, 1, 1)]
        assert [row.name for row in file.files() if not row.good] == ["Письмо.sqlite"]
        assert told.own is not None
    of_the_second = {("ВКС", date(2022, 3, 20), 5, REGION)} if number > 1 else set()
    assert events == {
        ("семинар", date(2022, 2, 17), 12, ""),
        ("семинар", date(2022, 3, 14), 37, ""),
    }.union(of_the_second)
    assert (path.read_bytes() == before) is (read_only or number == consolidated_schema.VERSION)
    is_older = read_only and number < consolidated_schema.VERSION
    assert check_any(path).verdict == ("older" if is_older else "ok")


def test_what_she_decided_and_what_was_sent_stays_as_it_is(old: Path) -> None:
    before = kept_tables(old)
    ConsolidatedFile.open(old).close()
    assert version(old) == consolidated_schema.VERSION
    assert kept_tables(old) == before


def test_figures_are_told_anew_from_the_changes(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("DELETE FROM event")
        connection.execute("UPDATE mark SET text = 'чужое'")
        connection.execute("UPDATE document SET content = ''")
    with ConsolidatedFile.open(old) as file:
        assert len(list(heard(file))) == 2
        texts = {text for (text,) in file.connection.execute("SELECT text FROM mark")}
        assert len({content for (content,) in file.connection.execute("SELECT content FROM document")}) == 4
    assert "чужое" not in texts


@pytest.mark.slow
def test_a_copy_of_the_older_file_lies_beside_and_is_made_once(old: Path) -> None:
    for _ in range(2):
        ConsolidatedFile.open(old).close()
    copies = [path for path in old.parent.iterdir() if path != old]
    assert [path.name for path in copies] == ["Область (до обновления).sqlite"]
    assert version(copies[0]) == 1
    assert kept_tables(copies[0]) == kept_tables(KEPT / "version-1.sqlite")


def test_a_name_that_is_taken_is_left_alone(old: Path) -> None:
    taken = old.with_name("Область (до обновления).sqlite")
    taken.write_bytes(b"hers")
    ConsolidatedFile.open(old).close()
    assert taken.read_bytes() == b"hers"
    assert version(old.with_name("Область (до обновления 2).sqlite")) == 1


def test_no_copy_no_migration(old: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: Path) -> None:
        raise OSError("no space")

    content = old.read_bytes()
    monkeypatch.setattr(file_bytes, "sync", full)
    with pytest.raises(PlanError, match="некуда записать"):
        ConsolidatedFile.open(old)
    assert old.read_bytes() == content
    assert [path.name for path in old.parent.iterdir()] == [old.name]


def test_what_fails_in_the_middle_changes_nothing(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection, connection:
        connection.execute("UPDATE document SET packed = x'00' WHERE role = 'ikko'")
    before = kept_tables(old)
    with pytest.raises(PlanError, match="поврежден"):
        ConsolidatedFile.open(old)
    assert version(old) == 1
    assert kept_tables(old) == before


def test_an_older_file_that_is_only_read_takes_nothing(old: Path) -> None:
    with ConsolidatedFile.open(old, read_only=True) as file, pytest.raises(PlanError, match="нельзя записывать"):
        keep_examples(file, "a", PERIOD, "текст")


def test_an_older_file_with_something_else_in_it_is_refused(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute("CREATE TABLE hers(a)")
    with pytest.raises(PlanError, match="изменен другой программой"):
        ConsolidatedFile.open(old)


def test_a_newer_file_is_refused_and_left_alone(old: Path) -> None:
    with closing(sqlite3.connect(old)) as connection:
        connection.execute(f"PRAGMA user_version = {consolidated_schema.VERSION + 1}")
    content = old.read_bytes()
    with pytest.raises(PlanError, match="более новой версией"):
        ConsolidatedFile.open(old)
    assert old.read_bytes() == content


@pytest.mark.slow
def test_the_kept_file_of_this_version_can_be_made_again(tmp_path: Path) -> None:
    path = tmp_path / "Область.sqlite"
    make(path)
    with ConsolidatedFile.open(path) as file:
        told = region_of(file, plan_of(file), period(), date(2022, 4, 5))
        assert [line.name for line in told.lines] == [TAYGA, TOPKI]
        assert list(file.examples(PERIOD).values()) == [EXAMPLE]
