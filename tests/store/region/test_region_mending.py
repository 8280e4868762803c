"""A consolidated file that another program has changed: told anew from what commissions sent, or refused."""

import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.region import Region
from kuzplan_desktop.store.region import mending
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of, region_of
from kuzplan_desktop.store.region.verdict import check_any
from tests.store.example_region import KEPT, PERIOD

TOLD = {
    "people": "UPDATE event SET people = 999",
    "day": "UPDATE event SET last_day = 'вчера'",
    "no text": "UPDATE event SET title = CAST(x'ff' AS TEXT)",
    "event": "DELETE FROM event",
    "mark": "UPDATE mark SET state = 'done'",
    "row": "INSERT INTO mark SELECT document, activity, 3, state, date, text, note FROM mark",
    "strange row": "INSERT INTO mark VALUES ('no document', 'x', 1, 'done', NULL, '', '')",
    "name": "UPDATE document SET name = 'Другая комиссия'",
    "role": "UPDATE document SET role = 'tik'",
    "terms": "UPDATE document SET terms = ''",
    "items": "UPDATE document SET items = 'no JSON'",
    "campaigns": "UPDATE document SET campaigns = '[[1]]'",
    "year": "UPDATE document SET year = 1",
    "plan": "UPDATE document SET plan = 'x' WHERE name LIKE 'Топ%'",
    "commission": "UPDATE document SET commission = 'x'",
    "shown": "UPDATE document SET shown = 'x'",
    "changed on": "UPDATE document SET changed_on = 'вчера'",
    "sent": "UPDATE document SET sent = '[1]'",
    "counted": "UPDATE document SET counted = 1 - counted",
    "all counted": "UPDATE document SET counted = 1",
    "checksum": "UPDATE document SET checksum = ''",
    "founding": "INSERT INTO founding SELECT 'x', id FROM document",
}
HERS = {
    "file": "INSERT INTO file VALUES ('x', CAST(x'ff' AS TEXT), 'x', '', 'ok', '', '')",
    "step": "UPDATE step SET value = CAST(x'ff' AS TEXT) WHERE kind = 'example'",
}
LOST = {
    "document": "DELETE FROM document WHERE role = 'ikko'",
    "packed": "UPDATE document SET packed = x'00'",
    "another's": "UPDATE document SET packed = (SELECT packed FROM document ORDER BY name LIMIT 1)",
    "no text in packed": "UPDATE document SET packed = x'789c03000000000001'",
}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return shutil.copyfile(sorted(KEPT.glob("version-*.sqlite"))[-1], tmp_path / "Область.sqlite")


def spoil(path: Path, statement: str) -> bytes:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute(statement)
    return path.read_bytes()


def region(path: Path, *, read_only: bool) -> tuple[Region, tuple[str, ...]]:
    with ConsolidatedFile.open(path, read_only=read_only) as file:
        return region_of(file, plan_of(file), parse_reporting_period(PERIOD), date(2022, 4, 5)), file.notes


@pytest.mark.slow
@pytest.mark.parametrize("kind", TOLD | HERS)
def test_what_is_told_is_what_was_sent_whatever_stands_in_the_tables(path: Path, kind: str) -> None:
    wanted = region(path, read_only=True)[0]
    spoilt = spoil(path, (TOLD | HERS)[kind])
    assert check_any(path).verdict == "damaged"
    assert region(path, read_only=True) == (wanted, (mending.READ,))
    assert path.read_bytes() == spoilt
    assert region(path, read_only=False) == (wanted, (mending.MENDED,))
    assert path.with_name("Область (до исправления).sqlite").is_file()
    assert check_any(path).verdict == "ok"
    assert region(path, read_only=False) == (wanted, ())
    with ConsolidatedFile.open(path) as file:
        assert len(file.files()) == 5
        assert [rival.chosen for rival in file.rivals()] == [False, True]


@pytest.mark.parametrize("kind", LOST)
def test_a_file_from_which_something_was_lost_is_refused(path: Path, kind: str) -> None:
    spoilt = spoil(path, LOST[kind])
    for read_only in (True, False):
        with pytest.raises(PlanError, match=r"поврежден\. Соберите его заново из файлов комиссий"):
            ConsolidatedFile.open(path, read_only=read_only)
    assert path.read_bytes() == spoilt
    assert check_any(path).verdict == "damaged"


def test_one_that_was_not_touched_is_opened_without_a_word(path: Path) -> None:
    assert region(path, read_only=False)[1] == region(path, read_only=True)[1] == ()
    assert [one.name for one in path.parent.iterdir()] == [path.name]
