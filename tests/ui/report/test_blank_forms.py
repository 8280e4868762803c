"""Forms from the window: one is written for the working quarter; what came back is shown before it is written."""

import pytest
from PySide6.QtWidgets import QLabel

from kuzplan_desktop import paths
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.ui.colleague import blank_forms as forms
from kuzplan_desktop.ui.colleague.collect_dialog import CONFLICT, NOTHING, CollectDialog
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from tests.exchange.forms import Form
from tests.ui.sent import stands


@pytest.fixture
def window(session, settings, qtbot):
    made = MainWindow(session, settings)
    made.show()
    yield made
    made.close()


@pytest.fixture
def form(session, window, qtbot):
    """The form of the working quarter, as the menu writes it."""
    session.set_quarter(1)
    with qtbot.waitSignal(session.said, check_params_cb=stands):
        forms.write_to(session, forms.proposed_place(session), own=True)
    made = Form(paths.documents_folder() / "Бланк за I квартал 2022 – Топкинская ТИК.xlsx")
    made.sign("Петрова А.И.")
    return made


def shown(session, window, sent, qtbot):
    forms.read_from(session, sent, window)
    qtbot.waitUntil(lambda: window.findChild(CollectDialog) is not None)
    return window.findChild(CollectDialog)


def column(dialog, at):
    tree = dialog.changes
    return [tree.topLevelItem(row).text(at) for row in range(tree.topLevelItemCount())]


def test_nothing_is_written_before_the_user_says_so_and_one_undo_takes_all_away(session, window, form, activity, qtbot):
    form.mark("1.2.5", state="да", text="<b>Вебинар</b>")
    form.event(2, starts_on="14.03.2022", члены_УИК=37)
    form.event(14, starts_on="32 марта")
    before = session.document
    dialog = shown(session, window, form.send(), qtbot)
    assert session.document == before
    assert column(dialog, 0) == ["1.2.4", "1.2.4", "1.2.5"]
    assert column(dialog, 3)[2] == "выполнено; <b>Вебинар</b>"
    assert dialog.complaints.item(0).text().startswith("Мероприятия, ячейка B14")
    dialog.accept()
    assert session.document.marks_of(activity("1.2.5").uid)[1].state is MarkState.DONE
    assert "собрано, записей 3" in session.messages[-1].sentence
    window.commands.edit.undo()
    assert (session.document.marks, session.document.events) == (before.marks, before.events)


def test_what_was_edited_meanwhile_is_shown_as_a_conflict(session, window, form, activity, qtbot):
    form.mark("1.2.5", text="Из бланка")
    session.file.marks.mark([activity("1.2.5").uid], 1, text="Из программы")
    dialog = shown(session, window, form.send(), qtbot)
    assert column(dialog, 2) == ["выполнено; Из программы"]
    assert column(dialog, 4) == [CONFLICT]
    dialog.reject()


def test_a_form_without_news_offers_nothing_to_write(session, window, form, qtbot):
    dialog = shown(session, window, form.send(), qtbot)
    assert [button.text() for button in dialog.buttons.buttons()] == ["Закрыть"]
    assert NOTHING in [label.text() for label in dialog.findChildren(QLabel)]
    dialog.reject()


@pytest.mark.slow
def test_the_complaints_can_be_copied_for_a_letter(session, window, form, qtbot, qapp):
    form.event(14, starts_on="32 марта")
    dialog = shown(session, window, form.send(), qtbot)
    dialog.copy_complaints()
    assert "ячейка B14" in qapp.clipboard().text()
    dialog.reject()


def test_a_file_that_is_no_form_is_told_in_the_window(session, window, plan_path, qtbot):
    with qtbot.waitSignal(session.said, check_params_cb=stands):
        forms.read_from(session, plan_path, window)
    assert "документ, а не таблица Excel" in session.messages[-1].sentence
