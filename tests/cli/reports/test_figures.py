"""The commands figures and check-report: every figure and every doubt of a document, and of a region by commission."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document as open_docx

from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.figures.period import shares_of
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.cli.conftest import Kuzplan
from tests.exchange.region_files import REGION, TAYGA, TODAY, TOPKI, document, edited, hold, mark
from tests.ui.sent import send

KEYS = [
    "planned", "worked", "no_information", "late", "outside", "events", "people", "trained", "training_events",
    "hours", "tested", "by_category", "by_form",
]  # fmt: skip


def _record(kuzplan: Kuzplan, file: Path) -> None:
    for words in (
        ("1.2.4", "--date", "2022-03-14", "--form", "семинар", "--people", "30", "--hours", "2"),
        ("1.2.4", "--date", "2022-03-15", "--form", "семинар", "--audience", "члены УИК=10", "--hours", "1"),
        ("2.2.1", "--date", "2022-03-16", "--form", "выставка", "--people", "50", "--hours", "8"),
        ("3.1.1", "--date", "2022-03-16", "--form", "сем", "--people", "25", "--hours", "3"),
    ):
        assert kuzplan("hold", file, *words).code == 0


def test_every_figure_of_a_period(kuzplan: Kuzplan, plan: Path) -> None:
    _record(kuzplan, plan)
    told = kuzplan("figures", plan, "--period", "2022-Q1", "--json").json
    assert list(told) == KEYS
    categories, event_forms = told.pop("by_category"), told.pop("by_form")
    assert told == {
        "planned": 12, "worked": 2, "no_information": 10, "late": 1, "outside": 0, "events": 3, "people": 90,
        "trained": 40, "training_events": 2, "hours": 3, "tested": 0,
    }  # fmt: skip
    assert {name: (one["people"], one["trained"]) for name, one in categories.items()} == {
        "члены УИК": (10, 10),
        "категория не указана": (80, 30),
    }
    assert {name: one["events"] for name, one in event_forms.items()} == {"семинар": 2, "выставка": 1}
    everything = kuzplan("figures", plan, "--period", "2022-Q1", "--all", "--json").json
    assert (everything["events"], everything["people"]) == (4, 115)
    words = kuzplan("figures", plan, "--period", "2022-Q1").out
    assert "Обучающих мероприятий 2, обучено 40 чел., часов 3, прошли тестирование 0" in words
    assert "Не вошли мероприятия по чужим пунктам плана: 1, участников 25" in words
    assert kuzplan("figures", plan, "--period", "2023-Q1").code == 1


def test_coverage_is_told_once_the_numbers_of_members_are_written_down(kuzplan: Kuzplan, plan: Path) -> None:
    _record(kuzplan, plan)
    asked = ("figures", plan, "--period", "2022-Q1")
    assert "coverage" not in kuzplan(*asked, "--json").json
    answer = kuzplan("members", plan, "--uik", 40, "--tik", 9, "--on", "10.01")
    assert answer.out == "Численность на 10.01.2022: члены ТИК – 9; члены УИК – 40.\n"
    assert kuzplan(*asked, "--json").json["coverage"] == {
        "members": 49, "trained": 10, "percent": 20,
        "by_category": {
            "члены ТИК": {"members": 9, "trained": 0, "percent": 0},
            "члены УИК": {"members": 40, "trained": 10, "percent": 25},
        },
    }  # fmt: skip
    assert "10 из\u00a049 (20\u00a0%): члены ТИК – 0 из\u00a09 (0\u00a0%)" in kuzplan(*asked).out
    assert "обучено 40 чел." in kuzplan(*asked, "--sentence").out
    assert "охват обучением членов комиссий и резерва 10 из\u00a049 (20\u00a0%)" in kuzplan(*asked, "--sentence").out
    assert kuzplan("undo", plan).code == 0
    assert "coverage" not in kuzplan(*asked, "--json").json


@pytest.mark.parametrize("words", [(), ("--uik", "-1"), ("--uik", "сорок")])
def test_what_is_no_number_of_members_is_refused(kuzplan: Kuzplan, plan: Path, words: tuple[str, ...]) -> None:
    before = plan.read_bytes()
    assert kuzplan("members", plan, *words, "--on", "10.01").code == 2
    assert plan.read_bytes() == before


@pytest.mark.slow
def test_a_region_tells_the_coverage_of_those_who_told_their_numbers(kuzplan: Kuzplan, tmp_path: Path) -> None:
    topki = document(tmp_path / "a.sqlite", TOPKI)
    tayga = document(tmp_path / "b.sqlite", TAYGA)
    for file in (topki, tayga):
        _record(kuzplan, file)
    foreign = ("--date", "2022-03-17", "--form", "семинар", "--audience", "члены УИК=7")
    assert kuzplan("hold", topki, "3.1.1", *foreign).code == 0  # under an item that is not hers: in no sum
    assert kuzplan("members", topki, "--uik", 40, "--on", "10.01").code == 0
    out = tmp_path / "region.sqlite"
    assert kuzplan("consolidate", out, topki, tayga).code == 0
    told = kuzplan("figures", out, "--period", "2022-Q1", "--json").json
    assert (told["coverage"]["members"], told["coverage"]["trained"]) == (40, 10)
    assert [one["name"] for one in told["commissions"] if "coverage" in one] == [TOPKI]
    target = tmp_path / "control.docx"
    assert kuzplan("report", out, "--period", "2022-Q1", "--kind", "control", "-o", target).code == 0
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in open_docx(target).tables]
    assert any(rows[-1] == ["Всего", "40", "10", "25"] for rows in tables)


@pytest.mark.slow
def test_a_region_tells_each_commission_as_its_own_document_does(kuzplan: Kuzplan, tmp_path: Path) -> None:
    topki = document(tmp_path / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37))
    tayga = document(tmp_path / "b.sqlite", TAYGA)
    _record(kuzplan, topki)
    taking = ("--form", "ВКС", "--people", "9", "--taking-part", "--held-by", "ИККО")
    for file in (topki, tayga):
        assert kuzplan("hold", file, "1.2.5", "--date", "2022-02-01", *taking).code == 0
    out = tmp_path / "region.sqlite"
    assert kuzplan("consolidate", out, topki, tayga).code == 0
    told = kuzplan("figures", out, "--period", "2022-Q1", "--json").json
    by_name = {one["name"]: one for one in told["commissions"]}
    sums = dict.fromkeys(("events", "people", "trained", "tested"), 0)
    for name, file in ((TOPKI, topki), (TAYGA, tayga)):
        own = kuzplan("figures", file, "--period", "2022-Q1", "--json").json
        line = by_name.pop(name)
        assert date.fromisoformat(line.pop("changed_on")) <= date.today()
        assert line == {"name": name, "reported": "records", "sent_on": None, **own}
        sums = {key: sums[key] + own[key] for key in sums}
    assert {key: told[key] for key in sums} == {**sums, "events": sums["events"] - 2}
    assert {(one["reported"], one["events"]) for one in by_name.values()} == {("none", 0)}


@pytest.mark.slow
@pytest.mark.parametrize(("key", "reported"), [("2022-Q1", "sent"), ("2022-Q2", "records"), ("2099-Q1", "")])
def test_who_has_reported(kuzplan: Kuzplan, tmp_path: Path, key: str, reported: str) -> None:
    file = document(tmp_path / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 4, 14), 37), send)
    out = tmp_path / "region.sqlite"
    assert kuzplan("consolidate", out, file).code == 0
    answer = kuzplan("figures", out, "--period", key, "--json")
    if not reported:
        assert answer.code == 1
        return
    line = next(one for one in answer.json["commissions"] if one["name"] == TOPKI)
    assert (line["reported"], line["sent_on"]) == (reported, "2022-04-05" if reported == "sent" else None)


def _kinds(found: list[dict[str, Any]]) -> set[str]:
    return {one["kind"] for one in found}


def test_what_is_doubtful_is_listed(kuzplan: Kuzplan, plan: Path) -> None:
    _record(kuzplan, plan)
    found = kuzplan("check-report", plan, "--period", "2022-Q1", "--json").json
    assert {tuple(one) for one in found} == {("kind", "number", "quarter", "text")}
    assert {"training_without_audiences", "not_own", "no_information", "no_signatory"} <= _kinds(found)
    assert "unknown_form" not in _kinds(found)
    everything = kuzplan("check-report", plan, "--period", "2022-Q1", "--all", "--json").json
    (strange,) = (one for one in everything if one["kind"] == "unknown_form")
    assert (strange["number"], strange["quarter"]) == ("3.1.1", 1)
    assert strange["text"].endswith("формы «сем» нет в списке; может быть, «семинар».")


def test_what_is_ahead_depends_on_the_day(kuzplan: Kuzplan, plan: Path) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 2)
    asked = ("check-report", plan, "--period", "2022-Q2", "--json")
    early, late = (kuzplan(*asked, "--today", day) for day in ("2022-02-01", "01.07.2022"))
    assert (early.code, late.code) == (0, 0)
    assert _kinds(early.json) - _kinds(late.json) == {"mark_ahead"}


def test_the_doubts_of_a_region_stand_by_commission(kuzplan: Kuzplan, tmp_path: Path) -> None:
    day = date(2022, 3, 14)
    topki = document(
        tmp_path / "a.sqlite", TOPKI, hold("1.2.4", day, 37, title="О выборах"), hold("1.2.5", day, 4, form="сем")
    )
    tayga = document(tmp_path / "b.sqlite", TAYGA, hold("1.2.4", day, 12, title="О выборах."))
    out = tmp_path / "region.sqlite"
    assert kuzplan("consolidate", out, topki, tayga).code == 0
    found = kuzplan("check-report", out, "--period", "2022-Q1", "--json").json
    assert [(one["commission"], one["kind"], one["number"]) for one in found] == [
        (TOPKI, "unknown_form", "1.2.5"),
        (TAYGA, "double_event", "1.2.4"),
    ]
    assert "то же, что у комиссии «Топкинская ТИК»" in found[-1]["text"]


@pytest.mark.slow
@pytest.mark.parametrize("scope", ["--own", "--all"])
def test_a_region_is_the_sum_of_those_it_lists(kuzplan: Kuzplan, tmp_path: Path, scope: str) -> None:
    def decide(file: PlanFile) -> None:
        """What the region decided about items for itself alone."""
        uids = [file.document.plan.find(number)[0].uid for number in ("1.2.4", "1.2.5", "1.2.8", "1.1.1")]
        file.plan.edit_activity(uids[0], own_override=False)
        file.plan.edit_activity(uids[1], completed_on=date(2021, 12, 1))
        file.plan.edit_activity(uids[2], period_override="IV квартал", period_reason="перенесен")
        file.plan.edit_activity(uids[3], own_override=True)

    files = [
        document(tmp_path / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37), mark("1.1.1", 1, "Сделано")),
        document(tmp_path / "b.sqlite", TAYGA, hold("3.1.1", date(2022, 3, 14), 5), mark("2.2.3", 1)),
        document(tmp_path / "own.sqlite", REGION, decide, hold("1.1.1", date(2022, 2, 2), 8), role=Role.IKKO),
    ]
    out = tmp_path / "region.sqlite"
    assert kuzplan("consolidate", out, *files).code == 0
    told = kuzplan("figures", out, "--period", "2022-Q1", scope, "--json").json
    listed = {one.pop("name"): one for one in told["commissions"]}
    planned, worked = set(), set()
    for file, name in zip(files, (TOPKI, TAYGA, REGION), strict=True):
        alone = kuzplan("figures", file, "--period", "2022-Q1", scope, "--json").json
        assert {key: listed[name][key] for key in alone} == alone
        with PlanFile.of_private_copy(file) as plan_file:
            shares = shares_of(plan_file.document, quarter_period(2022, 1), TODAY, own=scope == "--own")
        planned |= {uid for uid, share in shares.items() if share.planned}
        worked |= {uid for uid, share in shares.items() if share.worked}
    assert (told["planned"], told["worked"], told["outside"]) == (
        len(planned),
        len(planned & worked),
        len(worked - planned),
    )
    for key in ("events", "people", "trained", "hours", "tested"):
        assert told[key] == sum(one[key] for one in listed.values())
    assert told["notes"][0].startswith("Пункт плана в строке области считается один раз")


@pytest.mark.slow
def test_a_commission_whose_plan_is_another_is_named(kuzplan: Kuzplan, tmp_path: Path) -> None:
    def edit(file: PlanFile) -> None:
        file.plan.edit_activity(file.document.plan.find("1.2.4")[0].uid, period_text="IV квартал")

    out = tmp_path / "region.sqlite"
    files = document(tmp_path / "a.sqlite", TOPKI, edit), document(tmp_path / "b.sqlite", TAYGA)
    assert kuzplan("consolidate", out, *files).code == 0
    (note,) = (
        one for one in kuzplan("figures", out, "--period", "2022-Q1", "--json").json["notes"] if "изменен" in one
    )
    assert note.startswith(TOPKI)
    assert note in kuzplan("figures", out, "--period", "2022-Q1").out


@pytest.mark.slow
@pytest.mark.parametrize("words", ["I квартал", "1 квартал", "Q1", "I квартал 2022 года"])
def test_a_period_without_a_year_is_of_the_plans(kuzplan: Kuzplan, tmp_path: Path, words: str) -> None:
    mine = document(tmp_path / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37))
    region = tmp_path / "region.sqlite"
    assert kuzplan("consolidate", region, mine).code == 0
    for file in (mine, region):
        assert kuzplan("figures", file, "--period", words, "--json").json["people"] == 37
        assert kuzplan("check-report", file, "--period", words).code == 0
    for command in (
        ("show", mine),
        ("form", mine, tmp_path / "form.xlsx"),
        ("report", mine, "-o", tmp_path / "a.xlsx"),
    ):
        assert kuzplan(*command, "--period", words).code == 0
    kind = ("--kind", "consolidated", "-o", tmp_path / "b.xlsx")
    assert kuzplan("report", region, *kind, "--period", words).code == 0
    for file in (mine, region):
        assert kuzplan("figures", file, "--period", "I квартал 2023 года").code == 1


def test_what_is_no_period_is_wrong_usage(kuzplan: Kuzplan, plan: Path) -> None:
    answer = kuzplan("figures", plan, "--period", "квартал")
    assert answer.code == 2
    assert answer.err.splitlines()[-1].startswith("--period: Отчетный период «квартал» не распознан.")


def test_plans_of_a_year_stay_apart_and_their_events_add_up(kuzplan: Kuzplan, tmp_path: Path) -> None:
    write_plan(
        tmp_path / "other.sqlite", replace(supplied_draft(), authority="Комиссия другой области", title="Другой")
    )
    PlanFile.create(tmp_path / "b.sqlite", commission="Первая ТИК", source=tmp_path / "other.sqlite").close()
    edited(tmp_path / "b.sqlite", hold("1.2.4", date(2022, 3, 14), 5))
    files = [
        document(tmp_path / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37)),
        document(tmp_path / "c.sqlite", TAYGA),
        tmp_path / "b.sqlite",
    ]
    out = tmp_path / "region.sqlite"
    assert kuzplan("consolidate", out, *files).code == 0
    told = kuzplan("figures", out, "--period", "2022-Q1", "--json").json
    assert (told["people"], told["all_plans"]["people"], told["all_plans"]["trained"]) == (37, 42, 42)
    lines = {one["name"]: (one["plan"] == "Другой", one["people"]) for one in told["commissions"] if one["people"]}
    assert lines == {TOPKI: (False, 37), "Первая ТИК": (True, 5)}
    assert "По всем планам года: мероприятий 2, участников 42" in kuzplan("figures", out, "--period", "2022-Q1").out


def test_work_outside_its_term_is_not_planned_in_the_region_either(kuzplan: Kuzplan, tmp_path: Path) -> None:
    file = document(tmp_path / "a.sqlite", TOPKI, hold("2.2.3", date(2022, 5, 5), 10))
    out = tmp_path / "region.sqlite"
    assert kuzplan("consolidate", out, file).code == 0
    own = kuzplan("figures", file, "--period", "2022-Q2", "--json").json
    told = kuzplan("figures", out, "--period", "2022-Q2", "--json").json
    line = next(one for one in told["commissions"] if one["name"] == TOPKI)
    names = ("planned", "worked", "no_information", "outside")
    assert [told[name] for name in names] == [line[name] for name in names] == [own[name] for name in names]
    assert (own["worked"], own["outside"]) == (0, 1)


def test_any_days_are_told_in_one_sentence(kuzplan: Kuzplan, plan: Path) -> None:
    _record(kuzplan, plan)
    told = kuzplan("figures", plan, "--period", "2022-02-01..2022-05-20", "--sentence").out
    assert " ".join(told.split()) == (
        "С 1 февраля 2022 г. по 20 мая 2022 г.: 3 мероприятия, 90 участников, обучено 40 чел., обучение длилось 3 ч; "
        "работа велась по 2 из 13 пунктов плана."
    )
    assert kuzplan("figures", plan, "--period", "Q1", "--sentence").out.startswith(
        "За I квартал 2022 года: 3 мероприятия"
    )
