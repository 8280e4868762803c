"""«Мероприятия» as a person uses it: found, sorted, added up, edited in place, repeated, held, deleted, copied."""

from dataclasses import replace
from datetime import date

import pytest
from PIL import Image
from PySide6.QtCore import QEvent, QItemSelectionModel, QMimeData, QModelIndex, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QMouseEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from kuzplan_desktop.domain.figures.amounts import amounts_of
from kuzplan_desktop.domain.marks import EventStatus, MarkState
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.event_lines import EventLines
from kuzplan_desktop.ui.events.attachments_dialog import AttachmentsDialog
from kuzplan_desktop.ui.events.event_filters import ANY_STATUS
from kuzplan_desktop.ui.events.events_page import NOTHING_FOUND, NOTHING_YET, EventsPage
from kuzplan_desktop.ui.events.occasion_dialog import OccasionDialog
from kuzplan_desktop.ui.events.rows import EventColumn, EventFilter, event_rows
from tests.ui.editor_help import mnemonics, type_into

# The list that completes what is typed is a popup, which the offscreen platform cannot raise.
pytestmark = pytest.mark.qt_log_ignore("does not support (raise|grabbing the keyboard)", extend=True)
PLANNED, HELD, CANCELLED = EventStatus.PLANNED, EventStatus.HELD, EventStatus.CANCELLED
DAY, NUMBER, TITLE, PEOPLE = EventColumn.DAY, EventColumn.NUMBER, EventColumn.TITLE, EventColumn.PEOPLE


@pytest.fixture
def held(session, activity):
    """Four events: uid by their titles."""
    hold = session.file.events.hold
    return {
        "Списки": hold(
            activity("1.2.4").uid,
            form="семинар",
            title="Списки",
            place="г. Топки",
            starts_on=date(2022, 3, 14),
            minutes=90,
            attendance={"члены УИК": (37, None)},
        ),
        "Квиз": hold(activity("2.2.10").uid, form="квиз", title="Квиз", starts_on=date(2022, 2, 3), people=120),
        "Игра": hold(
            activity("2.2.2").uid, form="деловая игра", title="Игра", starts_on=date(2022, 5, 12), status=PLANNED
        ),
        "Лекция": hold(activity("2.2.1").uid, form="лекция", title="Лекция", month=date(2022, 6, 1), status=CANCELLED),
    }


def shown_page(qtbot, session):
    made = EventsPage(session, EventLines(session))
    qtbot.addWidget(made)
    made.resize(1280, 640)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def page(qtbot, session, held):
    made = shown_page(qtbot, session)
    tester = QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield made
    assert tester.model() is made.model


def titles(page):
    return [row.event.title for row in page.model.rows]


def cell(page, title, column):
    return page.model.index(titles(page).index(title), column)


def choose(page, *wanted):
    page.table.clearSelection()
    for title in wanted:
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        page.table.selectionModel().setCurrentIndex(cell(page, title, DAY), flags)


def event_of(session, uid):
    return next((one for found in session.document.events.values() for one in found if one.uid == uid), None)


def edit(qtbot, page, title, column, text):
    """Type into a cell as a person does: F2, the text, Enter."""
    page.table.setCurrentIndex(cell(page, title, column))
    page.table.setFocus()
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    line = page.table.findChild(QLineEdit)
    line.selectAll()
    line.insert(text)
    with qtbot.waitSignal(page.model.typed):
        QTest.keyClick(line, Qt.Key.Key_Return)
    QApplication.processEvents()


# what is shown


def test_all_events_stand_in_the_table_the_newest_first(page):
    assert titles(page) == ["Лекция", "Игра", "Списки", "Квиз"]
    texts = [str(cell(page, "Списки", column).data()).strip() for column in EventColumn]
    assert texts == ["14.03", "1.2.4", "семинар", "Списки", "г. Топки", "37", "члены УИК – 37", "1,5", "проведено", ""]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (NUMBER, ["Списки", "Лекция", "Игра", "Квиз"]),  # 2.2.10 stands after 2.2.2
        (DAY, ["Квиз", "Списки", "Игра", "Лекция"]),
        (PEOPLE, ["Игра", "Лекция", "Списки", "Квиз"]),
        (TITLE, ["Игра", "Квиз", "Лекция", "Списки"]),
        (EventColumn.HOURS, ["Квиз", "Игра", "Лекция", "Списки"]),
        (EventColumn.STATUS, ["Игра", "Лекция", "Квиз", "Списки"]),
    ],
)
def test_every_column_sorts(page, column, expected):
    page.table.sortByColumn(column, Qt.SortOrder.AscendingOrder)
    assert titles(page) == expected


def test_a_quarter_a_status_and_words_filter(page):
    page.filters.quarters.group.button(1).click()
    assert titles(page) == ["Списки", "Квиз"]
    page.filters.quarters.group.button(0).click()
    page.filters.status.setCurrentIndex(page.filters.status.findData(PLANNED.value))
    assert titles(page) == ["Игра"]
    page.filters.status.setCurrentIndex(page.filters.status.findText(ANY_STATUS))
    type_into(page.filters.search, "топки СЕМ")
    QTest.keyClick(page.filters.search, Qt.Key.Key_Return)
    assert titles(page) == ["Списки"]
    assert page.table.hasFocus()
    page.everything.click()
    assert len(titles(page)) == 4
    assert page.filters.search.text() == ""


def test_items_of_others_are_left_out_on_demand(page):
    page.filters.own.click()
    assert titles(page) == ["Лекция", "Игра", "Списки"]  # 2.2.10 is the region's


def test_what_is_shown_is_added_up_as_everywhere(page, session):
    events = [one for found in session.document.events.values() for one in found if one.status is HELD]
    assert page.model.sum_of() == amounts_of(events)
    assert page.sums.text() == ("Показано 4: проведено 2 мероприятия, участников 157, обучено 37, 1,5 ч обучения")
    page.filters.quarters.group.button(2).click()
    assert page.sums.text() == "Показано 2 из 4: проведено 0 мероприятий, участников 0"


def test_the_selection_is_added_up(page):
    choose(page, "Списки", "Квиз", "Игра")
    assert page.chosen_sums.text().startswith("Выбрано 3: проведено 2 мероприятия, участников 157")
    choose(page, "Квиз")
    assert not page.chosen_sums.isVisible()


def test_an_event_that_counts_in_another_is_shown_and_not_added(page, session, activity, held):
    uid = activity("1.2.4").uid
    other = session.file.events.hold(uid, form="семинар", title="Списки 2", starts_on=date(2022, 3, 14), people=37)
    session.file.events.tell_same(held["Списки"], other, same=True)
    assert len(titles(page)) == 5
    assert page.model.sum_of().people == 157
    assert "не считается" in " ".join(row.texts[EventColumn.STATUS] for row in page.model.rows)


def test_an_empty_table_says_why(qtbot, session):
    page = shown_page(qtbot, session)
    assert page.table.placeholder == NOTHING_YET
    assert page.sums.text() == "Показано 0: проведено 0 мероприятий, участников 0"


def test_nothing_found_says_so(page):
    page.model.set_filter(EventFilter(words=("такого нет",)))
    assert page.table.placeholder == NOTHING_FOUND


def test_a_cell_speaks_with_its_caption(page):
    assert cell(page, "Квиз", PEOPLE).data(Qt.ItemDataRole.AccessibleTextRole) == "участн: 120"
    assert cell(page, "Квиз", EventColumn.PLACE).data(Qt.ItemDataRole.AccessibleTextRole) == "место: не указано"


def test_no_letter_leads_to_two_buttons(page):
    letters = mnemonics(page)
    assert len(letters) == len(set(letters)) == 8


# in place


def test_a_title_a_place_and_people_are_edited_in_their_cells(qtbot, page, session, held):
    edit(qtbot, page, "Квиз", TITLE, "Знаешь ли ты закон?")
    edit(qtbot, page, "Знаешь ли ты закон?", EventColumn.PLACE, "СОШ № 2")
    edit(qtbot, page, "Знаешь ли ты закон?", PEOPLE, "118 чел.")
    event = event_of(session, held["Квиз"])
    assert (event.title, event.place, event.people) == ("Знаешь ли ты закон?", "СОШ № 2", 118)
    assert session.messages[-1].sentence == "Записано: 2.2.10, 03.02.2022, квиз «Знаешь ли ты закон?»."
    assert session.messages[-1].offers[0][0] == "Отменить"


def test_days_and_a_month_are_typed_as_in_the_form(qtbot, page, session, held):
    edit(qtbot, page, "Игра", DAY, "14-15.05")
    event = event_of(session, held["Игра"])
    assert (event.starts_on, event.ends_on) == (date(2022, 5, 14), date(2022, 5, 15))
    edit(qtbot, page, "Игра", DAY, "октябрь")
    event = event_of(session, held["Игра"])
    assert (event.starts_on, event.ends_on, event.month) == (None, None, date(2022, 10, 1))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("column", "text", "sentence"),
    [
        (DAY, "31.02", "нет в календаре"),
        (DAY, "01.04", "еще не наступило"),
        (PEOPLE, "-3", "Наименьшее возможное число"),
        (PEOPLE, "5", "по аудиториям получается 37"),
    ],
)
def test_what_is_refused_is_said_and_changes_nothing(qtbot, page, session, held, column, text, sentence):
    before = session.document
    edit(qtbot, page, "Списки", column, text)
    assert session.messages[-1].sentence.startswith("Не записано. ")
    assert sentence in session.messages[-1].sentence
    assert session.document is before


def test_the_tick_of_a_quarter_that_loses_its_last_event_is_asked_about(qtbot, page, session, held, activity):
    session.today = date(2022, 5, 20)
    session.answers = [0]
    edit(qtbot, page, "Квиз", DAY, "03.05")
    marks = session.document.marks_of(activity("2.2.10").uid)
    assert (marks[1].state, marks[2].state) == (None, MarkState.DONE)
    assert session.questions == ["Снять и отметку за I квартал?"]


def test_other_cells_and_titles_of_several_lines_are_for_the_form(page, session, held):
    session.file.events.edit(held["Квиз"], title="Первая\nвторая")
    shown = "Первая\nвторая"
    assert not cell(page, shown, TITLE).flags() & Qt.ItemFlag.ItemIsEditable
    assert not cell(page, shown, EventColumn.FORM).flags() & Qt.ItemFlag.ItemIsEditable
    assert cell(page, "Списки", TITLE).flags() & Qt.ItemFlag.ItemIsEditable


def test_escape_leaves_the_cell_as_it_was(page, session):
    before = session.document
    page.table.setCurrentIndex(cell(page, "Квиз", TITLE))
    QTest.keyClick(page.table, Qt.Key.Key_F2)
    line = page.table.findChild(QLineEdit)
    line.insert("xxx")
    QTest.keyClick(line, Qt.Key.Key_Escape)
    QApplication.processEvents()
    assert session.document is before


# deeds


def test_a_double_click_and_enter_ask_for_the_form(qtbot, page, activity, held):
    with qtbot.waitSignal(page.event_wanted) as wanted:
        page.table.doubleClicked.emit(cell(page, "Квиз", TITLE))
    assert wanted.args == [activity("2.2.10").uid, held["Квиз"]]
    choose(page, "Списки")
    with qtbot.waitSignal(page.event_wanted) as wanted:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert wanted.args == [activity("1.2.4").uid, held["Списки"]]


def test_a_planned_event_is_held_with_who_came(page, session, held, activity):
    session.today = date(2022, 5, 20)
    choose(page, "Списки")
    assert not page.hold.isEnabled()
    choose(page, "Игра")
    page.hold.click()
    dialog = page.findChild(OccasionDialog)
    type_into(dialog.people, "25")
    dialog.accept()
    event = event_of(session, held["Игра"])
    assert (event.status, event.people) == (HELD, 25)
    assert session.document.marks_of(activity("2.2.2").uid)[2].state is MarkState.DONE


def test_what_has_not_come_yet_cannot_be_held(page, session, held):
    choose(page, "Игра")
    page.hold.click()
    dialog = page.findChild(OccasionDialog)
    dialog.accept()
    assert "еще не наступило" in dialog.first.notice.text()
    assert event_of(session, held["Игра"]).status is PLANNED
    dialog.reject()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("day", "status", "said"),
    [("20.03", HELD, "Записано"), ("20.04", PLANNED, "Запланировано"), ("май", PLANNED, "Зап")],
)
def test_an_event_is_repeated_as_planned_or_held(page, session, activity, day, status, said):
    choose(page, "Списки")
    page.repeat.click()
    dialog = page.findChild(OccasionDialog)
    assert [row.audience for row in dialog.audiences.rows()] == ["члены УИК"]
    type_into(dialog.first.line, day)
    if status is HELD:
        type_into(dialog.audiences.people_fields()[0], "12")
    dialog.accept()
    found = [one for one in session.document.events_of(activity("1.2.4").uid) if one.starts_on != date(2022, 3, 14)]
    assert [(one.status, one.form, one.title, one.place) for one in found] == [
        (status, "семинар", "Списки", "г. Топки")
    ]
    assert found[0].participants == (12 if status is HELD else 0)
    assert session.messages[-1].sentence.startswith(said)
    assert [row.event.uid for row in page.table.chosen()] == [found[0].uid]


def test_the_new_event_alone_is_chosen_while_ctrl_is_held_down(page):
    """As after Ctrl+Enter: Qt's own way adds to what was selected."""
    choose(page, "Списки")
    page.repeat.click()
    dialog = page.findChild(OccasionDialog)
    type_into(dialog.first.line, "май")
    QTest.keyPress(dialog, Qt.Key.Key_F12, Qt.KeyboardModifier.ControlModifier)
    dialog.accept()
    QTest.keyRelease(dialog, Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
    assert [row.texts[DAY] for row in page.table.chosen()] == ["май"]


def test_an_event_is_deleted_and_comes_back(page, session, held, activity):
    session.answers = [0]
    choose(page, "Квиз")
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert event_of(session, held["Квиз"]) is None
    assert session.document.marks_of(activity("2.2.10").uid)[1].state is None
    assert session.messages[-1].sentence == "Удалено: 2.2.10, 03.02.2022, квиз «Квиз»."
    session.messages[-1].offers[0][1]()
    assert event_of(session, held["Квиз"]) is not None
    assert session.document.marks_of(activity("2.2.10").uid)[1].state is MarkState.DONE


def test_who_thinks_better_of_deleting_deletes_nothing(page, session, held):
    session.answers = [2]
    choose(page, "Квиз")
    page.remove.click()
    assert event_of(session, held["Квиз"]) is not None


def test_several_are_deleted_in_one_step_with_one_question_and_one_toast(page, session, held, activity):
    session.answers = [0]
    choose(page, "Списки", "Квиз", "Игра")
    QTest.keyClick(page.table, Qt.Key.Key_Delete)
    assert titles(page) == ["Лекция"]
    assert session.questions == ["Снять и отметки?"]
    assert [session.document.marks_of(activity(number).uid)[1].state for number in ("1.2.4", "2.2.10")] == [None, None]
    said = session.messages[-1]
    assert said.sentence == "Удалено мероприятий: 3."
    dict(said.offers)["Отменить"]()
    assert len(titles(page)) == 4
    assert session.document.marks_of(activity("1.2.4").uid)[1].state is MarkState.DONE


def test_ticks_may_stay_when_several_are_deleted(page, session, held, activity):
    session.answers = [1]
    choose(page, "Списки", "Квиз")
    page.remove.click()
    assert titles(page) == ["Лекция", "Игра"]
    assert session.document.marks_of(activity("1.2.4").uid)[1].state is MarkState.DONE


def test_a_tick_that_keeps_an_event_is_not_asked_about(page, session, held, activity):
    session.file.events.hold(activity("1.2.4").uid, form="семинар", title="Второй", starts_on=date(2022, 3, 15))
    choose(page, "Списки", "Игра")
    page.remove.click()
    assert session.questions == []
    assert session.document.marks_of(activity("1.2.4").uid)[1].state is MarkState.DONE


def test_who_thinks_better_of_deleting_several_deletes_nothing(page, session, held):
    session.answers = [2]
    choose(page, "Списки", "Квиз")
    page.remove.click()
    assert len(titles(page)) == 4


def drag(header, start, end, y=8):
    """Move the mouse over the captions with its button down."""
    port = header.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(start, y))
    for x in (start + (end - start) // 2, end):
        place = QPointF(x, y)
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            place,
            port.mapToGlobal(place),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        QApplication.sendEvent(port, move)
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, QPoint(end, y))


def test_a_width_that_was_drawn_is_there_again_at_the_next_start(page, session, qtbot):
    header = page.table.horizontalHeader()
    edge = header.sectionViewportPosition(EventColumn.FORM) + header.sectionSize(EventColumn.FORM) - 1
    before = header.sectionSize(EventColumn.FORM)
    with qtbot.waitSignal(page.table.columns_drawn) as drawn:
        drag(header, edge, edge + 40)
    again = EventsPage(session, EventLines(session))
    qtbot.addWidget(again)
    again.table.take_columns(drawn.args[0])
    again.resize(1280, 640)
    again.show()
    assert again.table.horizontalHeader().sectionSize(EventColumn.FORM) == before + 40
    assert again.table.horizontalHeader().sortIndicatorSection() == EventColumn.DAY


def test_what_sorts_or_only_changes_the_window_draws_no_column(page, qtbot):
    header = page.table.horizontalHeader()
    with qtbot.assertNotEmitted(page.table.columns_drawn):
        QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(header.sectionSize(0) // 2, 8))
        page.resize(1100, 640)
        QApplication.processEvents()


def test_the_selection_is_copied_as_a_table(page):
    choose(page, "Квиз", "Списки")
    QTest.keyClick(page.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QApplication.clipboard().mimeData()
    lines = [line.split("\t") for line in data.text().split("\n")]
    assert [line[:2] for line in lines] == [["Дата", "Пункт"], ["14.03", "1.2.4"], ["03.02", "2.2.10"]]
    assert "<td style='mso-number-format:\"\\@\"'>2.2.10</td>" in data.html()


def test_a_document_that_is_only_read_changes_nothing(qtbot, session, held, plan_path):
    session.close()
    reading = Session(PlanFile.open(plan_path, read_only=True), day=session.day)
    page = shown_page(qtbot, reading)
    choose(page, "Игра")
    assert not any(one.isEnabled() for one in (page.hold, page.repeat, page.remove))
    assert page.open.isEnabled()
    assert not cell(page, "Игра", TITLE).flags() & Qt.ItemFlag.ItemIsEditable
    reading.close()


# news


def test_the_selection_stays_with_its_event(page, session, activity):
    choose(page, "Списки")
    session.file.events.hold(activity("1.2.5").uid, title="Новое", starts_on=date(2022, 3, 20))
    assert [row.event.title for row in page.table.chosen()] == ["Списки"]
    page.table.sortByColumn(TITLE, Qt.SortOrder.AscendingOrder)
    assert [row.event.title for row in page.table.chosen()] == ["Списки"]


def test_an_event_is_found_whatever_the_filters_hide(page, held):
    page.filters.quarters.group.button(4).click()
    assert titles(page) == []
    page.show_event(held["Квиз"])
    assert [row.event.title for row in page.table.chosen()] == ["Квиз"]


def test_rows_of_events_that_stayed_the_same_are_not_made_again(page, session, activity):
    before = {row.event.uid: row for row in page.model.rows}
    session.file.events.hold(activity("1.2.4").uid, title="Новое", starts_on=date(2022, 3, 20))
    kept = [row for row in page.model.rows if before.get(row.event.uid) is row]
    assert len(kept) == 4


def test_a_hidden_page_reads_nothing_until_it_is_shown(page, session, activity):
    page.hide()
    session.file.events.hold(activity("1.2.4").uid, title="Новое", starts_on=date(2022, 3, 20))
    assert "Новое" not in titles(page)
    page.show()
    assert "Новое" in titles(page)


def test_a_model_of_nothing_says_nothing(page):
    assert page.model.data(QModelIndex()) is None
    assert page.model.rowCount(page.model.index(0, 0)) == 0


def test_an_edit_of_an_event_that_is_gone_does_nothing(page, session, held):
    session.answers = [1]
    before = replace(session.document)
    page.model.typed.emit("none", "title", "xxx")
    QApplication.processEvents()
    assert session.document == before


def test_the_rows_that_are_shown_are_asked_for_as_pages_with_the_filter_in_words(qtbot, session, held):
    page = shown_page(qtbot, session)
    asked = []
    page.pages_wanted.connect(lambda *told: asked.append(told))
    page.pages.click()
    page.filters.quarters.group.button(1).click()
    page.filters.own.setChecked(True)
    type_into(page.filters.search, "топки")
    qtbot.waitUntil(lambda: len(page.model.rows) == 1)
    page.pages.click()
    page.filters.search.setText("такого нет")
    qtbot.waitUntil(lambda: not page.model.rows)
    assert not page.pages.isEnabled()
    everything, filtered = asked
    assert everything == (tuple(row.event.uid for row in sorted(shown_rows(session), key=by_day, reverse=True)), "")
    assert filtered == ((held["Списки"],), "I квартал; только пункты с участием комиссии; слова «топки»")


def shown_rows(session):
    return event_rows(session.document, {}).values()


def by_day(row):
    return row.keys[EventColumn.DAY]


def test_a_photo_that_is_dropped_on_a_row_belongs_to_its_event(page, session, tmp_path, qtbot):
    photo = tmp_path / "Зал.jpg"
    Image.effect_noise((300, 200), 60).convert("RGB").save(photo)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(photo))])
    place = QPointF(page.table.visualRect(cell(page, "Списки", EventColumn.TITLE)).center())
    nobody, button = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
    page.table.dropEvent(QDropEvent(place, Qt.DropAction.CopyAction, data, button, nobody))
    qtbot.waitUntil(lambda: str(cell(page, "Списки", EventColumn.ATTACHED).data()).strip() == "1")
    assert str(cell(page, "Квиз", EventColumn.ATTACHED).data()).strip() == ""
    page.table.choose(next(row.event.uid for row in page.model.rows if row.event.title == "Списки"))
    page.attach.click()
    dialog = page.findChild(AttachmentsDialog)
    assert dialog.panel.list.item(0).text() == "Зал.jpg"
    dialog.reject()
