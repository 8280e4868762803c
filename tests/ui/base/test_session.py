"""The session: the one place where news of the file becomes a signal, and failures become messages."""

from datetime import date

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from tests.ui.sent import stands


def test_every_step_undo_and_redo_is_one_change(session, activity):
    heard = []
    session.changed.connect(heard.append)
    wanted = activity("1.2.4").uid
    session.do(lambda: session.file.marks.mark([wanted], 1))
    session.do(session.file.undo)
    session.do(session.file.redo)
    assert [change.activities for change in heard] == [frozenset({wanted})] * 3
    assert session.document.marks_of(wanted)[1].state is MarkState.DONE


def test_do_hands_back_what_the_verb_returns(session, activity):
    uid = session.do(lambda: session.file.events.hold(activity("1.2.4").uid, starts_on=date(2022, 3, 14)))
    assert [event.uid for event in session.document.events_of(activity("1.2.4").uid)] == [uid]
    assert session.messages == []


def test_an_expected_failure_is_said_once_and_changes_nothing(session, activity):
    heard = []
    session.said.connect(heard.append)
    before = session.document
    assert session.do(lambda: session.file.marks.mark([activity("1.2.4").uid], 1, state=MarkState.NOT_REQUIRED)) is None
    assert [message.sentence for message in heard] == ["Для отметки «не требуется» нужна причина."]
    assert session.messages == heard
    assert session.document == before


def test_a_bug_is_not_said_but_raised(session):
    with pytest.raises(ZeroDivisionError):
        session.do(lambda: 1 / 0)
    assert session.messages == []


def test_messages_offer_what_to_do(session):
    done = []
    session.say("Готово.", action=("Открыть", lambda: done.append(1)), other=("Еще", lambda: done.append(2)))
    for _, answer in session.messages[0].offers:
        answer()
    assert done == [1, 2]


def test_questions_are_recorded_and_answered_beforehand(session):
    session.answers = [True, False]
    assert session.ask("Удалить?")
    assert not session.ask("Точно?", "Совсем?")
    assert session.questions == ["Удалить?", "Точно?"]


def test_the_working_quarter_is_told_once(session, qtbot):
    heard = []
    session.quarter_changed.connect(heard.append)
    session.set_quarter(3)
    session.set_quarter(3)
    assert heard == [3]
    assert session.quarter == 3
    assert session.period.key == "2022-Q3"


def test_states_are_told_for_the_end_of_the_year_of_a_past_plan(session):
    session.today = date(2024, 5, 1)
    assert session.today == date(2022, 12, 31)
    assert session.day == date(2024, 5, 1)


def test_the_chosen_activity_is_remembered(session):
    session.activity_chosen.emit("uid")
    assert session.activity == "uid"


def test_news_of_another_window_is_a_change(session, plan_path, activity):
    heard = []
    session.changed.connect(heard.append)
    with PlanFile.open(plan_path) as other:
        other.marks.mark([activity("2.2.3").uid], 1)
    session.look_for_news()
    assert len(heard) == 1
    assert heard[0].structure
    assert session.document.marks_of(activity("2.2.3").uid)[1].state is MarkState.DONE


def test_closing_finishes_what_is_being_typed(session, plan_path, activity):
    row = f"mark:{activity('1.2.4').uid}:1"
    session.do(lambda: session.file.typing.keep(row, "text", "Проведен семинар"))
    session.close()
    session.close()
    with PlanFile.of_private_copy(plan_path) as seen:
        assert seen.document.marks_of(activity("1.2.4").uid)[1].text == "Проведен семинар"


def test_a_verb_that_comes_after_closing_has_nowhere_to_go(session):
    """A search in the background may come back when its window is just closing: that is no error of the program."""
    session.close()
    assert session.do(session.file.bodies) is None
    assert session.messages == []


def test_work_in_the_background_comes_back(session, qtbot):
    results = []
    session.run(lambda: 6 * 7, results.append)
    qtbot.waitUntil(lambda: results == [42])


def test_a_failure_in_the_background_is_said(session, qtbot):
    def fail():
        raise PlanError("Файл занят.", "Закройте его.")

    with qtbot.waitSignal(session.said, check_params_cb=stands):
        session.run(fail, lambda _: None)
    assert str(session.messages[0]) == "Файл занят. Закройте его."


@pytest.mark.parametrize(
    ("day", "remembered", "quarter"),
    [
        (date(2022, 4, 4), None, 1),  # its report is due tomorrow
        (date(2022, 5, 1), 1, 2),  # in the plan's own year the rule decides
        (date(2023, 1, 10), 1, 4),  # and as long as the year's last report is waited for
        (date(2026, 3, 1), None, 4),
        (date(2026, 3, 1), 2, 2),  # in a year that is over it is what she looked at last
        (date(2021, 11, 1), None, 1),
        (date(2026, 3, 1), 7, 4),  # a damaged settings file
    ],
)
def test_the_quarter_a_document_opens_with(qapp, plan_file, day, remembered, quarter):
    session = Session(plan_file, day=day, remembered_quarter=remembered)
    assert session.quarter == quarter
    session.close()


def test_a_colleagues_file_is_read_only(qapp, session, plan_path, activity):
    viewed = Session(PlanFile.of_private_copy(plan_path))
    assert viewed.read_only
    viewed.do(lambda: viewed.file.marks.mark([activity("1.2.4").uid], 1))
    assert viewed.messages[0].sentence == "Файл открыт только для чтения, изменить его нельзя."
    viewed.close()
