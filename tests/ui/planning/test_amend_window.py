"""«Внести изменения плана»: what a changed plan does is shown, doubts are asked, nothing is written before."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.plan.draft import ActivityDraft
from kuzplan_desktop.domain.plan.handed_plan import HandedPlan
from kuzplan_desktop.domain.plan.plan import Decree
from kuzplan_desktop.exchange.amendment.amending import handed_draft
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from kuzplan_desktop.ui.planning.amend_window import AmendWindow
from tests.ui.editor_help import type_into

NEW_ITEM = ActivityDraft("1.1.4", "Проведение конкурса плакатов", "ИККО – Кузбасса, ТИК", "Май")


def changed(*items, drop=(), retitle=None):
    """The supplied plan with items added at the end of its first subsection, dropped, reworded."""
    draft = supplied_draft()
    sections = list(draft.sections)
    parts = list(sections[0].subsections)
    kept = [
        replace(one, title=(retitle or {}).get(one.number, one.title))
        for one in parts[0].activities
        if one.number not in drop
    ]
    parts[0] = replace(parts[0], activities=(*kept, *items))
    sections[0] = replace(sections[0], subsections=tuple(parts))
    return replace(draft, sections=tuple(sections))


def show(window, draft):
    window.commands.plan.take_draft(draft, "План.docx")
    return window.findChild(AmendWindow)


def click(button):
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def rows(view):
    return [
        (view.list.topLevelItem(at).text(0), view.list.topLevelItem(at).text(1))
        for at in range(view.list.topLevelItemCount())
    ]


def test_a_new_item_comes_and_one_that_is_gone_stays_with_its_mark(window, session, activity):
    session.file.marks.mark([activity("1.1.3").uid], 1)
    view = show(window, changed(NEW_ITEM, drop=("1.1.3",)))
    told = dict(rows(view))
    assert "новое" in told
    assert "исключается" in told
    assert not session.document.plan.find("1.1.4")
    assert view.number.isVisible()
    type_into(view.number, "5/40-8")
    type_into(view.day.line, "01.06.2022")
    click(view.take)
    plan = session.document.plan
    assert plan.find("1.1.4")[0].title == NEW_ITEM.title
    gone = next(item for item in plan.activities() if item.uid == activity("1.1.3").uid)
    assert gone.excluded == "постановление от 01.06.2022 № 5/40-8"
    assert session.document.marks_of(gone.uid)
    assert plan.amendments == (Decree("5/40-8", date(2022, 6, 1)),)
    assert session.messages[-1].offers[0][0] == "Отменить"
    session.messages[-1].offers[0][1]()
    assert not session.document.plan.find("1.1.4")
    assert not session.document.plan.amendments


def test_what_is_doubtful_is_asked_before_anything_is_written(window, session):
    retitled = {"1.1.2": "Подготовка методических материалов для организаторов выборов"}
    view = show(window, changed(retitle=retitled))
    assert len(view.choices) == 1
    assert not view.take.isEnabled()
    click(view.accept_all)
    assert view.take.isEnabled()
    click(view.take)
    assert session.document.plan.find("1.1.2")[0].title == retitled["1.1.2"]


def test_the_same_plan_changes_nothing(window):
    view = show(window, supplied_draft())
    assert "менять нечего" in view.summary.text()
    assert not view.take.isEnabled()


def test_the_plan_of_another_year_is_refused_in_a_sentence(window, session):
    window.commands.plan._show_amendment(handed_draft(replace(supplied_draft(), year=2023)), "План 2023.docx")
    assert window.findChild(AmendWindow) is None
    assert "2023" in session.messages[-1].sentence


def test_questions_and_changes_are_read_whole(window, qtbot):
    """Sixty letters of two items that begin alike tell nobody which is which."""
    title = (
        "Разработка методических материалов для организаторов выборов, наблюдателей и представителей политических "
        "партий, которые работают в день голосования и при подсчете голосов избирателей"
    )
    view = show(window, changed(NEW_ITEM, retitle={"1.1.2": title}))
    qtbot.waitExposed(view)
    (question,) = [label for label in view.questions.findChildren(QLabel) if "какая это" in label.text()]
    assert title in question.text()
    texts = {text: view.list.topLevelItem(at) for at, (_, text) in enumerate(rows(view))}
    line = view.list.fontMetrics().height()
    heights = {text: view.list.visualItemRect(item).height() for text, item in texts.items()}
    (whole,) = [text for text in texts if title in text]
    assert min(heights.values()) < 2 * line <= heights[whole]
    view.resize(view.width() // 2, view.height())
    qtbot.waitUntil(lambda: view.list.visualItemRect(texts[whole]).height() > heights[whole])


def test_the_questions_that_are_left_are_counted_and_escape_leaves(window, session, qtbot):
    retitled = {"1.1.2": "Подготовка методических материалов для организаторов выборов"}
    view = show(window, changed(retitle=retitled))
    assert view.questions_caption.text() == "Ответьте: 1 вопрос."
    click(view.accept_all)
    assert view.questions_caption.text() == "На все вопросы дан ответ."
    assert not view.accept_all.isEnabled()
    view.activateWindow()
    qtbot.waitUntil(view.isActiveWindow)
    QTest.keyClick(view, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.findChild(AmendWindow) is None)
    assert session.document.plan.find("1.1.2")[0].title != retitled["1.1.2"]


def test_a_campaign_that_comes_with_the_plan_is_told_with_its_days(window, session):
    campaign = Campaign("handed", "Выборы депутатов", "", date(2022, 6, 1), date(2022, 9, 11))
    handed = HandedPlan(session.document.plan, (campaign,), session.document.settings)
    window.commands.plan._show_amendment(handed, "План 2022.sqlite")
    view = window.findChild(AmendWindow)
    assert view.summary.text().endswith("исключено 0. Кроме пунктов изменений: 1.")
    assert not view.number.isVisible()  # no decree calls elections in a plan
    ((became, words),) = rows(view)
    assert became == "новое"
    assert words.startswith("Кампания «Выборы депутатов»: новое (")
    assert "01.06.2022" in words
    assert "день голосования 11.09.2022" in words
    click(view.take)
    assert [one.name for one in session.document.campaigns] == ["Выборы депутатов"]
