"""«Сведения об обучении»: who is counted, and how hours and tests add up."""

from datetime import date

import pytest

from kuzplan_desktop.domain.words import AUDIENCES, TRAINING_FORMS
from kuzplan_desktop.reports.kinds.training import TrainingRow, training_rows
from tests.reports.filled import held
from tests.reports.small import report_of, small

DAY = date(2022, 3, 14)


def test_audiences_stand_in_the_order_of_the_vocabulary_and_the_hours_of_an_event_count_once() -> None:
    rows = training_rows(
        [
            held("1", DAY, form="ВКС", minutes=90, audiences={"краеведы": 2, "члены УИК": (37, 30), "члены ТИК": 9}),
            held("1", DAY, form="лекция", minutes=30, audiences={"члены УИК": 3}),
        ]
    )
    assert rows == (
        TrainingRow("члены ТИК", 9, 90, None),
        TrainingRow("члены УИК", 40, 120, 30),
        TrainingRow("краеведы", 2, 90, None),
        TrainingRow("Всего", 51, 120, 30, total=True),
    )


def test_the_event_tells_how_many_were_tested_where_it_does() -> None:
    rows = training_rows([held("1", DAY, tested=50, audiences={"члены УИК": (37, 30), "СМИ": 20})])
    assert rows[-1] == TrainingRow("Всего", 57, 0, 50, total=True)


def test_voters_are_not_trained() -> None:
    audiences = {"избиратели": 100, "молодые и будущие избиратели": 5}
    assert training_rows([held("1", DAY, form="семинар", audiences=audiences)]) == ()
    assert training_rows([held("1", DAY, form="семинар", people=100)]) == ()


def test_every_audience_of_the_vocabulary_but_the_voters_has_a_row() -> None:
    rows = training_rows([held("1", DAY, form="ВКС", audiences=dict.fromkeys(AUDIENCES, 1))])
    assert [row.audience for row in rows[:-1]] == [name for name in AUDIENCES if "избиратели" not in name]


@pytest.mark.parametrize(
    ("fields", "trains"),
    [
        *[({"form": form}, True) for form in TRAINING_FORMS],
        ({"form": " Выездной  СЕМИНАР "}, True),
        ({"form": "семинар-практикум"}, True),
        ({"form": "викторина"}, False),
        ({"form": "викторина", "minutes": 90}, False),
        ({"form": "Квиз", "tested": 5}, False),
        ({"form": "экскурсия (коллекция музея)"}, False),
        ({"form": "тренинг", "minutes": 90}, True),
        ({"form": "тренинг"}, False),
        ({"form": "иное", "trained": 5}, True),
        ({"form": "", "tested": 0}, True),
        ({"form": ""}, False),
    ],
)
def test_the_form_of_an_event_tells_whether_it_trains(fields: dict[str, object], trains: bool) -> None:
    assert bool(training_rows([held("1", DAY, audiences={"члены УИК": 5}, **fields)])) is trains


def test_a_quiz_is_no_training_under_a_section_about_training_either() -> None:
    events = [held("1.1.1", DAY, form="викторина", audiences={"члены УИК": 5})]
    assert [table.key for table in report_of(small(events=events)).tables] == ["plan"]


def test_a_report_counts_the_training_of_its_period_alone() -> None:
    days = {DAY: 1, date(2022, 5, 1): 10}
    events = [held("1.1.1", day, form="семинар", audiences={"СМИ": people}) for day, people in days.items()]
    report = report_of(small(events=events))
    assert [(row.title, row.value("people")) for row in report.tables[1].rows] == [("СМИ", 1), ("Всего", 1)]
    assert report.tables[1].caption == "Сведения об обучении за I квартал 2022 года"
