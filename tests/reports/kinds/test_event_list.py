"""«Список мероприятий»: every event with all that was written of it, in the order and the choice of the screen."""

from dataclasses import replace
from datetime import date

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.figures.period import figures_of
from kuzplan_desktop.domain.marks import Event, EventStatus
from kuzplan_desktop.reports.kinds.event_list import NO_EVENTS, ListedEvents
from kuzplan_desktop.reports.kinds.report_kinds import build
from kuzplan_desktop.reports.paper.report import Report, Row, RowKind
from tests.reports.every_kind import JULY, choice, planned_document
from tests.reports.filled import held
from tests.reports.small import FIRST_QUARTER, item, small

WHOLE = held(
    "1.1.1",
    date(2022, 3, 14),
    date(2022, 3, 15),
    form="семинар",
    title="Списки",
    place="г. Топки",
    minutes=90,
    audiences={"члены УИК": (37, 30), "СМИ": 2},
    partners="Библиотека\nШкола № 8",
    volunteers=4,
    publications=2,
    taking_part=True,
    held_by="ИККО",
    description="Роздана памятка.",
    note="Повторить в мае",
)
PLANNED = Event("p", "1.1.1", EventStatus.PLANNED, date(2022, 3, 1), form="квиз", people=40, count=3)


def listed(document: Document, *, listed: ListedEvents | None = None, own: bool = True) -> Report:
    return build(document, choice("event_list", "2022-Q1", own=own, listed=listed), JULY)


def lines(report: Report) -> list[Row]:
    return [row for row in report.rows if row.kind is RowKind.LINE]


def test_all_that_was_written_of_an_event_stands_in_its_row() -> None:
    (row,) = lines(listed(small(events=[WHOLE])))
    assert (row.number, row.text("day"), row.title) == ("1.1.1", "14–15.03.2022", "г. Топки, семинар «Списки»")
    assert row.done == (
        row.title,
        "Члены УИК – 37; СМИ – 2. Прошли тестирование: члены УИК – 30. Партнеры: Библиотека Школа № 8. Волонтеров: 4. "
        "Публикаций: 2. Проводим или участвуем: участвуем. Кто проводил: ИККО. Описание: Роздана памятка. "
        "Примечание: Повторить в мае",
    )
    assert [row.value(key) for key in ("people", "trained", "hours", "state")] == [39, 39, 1.5, "проведено"]


def test_those_tested_are_told_once_and_all_numbers_in_threes() -> None:
    event = held("1.1.1", date(2022, 3, 14), form="лекция", audiences={"члены УИК": (1240, 1100)}, tested=1100)
    (row,) = lines(listed(small(events=[event])))
    assert row.done[1] == "Члены УИК – 1\u00a0240. Прошли тестирование: члены УИК – 1\u00a0100"
    (row,) = lines(listed(small(events=[replace(event, tested=1200)])))
    assert row.done[1].endswith("члены УИК – 1\u00a0100. Прошли тестирование: 1200")


def test_what_does_not_count_adds_nothing_and_is_told_all_the_same() -> None:
    report = listed(small(events=[WHOLE, PLANNED]))
    planned, counted = lines(report)
    assert [planned.value(key) for key in ("events", "people", "trained", "hours")] == [None] * 4
    assert planned.title == "квиз (3 мероприятия)"
    assert planned.done == ("квиз (3 мероприятия)", "Участников: 40")
    assert planned.state == "запланировано"
    total = report.rows[-1]
    keys = ("events", "people", "trained", "hours")
    assert [total.value(key) for key in keys] == [counted.value(key) for key in keys]
    assert report.figures_line == "2 записи: проведено мероприятий 1, участников 39, обучено 39, часов обучения 1,5"


def test_the_total_is_the_figure_of_the_period() -> None:
    document = planned_document()
    for own in (True, False):
        total = listed(document, own=own).rows[-1]
        told = figures_of(document, FIRST_QUARTER, JULY, own=own).amounts
        assert (total.value("events"), total.value("people"), total.value("trained")) == (
            told.events,
            told.people,
            told.trained,
        )


def test_the_list_of_the_screen_keeps_its_order_and_says_its_filter() -> None:
    other = replace(WHOLE, uid="b", starts_on=date(2022, 8, 1), ends_on=None, title="Август")
    report = listed(small(events=[WHOLE, other]), listed=ListedEvents(("b", WHOLE.uid, "gone"), "слова «а»"))
    assert [row.title for row in lines(report)] == ["г. Топки, семинар «Август»", "г. Топки, семинар «Списки»"]
    assert report.lines == ("Отбор: слова «а».",)
    assert not report.signatures


def test_a_period_without_events_says_so() -> None:
    assert listed(small(item("1.1.1"))).figures_line == NO_EVENTS


def test_how_many_events_a_line_stands_for_is_said_once() -> None:
    several = replace(WHOLE, count=14)
    planned = replace(several, uid="p", status=EventStatus.PLANNED)
    held, ahead = lines(listed(small(events=[several, planned])))
    assert (held.title, held.value("events")) == ("г. Топки, семинар «Списки»", 14)
    assert (ahead.title, ahead.value("events")) == ("г. Топки, семинар «Списки» (14 мероприятий)", None)
