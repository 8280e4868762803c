"""Comparing and merging in the window: found, chosen, left out, merged, undone."""

import os
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from kuzplan_desktop.domain.todo.values import TodoKind
from kuzplan_desktop.exchange.merge.differences import Whose
from kuzplan_desktop.exchange.merge.merging import compare_with
from kuzplan_desktop.exchange.merge.taking import Taking
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base import tasks
from kuzplan_desktop.ui.colleague.compare_model import CompareColumn, CompareModel
from kuzplan_desktop.ui.colleague.compare_view import CompareView
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.shell.windows import MERGE, Windows
from tests.store.documents_apart import shown

Role = Qt.ItemDataRole


@pytest.fixture
def theirs(session, activity, tmp_path) -> Path:
    """A colleague's copy: a seminar of hers, a mark of hers, one that both wrote; and a mark that is only mine."""
    path = tmp_path / "у коллеги.sqlite"
    session.file.copy_to(path)
    session.file.author = "Секретарь"
    session.file.marks.mark([activity("2.2.3").uid], 1, text="Мои слова")
    session.file.marks.mark([activity("2.3.1").uid], 1)
    with PlanFile.open(path, device="hers", author="Председатель") as file:
        file.events.hold(activity("1.2.4").uid, starts_on=date(2022, 3, 14), form="семинар", people=37)
        file.marks.mark([activity("2.2.3").uid], 1, text="Ее слова")
    sent = path.with_name("копия.sqlite")
    sent.write_bytes(path.read_bytes())
    return sent


@pytest.fixture
def view(qtbot, session, theirs):
    made = CompareView(session, compare_with(session.file.bodies(), theirs))
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show()
    yield made
    if isValid(made):
        made.close()


def rows(model, above=None):
    """Every row under `above`, with its indexes."""
    parent = above or model.index(-1, -1)
    found = []
    for row in range(model.rowCount(parent)):
        index = model.index(row, 0, parent)
        found += [index, *rows(model, index)]
    return found


def texts(model, index):
    return [index.siblingAtColumn(column).data() for column in CompareColumn]


def row_of(view, title):
    return next(index for index in rows(view.model) if title in " ".join(map(str, texts(view.model, index))))


def choose(view, title):
    view.tree.setCurrentIndex(row_of(view, title))


def box(index):
    return Qt.CheckState(index.siblingAtColumn(CompareColumn.TAKE).data(Role.CheckStateRole))


def test_the_tree_has_the_plans_own_shape(view):
    chain, index = [], row_of(view, "14.03.2022")
    while index.isValid():
        chain.append(index.data()[:8])
        index = index.parent()
    assert chain == ["Мероприя", "1.2.4 Ор", "1.2 Обуч", "Раздел I"]
    assert view.counts.text() == "Новых у коллеги 2, только у меня 1, в обоих изменено 1."


def test_what_is_only_mine_cannot_be_left_out(view):
    model = view.model
    mine = next(index for index in rows(model) if texts(model, index)[CompareColumn.TAKE] == "только у меня")
    assert mine.siblingAtColumn(CompareColumn.TAKE).data(Role.CheckStateRole) is None


def test_filters_show_a_part_and_keep_what_was_chosen(view):
    view.model.setData(row_of(view, "14.03.2022").siblingAtColumn(CompareColumn.TAKE), 0, Role.CheckStateRole)
    view.filters.group.button(2).click()
    states = {view.model.node(index).unit.state for index in rows(view.model) if view.model.node(index).unit}
    assert states == {Whose.CONFLICT}
    view.filters.group.button(0).click()
    assert box(row_of(view, "14.03.2022")) is Qt.CheckState.Unchecked


def test_space_leaves_a_branch_out_and_the_rows_above_show_it(view):
    choose(view, "14.03.2022")
    QTest.keyClick(view.tree, Qt.Key.Key_Space)
    assert texts(view.model, view.tree.currentIndex())[CompareColumn.TAKE] == "не брать"
    section = view.model.index(0, 0)
    assert box(section) is Qt.CheckState.PartiallyChecked
    view.tree.setCurrentIndex(section)
    QTest.keyClick(view.tree, Qt.Key.Key_Space)
    assert box(section) is Qt.CheckState.Checked


def conflict(view):
    index = next(
        one for one in rows(view.model) if texts(view.model, one)[CompareColumn.TAKE].startswith("разногласие")
    )
    view.tree.setCurrentIndex(index)
    return index


def test_a_conflict_shows_both_sides_in_full_with_who_wrote_them(view):
    conflict(view)
    mine, hers = view.sides.texts
    assert (mine.toPlainText(), hers.toPlainText()) == ("Что сделано: Мои слова", "Что сделано: Ее слова")
    assert [label.text().split(",")[0] for label in view.sides.authors] == ["Секретарь", "Председатель"]
    assert view.sides.choices.isVisible()
    assert not view.sides.later.isHidden()
    choose(view, "14.03.2022")
    assert not view.sides.choices.isVisible()


def test_a_choice_is_shown_and_carried_out(view, session, activity):
    told = []
    view.merged.connect(told.append)
    index = conflict(view)
    view.sides.choices.group.button(2).click()
    assert texts(view.model, index)[CompareColumn.TAKE] == "разногласие: коллеги"
    assert view.sides.later.isHidden()
    QTest.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert session.document.marks_of(activity("2.2.3").uid)[1].text == "Ее слова"
    assert len(session.document.events_of(activity("1.2.4").uid)) == 1
    assert [taking for _, taking in told[0].settled] == [Taking.THEIRS]


def test_enter_leads_to_the_activity(view, activity):
    wanted = []
    view.activity_wanted.connect(wanted.append)
    choose(view, "14.03.2022")
    QTest.keyClick(view.tree, Qt.Key.Key_Return)
    assert wanted == [activity("1.2.4").uid]


def test_an_own_edit_meanwhile_is_compared_too_and_the_choice_stays(view, session, activity):
    conflict(view)
    view.sides.choices.group.button(1).click()
    session.file.marks.mark([activity("2.3.2").uid], 1)
    assert "только у меня 2" in view.counts.text()
    assert list(view.model.settled.values()) == [Taking.MINE]


def test_an_empty_comparison_is_an_empty_tree(qtbot):
    model = CompareModel()
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show(())
    assert model.rowCount() == 0
    assert not model.first_unit().isValid()


# the way there and back


@pytest.fixture
def window(qtbot, session, settings):
    made = MainWindow(session, settings)
    yield made
    made.close()


def compared(qtbot, window, path):
    """The page that comparing with `path` leads to."""
    window.commands.colleague.comparing.begin(path)
    qtbot.waitUntil(lambda: window.findChild(CompareView) is not None, timeout=20000)
    return window.findChild(CompareView)


def test_after_merging_the_bar_says_what_came_and_offers_the_way_back(qtbot, window, theirs, activity):
    before = shown(window.session.file)
    compared(qtbot, window, theirs).merge()
    message = window.session.messages[-1]
    assert message.sentence == "Документ объединен с файлом «копия.sqlite»."
    assert "Взято у коллеги: 2 изменения. Разногласий, которые остались: 1." in message.hint
    assert message.offers[0][0] == "Отменить"
    message.offers[0][1]()
    assert shown(window.session.file) == before


@pytest.mark.slow
def test_an_event_that_both_wrote_down_is_told_after_the_merge(qtbot, window, theirs, activity):
    uid = activity("1.2.4").uid
    window.session.file.events.hold(uid, starts_on=date(2022, 3, 14), form="семинар", people=36)
    compared(qtbot, window, theirs).merge()
    message = window.session.messages[-1]
    assert "записано дважды: 1.2.4." in message.hint
    message.offers[-1][1]()
    assert window.session.activity == uid


def test_a_file_without_anything_new_is_told_in_the_bar(qtbot, window, tmp_path):
    window.session.file.copy_to(tmp_path / "та же.sqlite")
    window.commands.colleague.comparing.begin(tmp_path / "та же.sqlite")
    tasks.finish()
    qtbot.waitUntil(lambda: "различий нет" in window.session.messages[-1].sentence, timeout=20000)


def test_another_commissions_file_is_told_in_the_bar(qtbot, window, tmp_path):
    PlanFile.create(tmp_path / "b.sqlite", commission="Юргинская ТИК").close()
    window.commands.colleague.comparing.begin(tmp_path / "b.sqlite")
    qtbot.waitUntil(lambda: "другой комиссии" in window.session.messages[-1].sentence, timeout=20000)
    assert "сводный файл" in window.session.messages[-1].hint


def test_a_damaged_file_is_told_in_the_bar(qtbot, window, tmp_path):
    (tmp_path / "b.sqlite").write_bytes(b"SQLite format 3\0" + b"?" * 2000)
    window.commands.colleague.comparing.begin(tmp_path / "b.sqlite")
    qtbot.waitUntil(lambda: "сравнивается" not in window.session.messages[-1].sentence, timeout=20000)
    assert window.findChild(CompareView) is None


def test_the_own_file_is_not_compared_with_itself(window):
    window.commands.colleague.comparing.begin(window.session.file.path)
    assert "с самим собой" in window.session.messages[-1].sentence


def test_from_the_colleagues_window_the_way_leads_to_the_own_document(qtbot, qapp, settings, plan_file, theirs):
    own = plan_file.path
    plan_file.close()
    windows = Windows(settings)
    mine = windows.open(own)
    hers = windows.open(theirs)
    assert MERGE in [caption for caption, _ in hers.session.messages[-1].offers]
    hers.actions_by_name["merge"].trigger()
    qtbot.waitUntil(lambda: mine.findChild(CompareView) is not None, timeout=20000)
    for window in list(windows.opened):
        window.close()


# conflicted copies beside the document


@pytest.fixture
def beside(theirs, session):
    """The colleague's copy under a name that a cloud gives it."""
    path = session.file.path.with_name(f"{session.file.path.stem} (1).sqlite")
    path.write_bytes(theirs.read_bytes())
    return path


def looked(qtbot, window):
    """What is said after the look beside the document."""
    before = len(window.session.messages)
    window.copies.look()
    for _ in range(3):
        tasks.finish()
        QApplication.processEvents()
    return window.session.messages[before:]


def test_a_copy_beside_the_document_is_listed_where_it_is_decided_until_it_is_compared(qtbot, window, beside):
    window.show()
    window.turn_to("todo")
    page = window.pages.currentWidget()
    assert looked(qtbot, window) == []
    card = next(one for one in page.groups.cards() if one.row.kind == TodoKind.COPY)
    assert card.row.title == beside.name
    assert looked(qtbot, window) == []  # and the next opening lists it again
    qtbot.mouseClick(card.buttons[0], Qt.MouseButton.LeftButton)
    assert TodoKind.COPY not in [one.row.kind for one in page.groups.cards()]
    qtbot.waitUntil(lambda: window.findChild(CompareView) is not None, timeout=20000)
    looked(qtbot, window)
    assert TodoKind.COPY not in [one.row.kind for one in page.groups.cards()]
    beside.write_bytes(beside.read_bytes())  # the file is another one
    os.utime(beside, (1, 1))
    looked(qtbot, window)
    assert TodoKind.COPY in [one.row.kind for one in page.groups.cards()]


def test_of_copies_that_are_alike_one_is_listed(qtbot, window, beside):
    beside.with_name("Еще одна.sqlite").write_bytes(beside.read_bytes())
    looked(qtbot, window)
    assert len(window.copies.names) == 1


def test_a_copy_beside_the_document_is_offered_once_where_no_list_is_in_sight(qtbot, window, beside):
    window.turn_to("plan")
    (message,) = looked(qtbot, window)
    assert beside.name in message.sentence
    window.bar.hide()
    assert looked(qtbot, window) == []
    message.offers[0][1]()
    qtbot.waitUntil(lambda: window.findChild(CompareView) is not None, timeout=20000)


def test_a_copy_without_news_and_a_file_that_is_none_are_passed_over(qtbot, window):
    path = window.session.file.path
    path.with_name(f"{path.stem} (2).sqlite").write_bytes(path.read_bytes())
    path.with_name(f"{path.stem} — копия.sqlite").write_text("не документ", encoding="utf-8")
    assert looked(qtbot, window) == []


def test_a_copy_waits_for_the_next_opening_while_something_else_is_said(qtbot, window, beside):
    window.show()
    window.turn_to("plan")
    window.session.say("Что-то важное.")
    assert looked(qtbot, window) == []
    window.bar.hide()
    assert len(looked(qtbot, window)) == 1


def test_the_protocol_is_saved_where_and_as_she_likes(qtbot, window, theirs, tmp_path, monkeypatch):
    compared(qtbot, window, theirs).merge()
    offers = dict(window.session.messages[-1].offers)
    target = tmp_path / "протокол.xlsx"
    monkeypatch.setattr("kuzplan_desktop.ui.base.dialogs.choose_report", lambda *_: None)
    offers["Протокол объединения…"]()
    assert window.session.messages[-1].sentence.startswith("Документ объединен")
    monkeypatch.setattr("kuzplan_desktop.ui.base.dialogs.choose_report", lambda *_: target)
    offers["Протокол объединения…"]()
    qtbot.waitUntil(lambda: "Протокол записан" in window.session.messages[-1].sentence, timeout=20000)
    assert target.exists()
