"""«Сведения об обучении»: who is counted, and how hours and tests add up."""

from datetime import date

from kuzplan_desktop.domain.words import AUDIENCES
from kuzplan_desktop.reports.report import TrainingRow
from kuzplan_desktop.reports.training import training_rows
from tests.reports.filled import held
from tests.reports.small import report_of, small

DAY = date(2022, 3, 14)


def test_audiences_stand_in_the_order_of_the_vocabulary_and_the_hours_of_an_event_count_once() -> None:
    rows = training_rows(
        [
            held("1", DAY, minutes=90, audiences={"краеведы": 2, "члены УИК": (37, 30), "члены ТИК": 9}),
            held("1", DAY, minutes=30, audiences={"члены УИК": 3}),
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
    assert training_rows([held("1", DAY, audiences={"избиратели": 100, "молодые и будущие избиратели": 5})]) == ()
    assert training_rows([held("1", DAY, people=100)]) == ()


def test_every_audience_of_the_vocabulary_but_the_voters_has_a_row() -> None:
    rows = training_rows([held("1", DAY, audiences=dict.fromkeys(AUDIENCES, 1))])
    assert [row.audience for row in rows[:-1]] == [name for name in AUDIENCES if "избиратели" not in name]


def test_a_report_counts_the_training_of_its_period_alone() -> None:
    events = [held("1.1.1", DAY, audiences={"СМИ": 1}), held("1.1.1", date(2022, 5, 1), audiences={"СМИ": 10})]
    report = report_of(small(events=events))
    assert [(row.audience, row.people) for row in report.training] == [("СМИ", 1), ("Всего", 1)]
    assert report.training_caption == "Сведения об обучении за I квартал 2022 года"
