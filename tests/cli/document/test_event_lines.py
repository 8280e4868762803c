"""add and events: an event typed in a line is written down as hold does it, or not at all; all of them in a table."""

from pathlib import Path

import pytest

from tests.cli.conftest import Kuzplan

LINE = "1.2.4 28.05 семинар «Подсчет», г. Топки, члены УИК 25, 2 ч"
TODAY = ("--today", "10.06.2022")


def events_of(kuzplan: Kuzplan, file: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = kuzplan("events", file, "--all", "--json").json["events"]
    return found


def test_a_line_is_written_down_as_hold_does_it(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "Другой.sqlite"
    other.write_bytes(plan.read_bytes())
    answer = kuzplan("add", plan, LINE, *TODAY)
    assert answer.code == 0, answer.err
    understood, written, ticked = answer.out.splitlines()
    assert understood == (
        "Понято: Пункт плана: 1.2.4 · Дата: 28.05.2022 · Форма: семинар · Название: Подсчет · Место: г. Топки · "
        "члены УИК: 25 чел. · Продолжительность: 2 ч"
    )
    assert written == "Записано: 1.2.4, 28.05.2022, г. Топки, семинар «Подсчет», 25 чел. (члены УИК – 25)."
    assert ticked == "Отмечено: II квартал."
    words = ["--title", "Подсчет", "--place", "г. Топки", "--audience", "члены УИК=25", "--hours", "2", *TODAY]
    held = kuzplan("hold", other, "1.2.4", "--date", "28.05", "--form", "семинар", *words)
    assert held.out.splitlines() == [written, ticked]
    assert kuzplan("show", plan, "--json").activity("1.2.4") == kuzplan("show", other, "--json").activity("1.2.4")
    assert kuzplan("undo", plan).out == "Отменено: Мероприятие 1.2.4, 28.05.2022, семинар.\n"
    assert events_of(kuzplan, plan) == []


def test_a_dry_run_says_what_is_understood_and_writes_nothing(kuzplan: Kuzplan, plan: Path) -> None:
    before = plan.read_bytes()
    answer = kuzplan("add", plan, LINE, "--dry-run", *TODAY)
    assert (answer.code, answer.out.count("\n")) == (0, 1)
    assert answer.out.startswith("Понято: Пункт плана: 1.2.4 · ")
    told = kuzplan("add", plan, LINE, "--dry-run", "--json", *TODAY).json
    assert (told["number"], told["written"]) == ("1.2.4", False)
    assert told["understood"][2] == {"field": "form", "caption": "Форма", "value": "семинар", "typed": "семинар"}
    assert (told["event"]["starts_on"], told["event"]["audience"], told["event"]["hours"]) == (
        *("2022-05-28", {"члены УИК": 25}, 2),
    )
    assert plan.read_bytes() == before


def test_a_day_ahead_is_planned(kuzplan: Kuzplan, plan: Path) -> None:
    answer = kuzplan("add", plan, "1.2.4 28.06 семинар", *TODAY)
    assert answer.out.splitlines()[-1] == "Запланировано: 1.2.4, 28.06.2022, семинар."
    assert kuzplan("add", plan, "1.2.5 план октябрь семинар", "--json", *TODAY).json["event"]["month"] == "2022-10"
    assert kuzplan("show", plan, "--json").activity("1.2.4")["marks"] == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("9.9.9 28.05 семинар", "В плане нет пункта 9.9.9. Номера показывает команда show."),
        ("28.05 семинар", "Не сказано, к какому пункту плана это относится. Начните с его номера."),
        ("1.2.4 31.02 семинар", "Даты «31.02» нет в календаре."),
        ("1.2.4 28.05 семинар 29.05", "Указаны разные дни: 28.05.2022 и 29.05.2022."),
        ("1.2.4 28.05 семинар, 10 чел., члены УИК 25", "Всего участников указано 10, а по аудиториям получается 25."),
        ("1.2.4 28.06 семинар, проведено", "28.06.2022 еще не наступило: проведенным мероприятие записать нельзя."),
        ("1.2.4 семинар", "У проведенного мероприятия должна быть дата."),
        ("1.2.4 28.05", "Не сказано, что это за мероприятие."),
        ("1.2.4 28.05 семинр", "«семинр» похоже на форму «семинар»."),
        ("1.2.4 28.05 семинар, члены УКИ 25", "Число 25 не понято."),
        ("1.2.4 28.05 семинар, чланы УИК – 25 чел.", "«чланы УИК» похоже на категорию «члены УИК»."),
        ("1.2.4 28.05.2021 семинар", "Дата 28.05.2021 не относится к 2022 году."),
        ("", "Не сказано, что это за мероприятие."),
    ],
)
def test_in_doubt_nothing_is_written(kuzplan: Kuzplan, plan: Path, line: str, sentence: str) -> None:
    before = plan.read_bytes()
    for words in ((), ("--dry-run",), ("--json",)):
        answer = kuzplan("add", plan, line, *words, *TODAY)
        assert answer.code == 1
        assert answer.err.startswith(sentence)
        assert answer.err.count("\n") == 1
        assert answer.out.startswith("Понято: ") or "--json" in words or sentence.startswith("В плане нет")
    assert plan.read_bytes() == before


@pytest.fixture
def held(kuzplan: Kuzplan, plan: Path) -> Path:
    for line in (
        LINE,
        "1.2.5 02.02 3 лекции, ДК «Энергетик», избиратели 40",
        "1.1.1 01.06 ВКС, участвуем, проводит ИККО, 5 чел., прошли тестирование 4",
        "1.2.4 28.06 семинар",
    ):
        assert kuzplan("add", plan, line, *TODAY).code == 0
    return plan


def test_events_stand_in_a_table_with_their_sum(kuzplan: Kuzplan, held: Path) -> None:
    assert kuzplan("events", held, "--period", "2022").out.splitlines() == [
        "Пункт  Дата        Кол-во  Участников  Часов  Мероприятие",
        "1.2.4  28.05.2022       1          25      2  семинар «Подсчет», г. Топки",
        "1.2.4  28.06.2022       1                     запланировано: семинар",
        "1.2.5  02.02.2022       3          40         лекция (3 мероприятия), ДК «Энергетик»",
        "Итого за 2022 год, проведенных: мероприятий 4, участников 65, обучено 25, часов обучения 2, "
        "прошли тестирование 0.",
        "Не вошли мероприятия по чужим пунктам плана: 1, участников 5.",
    ]
    assert kuzplan("events", held).out == kuzplan("events", held, "--period", "2022").out


@pytest.mark.slow
@pytest.mark.parametrize("items", ["--own", "--all"])
@pytest.mark.parametrize("period", ["2022", "Q1", "Q2", "2022-06", "2022-Q3"])
def test_the_sum_is_that_of_the_figures(kuzplan: Kuzplan, held: Path, period: str, items: str) -> None:
    told = kuzplan("events", held, "--period", period, items, "--json").json
    figures = kuzplan("figures", held, "--period", period, items, "--json").json
    assert told["total"] == {name: figures[name] for name in told["total"]}
    counted = [one for one in told["events"] if one["status"] == "held"]
    assert told["total"]["events"] == sum(one["count"] for one in counted)
    assert told["total"]["people"] == sum(one["people"] for one in counted)
    text = kuzplan("events", held, "--period", period, items).out
    assert f"мероприятий {figures['events']}, участников {figures['people']}, обучено {figures['trained']}" in text


def test_what_the_table_leaves_out_is_said(kuzplan: Kuzplan, held: Path) -> None:
    answer = kuzplan("events", held, "--period", "Q1", "--all")
    assert answer.out.splitlines()[-1] == "Не показано: 3 записи без даты или не за I квартал 2022 года."
    told = kuzplan("events", held, "--period", "Q2", "--all", "--json").json["events"]
    assert [(one["number"], one["status"], one["tested"]) for one in told] == [
        *(("1.1.1", "held", 4), ("1.2.4", "held", None), ("1.2.4", "planned", None)),
    ]


def test_a_document_without_events_says_so_by_noughts(kuzplan: Kuzplan, plan: Path) -> None:
    assert kuzplan("events", plan).out.startswith("Итого за 2022 год, проведенных: мероприятий 0, участников 0,")
