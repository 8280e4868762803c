"""A document in a shared folder: two computers work on copies, the folder holds the union of both."""

import pytest

from kuzplan_desktop.store.document import shared_folder
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.opening import open_document

pytestmark = pytest.mark.files


@pytest.fixture
def shared(tmp_path, monkeypatch):
    """A document that lies in a folder which passes for a network share."""
    path = tmp_path / "share" / "План.sqlite"
    path.parent.mkdir()
    PlanFile.create(path, commission="ТИК", device="somebody").close()
    monkeypatch.setattr(shared_folder, "is_shared", lambda file: file.parent == path.parent)
    return path


@pytest.fixture
def computer(tmp_path, monkeypatch):
    """Open the document as the named computer does, with a user's folder of its own."""

    def at(name, path):
        monkeypatch.setenv("KUZPLAN_HOME", str(tmp_path / name))
        return open_document(path)

    return at


def first(file):
    return next(file.document.plan.activities()).uid


def quarters(file):
    return sorted(quarter for quarter, mark in file.document.marks_of(first(file)).items() if mark.state)


def published(path):
    with PlanFile.of_private_copy(path) as file:
        return quarters(file)


@pytest.mark.slow
def test_each_sees_what_the_other_published(shared, computer):
    with computer("mine", shared) as mine, computer("hers", shared) as hers:
        mine.marks.mark([first(mine)], 1)
        hers.marks.mark([first(hers)], 2)
        assert published(shared) == []
        mine.check_news()
        assert published(shared) == [1]
        assert hers.check_news()
        assert (quarters(hers), published(shared)) == ([1, 2], [1, 2])
        assert mine.check_news()
        assert quarters(mine) == [1, 2]
        assert mine.undo() == "Отметка 1.1.1, I квартал" or quarters(mine) == [1]
    assert [one.name for one in shared.parent.iterdir()] == [shared.name]


def test_closing_publishes_and_the_next_opening_takes_in(shared, computer):
    with computer("mine", shared) as mine:
        mine.marks.mark([first(mine)], 1)
    assert published(shared) == [1]
    with computer("hers", shared) as hers:
        assert quarters(hers) == [1]
        hers.marks.mark([first(hers)], 2)
    with computer("mine", shared) as mine:
        assert quarters(mine) == [1, 2]


def test_work_goes_on_while_the_folder_is_away(shared, computer):
    with computer("mine", shared) as mine:
        away = shared.parent.with_name("away")
        shared.parent.rename(away)
        mine.marks.mark([first(mine)], 1)
        mine.check_news()
        assert "Общая папка недоступна" in mine.unpublished
        assert mine.unsaved is None
    away.rename(shared.parent)
    assert published(shared) == []
    with computer("mine", shared) as mine:
        assert quarters(mine) == [1]
        assert mine.unpublished == ""
    assert published(shared) == [1]


def test_what_somebody_overwrote_is_published_again(shared, computer):
    before = shared.read_bytes()
    with computer("mine", shared) as mine:
        mine.marks.mark([first(mine)], 1)
        mine.check_news()
        shared.write_bytes(before)
        mine.check_news()
        assert published(shared) == [1]


def test_the_working_copy_makes_it_an_own_file(shared, computer, tmp_path, monkeypatch):
    monkeypatch.setenv("KUZPLAN_HOME", str(tmp_path / "mine"))
    assert not reader.is_own(shared)
    computer("mine", shared).close()
    assert reader.is_own(shared)


@pytest.mark.parametrize(
    ("mounts", "wanted"),
    [
        ("/dev/sda1 / ext4 rw 0 0\n//server/plans /mnt/plans cifs rw 0 0\n", "cifs"),
        ("/dev/sda1 / ext4 rw 0 0\n//server/plans /mnt/plan cifs rw 0 0\n", "ext4"),
        ("", ""),
    ],
)
def test_the_kind_of_a_folder_is_that_of_the_nearest_mount(mounts, wanted, monkeypatch, tmp_path):
    table = tmp_path / "mounts"
    table.write_text(mounts, encoding="utf-8")
    monkeypatch.setattr(shared_folder, "_MOUNTS", table)
    assert shared_folder._file_system("/mnt/plans/План.sqlite") == wanted
