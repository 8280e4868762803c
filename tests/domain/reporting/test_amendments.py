"""What a later edit means for a report that was sent."""

from dataclasses import replace
from datetime import date

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark, MarkState
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection
from kuzplan_desktop.domain.reporting.amendments import corrections, touched_reports
from kuzplan_desktop.domain.reporting.sent_reports import (
    SentReport,
    figures_text,
    latest,
    read_figures,
    read_signatories,
    sent_title,
    signatories_text,
)

TODAY = date(2022, 7, 4)
ITEM = Activity("a", "1.1.1", "Семинары", "ТИК", "В течение года")
PLAN = Plan(
    uid="p",
    title="План",
    year=2022,
    authority="",
    approved_on=None,
    approved_number="",
    sections=(Section("s", "I", "", (Subsection("u", "1.1", "", (ITEM,)),)),),
)
EVENT = Event("e", "a", starts_on=date(2022, 3, 14), people=340)


def figures(events, people):
    return PeriodFigures(1, 1, 0, 0, events, people, 0)


def sent(period="2022-Q1", *, uid="r", number="12", day=date(2022, 4, 5), told=None, **given):
    return SentReport(uid, "progress", period, True, False, day, number, figures=told or figures(1, 340), **given)


def document(*reports, events=(EVENT,), marks=None):
    return Document(PLAN, marks={"a": marks or {}}, events={"a": tuple(events)}, sent_reports=reports)


def touched(before, after):
    return [one.uid for one in touched_reports(before, after, TODAY)]


def test_an_edit_within_the_period_touches_the_report():
    before = document(sent(), sent("2022-Q2", uid="later"))
    assert touched(before, document(*before.sent_reports, events=[replace(EVENT, people=377)])) == ["r"]
    assert touched(before, document(*before.sent_reports, marks={1: Mark("m", "a", 1, MarkState.DONE)})) == ["r"]
    assert touched(before, document(*before.sent_reports, marks={3: Mark("m", "a", 3, MarkState.DONE)})) == []
    assert touched(before, before) == []
    planned = Event("f", "a", EventStatus.PLANNED, starts_on=date(2022, 3, 20))
    assert touched(before, document(*before.sent_reports, events=[EVENT, planned])) == []


def test_an_event_that_moves_touches_both_periods_and_a_deleted_one_its_own():
    before = document(sent(), sent("2022-Q2", uid="later"))
    moved = document(*before.sent_reports, events=[replace(EVENT, starts_on=date(2022, 4, 1))])
    assert touched(before, moved) == ["r", "later"]
    assert touched(before, document(*before.sent_reports, events=[])) == ["r"]


def test_the_amended_report_is_the_one_that_stands():
    first, second = sent(), sent(uid="second", number="15", day=date(2022, 4, 5), replaces="r")
    both = document(first, second)
    assert touched(both, document(first, second, events=[])) == ["second"]
    assert latest(both.sent_reports, "progress", "2022-Q1", own=True) == second
    assert latest(both.sent_reports, "progress", "2022-Q1", own=False) is None


def told(found, key="2022-H1", *, cumulative=False):
    return corrections(found, parse_reporting_period(key), TODAY, own=True, cumulative=cumulative)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ([replace(EVENT, people=377)], "с учетом уточнений за I квартал: +37 чел."),
        ([replace(EVENT, people=300)], "с учетом уточнений за I квартал: −40 чел."),
        ([replace(EVENT, count=3)], "с учетом уточнений за I квартал: +2 мероприятия"),
        ([EVENT, Event("f", "a", starts_on=date(2022, 3, 1), people=5)],
         "с учетом уточнений за I квартал: +1 мероприятие, +5 чел."),
        ([EVENT], ""),
        ([EVENT, Event("f", "a", starts_on=date(2022, 4, 1), people=5)], ""),
    ],
)  # fmt: skip
def test_a_later_report_tells_by_how_much_the_figures_sent_have_moved(now, words):
    assert told(document(sent(), events=now)) == words


def test_the_figures_that_were_sent_first_count_also_after_an_amended_report():
    amended = sent(uid="second", replaces="r", told=figures(1, 377), day=date(2022, 4, 5))
    assert told(document(sent(), amended, events=[replace(EVENT, people=377)])).endswith("за I квартал: +37 чел.")


def test_of_periods_that_overlap_the_shorter_one_is_told():
    half = sent("2022-H1", uid="half", told=figures(1, 340), day=date(2022, 7, 5))
    found = document(sent(), half, events=[replace(EVENT, people=377)])
    assert told(found, "2022-9M") == "с учетом уточнений за I квартал: +37 чел."


def test_a_report_tells_nothing_of_its_own_period_or_of_other_items():
    changed = [replace(EVENT, people=377)]
    assert told(document(sent(), events=changed), "2022-Q1") == ""
    assert told(document(sent(), events=changed), "2022-Q1", cumulative=True) == ""
    assert told(document(sent(), events=changed), "2022-Q2") == ""
    assert told(document(sent(), events=changed), "2022-Q2", cumulative=True).endswith("за I квартал: +37 чел.")
    assert told(document(replace(sent(), own=False), events=changed)) == ""
    assert told(document(replace(sent(), figures=None), events=changed)) == ""


def test_words_of_a_sent_report():
    assert sent().in_place_of == "взамен отчета от 05.04.2022 №\xa012"
    assert replace(sent(), outgoing_number="").in_place_of == "взамен отчета от 05.04.2022"
    assert sent_title("progress", "2022-01-10..2022-02-20") == "Отчет за период с 10 января по 20 февраля 2022 года"
    assert sent_title("due", "2022-Q1") == "План на I квартал"
    assert sent_title("training", "2022") == "Сведения об обучении за 2022 год"
    assert sent_title("progress", "когда-то") == "Отчет за когда-то"


@pytest.mark.parametrize("text", ["", "[", "null", "{}", '{"planned":true}', "[" * 100_000, "7"])
def test_figures_and_signatories_that_cannot_be_read_are_none(text):
    assert read_figures(text) is None
    assert read_signatories(text) == ()


def test_figures_and_signatories_come_back():
    assert read_figures(figures_text(figures(2, 3))) == figures(2, 3)
    assert read_signatories(signatories_text([("Председатель", "П.П. Петров")])) == (("Председатель", "П.П. Петров"),)
