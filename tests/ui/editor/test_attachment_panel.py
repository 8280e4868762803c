"""Attachments in the form of an event: dropped, seen, captioned, opened, saved, taken away; each change is undone."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from kuzplan_desktop.domain.events.attachments import LISTS, NewFile
from kuzplan_desktop.ui.base.session import MessageTone
from kuzplan_desktop.ui.drawing.palette import contrast
from kuzplan_desktop.ui.editor import attachment_panel
from kuzplan_desktop.ui.editor.attachment_panel import NOT_YET, AttachmentPanel, LinkDialog
from kuzplan_desktop.ui.editor.event_form import EventForm

pytestmark = pytest.mark.files


@pytest.fixture
def photos(tmp_path: Path) -> list[Path]:
    """Two photos of a camera."""
    paths = [tmp_path / "Зал.jpg", tmp_path / "Ведущие.png"]
    for number, path in enumerate(paths):
        Image.effect_noise((900, 600), 60 + number).convert("RGB").save(path)
    return paths


@pytest.fixture
def panel(session, qtbot):
    """The attachments of a seminar that was held."""
    activity = next(one for one in session.document.plan.activities() if one.number == "1.2.4")
    uid = session.file.events.hold(activity.uid, starts_on=date(2022, 3, 14), form="семинар")
    window = QWidget()
    qtbot.addWidget(window)
    made = AttachmentPanel(session, window)
    made.around = window  # which lives as long as the panel
    QVBoxLayout(window).addWidget(made)
    window.show()
    made.opened = []
    made.open_file = lambda path: made.opened.append(path) or True
    made.show_event(next(event for event in session.document.events_of(activity.uid) if event.uid == uid))
    made.show()
    return made


def drop(target, paths) -> QDropEvent:
    """Let files fall onto a widget."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    nobody, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, button, nobody)
    target.dropEvent(event)
    return event


def names(panel) -> list[str]:
    return [panel.list.item(row).text() for row in range(panel.list.count())]


def test_dropped_photos_are_attached_as_one_step_and_seen(session, panel, photos, qtbot):
    drop(panel.list, photos)
    qtbot.waitUntil(lambda: panel.list.count() == 2)
    assert names(panel) == ["Зал.jpg", "Ведущие.jpg"]
    for row in range(2):
        icon = panel.list.item(row).icon().pixmap(64, 64).toImage()
        assert icon.pixelColor(32, 32).alpha() == 255
        assert icon.pixelColor(32, 1).alpha() == 0  # the photo lies across
    assert "вложений: 2" in session.file.undo_label
    session.file.undo()
    assert names(panel) == []


def test_what_is_attached_already_is_said(session, panel, photos, qtbot):
    drop(panel.list, photos[:1])
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    drop(panel.list, photos[:1])
    qtbot.waitUntil(lambda: any("уже приложены" in one.sentence for one in session.messages))
    assert panel.list.count() == 1


def test_it_says_what_must_not_be_attached(panel):
    assert panel.hint.text() == LISTS
    assert "списки участников" in LISTS


def test_before_the_event_is_written_down_nothing_is_offered(panel, photos):
    panel.show_event(None)
    assert panel.hint.text() == NOT_YET
    assert not panel.add.isVisible()
    assert not panel.takes_files


def test_a_file_that_is_no_photo_is_told_and_the_others_are_attached(session, panel, photos, tmp_path, qtbot):
    (tmp_path / "список.txt").write_text("Иванов", encoding="utf-8")
    drop(panel.list, [tmp_path / "список.txt", photos[0]])
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    (message,) = [one for one in session.messages if one.tone is MessageTone.FAILED]
    assert "«список.txt» – не фотография и не скан" in message.sentence


def test_files_are_chosen_with_the_button_and_kept_as_they_are_where_shrinking_is_refused(
    session, panel, tmp_path, monkeypatch, qtbot
):
    large = tmp_path / "Большая.jpg"
    Image.effect_noise((2500, 2000), 40).convert("RGB").save(large, quality=90)
    monkeypatch.setattr(attachment_panel, "choose_files", lambda *_: [large])
    panel.add.click()
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    panel.shrink.setChecked(False)
    panel.add.click()
    qtbot.waitUntil(lambda: panel.list.count() == 2)
    small, whole = (one.size for one in panel._attachments())
    assert small < 400_000 < whole


def test_a_caption_is_typed_in_its_place(session, panel, photos, qtbot):
    drop(panel.list, photos[:1])
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    panel.list.setCurrentRow(0)
    panel.describe.click()
    line = panel.list.findChild(QLineEdit)
    line.setText("Участники семинара")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel._attachments()[0].caption == "Участники семинара")
    assert names(panel) == ["Участники семинара"]
    session.file.undo()
    assert names(panel) == ["Зал.jpg"]


def test_enter_opens_a_copy_that_cannot_be_written_to_and_delete_takes_away(session, panel, photos, qtbot):
    drop(panel.list, photos)
    qtbot.waitUntil(lambda: panel.list.count() == 2)
    panel.list.setCurrentRow(1)
    qtbot.keyClick(panel.list, Qt.Key.Key_Return)
    (copy,) = panel.opened
    assert copy.name == "Ведущие.jpg"
    assert not copy.stat().st_mode & 0o222
    qtbot.keyClick(panel.list, Qt.Key.Key_Delete)
    assert names(panel) == ["Зал.jpg"]


def test_it_is_saved_beside_and_never_over_another_file(session, panel, photos, tmp_path, monkeypatch, qtbot):
    drop(panel.list, photos[:1])
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    panel.list.setCurrentRow(0)
    target = tmp_path / "Сохранено.jpg"
    monkeypatch.setattr(attachment_panel, "choose_target", lambda *_: target)
    panel.save_as.click()
    assert target.read_bytes() == session.file.attachments.read(panel._attachments()[0])
    panel.save_as.click()
    assert "уже есть" in session.messages[-1].sentence


def test_a_link_is_attached_and_opened_in_the_browser(session, panel, qtbot):
    panel.link.click()
    dialog = panel.findChild(LinkDialog)
    dialog.link.setText("news")
    dialog.accept()
    assert "не ссылка" in dialog.notice.text()
    dialog.link.setText("https://example.org/news")
    dialog.caption.setText("Новость")
    dialog.accept()
    assert names(panel) == ["Новость"]
    opened = []
    panel.open_link = opened.append
    panel.list.setCurrentRow(0)
    panel.open.click()
    assert opened == ["https://example.org/news"]
    assert not panel.save_as.isEnabled()


def test_the_list_grows_with_the_letters_and_a_link_is_seen_on_its_ground(session, panel, photos, qtbot):
    drop(panel.list, photos[:1])
    qtbot.waitUntil(lambda: panel.list.count() == 1)
    session.file.attachments.add_link(panel._event, "https://example.org/news", "Слушатели")
    panel.list.item(1).setSelected(True)
    letters = panel.list.font()
    letters.setPointSizeF(2 * letters.pointSizeF())
    before = panel.list.gridSize()
    panel.list.setFont(letters)
    assert panel.list.gridSize().width() > 1.8 * before.width()
    assert panel.list.minimumHeight() > panel.list.gridSize().height() > 1.8 * before.height()
    side = panel.list.iconSize().width()
    assert [panel.list.item(row).icon().actualSize(panel.list.iconSize()).width() for row in (0, 1)] == [side, side]
    assert names(panel) == ["Зал.jpg", "Слушатели"]
    assert panel.list.item(1).isSelected()
    for base, text in (("#ffffff", "#1b1e23"), ("#1e2126", "#e8eaed")):
        palette = panel.list.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(base))
        palette.setColor(QPalette.ColorRole.Text, QColor(text))
        panel.list.setPalette(palette)
        image = panel.list.item(1).icon().pixmap(side, side).toImage()
        drawn = (image.pixelColor(x, y) for x in range(0, side, 3) for y in range(0, side, 3))
        assert {contrast(one, QColor(base)) >= 3 for one in drawn if one.alpha() == 255} == {True}


def test_a_photo_without_its_bytes_says_so(session, panel):
    with session.file.step("чужая запись") as writer:
        values = {"name": "Фото.jpg", "media": "image/jpeg", "size": 5, "sha256": "0" * 64}
        writer.put("attachment", "row-of-another", values, made_of={"event": panel._event})
    panel.list.setCurrentRow(0)
    assert "содержимого в этом файле нет" in panel.list.item(0).toolTip()
    panel.open.click()
    assert "«Фото.jpg» в этом файле нет" in session.messages[-1].sentence


def test_what_others_do_is_seen_at_once(session, panel):
    session.file.attachments.add(panel._event, [NewFile("Скан.pdf", "application/pdf", b"%PDF-1.4")])
    assert names(panel) == ["Скан.pdf"]
    QApplication.processEvents()


def test_no_window_comes_up_while_the_form_of_an_event_is_made(session, qtbot):
    form = EventForm(session)
    qtbot.addWidget(form)
    assert not [one for one in QApplication.topLevelWidgets() if one.isVisible()]
