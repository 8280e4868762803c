"""Attachments: the bytes lie in the document, go along with copies and merges, and never cost more than themselves."""

import os
import random
import shutil
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.attachments import NewFile
from kuzplan_desktop.exchange.merge.merging import MergeChoice, compare_with, merge
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes import stored_bytes
from kuzplan_desktop.store.copies import backups
from kuzplan_desktop.store.copies.handing_over import save_copy
from kuzplan_desktop.store.copies.salvage import salvage
from kuzplan_desktop.store.document import attachments, plan_file
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import inspection, reader
from tests.store.document.test_sent_reports import send

pytestmark = pytest.mark.files


def photo(number: int = 1, size: int = 20_000) -> NewFile:
    """A file of random bytes, which are nowhere else in a document."""
    return NewFile(f"Фото {number}.jpg", "image/jpeg", random.Random(number).randbytes(size))


@pytest.fixture
def file(tmp_path: Path):
    with PlanFile.create(tmp_path / "plan.sqlite", commission="Топкинская ТИК", author="Иванова") as opened:
        yield opened


def held(file: PlanFile, number: str = "1.2.4", **fields: object) -> str:
    """An event of the document."""
    activity = next(one for one in file.document.plan.activities() if one.number == number)
    return file.events.hold(activity.uid, **{"starts_on": date(2022, 3, 14), "form": "семинар", **fields})


def event_of(file: PlanFile, uid: str):
    return next(event for events in file.document.events.values() for event in events if event.uid == uid)


def attached(file: PlanFile, uid: str) -> list[tuple[str, bytes]]:
    """Names and bytes of the attachments of an event."""
    return [(one.name, file.attachments.read(one)) for one in event_of(file, uid).attachments]


def colleagues_copy(file: PlanFile, folder: Path) -> PlanFile:
    """A copy as another computer has it open."""
    target = folder / "colleague.sqlite"
    file.copy_to(target)
    return PlanFile.open(target, device="f" * 32, author="Петрова")


def test_what_was_attached_is_there_again_to_the_byte(file):
    uid = held(file)
    file.attachments.add(uid, [photo(1), photo(2)])
    file.attachments.add_link(uid, "https://example.org/news", "Новость")
    file.close()
    with PlanFile.open(file.path) as again:
        files = event_of(again, uid).attachments
        assert [(one.name, one.media, one.size, one.link) for one in files] == [
            ("Фото 1.jpg", "image/jpeg", 20_000, ""),
            ("Фото 2.jpg", "image/jpeg", 20_000, ""),
            ("", "", 0, "https://example.org/news"),
        ]
        assert [again.attachments.read(one) for one in files[:2]] == [photo(1).content, photo(2).content]


def test_attaching_is_one_step_that_is_undone_and_done_again(file):
    uid = held(file)
    file.attachments.add(uid, [photo(1), photo(2)])
    assert "вложений: 2" in str(file.undo_label)
    file.undo()
    assert event_of(file, uid).attachments == ()
    file.redo()
    assert attached(file, uid) == [("Фото 1.jpg", photo(1).content), ("Фото 2.jpg", photo(2).content)]


def test_the_same_file_is_attached_to_an_event_once_and_lies_in_the_document_once(file):
    one, other = held(file), held(file, "1.2.5")
    assert len(file.attachments.add(one, [photo(1), photo(1)])) == 1
    assert file.attachments.add(one, [photo(1)]) == ()
    assert len(file.attachments.add(other, [photo(1)])) == 1
    with file.reading() as connection:
        assert stored_bytes.total_bytes(connection) == 20_000


def test_a_caption_is_written_and_an_attachment_taken_away_each_as_a_step(file):
    uid = held(file)
    one, other = file.attachments.add(uid, [photo(1), photo(2)])
    file.attachments.describe(one, " Участники семинара ")
    file.attachments.remove([other])
    (left,) = event_of(file, uid).attachments
    assert (left.uid, left.title) == (one, "Участники семинара")
    file.undo()
    assert [entry.uid for entry in event_of(file, uid).attachments] == [one, other]


def test_what_is_no_link_is_refused(file):
    uid = held(file)
    for text in ("", "example.org", "ftp://example.org", "https://a b"):
        with pytest.raises(PlanError, match="не ссылка"):
            file.attachments.add_link(uid, text)
    assert event_of(file, uid).attachments == ()


def test_too_much_is_refused_with_a_sentence_and_nothing_is_changed(file, monkeypatch):
    uid = held(file)
    with pytest.raises(PlanError, match="больше 5,0 МБ"):
        file.attachments.add(uid, [photo(1), photo(2, attachments.LARGEST_FILE + 1)])
    monkeypatch.setattr(attachments, "LARGEST_DOCUMENT", 50_000)
    file.attachments.add(uid, [photo(1), photo(2)])
    with pytest.raises(PlanError, match="занимали бы больше"):
        file.attachments.add(uid, [photo(3)])
    assert [name for name, _ in attached(file, uid)] == ["Фото 1.jpg", "Фото 2.jpg"]
    assert file.attachments.add(held(file, "1.2.5"), [photo(1)])  # it lies there already


def test_the_history_tells_names_and_captions_alone(file):
    uid = held(file)
    (one,) = file.attachments.add(uid, [photo(1)])
    file.attachments.describe(one, "Участники")
    told = [(change.field, change.after) for step in file.history()[-2:] for change in step.changes]
    assert told == [("name", "Фото 1.jpg"), ("caption", "Участники")]


def test_a_merge_brings_the_bytes_and_the_photo_opens_after_the_source_is_gone(file, tmp_path):
    with colleagues_copy(file, tmp_path) as theirs:
        uid = held(theirs)
        theirs.attachments.add(uid, [photo(1), photo(2)])
    merge(file, compare_with(file.bodies(), theirs.path), MergeChoice())
    theirs.path.unlink()
    assert attached(file, uid) == [("Фото 1.jpg", photo(1).content), ("Фото 2.jpg", photo(2).content)]
    assert file.undo_label.startswith("Объединение")
    file.undo()
    file.redo()
    assert len(attached(file, uid)) == 2


def test_a_merge_takes_only_the_bytes_that_come_with_it(file, tmp_path):
    with colleagues_copy(file, tmp_path) as theirs:
        one, other = held(theirs), held(theirs, "1.2.5")
        theirs.attachments.add(one, [photo(1)])
        theirs.attachments.add(other, [photo(2)])
    merge(file, compare_with(file.bodies(), theirs.path), MergeChoice(left_out=frozenset({other})))
    with file.reading() as connection:
        assert stored_bytes.held_hashes(connection) == {stored_bytes.hash_of(photo(1).content)}


def test_two_who_attach_the_same_photo_have_its_bytes_once(file, tmp_path):
    uid = held(file)
    with colleagues_copy(file, tmp_path) as theirs:
        theirs.attachments.add(uid, [photo(1)])
    file.attachments.add(uid, [photo(1)])
    merge(file, compare_with(file.bodies(), theirs.path), MergeChoice())
    with file.reading() as connection:
        assert len(stored_bytes.held_hashes(connection)) == 1
    assert [content for _, content in attached(file, uid)] == [photo(1).content] * 2


@pytest.mark.parametrize("without_history", [False, True])
def test_a_copy_has_the_bytes_that_it_names_and_no_others(file, tmp_path, without_history):
    uid = held(file)
    kept, gone = file.attachments.add(uid, [photo(1), photo(2)])
    file.attachments.remove([gone])
    target = tmp_path / "copy.zip"
    save_copy(file, target, without_history=without_history)
    with PlanFile.of_private_copy(target) as copy:
        (event,) = copy.document.events_of(event_of(file, uid).activity)
        assert [copy.attachments.read(one) for one in event.attachments] == [photo(1).content]


def test_a_copy_without_attachments_keeps_their_names(file, tmp_path):
    uid = held(file)
    file.attachments.add(uid, [photo(1)])
    save_copy(file, tmp_path / "copy.sqlite", without_attachments=True)
    assert photo(1).content[:2000] not in file_bytes.read(tmp_path / "copy.sqlite")
    verdict = reader.check(tmp_path / "copy.sqlite", attached=True)
    assert (verdict.verdict, verdict.harmed) == ("ok", 0)
    assert "«Фото 1.jpg»" in verdict.notes[0]
    with PlanFile.of_private_copy(tmp_path / "copy.sqlite") as copy:
        (one,) = event_of(copy, uid).attachments
        assert (one.name, one.size) == ("Фото 1.jpg", 20_000)
        with pytest.raises(PlanError, match="«Фото 1.jpg»"):
            copy.attachments.read(one)
    with PlanFile.open(tmp_path / "copy.sqlite", device="f" * 32) as copy:  # and they come back by a merge
        merge(copy, compare_with(copy.bodies(), file.path), MergeChoice())
        copy.attachments.take_from(file.path, copy.bodies())
        assert attached(copy, uid) == [("Фото 1.jpg", photo(1).content)]


def test_what_is_deleted_for_good_leaves_no_byte_in_the_file(file, tmp_path):
    uid = held(file)
    kept, gone = file.attachments.add(uid, [photo(1), photo(2)])
    file.attachments.remove([gone])
    save_copy(file, tmp_path / "clean.sqlite", without_history=True)
    raw = file_bytes.read(tmp_path / "clean.sqlite")
    assert all(photo(1).content[at : at + 500] in raw for at in (0, 6000))
    assert not any(photo(2).content[at : at + 16] in raw for at in range(0, 20_000, 1000))
    assert "Фото 2".encode() not in raw


def test_a_dossier_and_a_reading_command_find_the_bytes(file, tmp_path):
    uid = held(file)
    file.attachments.add(uid, [photo(1)])
    file.close()
    with PlanFile.open(file.path, read_only=True) as own:
        assert attached(own, uid) == [("Фото 1.jpg", photo(1).content)]
        own.copy_to(tmp_path / "copy.sqlite")
    with PlanFile.of_private_copy(tmp_path / "copy.sqlite") as foreign:
        assert attached(foreign, uid) == [("Фото 1.jpg", photo(1).content)]


def test_the_scan_of_a_sent_report_is_kept_with_it(file):
    report = send(file)
    scan = file.attachments.keep_scan(report, NewFile("Подписан.pdf", "application/pdf", b"%PDF-1.4 scan"))
    (sent,) = file.document.sent_reports
    assert [(one.uid, one.name, one.size) for one in sent.scans] == [(scan, "Подписан.pdf", 13)]
    assert file.attachments.read(sent.scans[0]) == b"%PDF-1.4 scan"
    file.attachments.remove_scan(scan)
    assert file.document.sent_reports[0].scans == ()


# damage


def harm(path: Path, name: str, content: bytes = b"something else") -> None:
    """Other bytes in the place of those of an attachment, as another program could write them."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE attachment_blob SET data = ? WHERE sha256 = ?", (content, name))


def test_a_damaged_photo_costs_the_photo_alone(file, tmp_path):
    uid = held(file)
    file.attachments.add(uid, [photo(1), photo(2)])
    file.close()
    harm(file.path, stored_bytes.hash_of(photo(1).content))
    verdict = reader.check(file.path, attached=True)
    assert (verdict.verdict, verdict.harmed) == ("ok", 1)
    assert verdict.notes == ("Вложения повреждены: «Фото 1.jpg». Остальное цело.",)
    for read_only in (False, True):
        with PlanFile.open(file.path, read_only=read_only) as again:
            one, other = event_of(again, uid).attachments
            with pytest.raises(PlanError, match="«Фото 1.jpg».*повреждено"):
                again.attachments.read(one)
            assert again.attachments.read(other) == photo(2).content
    with PlanFile.open(file.path) as again:
        again.attachments.add(held(again, "1.2.5"), [photo(1)])  # attached again it is whole again
        assert len(attached(again, uid)) == 2


def test_flipped_bytes_of_a_photo_cost_the_photo_alone(file):
    uid = held(file)
    file.attachments.add(uid, [photo(1), photo(2, 60_000)])
    file.close()
    raw, content = bytearray(file_bytes.read(file.path)), photo(2, 60_000).content
    at = next(raw.index(part) for part in (content[at : at + 50] for at in range(9000, 20_000, 50)) if part in raw)
    raw[at] ^= 1
    file.path.write_bytes(raw)
    with PlanFile.open(file.path) as again:
        one, other = event_of(again, uid).attachments
        assert again.attachments.read(one) == photo(1).content
        with pytest.raises(PlanError):
            again.attachments.read(other)


@pytest.mark.parametrize("content", [b"", "текст", None, bytes(9 * 1024 * 1024)])
def test_a_forged_file_brings_no_bytes_that_do_not_fit_their_hash(file, tmp_path, content):
    with colleagues_copy(file, tmp_path) as theirs:
        uid = held(theirs)
        theirs.attachments.add(uid, [photo(1), photo(2)])
    with closing(sqlite3.connect(theirs.path)) as connection, connection:
        name = stored_bytes.hash_of(photo(1).content)
        if content is None:
            connection.execute("DELETE FROM attachment_blob WHERE sha256 = ?", (name,))
        else:
            value = "CAST(? AS BLOB)" if isinstance(content, str) else "?"
            connection.execute(f"UPDATE attachment_blob SET data = {value} WHERE sha256 = ?", (content, name))
    merge(file, compare_with(file.bodies(), theirs.path), MergeChoice())
    one, other = event_of(file, uid).attachments
    assert file.attachments.read(other) == photo(2).content
    with pytest.raises(PlanError, match="«Фото 1.jpg»"):
        file.attachments.read(one)


def test_a_hash_that_is_no_hash_harms_nobody(file):
    uid = held(file)
    with file.step("чужая запись") as writer:
        values = {"name": "../../x.jpg", "media": "image/jpeg", "size": 5, "sha256": "../../etc/passwd"}
        writer.put("attachment", "some-row", values, made_of={"event": uid})
    (one,) = event_of(file, uid).attachments
    with pytest.raises(PlanError):
        file.attachments.read(one)
    backups.make(file.path, "asked")


def test_what_is_left_of_a_damaged_file_has_its_photos(file, tmp_path):
    uid = held(file)
    file.attachments.add(uid, [photo(1)])
    file.close()
    raw = bytearray(file_bytes.read(file.path))
    raw[:16] = bytes(16)  # no SQLite opens it any more
    (tmp_path / "damaged.sqlite").write_bytes(raw)
    salvage(tmp_path / "damaged.sqlite", tmp_path / "saved.sqlite")
    with PlanFile.of_private_copy(tmp_path / "saved.sqlite") as saved:
        assert attached(saved, uid) == [("Фото 1.jpg", photo(1).content)]


# backups


def test_backups_share_the_bytes_and_give_them_back(file):
    uid = held(file)
    file.attachments.add(uid, [photo(1, 200_000)])
    first = backups.make(file.path, "asked")
    held(file, "1.2.5")
    second = backups.make(file.path, "merge")
    assert first != second
    for backup in (first, second):
        assert photo(1, 200_000).content[:500] not in file_bytes.read(backup)
        assert reader.check(backup).good
    (kept,) = (first.parent / "attachments").iterdir()
    assert kept.read_bytes() == photo(1, 200_000).content
    file.close()
    file.path.unlink()
    backups.put_back(second, file.path)
    with PlanFile.open(file.path) as again:
        assert attached(again, uid) == [("Фото 1.jpg", photo(1, 200_000).content)]


def test_a_backup_without_news_is_the_one_that_is_there(file):
    file.attachments.add(held(file), [photo(1)])
    assert backups.make(file.path, "asked") == backups.make(file.path, "merge")


def test_going_back_to_a_backup_finds_the_photos_in_the_document(file):
    uid = held(file)
    (one,) = file.attachments.add(uid, [photo(1)])
    backup = backups.make(file.path, "asked")
    file.attachments.remove([one])
    backups.restore(file, backup)
    assert attached(file, uid) == [("Фото 1.jpg", photo(1).content)]


# what it costs


def test_opening_reads_no_byte_of_a_photo(file, monkeypatch):
    monkeypatch.setattr(inspection, "_LARGE", 100_000)
    file.attachments.add(held(file), [photo(number, 100_000) for number in range(5)])
    file.close()
    read: list[str] = []
    real = plan_file.connect

    def connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
        connection = real(path, read_only=read_only)
        connection.set_trace_callback(read.append)
        return connection

    monkeypatch.setattr(plan_file, "connect", connect)
    with PlanFile.open(file.path):
        pass
    assert not [one for one in read if "data" in one and "attachment_blob" in one]
    assert not [one for one in read if one in ("PRAGMA quick_check(1)", "PRAGMA quick_check('attachment_blob')")]


def test_a_large_file_that_was_changed_elsewhere_is_noticed(file, monkeypatch):
    monkeypatch.setattr(inspection, "_LARGE", 100_000)
    uid = held(file)
    file.attachments.add(uid, [photo(1, 200_000)])
    file.close()
    before = file.path.stat()
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("UPDATE event SET form = 'лекция'")
    assert file.path.stat().st_size == before.st_size
    os.utime(file.path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert inspection.is_own(file.path)
    assert not inspection.is_untouched(file.path)
    with PlanFile.open(file.path, keep_former=lambda _: None) as again:
        assert event_of(again, uid).form == "семинар"
        assert again.notes


def test_a_copy_of_the_file_on_a_stick_is_whole(file, tmp_path):
    file.attachments.add(held(file), [photo(1)])
    file.close()
    shutil.copyfile(file.path, tmp_path / "stick.sqlite")
    with PlanFile.open(tmp_path / "stick.sqlite", device="f" * 32) as copy:
        (event,) = (event for events in copy.document.events.values() for event in events)
        assert copy.attachments.read(event.attachments[0]) == photo(1).content
