"""The commands sent and campaign: what holds for the whole document, written down as in the window."""

from pathlib import Path

import pytest

from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.cli.conftest import Kuzplan


def test_a_report_that_was_sent_stays_as_it_was(kuzplan: Kuzplan, plan: Path) -> None:
    kuzplan("hold", plan, "1.2.4", "--date", "2022-03-14", "--form", "семинар", "--people", 37)
    answer = kuzplan("sent", plan, "--period", "I квартал", "--on", "05.04.2022", "--number", "12/3")
    assert (answer.code, answer.out) == (0, "Отчет за I квартал сдан 05.04.2022 № 12/3.\n")
    with PlanFile.open(plan, read_only=True) as file:
        (one,) = file.document.sent_reports
        assert (one.kind, one.period, one.own, one.replaces) == ("progress", "2022-Q1", True, "")
        assert one.figures
        assert (one.figures.events, one.figures.people) == (1, 37)
        assert file.reports.formats(one.uid) == ("pdf", "xlsx")
        assert file.reports.read_file(one.uid, "pdf").startswith(b"%PDF")
    again = kuzplan("sent", plan, "--period", "2022-Q1", "--on", "2022-04-06")
    assert again.code == 1
    assert again.err.startswith("Отчет за I квартал сдан 05.04.2022 № 12/3, это уже отмечено, и показатели")
    assert kuzplan("undo", plan).code == 0
    assert kuzplan("sent", plan, "--period", "2022-Q1", "--on", "2022-04-06").code == 0


def test_one_whose_figures_have_moved_is_sent_in_the_place_of_the_first(kuzplan: Kuzplan, plan: Path) -> None:
    assert kuzplan("sent", plan, "--period", "2022-Q1", "--on", "2022-04-05", "--number", "12").code == 0
    kuzplan("hold", plan, "1.2.4", "--date", "2022-03-14", "--form", "семинар", "--people", 37)
    answer = kuzplan("sent", plan, "--period", "2022-Q1", "--on", "2022-04-07")
    assert answer.out == "Отчет за I квартал сдан 07.04.2022, взамен отчета от 05.04.2022 № 12.\n"
    with PlanFile.open(plan, read_only=True) as file:
        first, second = file.document.sent_reports
        assert second.replaces == first.uid


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("progress", "Отчет за 2022 год сдан"),
        ("figures", "Сводка в цифрах за 2022 год сдана"),
        ("training", "Сведения об обучении за 2022 год сданы"),
        ("late", "Просроченное за 2022 год сдано"),
    ],
)
def test_each_kind_and_scope_is_sent_by_itself(kuzplan: Kuzplan, plan: Path, kind: str, told: str) -> None:
    for scope in ("--own", "--all"):
        words = ("sent", plan, "--period", "2022", "--on", "2023-01-10", "--kind", kind, scope)
        assert kuzplan(*words).out == f"{told} 10.01.2023.\n"
        assert kuzplan("history", plan).out.count(told) >= 1
    with PlanFile.open(plan, read_only=True) as file:
        assert sorted((one.kind, one.own) for one in file.document.sent_reports) == [(kind, False), (kind, True)]


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--on", "2022-04-05", "--kind", "control"], 2, "из документа комиссии не сдают"),
        (["--on", "2022-02-30"], 2, "календар"),
        (["--on", "2021-12-30"], 1, "период тогда еще не начался"),
        (["--on", "2022-04-06", "--today", "2022-04-05"], 1, "06.04.2022 еще не наступило"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_written(
    kuzplan: Kuzplan, plan: Path, words: list[str], code: int, sentence: str
) -> None:
    before = plan.read_bytes()
    answer = kuzplan("sent", plan, "--period", "2022-Q1", *words)
    assert answer.code == code
    assert sentence in answer.err
    assert plan.read_bytes() == before


def campaigns(file: Path) -> list[tuple[object, ...]]:
    with PlanFile.open(file, read_only=True) as plan_file:
        return [
            (one.name, one.level, f"{one.starts_on} {one.votes_on} {one.ends_on}")
            for one in plan_file.document.campaigns
        ]


def test_a_campaign_asks_for_the_items_of_elections(kuzplan: Kuzplan, plan: Path) -> None:
    words = ("--starts", "2022-06-10", "--votes", "11.09")
    answer = kuzplan("campaign", plan, "--name", "Выборы  главы", *words, "--level", "муниципальные")
    assert answer.code == 0
    assert answer.out == "Кампания «Выборы главы» записана: с 10.06.2022 по 30.09.2022, голосование 11.09.2022.\n"
    assert kuzplan("show", plan, "--json").activity("1.3.2")["period"]["quarters"] == [2, 3]
    answer = kuzplan("campaign", plan, "--name", "выборы главы", *words, "--ends", "2022-10-05")
    assert "изменена: с 10.06.2022 по 05.10.2022" in answer.out
    assert campaigns(plan) == [("выборы главы", "муниципальные", "2022-06-10 2022-09-11 2022-10-05")]
    assert kuzplan("undo", plan).code == kuzplan("undo", plan).code == 0
    assert campaigns(plan) == []


@pytest.mark.parametrize(
    ("starts", "votes", "name", "sentence"),
    [
        ("2022-09-11", "2022-06-10", "Выборы", "Дни кампании идут не по порядку"),
        ("2021-06-10", "2021-09-11", "Выборы", "Кампания идет не в 2022 году"),
        ("2022-06-10", "2022-09-11", " ", "Название кампании пустое"),
    ],
)
def test_a_campaign_that_cannot_be_is_refused(
    kuzplan: Kuzplan, plan: Path, starts: str, votes: str, name: str, sentence: str
) -> None:
    answer = kuzplan("campaign", plan, "--name", name, "--starts", starts, "--votes", votes)
    assert answer.code == 1
    assert sentence in answer.err
    assert campaigns(plan) == []
