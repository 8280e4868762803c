"""The bar about a sent report comes with any change of what it tells, and goes when that is undone."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from tests.ui.sent import send

SENTENCE = "Отчет за I квартал сдан 05.04.2022 № 12."
SPRING = Campaign("", "Выборы", "региональные", date(2022, 3, 1), date(2022, 3, 27))
AUTUMN = Campaign("", "Выборы", "региональные", date(2022, 8, 1), date(2022, 9, 11))


@pytest.fixture
def session(session):
    send(session.file)
    return session


def told(window, qtbot):
    """True if the bar about the sent report stands after all that was going on."""
    QApplication.processEvents()  # the watch speaks once the gesture is over
    return window.bar.isVisible() and window.bar.sentence.text() == SENTENCE


def test_an_edit_brings_the_bar_and_undoing_it_takes_the_bar_away(window, session, activity, qtbot):
    assert not told(window, qtbot)
    session.file.marks.mark([activity("1.2.4").uid], 1)
    assert told(window, qtbot)
    session.file.undo()
    assert not told(window, qtbot)
    session.file.redo()
    assert told(window, qtbot)


def test_a_campaign_and_our_own_items_change_a_sent_report_too(window, session, activity, qtbot):
    session.file.settings.set_campaign(SPRING)
    assert told(window, qtbot)
    session.file.undo()
    assert not told(window, qtbot)
    session.file.plan.set_own([activity("1.2.4").uid], False)
    assert told(window, qtbot)
    session.file.undo()
    session.file.plan.edit_activity(activity("1.2.4").uid, period_override="Май", period_reason="письмо")
    assert told(window, qtbot)


def test_what_concerns_another_quarter_brings_no_bar(window, session, activity, qtbot):
    session.file.marks.mark([activity("1.2.4").uid], 3)
    session.file.settings.set_campaign(AUTUMN)
    assert not told(window, qtbot)


def test_a_restoring_that_is_undone_brings_no_bar(window, session, activity, qtbot):
    before = session.file.bodies()
    session.file.marks.mark([activity("1.2.4").uid], 2)
    session.file.restore([body for body in before if '"report"' not in body], "Восстановление")
    assert session.document.sent_reports == ()
    session.file.undo()
    assert len(session.document.sent_reports) == 1
    assert not told(window, qtbot)


def test_the_bar_goes_with_the_mark_that_the_report_was_sent(window, session, activity, qtbot):
    session.file.marks.mark([activity("1.2.4").uid], 1)
    assert told(window, qtbot)
    session.file.reports.forget(session.document.sent_reports[0].uid)
    assert not told(window, qtbot)


def test_undo_says_both_what_it_undid_and_that_a_sent_report_is_another_one_now(session, settings, activity, qtbot):
    uid = activity("1.2.4").uid
    session.file.marks.mark([uid], 1)
    send(session.file)
    session.file.marks.mark([uid], 1, text="Семинар")
    window = MainWindow(session, settings)
    window.come_forward()
    session.answers = [True]
    window.commands.edit.undo()
    QApplication.processEvents()  # the watch speaks once the gesture is over
    assert window.toast.sentence.text().startswith("Отменено: отметка 1.2.4, I квартал")
    assert window.bar.sentence.text() == SENTENCE
    assert [one.text() for one in window.bar.buttons] == ["Составить уточненный отчет"]
    window.close()
