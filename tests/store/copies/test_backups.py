"""Backups: made, read back, thinned out, gone back to; nothing poorer or damaged takes the place of a good one."""

import json
import os
import shutil
import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes.change import Draft, Stamp, make_change
from kuzplan_desktop.store.changes.identity import uid_file_name
from kuzplan_desktop.store.copies import backup_files, backups
from kuzplan_desktop.store.copies.backup_files import Backup
from kuzplan_desktop.store.copies.rotation import survivors
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader
from tests.store import example_document
from tests.store.example_document import content

pytestmark = pytest.mark.files

ZONE = timezone(timedelta(hours=7))
MONDAY = datetime(2022, 4, 11, 9, 30, tzinfo=ZONE)


def later(days: float) -> datetime:
    return MONDAY + timedelta(days=days)


@pytest.fixture
def file(tmp_path: Path):
    """An open document, named as documents are, with one mark."""
    opened = PlanFile.create(tmp_path / "План 2022 – ТИК #1%3F.sqlite", commission="ТИК 100%")
    tick(opened, 0)
    yield opened
    opened.close()


def tick(file: PlanFile, number: int, quarter: int = 1, **more: object) -> None:
    """One more mark, of the activity that stands at `number`."""
    file.marks.mark([list(file.document.plan.activities())[number].uid], quarter, **more)


def quarters(file: PlanFile) -> int:
    """How many marks there are."""
    return sum(1 for found in file.document.marks.values() for mark in found.values() if mark.state)


def damage(path: Path) -> None:
    """Spoil the middle of a file."""
    with path.open("rb+") as target:
        target.seek(path.stat().st_size // 2)
        target.write(bytes(8192))


# making


def test_a_backup_holds_the_whole_document_and_says_what_it_is(file):
    backup = backups.make(file.path, "merge", now=MONDAY)
    assert backup.parent.parent == paths.user_folder() / "backups"
    assert backup.name == "2022-04-11T09-30-00+0700 merge.sqlite"
    assert [one.name for one in backup.parent.iterdir() if one.suffix == ".part"] == []
    with PlanFile.of_private_copy(backup) as copy:
        assert copy.bodies() == file.bodies()
        assert content(copy.document) == content(file.document)
    size = backup.stat().st_size
    assert backups.listed(file.path) == [Backup(backup, MONDAY, size, 1, 0, "merge", True)]
    assert backups.listed(file.path)[0].caption == "перед объединением"
    assert backups.listed(backup.parent.name) == backups.listed(file.path)


def test_a_backup_holds_every_row_also_what_is_withdrawn_and_what_is_being_typed(file, tmp_path):
    theirs = tmp_path / "theirs.sqlite"
    file.copy_to(theirs)
    with PlanFile.open(theirs, device="theirs") as colleague:
        tick(colleague, 1)
        file.unite(colleague.bodies())
    assert file.undo() == "Объединение"
    file.typing.keep(f"mark:{next(file.document.plan.activities()).uid}:1", "text", "набирается")
    rows = every_row(file.path)
    assert all(rows[table] for table in ("draft", "withdrawn", "merge", "received"))
    assert every_row(backups.make(file.path, "daily", now=MONDAY)) == rows


def every_row(path: Path) -> dict[str, list[str]]:
    """What stands in every table of a file."""
    with closing(sqlite3.connect(path)) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        return {table: sorted(map(repr, connection.execute(f"SELECT * FROM {table}"))) for table in tables}


def test_a_worker_thread_makes_it_while_the_document_is_open(file):
    made = []
    worker = threading.Thread(target=lambda: made.append(backups.make(file.path, "daily", now=MONDAY)))
    worker.start()
    tick(file, 1)
    worker.join()
    assert reader.check(made[0]).verdict == "ok"


def test_many_windows_back_up_at_once(file):
    moments = [MONDAY + timedelta(days=number) for number in range(0, 60, 10)]
    with ThreadPoolExecutor(len(moments)) as workers:
        found = list(workers.map(lambda now: backups.make(file.path, "merge", now=now), moments))
    assert len(found) == len(moments)
    assert all(one.good for one in backups.listed(file.path))
    assert {one.suffix for one in found[0].parent.iterdir()} == {".sqlite", ".json"}


def test_a_list_that_somebody_reads_is_written_a_moment_later(tmp_path, monkeypatch):
    refusals, replace = [5, 32], os.replace

    def as_windows_does(part, target):
        if refusals:
            error = PermissionError(13, "Access is denied")
            error.winerror = refusals.pop()
            raise error
        replace(part, target)

    monkeypatch.setattr(os, "replace", as_windows_does)
    backup_files.write_json(tmp_path / "list.json", ["new"])
    assert backup_files.read_json(tmp_path / "list.json", []) == ["new"]


def test_two_of_one_second_stand_beside_each_other(file):
    first = backups.make(file.path, "merge", now=MONDAY)
    content = first.read_bytes()
    tick(file, 1)
    second = backups.make(file.path, "merge", now=MONDAY)
    assert first.read_bytes() == content
    assert second.name == "2022-04-11T09-30-00+0700 merge (2).sqlite"
    assert [one.path for one in backups.listed(file.path)] == [second, first]


def test_where_nothing_has_changed_the_newest_is_good_enough(file):
    first = backups.make(file.path, "merge", now=MONDAY)
    assert backups.make(file.path, "import", now=later(1)) == first
    assert len(backups.listed(file.path)) == 1
    damage(first)
    assert not backups.listed(file.path)[0].good
    assert backups.make(file.path, "import", now=later(2)) != first


def test_an_unknown_reason_is_a_mistake_of_ours(file):
    with pytest.raises(ValueError, match="coffee"):
        backups.make(file.path, "coffee", now=MONDAY)


def test_a_damaged_document_gives_no_backup_and_takes_none_away(file):
    kept = backups.make(file.path, "daily", now=MONDAY)
    file.close()
    with sqlite3.connect(file.path) as connection:
        connection.execute("UPDATE change SET body = replace(body, 'Отметка', 'Пометка')")
    connection.close()
    with pytest.raises(PlanError, match="поврежден"):
        backups.make(file.path, "merge", now=later(1))
    assert [one.path for one in backups.listed(file.path)] == [kept]
    assert {one.suffix for one in kept.parent.iterdir()} == {".sqlite", ".json"}


def test_without_room_it_says_so_and_leaves_nothing(file, monkeypatch):
    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file_bytes, "sync", full)
    with pytest.raises(PlanError, match="Резервная копия не сделана"):
        backups.make(file.path, "merge", now=MONDAY)
    assert backups.listed(file.path) == []
    assert list((paths.user_folder() / "backups").rglob("*.part")) == []


def test_one_a_day(file):
    assert backups.daily(file.path, now=MONDAY)
    tick(file, 1)
    assert backups.daily(file.path, now=later(0.5)) is None
    assert backups.daily(file.path, now=later(1))
    tick(file, 2)
    backups.make(file.path, "merge", now=later(2))
    tick(file, 3)
    assert backups.daily(file.path, now=later(2.1)) is None
    assert [one.reason for one in backups.listed(file.path)] == ["merge", "daily", "daily"]


# finding


def test_it_is_found_when_the_document_cannot_be_read_or_is_gone(file):
    backup = backups.make(file.path, "daily", now=MONDAY)
    file.close()
    file.path.write_bytes(b"\0" * 5000)
    assert backups.newest_good_for(file.path).path == backup
    file.path.unlink()
    assert backups.newest_good_for(file.path).path == backup


def test_it_is_found_for_a_damaged_document_that_was_moved(file, tmp_path):
    backup = backups.make(file.path, "daily", now=MONDAY)
    file.close()
    moved = tmp_path / "moved.sqlite"
    shutil.move(file.path, moved)
    os.truncate(moved, moved.stat().st_size // 4096 * 4096 - 4096)
    assert reader.check(moved).verdict == "truncated"
    assert backups.newest_good_for(moved).path == backup


def test_the_newest_that_passes_its_tests_now_is_offered(file):
    first = backups.make(file.path, "daily", now=MONDAY)
    tick(file, 1)
    second = backups.make(file.path, "daily", now=later(1))
    assert backups.newest_good_for(file.path).path == second
    stamp = second.stat()
    damage(second)
    os.utime(second, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))  # as a medium does that forgets
    assert backups.newest_good_for(file.path).path == first
    assert backups.newest_good_for(file.path.with_name("other.sqlite")) is None


def test_documents_do_not_mix(file, tmp_path):
    with PlanFile.create(tmp_path / "other.sqlite", commission="ТИК 100%") as other:
        one, two = backups.make(file.path, "daily", now=MONDAY), backups.make(other.path, "daily", now=MONDAY)
        assert one.parent != two.parent
        assert [backup.path for backup in backups.listed(other.path)] == [two]


@pytest.mark.slow
@pytest.mark.parametrize("letter", "0f")
def test_a_document_keeps_its_folder_after_it_was_united(file, letter):
    folder = backups.make(file.path, "daily", now=MONDAY).parent
    uid = f"{letter * 8}-{letter * 4}-4{letter * 3}-8{letter * 3}-{letter * 12}"  # sorts before or after its own
    other = make_change(
        Draft(uid, "document", {"plan": file.document.plan.uid}, new=True), Stamp("step", "Документ начат"), 2
    )
    file.unite([other.body])
    backup = backups.make(file.path, "daily", now=later(1))
    assert backup.parent == folder
    file.close()
    moved = file.path.rename(file.path.with_name("moved.sqlite"))
    assert backups.make(moved, "merge", now=later(2)).parent == folder


@pytest.mark.parametrize("uid", ["../../../evil", "evil", "", "CON", "a" * 300])
def test_no_file_or_folder_is_named_by_what_a_file_says(uid):
    name = uid_file_name(uid)
    assert len(name) == 32
    assert name.isalnum()


def test_a_spoiled_manifest_is_made_anew(file):
    backup = backups.make(file.path, "daily", now=MONDAY)
    before = backups.listed(file.path)
    for text in ("{", "[]", json.dumps({backup.name: [1]}), json.dumps({backup.name: "x"})):
        (backup.parent / "manifest.json").write_text(text, encoding="utf-8")
        assert backups.listed(file.path) == before
    (backup.parent / "notes.txt").write_text("не копия", encoding="utf-8")
    (backup.parent / "other.sqlite").write_text("не копия", encoding="utf-8")
    assert backups.listed(file.path) == before


# thinning out


def made(day: int, *, marks: int = 10, good: bool = True, hour: int = 12) -> Backup:
    moment = datetime(2022, 1, 1, hour, tzinfo=ZONE) + timedelta(days=day)
    return Backup(Path(f"{day}-{hour}-{marks}"), moment, 1, marks, 0, "daily", good)


def kept_of(found: list[Backup], today: int, is_sound=lambda _: True) -> list[Backup]:
    kept = survivors(found, date(2022, 1, 1) + timedelta(days=today), is_sound)
    return [one for one in found if one.path in kept]


def test_all_of_two_days_then_days_weeks_months():
    found = [made(day, hour=hour) for day in range(365) for hour in (9, 12, 15)]
    kept = kept_of(found, 364)
    age = [(364 - (one.made_at.date() - date(2022, 1, 1)).days, one.made_at.hour) for one in kept]
    assert [one for one in age if one[0] < 2] == [(1, 9), (1, 12), (1, 15), (0, 9), (0, 12), (0, 15)]
    assert [one for one in age if 2 <= one[0] < 14] == [(day, 15) for day in range(13, 1, -1)]
    assert len([one for one in age if 14 <= one[0] < 61]) == 7
    assert len([one for one in age if one[0] >= 61]) == 10
    assert {hour for day, hour in age if day >= 2} == {15}


def test_day_by_day_the_same_stay_as_in_one_go():
    found: list[Backup] = []
    for today in range(200):
        found = kept_of([*found, made(today)], today)
        assert made(today) in found
        assert len(found) < 35
    months = {(one.made_at.year, one.made_at.month) for one in found}
    assert months == {(2022, month) for month in range(1, 8)}


def test_a_far_poorer_one_displaces_nothing():
    rich, poor = made(0, marks=100, hour=9), made(0, marks=3, hour=15)
    assert kept_of([rich, poor], 10) == [rich, poor]
    assert kept_of([rich, poor], 300) == [rich, poor]
    assert kept_of([rich, made(0, marks=60, hour=15)], 10) == [made(0, marks=60, hour=15)]
    lost_slowly = [made(0, marks=marks, hour=hour) for hour, marks in enumerate((100, 60, 35, 20))]
    assert [one.marks for one in kept_of(lost_slowly, 10)] == [60, 20]
    assert kept_of([made(0, marks=1, hour=9), made(0, marks=0, hour=10)], 10)[0].marks == 1


def test_a_damaged_one_displaces_nothing_and_gives_way_to_a_good_one():
    good, bad = made(0, hour=9), made(0, hour=15, good=False)
    assert kept_of([good, bad], 10) == [good, bad]
    assert kept_of([made(0, hour=9, good=False), made(0, hour=15)], 10) == [made(0, hour=15)]


def test_what_displaces_is_read_once_more_before():
    older, newer = made(0, hour=9), made(0, hour=15)
    assert kept_of([older, newer], 10, lambda path: path != newer.path) == [older, newer]


@given(
    st.lists(st.tuples(st.integers(0, 80), st.integers(0, 23), st.integers(0, 40), st.booleans()), max_size=30),
    st.integers(0, 120),
)
def test_the_best_and_the_newest_good_one_are_never_lost(drawn, today):
    found = list({made(day, marks=marks, good=good, hour=hour).path: made(day, marks=marks, good=good, hour=hour)
                  for day, hour, marks, good in drawn}.values())  # fmt: skip
    sound = {one.path for one in found if one.good}
    kept = kept_of(found, today, sound.__contains__)
    assert kept == kept_of(kept, today, sound.__contains__)
    good = [one for one in found if one.good]
    if good:
        assert max(good, key=lambda one: one.made_at) in kept
        assert max(2 * one.marks for one in kept if one.good) >= max(one.marks for one in good)


def test_thinning_out_deletes_the_files_after_the_new_one_is_sound(file):
    for number in range(4):
        tick(file, number)
        backups.make(file.path, "merge", now=MONDAY + timedelta(minutes=number))
    assert len(backups.listed(file.path)) == 4
    tick(file, 5)
    backups.make(file.path, "daily", now=later(9))
    found = backups.listed(file.path)
    assert [(one.reason, one.marks) for one in found] == [("daily", 5), ("merge", 4)]
    manifest = json.loads((found[0].path.parent / "manifest.json").read_text(encoding="utf-8"))
    assert set(manifest) >= {one.path.name for one in found}


def test_what_an_interrupted_backup_left_goes_but_not_what_another_is_making(file):
    folder = backups.make(file.path, "daily", now=MONDAY).parent
    left, fresh = folder / ".left.part", folder / ".fresh.part"
    left.write_bytes(b"1")
    fresh.write_bytes(b"2")
    os.utime(left, (1e9, 1e9))
    tick(file, 1)
    backups.make(file.path, "merge", now=MONDAY)
    assert not left.exists()
    assert fresh.exists()


# going back


def test_going_back_is_a_step_that_can_be_undone(file):
    backup = backups.make(file.path, "daily", now=MONDAY)
    tick(file, 1)
    tick(file, 2, text="Проведено")
    rich = content(file.document)
    backups.restore(file, backup)
    assert quarters(file) == 1
    assert [one.reason for one in backups.listed(file.path)][-1:] == ["daily"]
    saved = next(one for one in backups.listed(file.path) if one.reason == "restore")
    assert saved.marks == 3
    assert file.undo_label == "Восстановление копии 11.04.2022 09:30"
    file.undo()
    assert content(file.document) == rich
    file.redo()
    assert quarters(file) == 1


def test_the_copy_of_another_document_is_refused(file, tmp_path):
    with PlanFile.create(tmp_path / "other.sqlite", commission="ТИК 100%") as other:
        backup = backups.make(other.path, "daily", now=MONDAY)
    before = file.bodies()
    with pytest.raises(PlanError, match="другого документа"):
        backups.restore(file, backup)
    with pytest.raises(PlanError):
        backups.restore(file, tmp_path / "none.sqlite")
    assert file.bodies() == before


def test_no_backup_of_now_no_going_back(file, monkeypatch):
    backup = backups.make(file.path, "daily", now=MONDAY)
    tick(file, 1)

    def refuse(*_: object, **__: object) -> None:
        raise PlanError("Места нет.")

    monkeypatch.setattr(backups, "take", refuse)
    with pytest.raises(PlanError, match="Места нет"):
        backups.restore(file, backup)
    assert quarters(file) == 2


def test_a_backup_takes_the_place_of_a_damaged_file_which_is_kept(file):
    backup = backups.make(file.path, "daily", now=MONDAY)
    before = content(file.document)
    file.close()
    damage(file.path)
    damaged = file.path.read_bytes()
    journal = Path(f"{file.path}-journal")
    journal.write_bytes(b"stale")
    aside = backups.put_back(backup, file.path)
    assert aside.name == "План 2022 – ТИК #1%3F (поврежден).sqlite"
    assert aside.read_bytes() == damaged
    assert not journal.exists()
    assert Path(f"{aside}-journal").read_bytes() == b"stale"
    assert reader.is_own(file.path)
    with PlanFile.open(file.path) as opened:
        assert content(opened.document) == before
    damage(file.path)
    assert backups.put_back(backup, file.path).name == "План 2022 – ТИК #1%3F (поврежден) (2).sqlite"


def test_no_sound_file_gives_way_to_a_backup(file, tmp_path):
    backup = backups.make(file.path, "daily", now=MONDAY)
    for path in (file.path, tmp_path):
        with pytest.raises(PlanError, match="не поврежденный файл"):
            backups.put_back(backup, path)
    assert file.path.is_file()


def test_a_backup_takes_the_place_of_a_file_that_is_gone(file):
    backup = backups.make(file.path, "daily", now=MONDAY)
    file.close()
    file.path.unlink()
    journal = Path(f"{file.path}-journal")
    journal.write_bytes(b"stale")
    assert backups.put_back(backup, file.path) is None
    assert not journal.exists()
    assert reader.check(file.path).verdict == "ok"


def test_a_damaged_backup_is_not_put_back(file):
    backup = backups.make(file.path, "daily", now=MONDAY)
    damage(backup)
    file.close()
    damage(file.path)
    before = file.path.read_bytes()
    with pytest.raises(PlanError, match="повреждена"):
        backups.put_back(backup, file.path)
    assert file.path.read_bytes() == before


def test_a_folder_that_cannot_be_written_leaves_the_damaged_file_where_it_was(file, monkeypatch):
    backup = backups.make(file.path, "daily", now=MONDAY)
    file.close()
    damage(file.path)
    before = file.path.read_bytes()

    def full(_: Path) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(file_bytes, "sync", full)
    with pytest.raises(PlanError, match="не восстановлена"):
        backups.put_back(backup, file.path)
    assert file.path.read_bytes() == before
    assert [one.name for one in file.path.parent.iterdir()] == [file.path.name]


# the second place


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "stick"
    folder.mkdir()
    backups.set_second_place(folder)
    return folder


def copies(stick: Path) -> list[Path]:
    return sorted(stick.glob("*.sqlite"))


def test_no_second_place_until_one_is_chosen(file, tmp_path):
    assert backups.second_place() is None
    assert backups.write_second_copy(file.path, now=MONDAY) is None
    assert backups.second_copy_age(file.path, today=MONDAY.date()) is None
    with pytest.raises(PlanError, match="нельзя записывать"):
        backups.set_second_place(tmp_path / "nowhere")
    assert backups.second_place() is None


def test_the_copy_outside_is_whole_and_its_age_is_known_without_it(file, stick):
    target = backups.write_second_copy(file.path, now=MONDAY)
    assert backups.second_place() == stick
    assert target.name.startswith("План 2022 – ТИК 100% (копия ")
    with PlanFile.of_private_copy(target) as copy:
        assert copy.bodies() == file.bodies()
    shutil.move(stick, stick.with_name("in the drawer"))
    assert backups.second_copy_age(file.path, today=later(23).date()) == 23
    assert backups.second_copy_age(target.parent.name, today=later(23).date()) is None
    uid = next((paths.user_folder() / "backups").iterdir()).name
    assert backups.second_copy_age(uid, today=later(2).date()) == 2
    assert backups.second_copy_age(uid, today=later(-2).date()) == 0


def test_the_empty_folder_of_a_stick_that_was_taken_out_is_not_written(file, stick):
    shutil.rmtree(stick)
    stick.mkdir()
    assert backups.write_second_copy(file.path, now=MONDAY) is None
    assert list(stick.iterdir()) == []
    stick.rmdir()
    assert backups.write_second_copy(file.path, now=MONDAY) is None


@pytest.mark.slow
def test_the_daily_backup_writes_it_whenever_it_is_there(file, stick):
    backups.daily(file.path, now=MONDAY)
    tick(file, 1)
    assert backups.daily(file.path, now=later(0.1)) is None
    assert [reader.check(one).marks for one in copies(stick)] == [2]
    shutil.rmtree(stick)
    tick(file, 2)
    assert backups.daily(file.path, now=later(1))


def test_a_second_place_that_fails_does_not_stop_the_daily_backup(file, stick, monkeypatch):
    sync = file_bytes.sync

    def pulled_out(part: Path) -> None:
        if part.parent == stick:
            raise OSError(5, "Input/output error")
        sync(part)

    monkeypatch.setattr(file_bytes, "sync", pulled_out)
    assert backups.daily(file.path, now=MONDAY)
    assert backups.second_copy_age(file.path, today=MONDAY.date()) is None
    assert copies(stick) == []
    with pytest.raises(PlanError, match="носитель"):
        backups.write_second_copy(file.path, now=MONDAY)


@pytest.mark.slow
def test_it_is_replaced_but_never_by_a_far_poorer_one(file, stick):
    for number in range(1, 6):
        tick(file, number)
    target = backups.write_second_copy(file.path, now=MONDAY)
    os.utime(target, (MONDAY.timestamp(), MONDAY.timestamp()))
    tick(file, 6)
    backups.write_second_copy(file.path, now=later(1))
    assert [reader.check(one).marks for one in copies(stick)] == [7]
    for _ in range(6):
        file.undo()
    assert backups.write_second_copy(file.path, now=later(2)) == target
    assert sorted(reader.check(one).marks for one in copies(stick)) == [1, 7]
    assert reader.check(target).marks == 1
    assert [one.name for one in stick.iterdir() if one.suffix == ".part"] == []


def test_two_computers_share_a_place(file, stick):
    first = backups.write_second_copy(file.path, now=MONDAY)
    (paths.user_folder() / "installation.txt").write_text("another", encoding="utf-8")
    second = backups.write_second_copy(file.path, now=MONDAY)
    assert first != second
    assert copies(stick) == sorted([first, second])


def test_a_copy_that_comes_out_wrong_leaves_the_former_one(file, stick, monkeypatch):
    target = backups.write_second_copy(file.path, now=MONDAY)
    before = target.read_bytes()
    tick(file, 1)

    monkeypatch.setattr(file_bytes, "sync", lambda part: part.parent == stick and os.truncate(part, 4096))
    with pytest.raises(PlanError, match="не записана"):
        backups.write_second_copy(file.path, now=later(1))
    assert target.read_bytes() == before
    assert copies(stick) == [target]
    assert backups.second_copy_age(file.path, today=later(1).date()) == 1


def test_another_place_begins_anew(file, stick, tmp_path):
    backups.write_second_copy(file.path, now=MONDAY)
    backups.set_second_place(stick)
    assert backups.second_copy_age(file.path, today=MONDAY.date()) == 0
    (tmp_path / "share").mkdir()
    backups.set_second_place(tmp_path / "share")
    assert backups.second_copy_age(file.path, today=MONDAY.date()) is None
    backups.set_second_place(None)
    assert backups.second_place() is None


def test_everything_of_the_example_comes_back(tmp_path):
    path = example_document.make(tmp_path / "example.sqlite")
    backup = backups.make(path, "daily", now=MONDAY)
    assert (backups.listed(path)[0].marks, backups.listed(path)[0].held_events) == (4, 2)
    with PlanFile.open(path, read_only=True) as original, PlanFile.of_private_copy(backup) as copy:
        assert content(copy.document) == content(original.document)
        assert copy.history() == original.history()
