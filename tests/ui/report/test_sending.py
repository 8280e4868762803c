"""«Сдан»: what was sent is kept, an edit of its period is told, the amended and the later reports say so."""

import atexit
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base import dialogs, opened_copies
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.report.files import ReportOrder, make_report
from kuzplan_desktop.ui.report.send_dialog import SendDialog
from kuzplan_desktop.ui.report.sent_reports_view import NOTHING, SentReportsView
from kuzplan_desktop.ui.report.sent_watch import SentWatch
from tests.ui.sent import send, stands

pytestmark = pytest.mark.files


@pytest.fixture
def folder(tmp_path, settings):
    place = tmp_path / "отчеты"
    place.mkdir()
    settings.reports.folder = place
    return place


@pytest.fixture
def window(qtbot, session, settings, folder):
    made = MainWindow(session, settings)
    made.come_forward()
    made.show_report()
    made.report.open_file = lambda path: True
    yield made
    made.close()


def confirm(qtbot, session, window, number):
    """Enter a number in the dialog «Сдан» and wait until the report is kept."""
    window.report.fields.sent_button.click()
    dialog = window.findChild(SendDialog)
    dialog.number.setText(number)
    with qtbot.waitSignal(session.said, timeout=20_000, check_params_cb=stands):
        dialog.accept()
    QApplication.processEvents()


def held(session, activity, people, day=date(2022, 3, 14)):
    return session.file.events.hold(activity("1.2.4").uid, starts_on=day, attendance={"члены УИК": (people, None)})


def told(session):
    return [message.sentence for message in session.messages if stands(message)]


# sending


def test_what_was_saved_is_what_is_kept(qtbot, session, window, folder, activity):
    held(session, activity, 340)
    with qtbot.waitSignal(session.said, timeout=20_000, check_params_cb=stands):
        window.report.fields.save_button.click()
    (pdf,) = folder.glob("*.pdf")
    pdf.write_bytes(b"%PDF scanned, with the signature")
    session.messages[-1].offers[1][1]()
    dialog = window.findChild(SendDialog)
    assert (dialog.day.text(), dialog.saved.isChecked()) == ("24.03.2022", True)
    dialog.number.setText(" 12 ")
    with qtbot.waitSignal(session.said, timeout=20_000, check_params_cb=stands):
        dialog.accept()
    (sent,) = session.document.sent_reports
    assert session.messages[-1].sentence == "Отчет за I квартал сдан 24.03.2022 № 12."
    assert (sent.figures.people, sent.signatories[0]) == (340, ("Председатель", ""))
    assert session.file.reports.read_file(sent.uid, "pdf") == b"%PDF scanned, with the signature"
    assert session.file.reports.read_file(sent.uid, "xlsx").startswith(b"PK")


def test_a_report_that_was_not_saved_is_made_for_the_document(qtbot, session, window):
    window.report.fields.formats.choose("pdf")
    confirm(qtbot, session, window, "")
    (sent,) = session.document.sent_reports
    assert sent.given == "24.03.2022"
    assert session.file.reports.formats(sent.uid) == ("pdf", "xlsx")


def test_without_a_day_nothing_is_kept(session, window):
    window.report.fields.sent_button.click()
    dialog = window.findChild(SendDialog)
    dialog.day.line.clear()
    dialog.accept()
    assert dialog.day.notice.text() == "Укажите дату, когда отчет сдан."
    assert session.document.sent_reports == ()
    dialog.reject()


def test_a_report_on_chosen_items_is_not_sent_as_the_whole_one(session, window, activity):
    window.show_report()
    window.report.begin(own=True, shown=lambda: frozenset({activity("1.2.4").uid}))
    window.report.fields.more.shown_only.setChecked(True)
    window.report.fields.sent_button.click()
    assert told(session)[-1].startswith("Сданным отмечают отчет обо всех пунктах")
    assert window.findChild(SendDialog) is None
    assert session.document.sent_reports == ()


def test_a_colleagues_report_cannot_be_sent(qtbot, settings, plan_path, session):
    viewed = MainWindow(Session(PlanFile.of_private_copy(plan_path), day=date(2022, 3, 24)), settings, colleague=True)
    viewed.come_forward()
    viewed.show_report()
    assert not viewed.report.fields.sent_button.isEnabled()
    viewed.close()


# an edit afterwards


def test_an_edit_of_a_sent_quarter_is_told_once_with_a_way_to_the_amended_report(qtbot, session, window, activity):
    send(session.file)
    window.turn_to("plan")
    session.set_quarter(2)
    with qtbot.waitSignal(session.said, check_params_cb=stands):
        held(session, activity, 37)
    (message,) = filter(stands, session.messages)
    assert str(message) == "Отчет за I квартал сдан 05.04.2022 № 12. Изменения войдут в уточненный отчет."
    held(session, activity, 5)
    QApplication.processEvents()
    assert len([*filter(stands, session.messages)]) == 1
    message.offers[0][1]()
    fields = window.report.fields
    assert window.pages.shown == "reports"
    assert window.report.chosen_period.key == "2022-Q1"
    assert fields.amending.isChecked()
    assert fields.amending.text() == "уточненный, взамен отчета от 05.04.2022 №\xa012"
    assert fields.name.text() == "Отчет за I квартал 2022 (уточненный) – Топкинская ТИК"


def test_an_edit_elsewhere_is_no_matter_of_a_sent_report(session, activity):
    send(session.file)
    watch = SentWatch(session)
    held(session, activity, 37, day=date(2022, 5, 14))
    session.file.settings.put("preparer", "А.П. Иванова")
    QApplication.processEvents()
    assert session.messages == []
    watch.deleteLater()


@pytest.mark.slow
def test_the_amended_report_takes_the_place_of_the_first(qtbot, session, window, activity):
    held(session, activity, 340)
    first = send(session.file)
    window.report.refresh()
    window.report.fields.amending.setChecked(True)
    confirm(qtbot, session, window, "15")
    amended = session.document.sent_reports[0]
    assert (amended.replaces, amended.outgoing_number) == (first, "15")
    window.show_report()
    assert window.report.fields.amending.text() == "уточненный, взамен отчета от 24.03.2022 №\xa015"
    assert not window.report.fields.amending.isChecked()  # nothing has changed since


def test_the_amended_and_the_later_reports_say_so(session, window, activity):
    held(session, activity, 340)
    send(session.file)
    held(session, activity, 37, day=date(2022, 3, 20))
    panel = window.report
    panel.refresh()
    choice = panel.choice
    order = ReportOrder(session.document, choice, session.day, amends=session.document.sent_reports[0])
    assert make_report(order).in_place_of == "взамен отчета от 05.04.2022 №\xa012"
    panel.fields.period.show_period("2022-H1")
    later = make_report(ReportOrder(session.document, panel.choice, session.day))
    assert later.corrections == ("с учетом уточнений за I квартал: +1 мероприятие, +37 чел.",)
    assert make_report(ReportOrder(session.document, choice, session.day)).corrections == ()


# the list


@pytest.fixture
def view(qtbot, session):
    made = SentReportsView(session)
    qtbot.addWidget(made)
    made.opened = []
    made.open_file = lambda path: made.opened.append(path) or True
    made.show()
    return made


def row(view, number):
    return [view.table.item(number, column).text() for column in range(view.table.columnCount())]


def test_an_empty_list_tells_where_reports_are_sent(view):
    assert view.details.text() == NOTHING
    assert not view.view_button.isEnabled()


def test_the_list_tells_what_was_sent_and_follows_undo(session, view, activity):
    held(session, activity, 340)
    first = send(session.file, files={"pdf": b"%PDF"})
    send(session.file, replaces=first, sent_on=date(2022, 4, 20), outgoing_number="15")
    assert row(view, 0) == ["Отчет за I квартал (уточненный)", "20.04.2022", "15", "свои", "1", "340"]
    assert row(view, 1) == ["Отчет за I квартал (заменен)", "05.04.2022", "12", "свои", "1", "340"]
    assert "Подписали: Председатель П.П. Петров" in view.details.text()
    assert not view.view_button.isEnabled()
    view.table.setCurrentCell(1, 0)
    assert view.view_button.isEnabled()
    session.file.undo()
    assert view.table.rowCount() == 1


def test_a_kept_file_opens_as_a_copy_that_cannot_be_written_to(session, view):
    send(session.file, files={"xlsx": b"PK sheet"})
    view.sheet_button.click()
    (path,) = view.opened
    assert path.read_bytes() == b"PK sheet"
    assert path.name == "Отчет за I квартал сдан 05.04.2022 № 12.xlsx"
    assert not path.stat().st_mode & 0o222
    view.sheet_button.click()
    assert view.opened == [path, path]


def test_the_copies_that_were_looked_at_go_when_the_program_ends(session, view, monkeypatch):
    endings = []
    monkeypatch.setattr(opened_copies, "_folder", opened_copies._folder.__wrapped__)
    monkeypatch.setattr(atexit, "register", lambda *call: endings.append(call))
    send(session.file, files={"xlsx": b"PK sheet"})
    view.sheet_button.click()
    folder = view.opened[0].parent.parent
    assert folder.is_dir()
    ((end, *arguments),) = endings
    end(*arguments)
    assert not folder.exists()


def test_all_kept_files_are_saved_where_the_user_says(session, view, tmp_path, monkeypatch):
    monkeypatch.setattr(dialogs, "choose_folder", lambda *_: tmp_path / "out")
    (tmp_path / "out").mkdir()
    send(session.file, files={"pdf": b"%PDF", "xlsx": b"PK"})
    view.save_button.click()
    assert sorted(path.read_bytes() for path in (tmp_path / "out").iterdir()) == [b"%PDF", b"PK"]
    assert "Файлы сохранены" in view.notice.text()
    view.save_button.click()
    assert "уже есть" in view.notice.text()


def test_a_kept_file_that_is_not_whole_is_told_in_the_window(session, view, monkeypatch):
    send(session.file, files={"pdf": b"%PDF"})

    def refuse(*_):
        raise PlanError("Файл сданного отчета в документе не цел.")

    monkeypatch.setattr(session.file.reports, "read_file", refuse)
    view.view_button.click()
    assert view.notice.text() == "Файл сданного отчета в документе не цел."


def test_day_and_number_are_corrected_and_the_mark_taken_back(session, view):
    send(session.file)
    view.edit_button.click()
    dialog = view.findChild(SendDialog)
    dialog.day.line.setText("06.04.2022")
    dialog.accept()
    assert row(view, 0)[1:3] == ["06.04.2022", "12"]
    session.answers = [True]
    view.forget_button.click()
    assert view.table.rowCount() == 0
    session.file.undo()
    assert row(view, 0)[1:3] == ["06.04.2022", "12"]
