"""«Параметры»: colours and letters hold at once and stay, by keyboard; the name signs; those of the document beside."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog

from kuzplan_desktop.ui.base.looks import own_palette, wear
from kuzplan_desktop.ui.base.settings import LETTERS, Settings, Shade
from kuzplan_desktop.ui.commission.settings_dialog import SettingsDialog
from kuzplan_desktop.ui.drawing.palette import accent_color, contrast, is_dark
from tests.ui.editor_help import type_into

Key = Qt.Key


@pytest.fixture
def dialog(window, qapp):
    before = qapp.font().pointSize()
    window.actions_by_name["settings"].trigger()
    yield window.findChild(SettingsDialog)
    wear(qapp, Shade.SYSTEM, 0)
    assert qapp.font().pointSize() == before


def pick(box, steps):
    """Choose another value with the arrow keys."""
    box.setFocus()
    for _ in range(abs(steps)):
        QTest.keyClick(box, Key.Key_Down if steps > 0 else Key.Key_Up)
    QApplication.processEvents()


def test_dark_holds_at_once_everywhere_and_stays(window, dialog, settings):
    light = not is_dark(QApplication.palette())
    pick(dialog.shades, 2)
    for widget in (dialog, window, window.plan.tree, window.head):
        assert is_dark(widget.palette())
    assert Settings(settings.file).shade == Shade.DARK
    pick(dialog.shades, -2)
    assert is_dark(window.palette()) is not light
    assert settings.shade == Shade.SYSTEM


def test_letters_grow_at_once_and_what_stands_beside_them_too(window, dialog, settings, qapp):
    window.turn_to("todo")
    page = window.pages.currentWidget()
    parts = (window.head.report_button, window.head.caption, window.rail.buttons["plan"], page.heading)
    small = [part.sizeHint().height() for part in parts]
    pick(dialog.letters, LETTERS.index(16) + 1)
    assert qapp.font().pointSize() == window.plan.tree.font().pointSize() == dialog.font().pointSize() == 16
    for part, before in zip(parts, small, strict=True):
        assert part.sizeHint().height() > before, part
    assert Settings(settings.file).letters == 16


def test_the_name_signs_the_next_change_however_the_dialog_is_closed(dialog, session, settings, activity):
    type_into(dialog.name, " Иванова  А.П. ")
    QTest.keyClick(dialog, Key.Key_Escape)
    session.file.marks.mark([activity("1.2.4").uid], 1)
    assert settings.author == "Иванова А.П."
    assert session.file.history()[-1].by == "Иванова А.П."


def test_the_settings_of_the_document_are_a_button_away(window, dialog):
    next(button for button in dialog.leading if "Комиссия" in button.text()).click()
    assert not dialog.isVisible()
    assert window.findChild(QDialog, "commissionDialog").isVisible()
    window.findChild(QDialog, "commissionDialog").reject()


def test_settings_that_no_version_wrote_are_those_of_the_system(settings):
    settings.file.write_text("[looks]\nshade=rosa\nletters=200\n", encoding="utf-8")
    read = Settings(settings.file)
    assert (read.shade, read.letters) == (Shade.SYSTEM, 0)


@pytest.mark.parametrize("shade", [Shade.LIGHT, Shade.DARK])
@pytest.mark.parametrize("accent", ["#308cc6", "#000000", "#ffee00"])
def test_own_colours_are_read_with_any_accent(shade, accent, qapp):
    palette = own_palette(shade, QColor(accent))
    assert is_dark(palette) == (shade is Shade.DARK)
    role = QPalette.ColorRole
    for letters, ground in (
        (role.WindowText, role.Window),
        (role.Text, role.Base),
        (role.Text, role.AlternateBase),
        (role.ButtonText, role.Button),
        (role.ToolTipText, role.ToolTipBase),
        (role.PlaceholderText, role.Base),
    ):
        assert contrast(palette.color(letters), palette.color(ground)) >= 4.5
    assert contrast(palette.color(role.HighlightedText), palette.color(role.Highlight)) >= 3
    assert contrast(accent_color(palette), palette.color(role.Base)) >= 3
