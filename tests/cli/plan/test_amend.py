"""kuzplan amend: a changed plan comes into a running document; in doubt it asks, exits with 1 and writes nothing."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.paths import RESOURCES
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.cli.conftest import Kuzplan

SOURCE = (RESOURCES / "plan-2022.txt").read_text(encoding="utf-8")
MEETINGS = "Организация и проведение совещаний по итогам избирательных кампаний"
TRIPS = "Экскурсии в музей истории выборов для резерва\tТИК\tМай"


@pytest.fixture
def amended(tmp_path: Path) -> Path:
    """The plan with 1.2.6 put in before the meetings, which are 1.2.7 now."""
    return written(tmp_path / "новый план.txt", inserted())


def inserted() -> str:
    text = SOURCE
    for last in range(15, 5, -1):
        text = text.replace(f"\n1.2.{last}\t", f"\n1.2.{last + 1}\t")
    return text.replace(f"1.2.7\t{MEETINGS}", f"1.2.6\t{TRIPS}\n1.2.7\t{MEETINGS}")


def written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def shown(kuzplan: Kuzplan, plan: Path) -> dict[str, Any]:
    told: dict[str, Any] = kuzplan("show", plan, "--json").json
    return told


def test_an_item_is_put_in_and_marks_stay_with_their_items(kuzplan: Kuzplan, plan: Path, amended: Path) -> None:
    assert kuzplan("mark", plan, "1.2.6", "--quarter", 1, "--text", "Итоги").code == 0
    answer = kuzplan("amend", plan, amended, "--decree", "7/1", "--date", "2022-06-01", "--json")
    assert answer.code == 0
    told = json.loads(answer.out)
    assert [one["title"] for one in told["new"]] == [TRIPS.split("\t")[0]]
    assert (told["excluded"], told["doubts"], told["campaigns"]) == ([], [], [])
    assert told["written"] is True
    assert {one["number"] for one in told["changed"] if one["kind"] == "activity"} >= {"1.2.7"}
    after = kuzplan("show", plan, "--json")
    assert after.activity("1.2.7")["title"] == MEETINGS
    assert after.activity("1.2.7")["marks"]
    assert not after.activity("1.2.6")["marks"]
    assert after.json["plan"]["amendments"] == [{"number": "7/1", "date": "2022-06-01"}]
    assert "перед изменением плана" in kuzplan("backups", plan).out
    assert kuzplan("amend", plan, amended).out == "План в документе уже такой, менять нечего.\n"


def test_undo_gives_the_plan_before(kuzplan: Kuzplan, plan: Path, amended: Path) -> None:
    before = shown(kuzplan, plan)
    assert kuzplan("amend", plan, amended).code == 0
    assert shown(kuzplan, plan) != before
    assert "Изменения плана: новая редакция плана" in kuzplan("undo", plan).out
    assert shown(kuzplan, plan) == before


def test_a_dry_run_tells_and_writes_nothing(kuzplan: Kuzplan, plan: Path, amended: Path) -> None:
    before = shown(kuzplan, plan)
    answer = kuzplan("amend", plan, amended, "--dry-run")
    assert answer.code == 0
    assert "Без изменений 44 пункта; изменено 3, новых 1, исключено 0." in answer.out
    assert "Пункт 1.2.6 «Экскурсии в музей истории выборов для резерва»: новое" in answer.out
    assert "№ п/п «1.2.6» → «1.2.7»" in answer.out
    assert answer.out.endswith("Ничего не записано.\n")
    assert shown(kuzplan, plan) == before


@pytest.mark.slow
def test_in_doubt_it_asks_and_writes_nothing_until_it_is_answered(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    near = written(tmp_path / "новый.txt", SOURCE.replace(MEETINGS, f"{MEETINGS} и референдумов"))
    before = shown(kuzplan, plan)
    answer = kuzplan("amend", plan, near)
    assert answer.code == 1
    assert "Пункт 1.2.6 «" in answer.out
    assert "это прежний?" in answer.out
    assert "вероятно, он" in answer.out
    assert "ничего не записано" in answer.err
    told = json.loads(kuzplan("amend", plan, near, "--json").out)
    assert [(one["number"], one["guess"]) for one in told["doubts"]] == [("1.2.6", "1.2.6")]
    assert shown(kuzplan, plan) == before
    for answers in (["--accept"], ["--same", "1.2.6=1.2.6"], ["--same", f"{MEETINGS} и референдумов=1.2.6"]):
        done = json.loads(kuzplan("amend", plan, near, *answers, "--json").out)
        assert [one["became"] for one in done["changed"]] == ["changed"]
        assert kuzplan("undo", plan).code == 0
    done = json.loads(kuzplan("amend", plan, near, "--new", "1.2.6", "--json").out)
    assert ([one["number"] for one in done["new"]], [one["number"] for one in done["excluded"]]) == (
        ["1.2.6"],
        ["1.2.6"],
    )
    after = shown(kuzplan, plan)
    numbers = [one["excluded"] for one in _items(after) if one["number"] == "1.2.6"]
    assert sorted(numbers) == ["", "новая редакция плана"]
    totals = after["totals"]  # what was taken out is no item of the plan
    assert totals.pop("activities") == sum(totals.values()) == len(_items(after)) - 1 == 47
    assert "\nПунктов: 47; " in (told := kuzplan("show", plan).out)
    assert "\nИсключено из плана: 1.\n" in told
    assert kuzplan("mark", plan, "1.2.6", "--quarter", 1).code == 0
    marked = [(one["excluded"], list(one["marks"])) for one in _items(shown(kuzplan, plan)) if one["number"] == "1.2.6"]
    assert sorted(marked) == [("", ["1"]), ("новая редакция плана", [])]


def _items(told: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for section in told["sections"] for part in section["subsections"] for one in part["activities"]]


def test_a_plan_file_handed_out_again_brings_its_campaign_and_asks_for_what_both_changed(
    kuzplan: Kuzplan, plan: Path, tmp_path: Path
) -> None:
    region, handed = tmp_path / "ИККО.sqlite", tmp_path / "План.sqlite"
    assert kuzplan("new", region, "--commission", "ИККО", "--role", "ikko").code == 0
    with PlanFile.open(region) as file:
        file.settings.set_campaign(Campaign("", "Выборы", "", date(2022, 6, 1), date(2022, 9, 11)))
        file.settings.put("due_year", "2023-01-10")
    with PlanFile.open(plan) as file:
        file.settings.put("due_year", "2023-01-20")
    assert kuzplan("hand-out", region, handed).code == 0
    answer = kuzplan("amend", plan, handed)
    assert answer.code == 1
    assert "Срок отчета за год: у вас «2023-01-20», в плане «2023-01-10»; вероятно, оставить ваше" in answer.out
    told = json.loads(kuzplan("amend", plan, handed, "--take", "Срок отчета за год", "--json").out)
    assert [one["title"] for one in told["campaigns"]] == ["Выборы"]
    assert [one["field"] for one in told["settings"][0]["fields"]] == ["value"]
    assert kuzplan("amend", plan, region).out == "План в документе уже такой, менять нечего.\n"


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["--same", "1.2.4"], 2, "--same пишется так"),
        (["--date", "2022-06-01"], 2, "вместе с --decree"),
        (["--same", "1.2.4=9.9.9"], 1, "Строк «9.9.9» в прежнем плане нет"),
        (["--new", "99"], 1, "Строк «99» в новом плане нет"),
        (["--keep", "1.2.4"], 1, "О «1.2.4» не спрашивалось"),
        (["--year", "2023"], 1, "Это план на 2023 год, а документ ведется по плану на 2022 год"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(
    kuzplan: Kuzplan, plan: Path, amended: Path, words: list[str], code: int, sentence: str
) -> None:
    before = plan.read_bytes()
    answer = kuzplan("amend", plan, amended, *words)
    assert (answer.code, answer.out) == (code, "")
    assert sentence in answer.err
    assert plan.read_bytes() == before


def test_a_commissions_document_is_no_plan(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    other = tmp_path / "Другая.sqlite"
    assert kuzplan("new", other, "--commission", "Тайгинская ТИК").code == 0
    answer = kuzplan("amend", plan, other)
    assert answer.code == 1
    assert "документ комиссии, а не план: Тайгинская ТИК" in answer.err
