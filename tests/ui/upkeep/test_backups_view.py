"""The window of backups: what is in each, the way back, the copy outside the computer."""

from datetime import datetime, timedelta

import pytest

from kuzplan_desktop.store.copies import backups, second_place
from kuzplan_desktop.ui.base.message_bar import MessageBar
from kuzplan_desktop.ui.upkeep import backups_view
from kuzplan_desktop.ui.upkeep.backup_keeper import BackupKeeper, outside_sentence
from kuzplan_desktop.ui.upkeep.backups_view import NO_PLACE, NOTHING_NEW, BackupsView
from tests.ui.sent import send

NOON = datetime.fromisoformat("2022-03-24T12:00:00").astimezone()


@pytest.fixture
def two_backups(session, activity):
    """A backup of the empty document, and one with a mark made an hour later."""
    path = session.file.path
    backups.make(path, "daily", now=NOON)
    session.file.marks.mark([activity("2.2.3").uid], 1)
    backups.make(path, "merge", now=NOON + timedelta(hours=1))


@pytest.fixture
def view(session, qtbot):
    made = BackupsView(session)
    qtbot.addWidget(made)
    return made


def show(view, qtbot, rows):
    view.show()
    qtbot.waitUntil(lambda: view.table.rowCount() == rows and bool(view.outside.text()))


def row(view, line):
    return [view.table.item(line, column).text() for column in range(view.table.columnCount())]


def test_each_backup_tells_when_why_how_much_and_whether_it_is_sound(view, two_backups, session, qtbot):
    broken = backups.listed(session.file.path)[1].path
    broken.write_bytes(broken.read_bytes()[:5000])
    show(view, qtbot, 2)
    size = row(view, 0).pop(4)
    assert size.endswith("КБ")
    assert row(view, 0) == ["24.03.2022 13:00", "перед объединением", "1", "0", size, "в порядке"]
    assert row(view, 1)[1::4] == ["за день", "повреждена"]
    view.table.selectRow(1)
    assert not view.restore_button.isEnabled()
    assert view.folder_button.isEnabled()


def test_a_backup_is_made_when_she_asks_and_not_twice_of_the_same(view, session, activity, qtbot):
    show(view, qtbot, 0)
    session.file.marks.mark([activity("1.2.4").uid], 1)
    view.make_button.click()
    qtbot.waitUntil(lambda: view.table.rowCount() == 1)
    assert row(view, 0)[1:3] == ["по вашей просьбе", "1"]
    assert view.notice.text() == "Копия сделана."
    view.make_button.click()
    qtbot.waitUntil(lambda: view.notice.text() == NOTHING_NEW)
    assert view.table.rowCount() == 1


def test_restoring_is_a_step_that_can_be_undone_and_says_so(view, two_backups, session, activity, qtbot):
    show(view, qtbot, 2)
    view.table.selectRow(1)
    view.restore_button.click()
    assert session.document.marks_of(activity("2.2.3").uid) == {}
    assert "Ctrl+Z" in view.notice.text()
    assert session.messages[-1].sentence == "Документ возвращен к копии от 24.03.2022 12:00."
    said = MessageBar()
    qtbot.addWidget(said)
    said.show_message(session.messages[-1])
    session.changed.connect(said.hear)
    said.buttons[0].click()
    assert session.document.marks_of(activity("2.2.3").uid)[1]
    assert said.isHidden()
    assert not view.notice.isVisible()
    assert session.messages[-1].sentence == "Отменено: восстановление копии 24.03.2022 12:00."


def test_restoring_says_that_a_report_is_not_marked_as_sent_any_more(view, two_backups, session, qtbot):
    send(session.file)
    show(view, qtbot, 2)
    view.restore_button.click()
    told = "Документ возвращен к копии от 24.03.2022 13:00. Отметка о сдаче отчета снята."
    assert session.messages[-1].sentence == told
    assert view.notice.text().startswith(told)


def test_what_a_restoring_takes_away_goes_from_every_view(view, two_backups, session, activity, qtbot):
    """A row that is gone for good does not tell any more under which activity it was: all is read again."""
    heard = []
    session.changed.connect(heard.append)
    show(view, qtbot, 2)
    view.table.selectRow(1)
    view.restore_button.click()
    assert heard[-1].structure or activity("2.2.3").uid in heard[-1].activities


def test_the_folder_of_a_backup_is_shown(view, two_backups, qtbot, monkeypatch):
    shown = []
    monkeypatch.setattr(backups_view, "show_in_system", shown.append)
    show(view, qtbot, 2)
    view.folder_button.click()
    assert shown == [view.backups[0].path.parent]


def test_without_backups_it_is_said_when_the_first_will_come(view, qtbot):
    show(view, qtbot, 0)
    assert "пока нет" in view.notice.text()
    assert view.outside.text() == NO_PLACE
    assert not view.restore_button.isEnabled()
    assert view.write_button.isHidden()


def test_a_second_place_is_chosen_written_and_given_up(view, tmp_path, qtbot):
    stick = tmp_path / "флешка"
    stick.mkdir()
    show(view, qtbot, 0)
    with qtbot.waitSignal(view.outside_changed):
        view.choose_outside(stick)
    assert [file.name for file in stick.glob("*.sqlite")][0].startswith("План 2022 – Топкинская ТИК")
    qtbot.waitUntil(lambda: view.outside.text() == f"Копия вне компьютера: сегодня. Папка: {stick}")
    assert not view.write_button.isHidden()
    view.stop_button.click()
    qtbot.waitUntil(lambda: view.outside.text() == NO_PLACE)
    assert backups.second_place() is None


def test_a_stick_that_is_not_there_is_asked_for(view, tmp_path, qtbot):
    stick = tmp_path / "флешка"
    stick.mkdir()
    backups.set_second_place(stick)
    (stick / second_place.MARK).unlink()
    show(view, qtbot, 0)
    view.write_button.click()
    qtbot.waitUntil(lambda: "вставьте носитель" in view.notice.text())


def test_a_place_that_cannot_be_written_is_told(view, tmp_path, qtbot):
    show(view, qtbot, 0)
    view.choose_outside(tmp_path / "нет папки")
    assert "нельзя записывать" in view.notice.text()
    assert backups.second_place() is None


def test_the_backup_of_the_day_and_the_copy_outside_are_made_without_asking(session, tmp_path, qtbot):
    backups.set_second_place(tmp_path)
    keeper = BackupKeeper(session)
    with qtbot.waitSignal(keeper.outside_read) as told:
        keeper.keep()
    assert [backup.reason for backup in backups.listed(session.file.path)] == ["daily"]
    assert list(tmp_path.glob("*(копия*.sqlite"))
    assert told.args == ["Копия вне компьютера: сегодня", False]
    assert session.messages == []


def test_a_backup_that_fails_is_told_once(session, qtbot, users_folders):
    (users_folders / "home" / "backups").write_text("здесь не папка", encoding="utf-8")
    keeper = BackupKeeper(session)
    for _ in range(2):
        with qtbot.waitSignal(keeper.outside_read):
            keeper.keep()
    assert [message.sentence for message in session.messages] == ["Резервная копия не сделана: ее некуда записать."]


@pytest.mark.parametrize(
    ("chosen", "days", "told"),
    [
        (False, 3, ("", False)),
        (True, None, ("Копии вне компьютера еще нет", True)),
        (True, 0, ("Копия вне компьютера: сегодня", False)),
        (True, 1, ("Копия вне компьютера: вчера", False)),
        (True, 2, ("Копия вне компьютера: 2 дня назад", False)),
        (True, 23, ("Копия вне компьютера: 23 дня назад", True)),
    ],
)
def test_the_age_of_the_copy_outside_in_words(chosen, days, told):
    assert outside_sentence(chosen, days) == told
