"""What can be chosen about a report, and what of it is remembered."""

import threading
from datetime import date

import pytest
from PySide6.QtCore import Qt

from kuzplan_desktop.reports import writing
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.report import files as report_files
from kuzplan_desktop.ui.report.choice import NO_PERIOD
from kuzplan_desktop.ui.report.report_view import ReportView
from tests.ui.sent import stands


@pytest.fixture
def panel(qtbot, session, settings, tmp_path):
    settings.reports.folder = tmp_path
    made = ReportView(session, settings)
    qtbot.addWidget(made)
    made.open_file = lambda path: True
    made.show()
    made.begin(own=True)
    return made


def check(panel, key, on=True):
    """Choose a column, or take it away."""
    columns = panel.fields.more.columns
    (item,) = (columns.item(row) for row in range(columns.count()) if columns.item(row).data(256) == key)
    item.setCheckState(Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)


def save(qtbot, session, panel):
    with qtbot.waitSignal(session.said, timeout=20_000, check_params_cb=stands):
        panel.fields.save_button.click()


@pytest.mark.parametrize("key", ["2022-Q4", "2022-H1", "2022-H2", "2022-9M", "2022", "2022-01", "2022-12"])
def test_every_period_can_be_chosen(panel, key):
    panel.fields.period.show_period(key)
    assert panel.chosen_period.key == panel.choice.period.key == key
    assert panel.fields.period.days.isHidden()


def test_any_two_dates_are_a_period(panel):
    fields = panel.fields
    fields.period.list.setCurrentIndex(fields.period.list.count() - 1)
    assert panel.chosen_period.key == "2022-01-01..2022-12-31"
    fields.period.first.line.setText("10.01")
    fields.period.first.finish()
    fields.period.last.line.setText("20.02.2022")
    fields.period.last.finish()
    assert panel.chosen_period.key == "2022-01-10..2022-02-20"
    assert fields.name.text().startswith("Отчет за период с 10 января по 20 февраля 2022 года")
    fields.period.last.line.setText("01.01.2022")
    fields.period.last.finish()
    assert fields.note.text() == NO_PERIOD
    assert not fields.save_button.isEnabled()


def test_each_kind_has_its_own_name_and_choices(panel):
    fields = panel.fields
    fields.kind.setCurrentIndex(fields.kind.findData("training"))
    assert fields.name.text() == "Сведения об обучении за I квартал 2022 – Топкинская ТИК"
    assert not fields.more.columns.isEnabled()
    fields.kind.setCurrentIndex(fields.kind.findData("due"))
    assert fields.findings.count() == 0
    panel.begin(own=True)
    assert fields.kind.currentData() == "progress"


def test_columns_that_leave_an_item_no_room_for_its_name_are_told_where_they_are_chosen(panel):
    more = panel.fields.more
    assert more.too_many.isHidden()
    for row in range(more.columns.count()):
        more.columns.item(row).setCheckState(Qt.CheckState.Checked)
    assert not more.too_many.isHidden()
    for key in ("trained", "tested", "hours", "publications", "volunteers", "partners", "separate"):
        check(panel, key, on=False)
    assert more.too_many.isHidden()


def test_columns_are_remembered_for_the_kind_and_the_scope(qtbot, session, settings, panel):
    assert panel.choice.columns is None
    check(panel, "volunteers")
    check(panel, "note", on=False)
    panel.fields.more.empty_rows.setChecked(False)
    assert panel.choice.columns == ("period", "done", "events", "people", "volunteers", "state")
    save(qtbot, session, panel)
    again = ReportView(session, settings)
    qtbot.addWidget(again)
    again.show()
    again.begin(own=True)
    assert again.choice.columns == ("period", "done", "events", "people", "volunteers", "state")
    assert not again.choice.empty_rows
    again.fields.scope.setCurrentIndex(1)
    assert again.choice.columns is None
    assert again.choice.empty_rows


def test_settings_that_were_spoiled_are_no_choice(qtbot, session, settings, panel):
    settings.reports.remember_choice("progress-all", "[not json")
    panel.fields.scope.setCurrentIndex(1)
    assert panel.choice.columns is None


def test_figures_since_the_year_began_are_for_periods_that_begin_later(session, panel):
    more = panel.fields.more
    assert not more.cumulative.isEnabled()
    session.set_quarter(2)
    more.cumulative.setChecked(True)
    assert panel.choice.cumulative
    session.set_quarter(1)
    assert not panel.choice.cumulative


def test_what_the_filter_shows_can_be_all_that_is_reported(session, settings, activity, tmp_path):
    settings.reports.folder = tmp_path
    window = MainWindow(session, settings)
    window.come_forward()
    window.plan.model.set_search("семинаров")
    window.show_report()
    assert window.report.choice.only is None
    window.report.fields.more.shown_only.setChecked(True)
    only = window.report.choice.only
    assert activity("1.2.4").uid in only
    assert 0 < len(only) < 18
    report = report_files.make_report(
        report_files.ReportOrder(session.document, window.report.choice, date(2022, 4, 4))
    )
    assert {row.activity for row in report.rows if row.activity} == only
    window.show_report()
    assert window.report.choice.only is None
    window.close()


def test_without_a_format_nothing_can_be_saved(panel):
    panel.fields.formats.choose("")
    assert panel.fields.note.text() == "Выберите хотя бы один формат."
    assert not panel.fields.save_button.isEnabled()
    panel.fields.formats.choose("xlsx")
    assert panel.fields.save_button.isEnabled()


def test_rarely_used_choices_stand_behind_more(panel):
    fields = panel.fields
    assert fields.signers.isVisible()
    assert not fields.more.isVisible()
    fields.more_button.click()
    assert fields.more.isVisible()
    assert fields.more_button.text() == "Подписанты"


def test_long_work_tells_how_far_it_is_and_can_be_stopped(qtbot, session, panel, tmp_path, monkeypatch):
    go_on = threading.Event()

    def slow(report, form, progress):
        progress(0.4)
        go_on.wait(10)
        progress(0.8)
        return b""

    monkeypatch.setattr(writing, "as_bytes", slow)
    fields = panel.fields
    fields.save_button.click()
    qtbot.waitUntil(lambda: fields.progress.value() == 40, timeout=5000)
    assert fields.progress.isVisible()
    assert "Готовится PDF" in fields.progress.format()
    assert not fields.save_button.isEnabled()
    fields.stop_button.click()
    with qtbot.waitSignal(session.said, timeout=5000, check_params_cb=stands):
        go_on.set()
    assert session.messages[-1].sentence == "Отчет не сохранен: вы остановили работу."
    assert fields.save_button.isEnabled()
    assert not fields.progress.isVisible()
    assert list(tmp_path.glob("*.pdf")) == []
