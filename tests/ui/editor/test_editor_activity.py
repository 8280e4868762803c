"""«Пункт плана» and «История» of an activity, the head of the pane, and what the pane promises to the window."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft, SectionDraft, SubsectionDraft
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor import EditorPane
from kuzplan_desktop.ui.main_window.actions import MENUS
from tests.ui.editor_help import leave, mnemonics, type_into

# The list that completes what is typed is a popup, which the offscreen platform cannot raise.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)


@pytest.fixture
def pane(qtbot, session):
    made = EditorPane(session)
    qtbot.addWidget(made)
    made.resize(440, 680)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def february(pane, session, activity):
    """2.2.3, due in February, as the chosen activity, on its second page."""
    session.activity_chosen.emit(activity("2.2.3").uid)
    pane.show_page(1)
    return activity("2.2.3").uid


@pytest.fixture
def tab(pane, february):
    return pane.pages.item


def stored(session, number="2.2.3"):
    return session.document.plan.find(number)[0]


def test_nothing_is_shown_before_an_activity_is_chosen(pane):
    assert pane.empty.isVisible()
    assert not pane.pages.tabs.isVisible()
    assert pane.objectName() == "editorPane"
    assert pane.pages.execution.marks.objectName() == "quarterMarks"
    assert pane.pages.execution.events.list.objectName() == "eventList"


def test_the_head_tells_number_whole_title_executors_term_and_state(pane, session, activity):
    session.activity_chosen.emit(activity("2.2.3").uid)
    head = pane.pages.heading
    assert head.title.text() == f"2.2.3 {activity('2.2.3').title}"
    assert head.title.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    assert head.executors.text() == "Исполнитель: ИККО – Кузбасса, ИКМО, ТИК"
    assert head.term.text() == "Срок: Февраль"
    assert head.state.text() == "Состояние: не выполнено в срок"
    assert head.reason.text() == "Почему: срок истек 28.02.2022, отметок нет."
    session.file.marks.mark([activity("2.2.3").uid], 1)
    assert head.state.text() == "Состояние: выполнено"
    assert head.reason.text() == "Почему: отмечено: I квартал."


def test_an_item_that_was_taken_out_says_by_what(pane, session, activity):
    editing, uid = session.file.editing, activity("2.2.3").uid
    editing.unlock()
    editing.exclude(uid, "постановление от 01.06.2022 № 7")
    session.activity_chosen.emit(uid)
    told = "Исключено из плана: постановление от 01.06.2022 № 7. Отметки и мероприятия остаются."
    assert pane.pages.heading.state.text() == told
    assert pane.pages.heading.reason.isHidden()


def test_what_the_plan_says_besides_is_read_in_full(qtbot, session, tmp_path):
    notes = (("Источник финансирования", "Областной бюджет"), ("", "Сноска: по согласованию"))
    items = (ActivityDraft("1", "Семинар", "ТИК", "Май", notes), ActivityDraft("2", "Опрос", "ТИК", "Май"))
    sections = (SectionDraft("I", "Раздел", (SubsectionDraft("", "", items),)),)
    write_plan(tmp_path / "p.sqlite", PlanDraft("План", 2022, "Комиссия", None, "", "", sections, (), ()))
    with PlanFile.create(tmp_path / "d.sqlite", commission="ТИК", source=tmp_path / "p.sqlite") as file:
        own = Session(file, day=session.day)
        made = EditorPane(own)
        qtbot.addWidget(made)
        made.show()
        one, other = file.document.plan.activities()
        own.activity_chosen.emit(one.uid)
        made.show_page(1)
        assert not made.pages.item.notes.isHidden()
        assert made.pages.item.notes.text() == "Источник финансирования: Областной бюджет\nСноска: по согласованию"
        own.activity_chosen.emit(other.uid)
        assert made.pages.item.notes.isHidden()
        own.close()


def test_the_later_pages_are_made_when_they_are_looked_at(pane, session, activity):
    session.activity_chosen.emit(activity("2.2.3").uid)
    assert (pane.pages.item, pane.pages.history) == (None, None)
    pane.show_page(1)
    pane.show_page(2)
    assert pane.pages.item is not None
    assert pane.pages.history is not None


def test_the_new_event_action_leads_to_the_first_page(pane, february):
    pane.begin_event()
    assert pane.pages.tabs.currentIndex() == 0
    assert pane.pages.execution.form.starts_on.line.hasFocus()


def test_no_two_fields_and_no_menu_share_a_letter(pane, session, february):
    menus = [QKeySequence.mnemonic(title).toString().lower() for title in MENUS.values()]
    session.file.events.hold(february, status=EventStatus.PLANNED, starts_on=date(2022, 2, 14))
    pages = [mnemonics(pane)]
    pane.show_page(0)
    pane.pages.execution.events.list.setCurrentRow(0)
    pane.pages.execution.events.all_quarters.show()
    pages.append(mnemonics(pane))
    pane.begin_event()
    pane.pages.execution.form.more_button.click()
    pages.append(mnemonics(pane))
    for letters in pages:
        assert len(letters) > 4
        assert len({*menus, *letters}) == len(menus) + len(letters)


def test_a_postponement_needs_its_ground(tab, session):
    type_into(tab.term.wording, "май")
    tab.term.set.click()
    assert "основание" in tab.term.rows.sentence("period_reason")
    assert stored(session).period_override == ""
    type_into(tab.term.ground, "письмо ИККО от 01.02.2022 № 5")
    QTest.keyClick(tab.term.ground, Qt.Key.Key_Return)
    assert stored(session).period_override == "май"
    assert stored(session).period_reason == "письмо ИККО от 01.02.2022 № 5"
    assert "Перенесен: май" in tab.override.text()
    assert tab.period.text() == "Февраль"


def test_the_plans_wording_is_never_said_to_mean_what_it_was_postponed_to(tab):
    assert (tab.period.text(), tab.meaning.isVisible()) == ("Февраль", False)
    type_into(tab.term.wording, "сент.-окт.")
    type_into(tab.term.ground, "письмо")
    QTest.keyClick(tab.term.ground, Qt.Key.Key_Return)
    assert (tab.period.text(), tab.meaning.isVisible()) == ("Февраль", False)
    assert tab.override.text() == "Перенесен: сент.-окт. Понято так: сентябрь – октябрь. Основание: письмо"


def test_the_head_and_the_marks_follow_a_postponement_and_its_undo(pane, tab, session):
    session.file.plan.edit_activity(stored(session).uid, period_override="май", period_reason="письмо")
    assert pane.pages.heading.term.text() == "Срок: май (изменен)"
    assert "вне срока" in pane.pages.execution.marks.form.outside.text()
    assert tab.restore.isVisible()
    session.file.undo()
    assert pane.pages.heading.term.text() == "Срок: Февраль"
    assert not tab.restore.isVisible()
    assert tab.term.typed() == ("", "")


def test_the_plans_own_term_comes_back_by_one_button(tab, session):
    session.file.plan.edit_activity(stored(session).uid, period_override="май", period_reason="письмо")
    tab.restore.click()
    assert (stored(session).period_override, stored(session).period_reason) == ("", "")
    assert not tab.override.isVisible()


def test_the_program_says_how_it_understands_a_wording(tab):
    type_into(tab.term.wording, "2 кв.")
    assert tab.term.meaning.text() == "Понято так: II квартал."
    tab.term.wording.lineEdit().clear()
    type_into(tab.term.wording, "когда-нибудь")
    assert "не понимает" in tab.term.meaning.text()


def test_a_term_that_was_begun_is_completed_and_one_that_is_not_understood_asked_for(tab, session):
    type_into(tab.term.wording, "Фев")
    leave(tab.term.wording)
    assert tab.term.wording.currentText() == "Февраль"
    tab.term.wording.lineEdit().clear()
    type_into(tab.term.wording, "когда-нибудь")
    type_into(tab.term.ground, "письмо")
    session.answers = [False, True]
    tab.term.set.click()
    assert session.questions == ["Записать срок «когда-нибудь»?"]
    assert stored(session).period_override == ""
    tab.term.set.click()
    assert stored(session).period_override == "когда-нибудь"


def test_a_term_that_was_begun_waits_under_its_activity(pane, tab, session, february, activity):
    type_into(tab.term.wording, "май")
    session.activity_chosen.emit(activity("2.2.4").uid)
    assert tab.term.typed() == ("", "")
    session.answers = [False, True]
    assert not pane.may_close()
    session.activity_chosen.emit(february)
    assert tab.term.typed() == ("май", "")
    assert pane.may_close()
    assert len(session.questions) == 2
    assert pane.may_close()
    assert stored(session).period_override == ""


def test_ours_or_not_is_decided_and_left_to_the_plan_again(tab, session):
    assert tab.own.isChecked()
    assert not tab.as_planned.isVisible()
    tab.own.click()
    assert stored(session).own_override is False
    assert tab.as_planned.isVisible()
    tab.as_planned.click()
    assert stored(session).own_override is None
    assert tab.own.isChecked()


def test_completed_is_a_dated_field_of_the_activity(tab, session):
    type_into(tab.completed.line, "28.02.2022")
    leave(tab.completed.line)
    assert stored(session).completed_on == date(2022, 2, 28)
    session.file.undo()
    assert tab.completed.text() == ""


def test_a_conflict_in_a_field_is_shown_until_it_is_settled(tab, session, february, tmp_path):
    copy = tmp_path / "коллега.sqlite"
    session.file.copy_to(copy)
    with PlanFile.open(copy, device="colleague") as theirs:
        theirs.plan.edit_activity(february, completed_on=date(2022, 2, 20))
        bodies = theirs.bodies()
    session.file.plan.edit_activity(february, completed_on=date(2022, 2, 25))
    session.file.unite(bodies)
    assert "«Завершено»" in tab.conflict.text()
    tab.settle.click()
    assert stored(session).conflicts == frozenset()
    assert not tab.settle.isVisible()


def test_that_a_disputed_activity_stays_is_settled_in_one_click(tab, session, february, tmp_path):
    copy = tmp_path / "коллега.sqlite"
    session.file.copy_to(copy)
    with PlanFile.open(copy, device="colleague") as theirs:
        with theirs.step("Пункт плана, удаление") as writer:
            writer.delete(february)
        bodies = theirs.bodies()
    session.file.plan.edit_activity(february, completed_on=date(2022, 2, 25))
    session.file.unite(bodies)
    assert "«Удаление»" in tab.conflict.text()
    tab.settle.click()
    assert stored(session).conflicts == frozenset()


def test_the_history_of_an_activity_reads_newest_first(pane, session, activity):
    uid = activity("1.2.4").uid
    session.file.author = "Иванова"
    session.file.marks.mark([uid], 1, date=date(2022, 3, 14), text="Семинар")
    session.file.marks.mark([uid], 1, text="Семинар в Топках")
    session.file.events.hold(uid, starts_on=date(2022, 5, 5), form="лекция", minutes=90)
    session.file.undo()
    session.file.marks.mark([activity("1.2.5").uid], 1)
    session.activity_chosen.emit(uid)
    pane.show_page(2)
    blocks = pane.pages.history.text.toPlainText().split("\n\n")
    assert [block.splitlines()[0].split(", ", 1)[1] for block in blocks] == [
        "Иванова: Мероприятие 1.2.4, 05.05.2022, лекция (отменено)",
        "Иванова: Отметка 1.2.4, I квартал",
        "Иванова: Отметка 1.2.4, I квартал",
    ]
    assert "дата: 05.05.2022; форма: лекция; продолжительность: 1,5 ч" in blocks[0]
    assert blocks[1].splitlines()[1:] == ["Что сделано: Семинар → Семинар в Топках"]
    assert "дата выполнения: 14.03.2022; что сделано: Семинар" in blocks[2]


def test_the_history_follows_the_document_while_it_is_looked_at(pane, session, activity):
    session.activity_chosen.emit(activity("1.2.4").uid)
    pane.show_page(2)
    assert pane.pages.history.text.toPlainText() == "В этом пункте плана еще ничего не записано."
    session.file.marks.mark([activity("1.2.4").uid], 1)
    assert "Отметка 1.2.4" in pane.pages.history.text.toPlainText()


def test_a_history_shows_markup_as_it_was_typed(pane, session, activity):
    session.activity_chosen.emit(activity("1.2.4").uid)
    session.file.marks.mark([activity("1.2.4").uid], 1, text="<img src=x> & <b>право</b>")
    pane.show_page(2)
    assert "<img src=x> & <b>право</b>" in pane.pages.history.text.toPlainText()


def test_nothing_can_be_changed_in_a_foreign_file(qtbot, session, plan_path, activity):
    session.file.plan.edit_activity(activity("2.2.3").uid, period_override="май", period_reason="письмо")
    session.file.marks.mark([activity("2.2.3").uid], 2, state=MarkState.DONE)
    with PlanFile.open(plan_path, read_only=True) as file:
        reading = Session(file, day=session.day)
        pane = EditorPane(reading)
        qtbot.addWidget(pane)
        reading.activity_chosen.emit(activity("2.2.3").uid)
        pane.show_page(1)
        pane.show()
        assert not pane.pages.item.own.isEnabled()
        assert pane.pages.item.completed.line.isReadOnly()
        assert not pane.pages.item.term.isVisible()
        assert not pane.pages.item.restore.isVisible()
        assert "Перенесен: май" in pane.pages.item.override.text()
        reading.close()
