"""A remark of the region on «Что сделать»: read, answered in place, undone."""

from datetime import date

import pytest

from kuzplan_desktop.domain.todo.values import TodoKind
from kuzplan_desktop.ui.base.undoing import undo
from kuzplan_desktop.ui.fields import long_text
from tests.ui.todo.test_todo_page import card_of, press, shown_page


@pytest.fixture
def page(qtbot, session, activity):
    values = {"text": "Сколько обучено?", "given_on": "2022-04-06", "given_by": "Иванова И.И."}
    with session.file.step("Замечание области к пункту 1.2.4") as writer:
        writer.put("remark", "remark of the region", values, made_of={"activity": activity("1.2.4").uid})
    return shown_page(qtbot, session)


def remarked(page):
    return [card.row for card in page.groups.cards() if card.row.kind is TodoKind.REMARK]


def test_a_remark_is_answered_where_it_stands_and_the_answer_is_undone(page, session, monkeypatch):
    card = card_of(page, "1.2.4", TodoKind.REMARK)
    detail = "Замечание области от 06.04.2022, Иванова И.И.: Сколько обучено?"
    assert card.row.detail == detail
    asked = []
    monkeypatch.setattr(long_text, "ask_long_text", lambda *words: asked.append(words[2]) or "Обучено 37")
    press(card, "Ответить…")
    assert asked == [f"1.2.4 {detail}"]
    assert remarked(page) == []
    (answered,) = session.document.region_remarks
    assert (answered.answer, answered.answered_on) == ("Обучено 37", session.day)
    undo(session)
    assert len(remarked(page)) == 1
    assert session.document.region_remarks[0].given_on == date(2022, 4, 6)


def test_an_empty_answer_is_refused_in_a_sentence_and_nothing_is_written(page, session, monkeypatch):
    monkeypatch.setattr(long_text, "ask_long_text", lambda *_: " ")
    told = []
    session.said.connect(lambda message: told.append(message.sentence))
    press(card_of(page, "1.2.4", TodoKind.REMARK), "Ответить…")
    assert told[-1:] == ["Ответ не написан."]
    assert len(remarked(page)) == 1


def test_show_leads_to_the_item_of_the_remark(qtbot, page, session, activity):
    with qtbot.waitSignal(session.row_wanted) as wanted:
        press(card_of(page, "1.2.4", TodoKind.REMARK), "Показать")
    assert wanted.args == [activity("1.2.4").uid, 0]
