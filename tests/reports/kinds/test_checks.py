"""«Проверка отчета»: each thing that is missing or doubtful, told once and in the right row."""

from datetime import date

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.commission import Signatory
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.marks import Event, EventStatus, Mark, MarkState
from kuzplan_desktop.reports.kinds.checks import Remark, RemarkKind, check_report
from tests.reports.filled import done, filled_document, held
from tests.reports.small import APRIL, FIRST_QUARTER, item, small

SIGNED = (Signatory("a", "Председатель", "А.А. Первый"), Signatory("b", "Секретарь", "Б.Б. Вторая"))
DAY = date(2022, 3, 14)


def findings(document: Document, period: str = "2022-Q1", *, today: date = APRIL) -> tuple[Remark, ...]:
    """What the check finds in the own items."""
    return check_report(document, parse_reporting_period(period), True, today)


def only(document: Document, **fields: date) -> Remark:
    """The one thing that the check finds."""
    (found,) = findings(document, **fields)
    return found


def test_a_complete_report_has_no_findings() -> None:
    document = small(
        marks=[done("1.1.1", 1)], events=[held("1.1.1", DAY, form="семинар", audiences={"СМИ": 5})], signatories=SIGNED
    )
    assert findings(document) == ()


def test_an_item_without_information() -> None:
    found = only(small(item("1", "Март"), item("2", "Май"), signatories=SIGNED))
    assert found == Remark(RemarkKind.NO_INFORMATION, "По пункту 1 нет сведений за I квартал 2022 года.", "1", "1", 1)


@pytest.mark.slow
@pytest.mark.parametrize("period", ["2022-Q1", "2022-Q2", "2022-H1", "2022-9M", "2022", "2022-03"])
@pytest.mark.parametrize("own", [True, False])
def test_the_items_without_information_are_those_of_the_line_of_figures(period: str, own: bool) -> None:
    document, chosen = filled_document(), parse_reporting_period(period)
    found = check_report(document, chosen, own, date(2023, 1, 9))
    missing = [finding for finding in found if finding.kind is RemarkKind.NO_INFORMATION]
    assert len(missing) == document.figures(chosen, date(2022, 12, 31), own).no_information


def test_an_excused_item_is_not_missing() -> None:
    mark = Mark("m", "1", 1, MarkState.NOT_REQUIRED, None, "", "Нет заявок")
    assert findings(small(item("1", "Март"), marks=[mark], signatories=SIGNED)) == ()


def test_a_tick_without_words_and_events() -> None:
    found = only(small(marks=[done("1.1.1", 1)], signatories=SIGNED))
    assert (found.kind, found.activity, found.quarter) == (RemarkKind.TICK_WITHOUT_TEXT, "1.1.1", 1)
    assert found.sentence == "В пункте 1.1.1 отмечен I квартал, но не написано, что сделано."


def test_a_text_without_a_tick() -> None:
    written = Mark("m", "1", 1, None, None, "Собраны материалы")
    found = only(small(item("1"), marks=[written], signatories=SIGNED))
    assert (found.kind, found.activity, found.quarter) == (RemarkKind.NO_INFORMATION, "1", 1)
    assert found.sentence == "По пункту 1 нет сведений за I квартал 2022 года: есть текст, но нет отметки."
    document = small(item("1"), marks=[written, done("1", 2, "Да")], signatories=SIGNED)
    (found,) = findings(document, "2022-H1", today=date(2022, 7, 5))
    assert (found.kind, found.quarter) == (RemarkKind.TEXT_WITHOUT_TICK, 1)
    assert found.sentence == "В пункте 1 за I квартал есть текст, но нет отметки."


def test_a_tick_without_a_day_is_missed_in_a_months_report() -> None:
    document = small(item("1"), item("2", "Март"), marks=[done("1", 1, "Да"), done("2", 1, "Да")], signatories=SIGNED)
    assert findings(document) == ()
    assert [(found.kind, found.number, found.sentence) for found in findings(document, "2022-03")] == [
        (RemarkKind.NO_INFORMATION, "1", "По пункту 1 нет сведений за март 2022 года."),
        (
            RemarkKind.MARK_WITHOUT_DAY,
            "1",
            "В пункте 1 у отметки за I квартал нет даты, в отчет за март 2022 года она не вошла.",
        ),
    ]


def test_a_total_smaller_than_its_audiences() -> None:
    event = held("1.1.1", DAY, form="семинар", people=30, audiences={"члены УИК": 37})
    found = only(small(marks=[done("1.1.1", 1)], events=[event], signatories=SIGNED))
    assert (found.kind, found.quarter) == (RemarkKind.FEWER_THAN_AUDIENCES, 1)
    assert found.sentence == (
        "В пункте 1.1.1 мероприятие «14.03.2022, семинар»: всего участников 30, а по аудиториям 37."
    )


def test_an_event_without_people() -> None:
    found = only(small(events=[held("1.1.1", DAY, form="семинар", title="Итоги")], signatories=SIGNED))
    assert found.kind is RemarkKind.EVENT_WITHOUT_PEOPLE
    assert found.sentence == "В пункте 1.1.1 мероприятие «14.03.2022, семинар „Итоги“»: не указано число участников."


def test_a_publication_has_no_participants() -> None:
    assert findings(small(events=[held("1.1.1", DAY, form="публикация")], signatories=SIGNED)) == ()


def test_an_event_outside_the_due_time() -> None:
    found = only(small(item("1", "Май"), events=[held("1", DAY, form="квиз", people=1)], signatories=SIGNED))
    assert found.kind is RemarkKind.OUTSIDE
    assert found.sentence == "В пункте 1 мероприятие «14.03.2022, квиз» проведено вне срока (срок: Май)."


def test_an_event_under_an_excluded_item_is_told_with_the_paper() -> None:
    out = item("1", excluded="постановление от 01.07.2022 № 5")
    found = only(small(out, events=[held("1", DAY, form="квиз", people=1)], signatories=SIGNED))
    assert found.sentence.endswith("проведено вне срока (пункт исключен из плана: постановление от 01.07.2022 № 5).")


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"starts_on": None}, "В пункте 1 мероприятие «квиз»: не указана дата, в отчет оно не попадет."),
        (
            {"starts_on": date(2023, 3, 1)},
            "В пункте 1 мероприятие «01.03.2023, квиз»: дата 01.03.2023 не относится к 2022 году.",
        ),
        (
            {"starts_on": date(2022, 3, 20)},
            "В пункте 1 мероприятие «20.03.2022, квиз»: отмечено проведенным, но 20.03.2022 еще не наступило.",
        ),
        (
            {"starts_on": date(2022, 3, 9), "ends_on": date(2022, 3, 1)},
            "В пункте 1 мероприятие «09–01.03.2022, квиз»: последний день раньше первого.",
        ),
    ],
)
def test_a_doubtful_date_of_an_event(fields: dict[str, date], sentence: str) -> None:
    event = Event("e", "1", form="квиз", people=1, **fields)  # type: ignore[arg-type]
    document = small(item("1"), marks=[done("1", 1, "Работа шла")], events=[event], signatories=SIGNED)
    found = only(document, today=DAY)
    assert (found.kind, found.sentence) == (RemarkKind.DOUBTFUL_DATE, sentence)


def test_a_mark_dated_ahead_is_told_once() -> None:
    found = only(small(marks=[done("1.1.1", 1, "Сделано", day=date(2022, 4, 6))], signatories=SIGNED))
    assert (found.kind, found.quarter) == (RemarkKind.MARK_AHEAD, 1)


def test_a_mark_dated_in_another_quarter() -> None:
    document = small(marks=[done("1.1.1", 1, "Сделано", day=date(2022, 4, 3))], signatories=SIGNED)
    found = only(document)
    assert found.sentence == "В пункте 1.1.1 дата отметки за I квартал – 03.04.2022."
    assert (found.kind, found.quarter) == (RemarkKind.DOUBTFUL_DATE, 1)


@pytest.mark.parametrize(
    ("planned", "found"),
    [
        ({"starts_on": DAY}, True),
        ({"month": date(2022, 3, 1)}, True),
        ({"starts_on": DAY, "ends_on": APRIL}, False),
        ({"starts_on": date(2022, 5, 1)}, False),
    ],
)
def test_a_planned_event_whose_day_has_passed(planned: dict[str, date], found: bool) -> None:
    event = Event("e", "1.1.1", EventStatus.PLANNED, form="квиз", **planned)  # type: ignore[arg-type]
    document = small(marks=[done("1.1.1", 1, "Сделано")], events=[event], signatories=SIGNED)
    assert [finding.kind for finding in findings(document)] == [RemarkKind.PLANNED_PAST] * found


def test_a_cancelled_event_is_of_no_concern() -> None:
    event = Event("e", "1.1.1", EventStatus.CANCELLED, DAY)
    assert findings(small(marks=[done("1.1.1", 1, "Да")], events=[event], signatories=SIGNED)) == ()


def test_letters_that_the_page_cannot_show() -> None:
    found = only(small(marks=[done("1.1.1", 1, "Победа 😀", note="ש")], signatories=SIGNED))
    assert found.kind is RemarkKind.UNPRINTABLE
    assert found.sentence == (
        "В тексте пункта 1.1.1 есть знаки, которых нет в шрифте PDF (😀 ש): вместо них напечатается [?]."
    )


def test_missing_signatories_and_a_missing_commission_are_told_at_the_end() -> None:
    found = findings(small(commission=None))
    assert [finding.kind for finding in found] == [
        RemarkKind.NO_INFORMATION,
        RemarkKind.NO_COMMISSION,
        RemarkKind.NO_SIGNATORY,
        RemarkKind.NO_SIGNATORY,
    ]
    assert found[-2].sentence == "Не указан председатель: фамилию придется вписать от руки."
    assert {finding.activity for finding in found[1:]} == {""}


def test_the_findings_of_the_filled_in_plan_come_in_its_order() -> None:
    found = check_report(filled_document(), FIRST_QUARTER, True, APRIL)
    assert [(finding.number, finding.kind.value) for finding in found] == [("2.3.1", "no_information")]
