"""The dialog «Фотоприложение» and the scans of sent reports, as a person uses them."""

from datetime import date
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtGui import QAction

from kuzplan_desktop.exchange.attachment.reading import read_attachment
from kuzplan_desktop.ui.base import dialogs
from kuzplan_desktop.ui.report import photo_dialog
from kuzplan_desktop.ui.report.photo_dialog import PhotoDialog
from kuzplan_desktop.ui.report.sent_reports_view import SentReportsView
from tests.ui.sent import send

pytestmark = pytest.mark.files


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo of a camera."""
    path = tmp_path / "Зал.jpg"
    Image.effect_noise((600, 400), 60).convert("RGB").save(path)
    return path


def test_the_photos_of_the_working_quarter_are_written(session, activity, photo, tmp_path, monkeypatch, qtbot):
    uid = session.file.events.hold(activity("1.2.4").uid, starts_on=date(2022, 3, 14), form="семинар")
    session.file.attachments.add(uid, [read_attachment(photo)])
    target = tmp_path / "Фото.pdf"
    monkeypatch.setattr(photo_dialog, "choose_report", lambda *_: target)
    dialog = PhotoDialog(session)
    qtbot.addWidget(dialog)
    assert dialog.period.list.currentText() == "I квартал 2022 года"
    dialog.accept()
    qtbot.waitUntil(lambda: any("Фотоприложение сохранено" in one.sentence for one in session.messages))
    assert target.read_bytes().startswith(b"%PDF")


def test_where_there_are_none_the_dialog_says_so_and_stays(session, qtbot):
    dialog = PhotoDialog(session)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.accept()
    assert dialog.isVisible()
    assert "фотографии не приложены" in dialog.notice.text()


def test_the_scan_of_a_sent_report_is_kept_opened_and_taken_away(session, photo, monkeypatch, qtbot):
    view = SentReportsView(session)
    qtbot.addWidget(view)
    view.show()
    send(session.file)
    view.opened = []
    view.open_file = lambda path: view.opened.append(path) or True
    monkeypatch.setattr(dialogs, "choose_files", lambda *_: [photo])

    def offered() -> dict[str, QAction]:
        menu = view.scans.menu(view.chosen)
        return {action.text(): action for action in menu.actions()}

    assert list(offered()) == ["Приложить скан…"]
    offered()["Приложить скан…"].trigger()
    qtbot.waitUntil(lambda: bool(session.document.sent_reports[0].scans))
    assert "Скан: Зал.jpg" in view.details.text()
    offered()["Открыть «Зал.jpg»"].trigger()
    assert [path.name for path in view.opened] == ["Зал.jpg"]
    offered()["Убрать «Зал.jpg»"].trigger()
    assert session.document.sent_reports[0].scans == ()
    session.file.undo()
    assert [one.name for one in session.document.sent_reports[0].scans] == ["Зал.jpg"]
