"""The door: what is in a file, whose it is, and the files that are made of others. Kinds of file: test_reader_kinds."""

import sqlite3

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader

pytestmark = pytest.mark.files


@pytest.fixture
def document(tmp_path):
    path = tmp_path / "hers.sqlite"
    with PlanFile.create(path, commission="Юргинская ТИК", device="hers") as file:
        one = next(file.document.plan.activities()).uid
        file.marks.mark([one], 1)
    return path


def changed(path, *statements):
    connection = sqlite3.connect(path)
    for statement in statements:
        connection.execute(statement)
    connection.commit()
    connection.close()


def test_a_good_file_says_how_much_is_in_it(document):
    found = reader.check(document)
    assert (found.verdict, found.marks, found.held_events) == ("ok", 1, 0)
    assert reader.check(paths.SEED_PLAN).verdict == "ok"


def test_a_file_that_is_read_may_go_away(document):
    """As the sample does at once, or what a colleague brought on a stick."""
    with PlanFile.of_private_copy(document) as hers:
        document.unlink()
        assert not hers.check_news()
        assert hers.unsaved is None
    assert not (paths.user_folder() / "unsaved").exists()


def test_a_colleagues_file_is_read_and_never_touched(document):
    document.chmod(0o444)
    before = document.read_bytes(), document.stat().st_mtime_ns
    with PlanFile.of_private_copy(document) as hers:
        assert hers.read_only
        assert hers.path == document
        assert hers.document.commission.name == "Юргинская ТИК"
        with pytest.raises(PlanError):
            hers.marks.mark([next(hers.document.plan.activities()).uid], 2)
    assert (document.read_bytes(), document.stat().st_mtime_ns) == before
    assert [one.name for one in document.parent.iterdir()] == [document.name]


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
        other.marks.mark([one], 3)
        file.unite(other.bodies())
        other.close()
        file.copy_to(tmp_path / "copy.sqlite")
        with PlanFile.of_private_copy(tmp_path / "copy.sqlite") as copy:
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
        file.marks.mark([one], 1, text="Фамилия по ошибке")
        file.marks.mark([one], 1, text="Проведено")
        file.marks.mark([one], 2)
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
