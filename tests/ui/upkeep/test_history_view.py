"""Журнал: who did what and when, newest first, and any step undone or done again."""

import re
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest

from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.history_text import change_lines
from kuzplan_desktop.ui.upkeep.history_view import HEADERS, HistoryView
from tests.ui.sent import send


@pytest.fixture
def seminars(session, activity):
    """1.2.4 with two steps: its text, and another text by a second person."""
    uid = activity("1.2.4").uid
    session.file.author = "Иванова"
    session.file.marks.mark([uid], 1, text="Семинар")
    session.file.author = "Петров"
    session.file.marks.mark([uid], 1, text="Вебинар")
    return uid


@pytest.fixture
def view(qtbot, session, seminars):
    made = HistoryView(session)
    qtbot.addWidget(made)
    QAbstractItemModelTester(made.model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    made.show()
    return made


def column(view, name):
    model = view.model
    return [model.index(row, HEADERS.index(name)).data() for row in range(model.rowCount())]


def choose(view, row):
    view.table.setCurrentIndex(view.model.index(row, 0))


def text_of(session, uid):
    mark = session.document.marks_of(uid).get(1)
    return mark.text if mark else ""


def test_the_steps_stand_newest_first_with_their_authors(view):
    assert column(view, "Что сделано")[:2] == ["Отметка 1.2.4, I квартал"] * 2
    assert column(view, "Кто")[:2] == ["Петров", "Иванова"]
    assert column(view, "Что сделано")[-1] == "Внесен сводный план"
    assert column(view, "Когда")[-1] == ""


def test_a_step_shows_before_and_after(view):
    choose(view, 0)
    assert "Что сделано: Семинар → Вебинар" in view.details.toPlainText()


def test_a_step_over_several_items_says_which_line_is_about_which(view, session, activity):
    session.file.marks.mark([activity("2.2.1").uid, activity("2.2.2").uid], 2)
    choose(view, 0)
    lines = view.details.toPlainText().splitlines()
    assert lines[-2:] == ["2.2.1: Отметка: выполнено", "2.2.2: Отметка: выполнено"]


def test_a_step_is_switched_off_and_on_again_from_the_journal(view, session, seminars):
    choose(view, 0)
    view.switch.click()
    assert text_of(session, seminars) == "Семинар"
    assert column(view, "Состояние")[0] == "отменено"
    assert view.switch.text() == "&Вернуть этот шаг"
    assert view.step().label == "Отметка 1.2.4, I квартал"
    view.switch.click()
    assert text_of(session, seminars) == "Вебинар"
    assert column(view, "Состояние")[0] == ""


@pytest.mark.parametrize("meant", [True, False])
def test_the_step_of_another_person_is_asked_about(view, session, seminars, meant):
    session.file.author = "Сидоров"
    choose(view, 0)
    session.answers = [meant]
    view.switch.click()
    assert session.questions == ["Отменить шаг «Отметка 1.2.4, I квартал»?"]
    assert text_of(session, seminars) == ("Семинар" if meant else "Вебинар")
    assert session.answers == []
    if meant:  # to bring it back takes nothing away
        view.switch.click()
        assert text_of(session, seminars) == "Вебинар"


def test_what_later_steps_changed_is_kept_and_told(view, session, seminars):
    choose(view, 1)
    session.answers = [True]
    view.switch.click()
    assert text_of(session, seminars) == "Вебинар"
    assert view.notice.text() == (
        "Шаг остался как есть: все, что он записал, изменено позже (1.2.4: Отметка, Что сделано)."
    )


def test_the_plan_itself_cannot_be_undone(view, session):
    for row in (view.model.rowCount() - 1, view.model.rowCount() - 2):
        choose(view, row)
        if view.switch.isEnabled():
            session.answers = [True]  # it was begun at another computer
            view.switch.click()
            assert "начинается документ" in view.notice.text()
    assert session.document.commission is not None


def test_work_beside_the_journal_shows_in_it_and_keeps_the_chosen_step(view, session, seminars):
    choose(view, 1)
    chosen = view.step().uid
    session.file.marks.mark([seminars], 2)
    assert column(view, "Что сделано")[0] == "Отметка 1.2.4, II квартал"
    assert view.step().uid == chosen
    session.file.undo()
    assert column(view, "Состояние")[0] == "отменено"


def test_a_hidden_journal_is_read_again_when_it_is_shown(view, session, seminars):
    view.close()
    rows = view.model.rowCount()
    session.file.marks.mark([seminars], 2)
    assert view.model.rowCount() == rows
    view.show()
    assert view.model.rowCount() == rows + 1


def test_escape_closes_the_journal(view):
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert not view.isVisible()


def test_a_foreign_journal_can_only_be_read(qtbot, session, seminars, plan_path):
    with PlanFile.open(plan_path, read_only=True) as file:
        reading = Session(file, day=session.day)
        view = HistoryView(reading)
        qtbot.addWidget(view)
        view.show()
        choose(view, 0)
        assert "Вебинар" in view.details.toPlainText()
        assert not view.switch.isEnabled()
        reading.close()


def test_no_step_tells_a_uid_or_the_name_of_a_column(session, activity):
    file, seminars = session.file, activity("1.2.4").uid
    first = file.events.hold(seminars, starts_on=date(2022, 3, 14), ends_on=date(2022, 3, 15), form="семинар")
    second = file.events.hold(seminars, starts_on=date(2022, 3, 14), form="семинар")
    file.events.tell_same(first, second, True)
    file.events.tell_same(first, second, False)
    file.settings.put("preparer", "Иванова А.П.")
    file.settings.put("preparer", "Петрова А.П.")
    file.settings.set_due_dates({"due_quarter_1": date(2022, 4, 8)})
    send(file, replaces=send(file))
    lines = [line for step in file.history() for line in change_lines(step.changes)]
    assert not [line for line in lines if re.search(r"[0-9a-f]{8}-|\b[a-z]+_[a-z_]+\b|preparer|plan:", line)]
    assert {
        "Составитель отчета: Иванова А.П.",
        "Составитель отчета: Иванова А.П. → Петрова А.П.",
        "Срок отчета за I квартал: 08.04.2022",
        "Это одно и то же: да",
    } <= {*lines}
    assert any("последний день: 15.03.2022" in line for line in lines)


def test_that_a_report_was_sent_is_taken_back_in_the_journal_only_after_a_question(view, session):
    send(session.file)
    choose(view, 0)
    session.answers = [False, True]
    view.switch.click()
    assert len(session.document.sent_reports) == 1
    view.switch.click()
    assert session.document.sent_reports == ()
    assert session.questions == ["Отменить шаг «Отчет за I квартал сдан»?"] * 2
