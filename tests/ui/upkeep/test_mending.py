"""A file that is not sound: what is told, a backup in its place, what is left in a new file."""

import os
import re

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.copies import backups
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.ui.base import dialogs
from kuzplan_desktop.ui.shell.windows import Windows
from kuzplan_desktop.ui.upkeep.mending import SALVAGE
from tests import system

COMMISSION = "Топкинская территориальная избирательная комиссия"


@pytest.fixture
def windows(qapp, settings):
    made = Windows(settings)
    yield made
    for window in list(made.opened):
        window.session.answers = [1]
        window.close()
    if made.first_start is not None:
        made.first_start.close()


@pytest.fixture
def own(tmp_path, windows):
    """A document with a mark that was open here, and is backed up."""
    path = tmp_path / "свой.sqlite"
    with PlanFile.create(path, commission=COMMISSION) as file:
        file.marks.mark([file.document.plan.find("2.2.3")[0].uid], 1)
    windows.open(path).close()
    backups.make(path, "daily")
    return path


def worked(window):
    """On how many items the status line says that work was done in the first quarter."""
    window.session.set_quarter(1)
    return int(re.search(r"проводилась работа по (\d+)", window.plan_page.status.summary.text())[1])


def damage(path):
    """Let the middle of the file be other bytes."""
    content = bytearray(path.read_bytes())
    content[40960:100000] = bytes(59040)
    path.write_bytes(content)


def captions(place):
    return [button.text() for button in place.bar.buttons]


def offered(place, qtbot):
    qtbot.waitUntil(lambda: bool(place.bar.buttons))
    return captions(place)


def test_a_damaged_last_document_is_brought_back_from_its_backup(windows, own, qtbot):
    damage(own)
    windows.begin(None)
    first = windows.first_start
    told = offered(first, qtbot)
    assert told[0].startswith("Восстановить из резервной копии от ")
    assert told[0].endswith("(отметок 1, мероприятий 0)")
    assert told[1] == SALVAGE
    assert first.bar.sentence.text() == "Файл «свой.sqlite» поврежден."
    assert first.bar.sign.isVisible()  # of a failure, which is toned like one
    first.bar.buttons[0].click()
    qtbot.waitUntil(lambda: len(windows.opened) == 1)
    window = windows.opened[0]
    assert window.session.file.path == own
    assert not window.session.read_only
    assert worked(window) == 1
    assert "свой (поврежден).sqlite" in window.bar.hint.text()
    assert windows.first_start is None


def test_one_wrong_letter_is_found_after_the_first_picture_and_the_backup_offered(windows, own, qtbot, monkeypatch):
    with PlanFile.open(own) as file:
        file.marks.mark([file.document.plan.find("1.2.4")[0].uid], 1, text="Проведено")
    backups.make(own, "daily")
    monkeypatch.setattr("kuzplan_desktop.ui.shell.windows.VERIFY_AFTER", 0)
    window = windows.open(own)
    written = own.stat()
    own.write_bytes(own.read_bytes().replace("Проведено".encode(), "Проведена".encode()))
    os.utime(own, ns=(written.st_atime_ns, written.st_mtime_ns))  # bits that rot leave the clock alone
    assert offered(window, qtbot)[0].startswith("Восстановить из резервной копии от ")
    assert "поврежден" in window.bar.sentence.text()
    monkeypatch.setattr("kuzplan_desktop.ui.shell.windows.VERIFY_AFTER", 3_600_000)
    window.bar.buttons[0].click()
    qtbot.waitUntil(lambda: windows.opened != [window] and len(windows.opened) == 1)
    uid = windows.opened[0].session.document.plan.find("1.2.4")[0].uid
    assert windows.opened[0].session.document.marks_of(uid)[1].text == "Проведено"


def test_one_wrong_letter_of_a_closed_document_is_found_when_it_is_opened(windows, own, qtbot):
    with PlanFile.open(own) as file:
        file.marks.mark([file.document.plan.find("1.2.4")[0].uid], 1, text="Проведено")
    backups.make(own, "daily")
    written = own.stat()
    own.write_bytes(own.read_bytes().replace("Проведено".encode(), "Проведена".encode()))
    os.utime(own, ns=(written.st_atime_ns, written.st_mtime_ns))
    windows.begin(None)
    first = windows.first_start
    assert offered(first, qtbot)[0].startswith("Восстановить из резервной копии от ")
    first.bar.buttons[0].click()
    qtbot.waitUntil(lambda: len(windows.opened) == 1)
    uid = windows.opened[0].session.document.plan.find("1.2.4")[0].uid
    assert windows.opened[0].session.document.marks_of(uid)[1].text == "Проведено"


def test_a_backup_that_cannot_be_put_back_leaves_the_document_open(windows, own, monkeypatch, qtbot):
    window = windows.open(own)

    def refused(_):
        raise PlanError("Копия не восстановлена.", "Проверьте место на диске.")

    monkeypatch.setattr(backups, "ready_to_put_back", lambda backup, path: backups.Ready(backup, path))
    monkeypatch.setattr(backups.Ready, "put", refused)
    window.mending.put_back(backups.listed(own)[0], own)
    qtbot.waitUntil(lambda: windows.opened != [window] and len(windows.opened) == 1)
    assert windows.opened[0].bar.sentence.text() == "Копия не восстановлена."
    windows.opened[0].session.file.marks.mark([windows.opened[0].session.document.plan.find("1.2.4")[0].uid], 1)
    assert windows.opened[0].session.file.unsaved is None


def test_a_sound_document_is_verified_without_a_word(windows, own, qtbot):
    window = windows.open(own)
    looked = []
    window.mending._tell = lambda *told: looked.append(told)
    with qtbot.waitSignal(window.mending.verified):
        window.mending.verify(own)
    assert looked == []
    assert not window.bar.isVisible()


def test_a_document_that_is_gone_is_brought_back_with_what_waited_for_it(windows, own, qtbot):
    window = windows.open(own)
    session = window.session
    window.read_history()
    system.delete_open(own)
    session.do(lambda: session.file.marks.mark([session.document.plan.find("1.2.4")[0].uid], 1))
    session.answers = [1]
    window.close()
    assert session.questions == ["Последние записи не сохранены в файл."]
    assert windows.opened == []
    windows.begin(None)
    offered(windows.first_start, qtbot)
    windows.first_start.bar.buttons[0].click()
    qtbot.waitUntil(lambda: len(windows.opened) == 1)
    assert worked(windows.opened[0]) == 2
    assert "в прошлый раз не удалось сохранить" in windows.opened[0].bar.hint.text()


def test_what_was_saved_since_the_backup_waits_too_when_the_file_vanishes(windows, own, qtbot):
    with PlanFile.open(own) as file:
        file.marks.mark([file.document.plan.find("1.2.4")[0].uid], 1)
    window = windows.open(own)
    window.read_history()
    system.delete_open(own)
    window.session.look_for_news()
    window.session.answers = [1]
    window.close()
    windows.begin(None)
    offered(windows.first_start, qtbot)
    windows.first_start.bar.buttons[0].click()
    qtbot.waitUntil(lambda: len(windows.opened) == 1)
    assert worked(windows.opened[0]) == 2


def test_what_is_left_of_a_damaged_file_goes_to_a_new_one(windows, own, qtbot, monkeypatch, tmp_path):
    window = windows.open(own)
    bad = tmp_path / "чужой.sqlite"
    bad.write_bytes(own.read_bytes())
    damage(bad)
    before = bad.read_bytes()
    window.mending.check(bad)
    assert offered(window, qtbot) == [SALVAGE]  # it is no document of hers: her backup has no business there
    out = tmp_path / "спасенное.sqlite"
    proposed = []
    monkeypatch.setattr(dialogs, "choose_target", lambda _, __, path: proposed.append(path) or out)
    window.bar.buttons[0].click()
    qtbot.waitUntil(lambda: captions(window) == ["Работать с этим файлом"])
    assert proposed == [paths.documents_folder() / "чужой – спасенное.sqlite"]
    assert "отметок 1" in window.bar.sentence.text()
    assert bad.read_bytes() == before
    window.bar.buttons[0].click()
    assert [one.session.file.path for one in windows.opened] == [out]


def test_salvaging_can_be_put_off(windows, own, qtbot, monkeypatch, tmp_path):
    window = windows.open(own)
    bad = tmp_path / "чужой.sqlite"
    bad.write_bytes(own.read_bytes()[:250_000])
    window.mending.check(bad)
    offered(window, qtbot)
    monkeypatch.setattr(dialogs, "choose_target", lambda *_: None)
    window.bar.buttons[0].click()
    qtbot.waitUntil(lambda: window.bar.isVisible() and captions(window) == [SALVAGE])


def test_unsaved_steps_go_on_in_another_place_without_a_question(windows, own, monkeypatch, tmp_path):
    window = windows.open(own)
    session = window.session
    session.answers = [1]
    window.read_history()
    system.delete_open(own)
    session.do(lambda: session.file.marks.mark([session.document.plan.find("1.2.4")[0].uid], 1))
    target = tmp_path / "другое место.sqlite"
    monkeypatch.setattr(dialogs, "choose_target", lambda *_: target)
    assert captions(window) == ["Записать снова", "Сохранить как…"]
    window.bar.buttons[1].click()
    assert [one.session.file.path for one in windows.opened] == [target]
    assert windows.opened[0].rail.saving.text() == "Сохранено"
    assert worked(windows.opened[0]) == 2
    assert session.questions == []


def test_closing_may_end_in_another_place_for_unsaved_steps(windows, own, monkeypatch, tmp_path):
    window = windows.open(own)
    window.read_history()
    system.delete_open(own)
    window.session.look_for_news()
    target = tmp_path / "другое место.sqlite"
    monkeypatch.setattr(dialogs, "choose_target", lambda *_: target)
    window.session.answers = [0]
    window.close()
    assert [one.session.file.path for one in windows.opened] == [target]
    assert windows.opened[0].isVisible()


def test_a_sound_file_is_called_so_with_its_figures(windows, own, qtbot):
    window = windows.open(own)
    window.mending.check(own)
    qtbot.waitUntil(lambda: window.bar.sentence.text() == "Файл «свой.sqlite» в порядке.")
    assert window.bar.hint.text() == "Отметок 1, проведенных мероприятий 0."
    assert captions(window) == []


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"%PDF-1.7 not a document", "Файл «письмо.sqlite» – не документ программы, а файл PDF."),
        (b"", "Файл «письмо.sqlite» пуст."),
    ],
)
def test_what_is_no_document_is_told_for_what_it_is(windows, own, qtbot, tmp_path, content, told):
    window = windows.open(own)
    (tmp_path / "письмо.sqlite").write_bytes(content)
    window.mending.check(tmp_path / "письмо.sqlite")
    qtbot.waitUntil(lambda: window.bar.sentence.text() == told)
    assert captions(window) == []


def test_a_newer_file_is_told_and_never_replaced(windows, own, qtbot):
    window = windows.open(own)
    newer = own.with_name("новый.sqlite")
    content = bytearray(own.read_bytes())
    content[60:64] = (99).to_bytes(4, "big")
    newer.write_bytes(content)
    window.open_requested.emit(newer)
    assert window.bar.sentence.text() == "Файл «новый.sqlite» создан более новой версией программы."
    window.mending.check(newer)
    qtbot.waitUntil(lambda: "проверяется" not in window.bar.sentence.text())
    assert captions(window) == []


def test_the_first_start_makes_the_document_of_a_copy(windows, own, qtbot, monkeypatch, tmp_path):
    copy = tmp_path / "копия с флешки.sqlite"
    copy.write_bytes(own.read_bytes())
    windows.show_first_start()
    from kuzplan_desktop.ui.first_start import first_start

    monkeypatch.setattr(first_start, "choose_document", lambda *_: copy)
    windows.first_start.from_copy.click()
    qtbot.waitUntil(lambda: len(windows.opened) == 1)
    window = windows.opened[0]
    assert window.session.file.path == paths.documents_folder() / "План 2022 – Топкинская ТИК.sqlite"
    assert "копия с флешки.sqlite" in window.bar.sentence.text()
    assert reader.check(window.session.file.path).marks == 1


def test_a_copy_that_is_damaged_is_told_on_the_first_start(windows, own, qtbot, tmp_path):
    damage(own)
    windows.show_first_start()
    windows.first_start.mending.begin_from(own)
    qtbot.waitUntil(lambda: "поврежден" in windows.first_start.bar.sentence.text())
    assert windows.opened == []


def test_a_file_on_a_locked_stick_is_for_reading_and_offers_another_place(windows, own, monkeypatch, tmp_path):
    from kuzplan_desktop.store.document import plan_file

    monkeypatch.setattr(plan_file.os, "access", lambda *_: False)
    window = windows.open(own)
    assert window.windowTitle() == "План 2022 – Топкинская ТИК – только чтение"
    assert window.rail.saving.text() == "Только чтение"
    assert "защищены от записи" in window.bar.sentence.text()
    assert captions(window) == ["Сохранить как…"]
    monkeypatch.undo()
    target = tmp_path / "у себя.sqlite"
    monkeypatch.setattr(dialogs, "choose_target", lambda *_: target)
    window.bar.buttons[0].click()
    assert [one.session.file.path for one in windows.opened] == [target]
    assert not windows.opened[0].session.read_only
