"""After a bug of ours: a log, a page, and the program goes on."""

import sys

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QPushButton

from kuzplan_desktop import __version__
from kuzplan_desktop.log import log_file
from kuzplan_desktop.ui.base import crash


@pytest.fixture(autouse=True)
def no_page_stays(qapp):
    yield
    if crash.CrashPage.shown is not None:
        crash.CrashPage.shown.close()


def break_down(text):
    try:
        raise RuntimeError(text)
    except RuntimeError:
        crash.handle(*sys.exc_info())


def test_the_page_and_the_log_tell_versions_and_what_happened(qapp):
    break_down("первая ошибка")
    page = crash.CrashPage.shown
    assert page is not None
    assert page.isVisible()
    assert not page.isModal()
    for told in (page.text.toPlainText(), log_file().read_text(encoding="utf-8")):
        assert f"КузПлан {__version__}" in told
        assert "RuntimeError: первая ошибка" in told
        assert "test_crash.py" in told


def test_a_second_error_goes_to_the_same_page(qapp):
    break_down("первая")
    page = crash.CrashPage.shown
    break_down("вторая")
    assert crash.CrashPage.shown is page
    assert "первая" in page.text.toPlainText()
    assert "вторая" in page.text.toPlainText()


def test_after_closing_the_next_error_opens_a_new_page(qapp):
    break_down("первая")
    buttons = crash.CrashPage.shown.findChild(QDialogButtonBox)
    next(button for button in buttons.buttons() if button.text() == "Продолжить работу").click()
    assert crash.CrashPage.shown is None
    break_down("вторая")
    assert "первая" not in crash.CrashPage.shown.text.toPlainText()


def test_the_text_can_be_copied(qapp):
    break_down("копия")
    page = crash.CrashPage.shown
    next(button for button in page.findChildren(QPushButton) if button.text() == "Скопировать").click()
    assert QApplication.clipboard().text() == page.text.toPlainText()


def test_a_log_that_cannot_be_written_is_no_second_error(qapp):
    log_file().mkdir()
    break_down("диск полон")
    assert "диск полон" in crash.CrashPage.shown.text.toPlainText()
