"""What was begun and not saved outlives an end of the program that nobody asked for."""

from datetime import date

import pytest

from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor import EditorPane
from kuzplan_desktop.ui.editor.unfinished_file import UnfinishedFile
from kuzplan_desktop.ui.shell.windows import Windows
from tests.ui.editor_help import type_into

# The list that completes what is typed is a popup, which the offscreen platform cannot raise.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)


@pytest.fixture
def open_pane(qtbot, session):
    """Opens the document in a window's editor; a second call is the next start after a crash."""

    def open_one(uid=""):
        made = EditorPane(session)
        qtbot.addWidget(made)
        made.show()
        session.activity_chosen.emit(uid)
        panes.append(made)
        return made

    panes = []  # qtbot itself keeps no window alive
    return open_one


@pytest.fixture
def seminars(activity):
    return activity("1.2.4").uid


def begin_event(pane, place):
    pane.begin_event()
    form = pane.pages.execution.form
    type_into(form.starts_on.line, "14.03")
    type_into(form.lines["place"], place)
    type_into(form.audiences.choices()[0], "члены УИК")
    return form


def kept(session):
    return UnfinishedFile(session.file.path).read()


def test_a_form_that_was_begun_is_there_again_after_a_crash(open_pane, session, seminars, qtbot):
    form = begin_event(open_pane(seminars), "Топки")
    typed = form.typed()
    qtbot.waitUntil(lambda: kept(session).get("forms", {}).get(seminars, {}).get("typed", {}).get("place") == "Топки")
    again = open_pane()
    assert again.restore_unfinished() == "Незаконченная запись восстановлена: пункт 1.2.4."
    session.activity_chosen.emit(seminars)
    page = again.pages.execution
    assert page.currentWidget() is page.form
    assert page.form.typed() == typed
    assert again.pages.unsaved() == [seminars]


@pytest.mark.parametrize("way", ["saved", "given up"])
def test_a_form_that_was_saved_or_given_up_does_not_come_again(open_pane, session, seminars, way):
    pane = open_pane(seminars)
    form = begin_event(pane, "Топки")
    pane.pages.keep_unfinished()
    assert kept(session)
    type_into(form.audiences.people_fields()[0], "5")
    session.answers = [True]
    (form.save if way == "saved" else form.cancel).click()
    assert kept(session) == {}
    assert open_pane().restore_unfinished() == ""


def test_closing_without_what_was_begun_takes_it_away(open_pane, session, seminars):
    pane = open_pane(seminars)
    begin_event(pane, "Топки")
    pane.pages.keep_unfinished()
    session.answers = [True]
    assert pane.may_close()
    assert kept(session) == {}


def test_only_what_was_typed_comes_back_over_an_event_that_changed_meanwhile(open_pane, session, seminars):
    uid = session.file.events.hold(seminars, starts_on=date(2022, 3, 14), place="Топки")
    pane = open_pane(seminars)
    pane.pages.execution.edit_event(uid)
    type_into(pane.pages.execution.form.lines["title"], "Школа УИК")
    pane.pages.keep_unfinished()
    session.file.events.edit(uid, place="Анжерка", title="Семинар")
    again = open_pane(seminars)
    again.restore_unfinished()
    form = again.pages.execution.form
    assert (form.lines["place"].text(), form.lines["title"].text()) == ("Анжерка", "Школа УИК")
    form.save.click()
    (event,) = session.document.events_of(seminars)
    assert event.conflicts == frozenset({"title"})
    assert event.place == "Анжерка"


def test_a_term_that_was_begun_is_there_again(open_pane, session, activity, qtbot):
    uid = activity("2.2.3").uid
    pane = open_pane(uid)
    pane.show_page(1)
    type_into(pane.pages.item.term.ground, "письмо ИККО")
    qtbot.waitUntil(lambda: uid in kept(session).get("terms", {}))
    again = open_pane(uid)
    assert "2.2.3" in again.restore_unfinished()
    term = again.pages.item.term
    assert term.ground.text() == "письмо ИККО"
    type_into(term.wording, "Апрель")
    term.set.click()
    assert kept(session) == {}


def test_the_window_tells_and_shows_what_was_restored(open_pane, session, seminars, plan_path, settings):
    pane = open_pane(seminars)
    begin_event(pane, "Топки")
    pane.pages.keep_unfinished()
    session.close()
    windows = Windows(settings)
    window = windows.open(plan_path)
    assert window.bar.sentence.text() == "Незаконченная запись восстановлена: пункт 1.2.4."
    window.bar.buttons[0].click()
    assert window.session.activity == seminars
    assert window.editor.pages.execution.form.lines["place"].text() == "Топки"
    window.session.answers = [True]
    window.close()


def test_a_damaged_file_and_one_for_an_activity_that_is_gone_are_passed_over(open_pane, session):
    keeper = UnfinishedFile(session.file.path)
    for content in ({"forms": {"gone": {}}}, {"forms": []}, {"terms": {"gone": ["март", "письмо"]}}):
        keeper.keep(content)
        assert open_pane().restore_unfinished() == ""


def test_a_file_for_reading_leaves_it_for_whoever_may_write(session, seminars, plan_path, qtbot):
    UnfinishedFile(plan_path).keep({"forms": {}, "terms": {seminars: ["март", "письмо"]}})
    with PlanFile.open(plan_path, read_only=True) as file:
        pane = EditorPane(Session(file))
        qtbot.addWidget(pane)
        assert pane.restore_unfinished() == ""
    assert kept(session)["terms"]
