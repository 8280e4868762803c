"""«Передать дела» and «Принять дела» in the window: what is chosen goes, what came is seen before it is taken in."""

import zipfile
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from shiboken6 import isValid

from kuzplan_desktop import paths
from kuzplan_desktop.store.dossier import writing
from kuzplan_desktop.store.dossier.preview import look_into
from kuzplan_desktop.ui.dossier.taking_dialog import TakeDossierDialog
from kuzplan_desktop.ui.dossier.writing_dialog import WriteDossierDialog
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.shell.windows import Windows

PATIENCE = 60_000  # milliseconds that a busy machine may take
NAME = "Дела – Топкинская ТИК – 24.03.2022"


def opened(dialog, qtbot):
    dialog.show()
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0, timeout=PATIENCE)
    return dialog


@pytest.fixture
def giving(session, settings, qtbot):
    made = opened(WriteDossierDialog(session, settings), qtbot)
    yield made
    if isValid(made):
        made.close()


def write(dialog, qtbot):
    with qtbot.waitSignal(dialog.written, timeout=PATIENCE) as written:
        qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    return written.args


@pytest.fixture
def dossier(giving, session, activity, qtbot, tmp_path, settings):
    """A dossier of the session's document, which has a mark, by somebody who has chosen to see everything."""
    settings.everything = True
    session.file.marks.mark([activity("1.2.4").uid], 1)
    giving.set_folder(tmp_path)
    return write(giving, qtbot)[2]


@pytest.fixture
def elsewhere(dossier, tmp_path, monkeypatch):
    """Another computer, at which the person sits now."""
    monkeypatch.setenv("KUZPLAN_HOME", str(tmp_path / "other" / "home"))
    monkeypatch.setenv("KUZPLAN_DOCUMENTS", str(tmp_path / "other" / "documents"))
    return paths.documents_folder()


@pytest.fixture
def windows(qapp, elsewhere):
    from kuzplan_desktop.ui.base.settings import Settings

    made = Windows(Settings())
    made.begin(None)
    yield made
    for window in list(made.opened):
        window.close()
    if made.first_start is not None:
        made.first_start.close()


def test_the_documents_are_listed_with_what_is_in_them(giving, plan_path):
    table = giving.table
    assert [table.item(0, column).text() for column in range(4)] == [plan_path.stem, "0", "0", "0"]
    assert table.chosen() == [0]
    assert giving.target == paths.documents_folder() / f"{NAME}.zip"
    assert giving.backups.text() == "&Резервные копии (их нет)"


def test_it_is_written_told_and_holds_what_was_chosen(dossier, tmp_path, elsewhere):
    assert dossier == tmp_path / f"{NAME}.zip"
    seen = look_into(dossier, folder=elsewhere, others=[])
    assert [one.marks for one in seen.documents] == [1]
    assert seen.manifest.settings == {"person/everything": "yes"}


def test_as_a_folder_and_without_settings(giving, qtbot, tmp_path, elsewhere_folder):
    giving.set_folder(tmp_path)
    giving.format.setCurrentIndex(giving.format.findData(""))
    giving.with_settings.click()
    sentence, hint, target = write(giving, qtbot)
    assert target == tmp_path / NAME
    assert sentence == f"Дела записаны и проверены: «{NAME}» (1 документ, 0 резервных копий)."
    assert "Опись дел.json" in hint
    assert look_into(target, folder=elsewhere_folder, others=[]).manifest.settings == {}


@pytest.fixture
def elsewhere_folder(tmp_path):
    return tmp_path / "nothing here"


def test_nothing_chosen_cannot_be_handed_on(giving, qtbot):
    giving.table.setFocus()
    qtbot.keyClick(giving.table, Qt.Key.Key_Space)
    assert giving.table.chosen() == []
    assert not giving.go_on.isEnabled()
    qtbot.keyClick(giving.table, Qt.Key.Key_Space)
    assert giving.go_on.isEnabled()


def test_a_damaged_document_has_no_box_and_says_why(session, settings, plan_path, qtbot):
    (paths.documents_folder() / "битый.sqlite").write_bytes(plan_path.read_bytes()[:9000])
    dialog = opened(WriteDossierDialog(session, settings), qtbot)
    assert [dialog.table.item(row, 0).text() for row in range(2)] == ["битый (!)", plan_path.stem]
    assert dialog.table.chosen() == [1]
    assert "обрезан" in dialog.notice.text()
    dialog.close()


def test_a_medium_that_fails_is_told_in_the_dialog(giving, qtbot, tmp_path, monkeypatch):
    giving.set_folder(tmp_path / "stick")
    qtbot.mouseClick(giving.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "stick" in giving.notice.text(), timeout=PATIENCE)
    assert giving.isVisible()
    assert giving.go_on.isEnabled()


def test_writing_can_be_stopped_and_leaves_nothing(giving, qtbot, tmp_path, monkeypatch):
    giving.set_folder(tmp_path / "stick")
    (tmp_path / "stick").mkdir()
    real = writing.save_copy

    def slow(*arguments):
        giving._stopped = True  # as Esc meanwhile does
        real(*arguments)

    monkeypatch.setattr(writing, "save_copy", slow)
    with qtbot.waitSignal(giving.rejected, timeout=PATIENCE):
        qtbot.mouseClick(giving.go_on, Qt.MouseButton.LeftButton)
    assert list((tmp_path / "stick").iterdir()) == []


@pytest.mark.slow
def test_the_first_start_takes_a_dossier_in_and_opens_its_document(windows, dossier, elsewhere, qtbot):
    windows.first_start.open_requested.emit(dossier)
    dialog = windows.dossiers.shown
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0, timeout=PATIENCE)
    assert dialog.whose.text().startswith("Топкинская территориальная избирательная комиссия. Переданы ")
    dialog.person.setText(" Петрова  П. П. ")
    qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(windows.opened), timeout=PATIENCE)
    window = windows.opened[0]
    assert window.session.file.path == elsewhere / "План 2022 – Топкинская ТИК.sqlite"
    assert not window.session.read_only
    assert not window.colleague
    assert window.bar.sentence.text() == "Дела приняты: 1 документ, 0 резервных копий."
    assert windows.settings.author == "Петрова П. П."
    assert windows.settings.everything
    assert [one.path for one in windows.settings.documents.recent] == [window.session.file.path]
    assert windows.first_start is None


@pytest.mark.slow
def test_what_is_here_already_is_not_chosen_and_says_so(windows, dossier, elsewhere, qtbot, activity):
    first = _taken(windows, dossier, qtbot)
    assert windows.dossiers.take(dossier)
    dialog = windows.dossiers.shown
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0, timeout=PATIENCE)
    assert dialog.table.chosen() == []
    assert not dialog.go_on.isEnabled()
    assert f"Этот документ здесь уже есть: «{first.name}», в нем все это есть." in dialog.notice.text()
    dialog.close()


def _taken(windows, dossier, qtbot) -> Path:
    windows.dossiers.take(dossier)
    dialog = windows.dossiers.shown
    qtbot.waitUntil(lambda: dialog.go_on.isEnabled(), timeout=PATIENCE)
    qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(windows.opened), timeout=PATIENCE)
    return windows.opened[0].session.file.path


def test_what_is_no_dossier_is_told_as_before(windows, tmp_path):
    (tmp_path / "a.zip").write_bytes(b"PK\x03\x04 torn")
    assert not windows.dossiers.take(tmp_path / "a.zip")
    assert windows.open(tmp_path / "a.zip") is None
    assert windows.first_start.bar.isVisible()


def drag(folder, window):
    """Let go of a folder of the file manager over a window."""
    dragged = QMimeData()
    dragged.setUrls([QUrl.fromLocalFile(str(folder))])
    none, left = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    window.dropEvent(QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, dragged, left, none))


def test_a_folder_that_is_dragged_onto_the_window_is_looked_into(windows, dossier, qtbot, tmp_path):
    with zipfile.ZipFile(dossier) as packed:
        packed.extractall(tmp_path / "stick")
    drag(tmp_path / "stick", windows.first_start)
    dialog = windows.dossiers.shown
    qtbot.waitUntil(lambda: dialog.table.rowCount() > 0, timeout=PATIENCE)
    assert dialog.go_on.isEnabled()
    dialog.close()


def test_a_folder_that_is_no_dossier_says_so(windows, tmp_path):
    (tmp_path / "почта").mkdir()
    drag(tmp_path / "почта", windows.first_start)
    assert windows.dossiers.shown is None
    assert windows.first_start.bar.sentence.text() == "В папке «почта» нет переданных дел."


def test_a_dossier_that_went_away_is_told_in_the_dialog(settings, qtbot, dossier):
    dialog = TakeDossierDialog(dossier, settings)
    opened(dialog, qtbot)
    dossier.unlink()
    qtbot.mouseClick(dialog.go_on, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "не приняты" in dialog.notice.text(), timeout=PATIENCE)
    dialog.close()


def test_the_menu_leads_to_both(session, settings, qtbot, monkeypatch, tmp_path):
    window = MainWindow(session, settings)
    window.show()
    window.actions_by_name["write_dossier"].trigger()
    dialog = window.findChild(WriteDossierDialog)
    opened(dialog, qtbot)
    dialog.set_folder(tmp_path)
    write(dialog, qtbot)
    assert window.bar.sentence.text().startswith("Дела записаны и проверены")
    monkeypatch.setattr("kuzplan_desktop.ui.base.dialogs.choose_document", lambda *_: tmp_path / f"{NAME}.zip")
    with qtbot.waitSignal(window.open_requested, timeout=PATIENCE) as asked:
        window.actions_by_name["take_dossier"].trigger()
    assert asked.args == [tmp_path / f"{NAME}.zip"]
    window.close()
