"""«Что сделать» as a person uses it: what stands there, what its buttons do in place, by mouse and by keyboard."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QLabel

from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.domain.todo.values import TodoKind, Urgency
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.undoing import undo
from kuzplan_desktop.ui.events.occasion_dialog import OccasionDialog
from kuzplan_desktop.ui.todo.card import urgency_color
from kuzplan_desktop.ui.todo.compare_dialog import CompareMarkDialog
from kuzplan_desktop.ui.todo.todo_page import ALL_DONE, NOTHING_OWN, TodoPage
from tests.ui.editor_help import type_into

# The list that completes what is typed is a popup, which the offscreen platform cannot raise.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
LEFT = Qt.MouseButton.LeftButton


def shown_page(qtbot, session):
    made = TodoPage(session)
    qtbot.addWidget(made)
    made.resize(1280, 700)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def page(qtbot, session):
    return shown_page(qtbot, session)


def captions(page):
    return [group.chip.text() for group in page.groups.groups()]


def numbers(page):
    return [card.row.number for card in page.groups.cards()]


def card_of(page, number, kind=None):
    cards = page.groups.cards()
    return next(one for one in cards if one.row.number == number and kind in (None, one.row.kind))


def button(card, caption):
    return next(one for one in card.buttons if one.isVisible() and one.text() == caption)


def press(card, caption):
    QTest.mouseClick(button(card, caption), LEFT)


def mark(session, uid, quarter=1):
    return session.document.marks_of(uid).get(quarter)


def doubts_found(qtbot, page):
    """Wait until doubts were looked for and are shown."""
    with qtbot.waitSignal(page.shown_anew, timeout=10_000):
        pass


# what stands there


def test_a_new_document_shows_what_is_late_and_what_is_not_known(page):
    assert page.heading.text() == "Что сделать в I квартале"
    assert "осталось 12 дней" in page.sentence.text()
    assert captions(page) == ["Срок прошел · 1", "Нет сведений за I квартал · еще 11"]
    assert numbers(page) == ["2.2.3", "1.2.4", "1.2.5", "1.2.8", "1.4.5"]
    assert card_of(page, "2.2.3").row.detail == "Срок: февраль – истек 28.02.2022"


def test_it_counts_what_is_to_be_decided_and_what_presses(qtbot, page, session, activity):
    with qtbot.waitSignal(page.count_changed) as counted:
        session.file.marks.mark([activity("1.2.4").uid], 1)
    assert counted.args == [1]
    with qtbot.waitSignal(page.count_changed) as counted:
        page.show_copies(["План (копия).sqlite"])
    assert counted.args == [2]


def test_the_figures_are_those_of_the_document(page, session, activity):
    session.file.events.hold(activity("1.2.4").uid, form="семинар", starts_on=session.day, people=37)
    figures = session.document.figures(quarter_period(2022, 1), session.today, own=True)
    shown = [card.number.text() for card in page.figures.cards]
    assert shown == [str(figures[place]) for place in (0, 1, 2, 4, 5)]
    assert page.figures.cards[4].accessibleName() == "Участников: 37, 37 с начала года."


def test_the_year_is_told_in_words(page, session, activity):
    session.file.marks.mark([activity("2.2.3").uid, activity("1.2.4").uid], 1)
    assert page.year.ring.accessibleName() == "Выполнено 1 из 17, выполняется 1."
    assert page.year.bars[1].accessibleName().endswith(": 1 из 12.")


def test_the_next_days_and_the_reports_stand_beside(page):
    assert page.nearest.words[0].accessibleName() == "05.04.2022: Отчет за I квартал, последний день сдачи."
    told = page.told
    assert [one.words for one in told.reports] == ["до 5 апреля", "до 5 июля", "до 5 октября", "до 9 января 2023 года"]


def test_more_rows_are_shown_on_demand_and_the_keyboard_goes_on_there(page):
    group = page.groups.groups()[1]
    assert group.more.text() == "Еще 7 – показать все"
    group.more.setFocus()
    QTest.keyClick(group.more, Qt.Key.Key_Space)
    assert len(group.visible_cards()) == 11
    assert not group.more.isVisible()
    assert group.cards[4].hasFocus()


def test_a_row_speaks_a_sentence(page):
    card = card_of(page, "1.2.8")
    title = card.row.title
    assert card.accessibleName() == f"1.2.8 {title}. Год."
    assert card.accessibleDescription() == "Enter – записать мероприятие."
    assert button(card, "Отметить").accessibleName() == f"Отметить: 1.2.8 {title}"


def test_nothing_left_to_do_is_said(page, session):
    session.file.marks.mark([one.uid for one in session.document.plan.activities()], 1)
    assert captions(page) == []
    assert page.quiet.text() == ALL_DONE
    assert page.quiet.isVisible()


def test_a_commission_without_items_is_told_what_to_do(page, session):
    session.file.plan.set_own([one.uid for one in session.document.plan.activities()], False)
    assert page.quiet.text() == NOTHING_OWN


def test_a_finished_year_is_shown_without_alarm(qtbot, plan_file):
    session = Session(plan_file, day=date(2026, 11, 22))
    page = shown_page(qtbot, session)
    assert page.heading.text() == "План 2022 года завершен"
    assert captions(page) == []
    assert not page.nearest.isVisible()
    assert {words for _, words in page.year._lines} == {"выполнено 0", "сведений нет 17"}
    session.close()


# in place


def test_a_tick_is_made_in_place_said_and_taken_back(page, session, activity):
    uid = activity("1.2.4").uid
    press(card_of(page, "1.2.4"), "Отметить")
    assert mark(session, uid).state is MarkState.DONE
    assert "1.2.4" not in numbers(page)
    assert captions(page)[1] == "Нет сведений за I квартал · еще 10"
    said = session.messages[-1]
    assert said.sentence == "Отмечено: 1.2.4, I квартал."
    caption, take_back = said.offers[0]
    assert caption == "Отменить"
    take_back()
    assert mark(session, uid) is None or mark(session, uid).state is None
    assert "1.2.4" in numbers(page)


def test_a_double_click_ticks_one_item_not_the_next_one_too(page, session):
    pressed = button(card_of(page, "1.2.4"), "Отметить")
    for gesture in (QTest.mouseClick, QTest.mouseDClick, QTest.mouseRelease):
        gesture(pressed, LEFT)
    ticked = [uid for uid, marks in session.document.marks.items() if marks[1].state is MarkState.DONE]
    assert len(ticked) == 1


def test_a_late_item_is_ticked_in_the_quarter_of_its_term(page, session, activity):
    session.set_quarter(2)
    press(card_of(page, "2.2.3"), "Отметить за I кв.")
    assert mark(session, activity("2.2.3").uid, 1).state is MarkState.DONE
    assert mark(session, activity("2.2.3").uid, 2) is None


def test_a_quarter_to_come_offers_no_tick(page, session):
    session.set_quarter(3)
    assert captions(page)[-1].startswith("Предстоит в III квартале")
    assert [one.text() for one in card_of(page, "1.2.4").buttons if one.isVisible()] == ["Записать мероприятие"]


def test_the_form_of_an_event_is_asked_for(qtbot, page, activity):
    with qtbot.waitSignal(page.event_wanted) as wanted:
        press(card_of(page, "1.2.5"), "Записать мероприятие")
    assert wanted.args == [activity("1.2.5").uid, 1]


def test_a_planned_event_that_is_past_is_held_with_its_people(page, session, activity):
    uid = activity("2.2.2").uid
    session.file.events.hold(uid, form="квиз", starts_on=date(2022, 3, 12), status=EventStatus.PLANNED)
    press(card_of(page, "2.2.2", TodoKind.PASSED), "Проведено…")
    dialog = page.findChild(OccasionDialog)
    type_into(dialog.audiences.choices()[0], "избиратели")
    type_into(dialog.audiences.people_fields()[0], "18")
    dialog.accept()
    event = session.document.events_of(uid)[0]
    assert (event.status, event.participants) == (EventStatus.HELD, 18)
    assert mark(session, uid).state is MarkState.DONE
    assert "Запланировано и прошло" not in " ".join(captions(page))
    assert session.messages[-1].sentence == "Проведено: 2.2.2, 12.03.2022, квиз."


def test_a_planned_event_that_is_past_is_moved(page, session, activity):
    uid = activity("2.2.2").uid
    session.file.events.hold(uid, form="квиз", starts_on=date(2022, 3, 12), status=EventStatus.PLANNED)
    press(card_of(page, "2.2.2", TodoKind.PASSED), "Перенести…")
    dialog = page.findChild(OccasionDialog)
    assert not dialog.people.isVisible()
    type_into(dialog.first.line, "5.04")
    dialog.accept()
    event = session.document.events_of(uid)[0]
    assert (event.status, event.starts_on) == (EventStatus.PLANNED, date(2022, 4, 5))
    assert session.messages[-1].sentence == "Перенесено: 2.2.2, 05.04.2022, квиз."
    undo(session)
    assert session.document.events_of(uid)[0].starts_on == date(2022, 3, 12)


def test_a_day_that_is_none_is_told_in_the_dialog_and_changes_nothing(page, session, activity):
    uid = activity("2.2.2").uid
    session.file.events.hold(uid, form="квиз", starts_on=date(2022, 3, 12), status=EventStatus.PLANNED)
    press(card_of(page, "2.2.2", TodoKind.PASSED), "Перенести…")
    dialog = page.findChild(OccasionDialog)
    type_into(dialog.first.line, "31.02")
    dialog.accept()
    assert dialog.isVisible()
    assert dialog.first.notice.text()
    assert session.document.events_of(uid)[0].starts_on == date(2022, 3, 12)
    dialog.reject()


def conflict(session, tmp_path, mine, theirs):
    """Two copies are edited apart and united."""
    copy = tmp_path / "коллега.sqlite"
    session.file.copy_to(copy)
    with PlanFile.open(copy, device="colleague", author="Петров") as file:
        theirs(file)
        bodies = file.bodies()
    mine(session.file)
    session.file.unite(bodies)


def test_a_mark_that_two_wrote_differently_is_settled_in_place(page, session, activity, tmp_path):
    uid = activity("1.2.4").uid
    conflict(
        session,
        tmp_path,
        lambda file: file.marks.mark([uid], 1, text="Семинар"),
        lambda file: file.marks.mark([uid], 1, text="Вебинар"),
    )
    shown = mark(session, uid).text
    press(card_of(page, "1.2.4", TodoKind.MARK_CONFLICT), "Оставить показанное")
    assert (mark(session, uid).conflict, mark(session, uid).text) == (False, shown)
    assert not any(caption.startswith("Решить") for caption in captions(page))


@pytest.mark.slow
@pytest.mark.parametrize("place", [0, 1])
def test_what_two_wrote_of_a_mark_is_compared_and_one_is_kept(page, session, activity, tmp_path, place):
    uid = activity("1.2.4").uid
    session.file.author = "Иванова"
    conflict(
        session,
        tmp_path,
        lambda file: file.marks.mark([uid], 1, text="Семинар"),
        lambda file: file.marks.mark([uid], 1, text="Вебинар", date=date(2022, 3, 1)),
    )
    press(card_of(page, "1.2.4", TodoKind.MARK_CONFLICT), "Сравнить…")
    dialog = page.findChild(CompareMarkDialog)
    words = "\n".join(label.text() for label in dialog.findChildren(QLabel))
    assert all(part in words for part in ("Иванова", "Петров", "Что сделано: Семинар", "Дата выполнения: 01.03.2022"))
    kept = session.file.marks.written(uid, 1)[place].mark
    assert dialog.buttons[place].accessibleName() == (
        f"Оставить то, что написано: {session.file.marks.written(uid, 1)[place].by}"
    )
    dialog.buttons[place].click()
    assert (mark(session, uid).text, mark(session, uid).conflict) == (kept.text, False)
    assert session.messages[-1].sentence == "Разногласие улажено: 1.2.4, оставлена выбранная запись."


@pytest.mark.slow
def test_an_event_and_an_item_that_two_wrote_differently_are_settled_in_place(page, session, activity, tmp_path):
    uid = activity("1.2.4").uid
    event = session.file.events.hold(uid, starts_on=date(2022, 3, 14), people=3)
    conflict(
        session,
        tmp_path,
        lambda file: (
            file.events.edit(event, place="Топки"),
            file.plan.edit_activity(uid, period_override="Май", period_reason="письмо"),
        ),
        lambda file: (
            file.events.edit(event, place="Кемерово"),
            file.plan.edit_activity(uid, period_override="Июнь", period_reason="письмо"),
        ),
    )
    assert activity("1.2.4").conflicts
    press(card_of(page, "1.2.4", TodoKind.ITEM_CONFLICT), "Оставить показанное")
    press(card_of(page, "1.2.4", TodoKind.EVENT_CONFLICT), "Оставить показанное")
    assert not activity("1.2.4").conflicts
    assert not session.document.events_of(uid)[0].conflicts


def test_a_report_that_is_waited_for_is_asked_for(qtbot, page, session):
    session.today = date(2022, 4, 12)
    session.day_changed.emit()
    assert captions(page)[0] == "Сдать отчет · 1"
    card = page.groups.cards()[0]
    assert card.row.detail == "Не отмечен сданным: просрочен на 7 дней"
    with qtbot.waitSignal(page.report_wanted) as wanted:
        press(card, "Составить отчет…")
    assert wanted.args == ["2022-Q1"]


def test_what_was_begun_and_copies_that_lie_beside_are_told(qtbot, page, session, activity):
    page.show_unfinished([activity("1.2.8").uid])
    page.show_copies(["План (копия).sqlite"])
    assert captions(page)[0] == "Решить · 2"
    with qtbot.waitSignal(page.compare_wanted) as wanted:
        press(page.groups.cards()[1], "Сравнить…")
    assert wanted.args == ["План (копия).sqlite"]
    with qtbot.waitSignal(session.row_wanted) as wanted:
        press(card_of(page, "1.2.8", TodoKind.UNFINISHED), "Дописать")
    assert wanted.args == [activity("1.2.8").uid, 0]


def test_doubts_come_after_the_page_is_shown_and_lead_to_their_row(qtbot, page, session, activity):
    uid = activity("1.2.8").uid
    session.file.events.hold(uid, form="сем", starts_on=session.day, people=5)
    assert not any(caption.startswith("Решить") for caption in captions(page))
    doubts_found(qtbot, page)
    card = card_of(page, "1.2.8", TodoKind.DOUBT)
    assert "формы «сем» нет в списке; может быть, «семинар»" in card.row.title
    with qtbot.waitSignal(session.row_wanted) as wanted:
        press(card, "Показать")
    assert wanted.args == [uid, 1]


def test_the_doubts_of_another_quarter_go_with_it(qtbot, page, session, activity):
    session.file.events.hold(activity("1.2.8").uid, form="сем", starts_on=session.day, people=5)
    doubts_found(qtbot, page)
    session.set_quarter(2)
    assert TodoKind.DOUBT not in {card.row.kind for card in page.groups.cards()}


def test_a_document_that_is_only_read_can_be_looked_at(qtbot, session, plan_path):
    session.close()
    file = PlanFile.open(plan_path, read_only=True)
    reading = Session(file, day=session.day)
    page = shown_page(qtbot, reading)
    assert {one.text() for card in page.groups.cards() for one in card.buttons if one.isVisible()} == {"Показать"}
    reading.close()


# by keyboard


def test_arrows_go_from_row_to_row_and_enter_does_the_first_thing(qtbot, page, activity):
    page.take_focus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is card_of(page, "1.2.5")
    with qtbot.waitSignal(page.event_wanted) as wanted:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert wanted.args == [activity("1.2.5").uid, 1]
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Home)
    assert QApplication.focusWidget() is card_of(page, "2.2.3")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    assert QApplication.focusWidget() is card_of(page, "2.2.3")


def test_tab_comes_to_the_buttons_and_after_a_tick_the_keyboard_stays_there(page, session, activity):
    card_of(page, "1.2.4").setFocus()
    for _ in range(2):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is button(card_of(page, "1.2.4"), "Отметить")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert mark(session, activity("1.2.4").uid).state is MarkState.DONE
    assert QApplication.focusWidget() is button(card_of(page, "1.2.5"), "Отметить")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    assert QApplication.focusWidget() is card_of(page, "1.2.8")


def test_when_the_last_row_of_a_group_goes_the_keyboard_goes_to_the_row_that_stands_there(page):
    card = card_of(page, "2.2.3")
    card.buttons[1].setFocus()
    QTest.keyClick(card.buttons[1], Qt.Key.Key_Return)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert page.groups.cards()[0].isAncestorOf(focused) or focused is page.groups.cards()[0]


# news


def test_a_hidden_page_reads_nothing_until_it_is_shown(page, session, activity):
    page.hide()
    before = page.told
    session.file.marks.mark([activity("1.2.4").uid], 1)
    assert page.told is before
    page.show()
    assert "1.2.4" not in numbers(page)


def test_another_quarter_and_another_day_are_followed(page, session):
    session.set_quarter(2)
    assert page.heading.text() == "Что сделать во II квартале"
    session.today = date(2022, 5, 20)
    session.day_changed.emit()
    assert "Срок: май – осталось 11 дней" in [card.row.detail for card in page.groups.cards()]


# looks


def test_a_narrow_page_puts_the_year_below(page):
    beside = page._columns.direction()
    page.resize(620, 700)
    assert (beside, page._columns.direction()) == (
        QBoxLayout.Direction.LeftToRight,
        QBoxLayout.Direction.TopToBottom,
    )
    assert page.area.widget().minimumSizeHint().width() <= 620


def luminance(color):
    parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in color.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("urgency", Urgency)
def test_a_chip_can_be_read_in_light_and_dark(urgency, dark):
    from kuzplan_desktop.ui.drawing.palette import mixed

    palette = QPalette(QColor("#30363c" if dark else "#f0f0f0"), QColor("#1f2327" if dark else "#f3f5f7"))
    palette.setColor(QPalette.ColorRole.Base, QColor("#272c31" if dark else "#ffffff"))
    palette.setColor(QPalette.ColorRole.Text, QColor("#e6e8ea" if dark else "#000000"))
    words = urgency_color(urgency, palette)
    assert contrast(words, mixed(palette.window().color(), words, 0.16)) >= 4.5
