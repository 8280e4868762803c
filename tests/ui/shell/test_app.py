"""The program on the screen: Russian, errors caught, the self-test of the window."""

import sys
from contextlib import closing
from datetime import date

import pytest
from PySide6.QtCore import QCoreApplication, QLocale, QTimer
from PySide6.QtWidgets import QDialogButtonBox

from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.log import log_file
from kuzplan_desktop.reports.kinds.model import build_report
from kuzplan_desktop.reports.writing import write
from kuzplan_desktop.store.document.marks import MarkVerbs
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base import crash
from kuzplan_desktop.ui.report.pdf_pages import Pages
from kuzplan_desktop.ui.shell import app
from kuzplan_desktop.ui.shell.windows import Windows


@pytest.fixture
def hooked(qapp, settings, monkeypatch):
    """Windows whose program's hook for errors stands in place of the tests' own."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    windows = Windows(settings)
    app.install_hook(windows)
    yield windows
    for window in list(windows.opened):
        window.close()


def fail_in_a_slot(error):
    """Raise an error from the event loop, as a slot does."""

    def slot():
        raise error

    try:
        slot()
    except Exception:  # what PySide does with an exception that leaves a slot
        sys.excepthook(*sys.exc_info())


def test_qts_own_buttons_are_russian(qapp, qtbot):
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    qtbot.addWidget(box)
    assert box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "") == "Отмена"
    assert QLocale().language() == QLocale.Language.Russian


def test_there_is_one_application(qapp):
    assert app.application() is qapp


def test_an_expected_failure_that_left_a_slot_is_told_in_the_window(hooked, plan_path, plan_file):
    plan_file.close()
    window = hooked.open(plan_path)
    fail_in_a_slot(PlanError("Флешка вынута.", "Вставьте ее снова."))
    assert window.bar.sentence.text() == "Флешка вынута."
    assert crash.CrashPage.shown is None


def test_a_bug_in_a_slot_is_logged_and_shown_and_the_program_goes_on(hooked, plan_path, plan_file, activity):
    item = activity("1.2.4").uid
    plan_file.close()
    window = hooked.open(plan_path)
    fail_in_a_slot(ZeroDivisionError("наша ошибка"))
    assert "наша ошибка" in crash.CrashPage.shown.text.toPlainText()
    assert "наша ошибка" in log_file().read_text(encoding="utf-8")
    crash.CrashPage.shown.close()
    window.session.do(lambda: window.session.file.marks.mark([item], window.session.quarter))
    assert "проводилась работа по 1" in window.plan_page.status.summary.text()


def test_a_bug_within_a_step_leaves_no_trace_of_it(hooked, plan_path, plan_file, activity, monkeypatch):
    item = activity("1.2.4").uid
    plan_file.close()
    window = hooked.open(plan_path)
    before = plan_path.read_bytes()
    monkeypatch.setattr(MarkVerbs, "put", lambda *_, **__: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        window.plan.mark([item], 1, None)
    assert plan_path.read_bytes() == before
    assert window.session.document.marks_of(item) == {}


def test_the_program_runs_until_its_last_window_is_closed(qapp, plan_file, plan_path, settings, monkeypatch):
    plan_file.close()
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    titles = []

    def close_all():
        for window in qapp.topLevelWidgets():
            if window.objectName() == "mainWindow" and window.isVisible():
                titles.append(window.windowTitle())
                window.close()

    QTimer.singleShot(0, close_all)
    assert app.run_window(str(plan_path), pytest.fail) == 0
    assert titles == ["План 2022 – Топкинская ТИК"]


def test_the_self_test_opens_and_closes_the_window(qapp, plan_file, plan_path):
    plan_file.close()
    app.self_test_window(plan_path)
    QCoreApplication.processEvents()
    with PlanFile.open(plan_path) as still_usable:
        assert still_usable.document.plan.year == 2022


def test_the_self_test_fails_on_what_is_no_document(qapp, tmp_path):
    bad = tmp_path / "плохой.sqlite"
    bad.write_bytes(b"no document")
    with pytest.raises(PlanError, match="плохой.sqlite"):
        app.self_test_window(bad)


@pytest.fixture
def made(plan_file, tmp_path):
    """A report as a PDF."""
    report = tmp_path / "отчет.pdf"
    write(build_report(plan_file.document, quarter_period(2022, 1), own=True, today=date(2022, 4, 1)), report)
    return report


def test_the_self_test_prints_every_page(qapp, made, tmp_path):
    printed = tmp_path / "на бумаге.pdf"
    app.self_test_printing(made, printed)
    with closing(Pages(made.read_bytes())) as wanted, closing(Pages(printed.read_bytes())) as got:
        assert len(got.sizes) == len(wanted.sizes)


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_the_self_test_of_printing_fails_where_nothing_can_be_written(qapp, made, tmp_path):
    with pytest.raises(PlanError, match="не напечатался"):
        app.self_test_printing(made, tmp_path / "нет такой папки" / "на бумаге.pdf")
