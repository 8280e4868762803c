"""The commands form and collect: a form goes out and comes back; what would come can be seen before."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.cli.conftest import Kuzplan
from tests.exchange.forms import Form


@pytest.fixture
def filled(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> Path:
    """A form that came back with a mark, an event and a day that nobody understands."""
    target = tmp_path / "бланк.xlsx"
    assert kuzplan("form", plan, target, "--period", "2022-Q1").out == f"Бланк записан: {target}.\n"
    form = Form(target)
    form.sign("Петрова А.И.")
    form.mark("1.2.5", state="да", text="Вебинар")
    form.event(2, члены_УИК=37)
    form.event(14, starts_on="32 марта")
    return form.send()


@pytest.mark.slow
def test_a_form_asks_about_own_items_or_all_in_every_quarter_of_the_period(
    kuzplan: Kuzplan, plan: Path, tmp_path: Path
) -> None:
    for option, rows in (("--own", 2 * 18), ("--all", 2 * 47)):
        target = tmp_path / f"{option}.xlsx"
        assert kuzplan("form", plan, target, "--period", "2022-H1", option).code == 0
        assert load_workbook(target)["Отметки"].max_row == rows + 1


def test_a_form_never_takes_the_place_of_a_file(kuzplan: Kuzplan, plan: Path, filled: Path) -> None:
    before = filled.read_bytes()
    answer = kuzplan("form", plan, filled, "--period", "2022-Q1")
    assert (answer.code, filled.read_bytes()) == (1, before)
    assert "уже есть" in answer.err


@pytest.mark.slow
def test_collecting_tells_what_came_and_what_was_not_understood_and_is_undone_in_one_step(
    kuzplan: Kuzplan, plan: Path, filled: Path
) -> None:
    answer = kuzplan("collect", plan, filled, "--today", "2022-04-01")
    assert answer.out.splitlines() == [
        "Не понято или сомнительно: 1.",
        "  Мероприятия, ячейка B14: даты «32 марта» нет в календаре. Напишите ее так: 14.03.2022. Строка не взята.",
        "Собрано записей: 3.",
        "  1.2.4, I квартал: выполнено.",
        "  1.2.4, мероприятие: 14.03.2022, семинар, 37 чел.",
        "  1.2.5, I квартал: выполнено; Вебинар.",
    ]
    assert kuzplan("undo", plan).out == "Отменено: Бланк: Петрова А.И., I квартал 2022 года.\n"
    assert kuzplan("show", plan, "--json").activity("1.2.4")["held_events"] == []


@pytest.mark.slow
def test_a_dry_run_writes_nothing_and_tells_the_same(kuzplan: Kuzplan, plan: Path, filled: Path) -> None:
    before = plan.read_bytes()
    tried = kuzplan("collect", plan, filled, "--dry-run", "--json", "--today", "2022-04-01").json
    assert plan.read_bytes() == before
    done = kuzplan("collect", plan, filled, "--json", "--today", "2022-04-01").json
    assert (tried["written"], done["written"]) == (False, True)
    assert tried["changes"] == done["changes"]
    assert done["by"] == "Петрова А.И."
    assert [(one["sheet"], one["cell"]) for one in done["complaints"]] == [("Мероприятия", "B14")]
    again = kuzplan("collect", plan, filled, "--json", "--today", "2022-04-01").json
    assert (again["written"], again["changes"]) == (False, [])


def test_a_file_that_is_no_form_is_refused_in_one_sentence(kuzplan: Kuzplan, plan: Path) -> None:
    answer = kuzplan("collect", plan, plan)
    assert (answer.code, answer.out) == (1, "")
    assert "документ, а не таблица Excel" in answer.err


@pytest.mark.slow
@pytest.mark.parametrize("terms", ["", "никто"])
def test_a_form_without_a_row_is_refused(kuzplan: Kuzplan, plan: Path, tmp_path: Path, terms: str) -> None:
    with PlanFile.open(plan) as file:
        file.settings.set_commission(executor_terms=[terms] if terms else [])
    answer = kuzplan("form", plan, tmp_path / "бланк.xlsx", "--period", "2022-Q1")
    assert answer.code == 1
    assert answer.err.startswith("Бланк не составлен: в плане нет ни одного пункта комиссии.")
    assert not (tmp_path / "бланк.xlsx").exists()
    assert kuzplan("form", plan, tmp_path / "бланк.xlsx", "--period", "2022-Q1", "--all").code == 0
