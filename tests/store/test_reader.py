"""The door: what every kind of file is told to be, and that nothing is written while it is told."""

import os
import shutil
import sqlite3
import zipfile

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import reader, schema
from kuzplan_desktop.store.plan_file import PlanFile


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "hers.sqlite"
    with PlanFile.create(path, commission="Юргинская ТИК", device="hers") as file:
        one = next(file.document.plan.activities()).uid
        file.mark([one], 1)
    return path


def changed(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def patched(path, offset, data):
    with path.open("rb+") as file:
        file.seek(offset)
        file.write(data)


def make_directory(path):
    path.unlink()
    path.mkdir()


def make_fifo(path):
    path.unlink()
    os.mkfifo(path)


def make_zip(path):
    path.unlink()
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")


def other_database(path):
    path.unlink()
    changed(path, "CREATE TABLE bookmarks(url)")


def swap_body(path):
    changed(path, "UPDATE change SET body = replace(body, 'Отметка', 'Пометка')")


def flip_page(path):
    size = path.stat().st_size
    patched(path, size // 8192 * 4096, os.urandom(4096))


BAD = {
    "empty": ("empty", lambda path: path.write_bytes(b"")),
    "text": ("not_sqlite", lambda path: path.write_text("Уважаемые коллеги, " * 20)),
    "short": ("not_sqlite", lambda path: path.write_bytes(b"SQLite format 3\0")),
    "sheet": ("not_sqlite", make_zip),
    "other program": ("other_program", other_database),
    "consolidated": ("other_program", lambda path: patched(path, 68, schema.CONSOLIDATED_APPLICATION_ID.to_bytes(4, "big"))),
    "newer": ("newer", lambda path: changed(path, f"PRAGMA user_version = {schema.VERSION + 1}")),
    "cut": ("truncated", lambda path: os.truncate(path, path.stat().st_size - 4096)),
    "directory": ("not_a_file", make_directory),
    "fifo": ("not_a_file", make_fifo),
    "missing": ("not_a_file", os.unlink),
    "too big": ("too_big", lambda path: os.truncate(path, 512 * 1024 * 1024 + 1)),
    "trigger": ("foreign_schema", lambda path: changed(
        path, "CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM mark; END")),
    "view": ("foreign_schema", lambda path: changed(path, "CREATE VIEW v AS SELECT 1")),
    "table": ("foreign_schema", lambda path: changed(path, "CREATE TABLE extra(x)")),
    "missing index": ("foreign_schema", lambda path: changed(path, "DROP INDEX change_row")),
    "generated column": ("foreign_schema", lambda path: changed(
        path, "ALTER TABLE mark ADD COLUMN g TEXT GENERATED ALWAYS AS (hex(zeroblob(1000))) VIRTUAL")),
    "changed body": ("damaged", swap_body),
    "folded value": ("damaged", lambda path: changed(path, "UPDATE mark SET state = 'not_required'")),
    "folded row": ("damaged", lambda path: changed(path, "DELETE FROM mark")),
    "torn page": ("damaged", flip_page),
    "orphan": ("damaged", lambda path: changed(path, "PRAGMA foreign_keys = OFF", "DELETE FROM activity")),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_and_refused(document, name):
    verdict, spoil = BAD[name]
    spoil(document)
    before = sorted(one.name for one in document.parent.iterdir())
    found = reader.check(document)
    assert found.verdict == verdict
    assert found.message.endswith((".", "!"))
    with pytest.raises(PlanError):
        reader.open_foreign(document)
    with pytest.raises(PlanError):
        PlanFile.open(document, device="mine")
    assert sorted(one.name for one in document.parent.iterdir()) == before


def test_a_good_file_says_how_much_is_in_it(document):
    found = reader.check(document)
    assert (found.verdict, found.marks, found.held_events) == ("ok", 1, 0)
    assert reader.check(paths.SEED_PLAN).verdict == "ok"


def test_a_colleagues_file_is_read_and_never_touched(document):
    document.chmod(0o444)
    before = document.read_bytes(), document.stat().st_mtime_ns
    with reader.foreign(document) as hers:
        assert hers.read_only
        assert hers.path == document
        assert hers.document.commission.name == "Юргинская ТИК"
        with pytest.raises(PlanError):
            hers.mark([next(hers.document.plan.activities()).uid], 2)
    assert (document.read_bytes(), document.stat().st_mtime_ns) == before
    assert [one.name for one in document.parent.iterdir()] == [document.name]


def test_an_interrupted_save_is_recovered_in_the_private_copy_only(document):
    committed = document.read_bytes()
    connection = sqlite3.connect(document, isolation_level=None)
    connection.execute("PRAGMA cache_size = 1")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("UPDATE activity SET title = title || hex(randomblob(3000))")
    torn = document.with_name("torn.sqlite")
    shutil.copy(document, torn)
    shutil.copy(f"{document}-journal", f"{torn}-journal")
    connection.execute("ROLLBACK")
    connection.close()
    assert torn.read_bytes() != committed
    with reader.foreign(torn) as hers:
        assert max(len(activity.title) for activity in hers.document.plan.activities()) < 1000
    assert torn.with_name("torn.sqlite-journal").exists()


def test_a_journal_that_names_another_file_is_refused_and_its_victim_left_alone(document):
    victim = document.with_name("victim.txt")
    victim.write_text("важно")
    name = str(victim).encode()
    trailer = name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + bytes.fromhex("d9d505f920a163d7")
    document.with_name(f"{document.name}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(504) + trailer)
    assert reader.check(document).verdict == "super_journal"
    for opening in (reader.open_foreign, PlanFile.open):
        with pytest.raises(PlanError, match="журнал"):
            opening(document)
    assert victim.read_text() == "важно"


def test_own_is_what_this_installation_wrote_last(tmp_path):
    path = tmp_path / "mine.sqlite"
    with PlanFile.create(path, commission="ТИК"):
        assert reader.is_own(path)
    assert reader.is_own(path)
    changed(path, "UPDATE activity SET title = 'Другое'")
    assert not reader.is_own(path)
    assert not reader.is_own(tmp_path / "none.sqlite")


def test_a_copy_is_one_clean_file_without_what_is_only_mine(tmp_path, document):
    with PlanFile.open(document, device="mine") as file:
        one = next(file.document.plan.activities()).uid
        other = PlanFile.create(tmp_path / "third.sqlite", commission="ТИК", device="third")
        other.mark([one], 3)
        file.unite(other.bodies())
        other.close()
        file.copy_to(tmp_path / "copy.sqlite")
        with reader.foreign(tmp_path / "copy.sqlite") as copy:
            assert copy.bodies() == file.bodies()
            assert copy.document == file.document
            counts = [
                copy._connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in schema.LOCAL_TABLES
            ]
            assert counts == [0, 0, 0, 0]
        with pytest.raises(PlanError, match="уже есть"):
            file.copy_to(tmp_path / "copy.sqlite")


def test_a_copy_without_history_holds_the_current_values_alone(tmp_path):
    with PlanFile.create(tmp_path / "mine.sqlite", commission="ТИК") as file:
        one = next(file.document.plan.activities()).uid
        file.mark([one], 1, text="Фамилия по ошибке")
        file.mark([one], 1, text="Проведено")
        file.mark([one], 2)
        file.undo()
        file.copy_to(tmp_path / "clean.sqlite", without_history=True)
        whole = file.document
    assert "Фамилия".encode() not in (tmp_path / "clean.sqlite").read_bytes()
    with PlanFile.open(tmp_path / "clean.sqlite") as clean:
        assert clean.document.plan == whole.plan
        assert {q: (m.state, m.text) for q, m in clean.document.marks_of(one).items()} == {
            q: (m.state, m.text) for q, m in whole.marks_of(one).items()
        }
        assert clean.undo_label is None


def test_a_document_begins_on_the_plan_of_a_colleagues_file(tmp_path, document):
    with PlanFile.create(tmp_path / "new.sqlite", commission="Яйская ТИК", source=document) as file:
        assert file.document.commission.name == "Яйская ТИК"
        assert file.document.marks == {}
        assert len(list(file.document.plan.activities())) == 47
