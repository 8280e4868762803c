"""Flat tables: each column adds up to the figure that reports tell, of a document and of a region."""

import csv
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kuzplan_desktop.domain.commission import Role
from tests.cli.conftest import Kuzplan
from tests.exchange.region_files import REGION, TAYGA, TOPKI, document, hold, mark

Table = list[dict[str, object]]


def take_part(file) -> None:
    item = file.document.plan.find("1.2.5")[0].uid
    people = {"члены УИК": (9, None)}
    file.events.hold(
        item, starts_on=date(2022, 2, 2), form="ВКС", attendance=people, taking_part=True, held_by=REGION, minutes=90
    )


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    not_own = hold("3.1.1", date(2022, 3, 1), 500)
    lasting = hold("1.2.4", date(2022, 3, 14), 37, title="=О выборах; «ход»", count=2)
    return [
        document(tmp_path / "a.sqlite", TOPKI, lasting, mark("1.2.5", 1, "Сделано"), take_part, not_own),
        document(tmp_path / "b.sqlite", TAYGA, hold("1.2.4", date(2022, 2, 1), 3), hold("2.2.3", date(2022, 5, 1), 4)),
        document(tmp_path / "own.sqlite", REGION, hold("1.1.1", date(2022, 2, 3), 11), role=Role.IKKO),
    ]


def sheets(path: Path) -> dict[str, Table]:
    found = {}
    for sheet in load_workbook(path).worksheets:
        head, *rows = sheet.iter_rows(values_only=True)
        found[sheet.title] = [dict(zip(head, row, strict=True)) for row in rows]
    return found


def total(table: Table, name: str) -> object:
    return sum(row[name] or 0 for row in table)


PAIRS = {
    "events": "Мероприятий",
    "people": "Участников",
    "trained": "Обучено (посещений)",
    "training_events": "Обучающих мероприятий",
    "hours": "Часов обучения",
    "tested": "Прошли тестирование",
}


@pytest.mark.parametrize("of_region", [True, False])
def test_each_column_adds_up_to_the_figure(
    kuzplan: Kuzplan, tmp_path: Path, files: list[Path], of_region: bool
) -> None:
    source = files[0]
    if of_region:
        source = tmp_path / "region.sqlite"
        assert kuzplan("consolidate", source, *files).code == 0
    told = kuzplan("figures", source, "--period", "2022-Q1", "--json").json
    answer = kuzplan("tables", source, tmp_path / "out.xlsx", "--period", "2022-Q1")
    assert answer.code == 0
    assert ("Не вошли мероприятия по пунктам" in answer.out) is of_region
    found = sheets(tmp_path / "out.xlsx")
    assert list(found) == ["Мероприятия", "Участники", "Отметки", "Показатели"]
    for key, name in PAIRS.items():
        assert total(found["Мероприятия"], name) == told[key], name
        assert total(found["Показатели"], name) == told[key], name
    assert total(found["Участники"], "Человек") == told["people"]
    assert {row["Категория"] for row in found["Участники"]} == {"члены УИК"}
    assert {(row["№ пункта"], row["Что сделано"]) for row in found["Отметки"]} >= {("1.2.5", "Сделано")}
    left = next(row for row in found["Мероприятия"] if row["№ пункта"] == "3.1.1")
    assert (left["Входит в показатели"], left["Участников"]) == ("нет", None)
    lines = told["commissions"] if of_region else [{"name": TOPKI, **told}]
    for line in lines:
        own = [row for row in found["Показатели"] if row["Комиссия"] == line["name"]]
        figures = {"planned": "По плану", "no_information": "Нет сведений", "late": "Не выполнено в срок"}
        assert {key: total(own, name) for key, name in figures.items()} == {key: line[key] for key in figures}
        assert total(own, "Участников") == line["people"]


def test_what_is_late_since_an_earlier_period_has_its_row(kuzplan: Kuzplan, tmp_path: Path, files: list[Path]) -> None:
    told = kuzplan("figures", files[0], "--period", "2022-Q2", "--json").json
    assert kuzplan("tables", files[0], tmp_path / "out.xlsx", "--period", "2022-Q2").code == 0
    late = [row for row in sheets(tmp_path / "out.xlsx")["Показатели"] if row["Не выполнено в срок"]]
    assert any(row["По плану"] == 0 for row in late)
    assert len(late) == told["late"]


def test_a_folder_gets_csv_files_that_excel_opens(kuzplan: Kuzplan, tmp_path: Path, files: list[Path]) -> None:
    assert kuzplan("tables", files[0], tmp_path / "out").code == 0
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == [
        "Мероприятия.csv",
        "Отметки.csv",
        "Показатели.csv",
        "Участники.csv",
    ]
    with (tmp_path / "out" / "Мероприятия.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert "'=О выборах; «ход»" in {row["Тема"] for row in rows}
    assert "1,5" in {row["Часов обучения"] for row in rows}
    answer = kuzplan("tables", files[0], tmp_path / "out.pdf")
    assert answer.code == 2


def test_events_of_a_region_are_told_with_their_commissions(
    kuzplan: Kuzplan, tmp_path: Path, files: list[Path]
) -> None:
    out = tmp_path / "region.sqlite"
    assert kuzplan("consolidate", out, *files).code == 0
    told = kuzplan("events", out, "--period", "2022-Q1", "--json").json
    assert {(one["commission"], one["number"]) for one in told["events"]} == {
        (TOPKI, "1.2.4"),
        (TOPKI, "1.2.5"),
        (TAYGA, "1.2.4"),
        (REGION, "1.1.1"),
    }
    figures = kuzplan("figures", out, "--period", "2022-Q1", "--json").json
    assert (told["total"]["events"], told["total"]["people"]) == (figures["events"], figures["people"])
    text = kuzplan("events", out, "--period", "2022-Q1").out
    assert "Топкинская ТИК  1.2.4" in text
    assert f"мероприятий {figures['events']}, участников {figures['people']}." in text


def test_events_go_into_a_file_by_its_ending(kuzplan: Kuzplan, tmp_path: Path, files: list[Path]) -> None:
    for name in ("a.xlsx", "a.csv", "a.ics"):
        assert kuzplan("events", files[0], "-o", tmp_path / name).code == 0
    assert len(sheets(tmp_path / "a.xlsx")["Мероприятия"]) == 3
    calendar = (tmp_path / "a.ics").read_bytes().decode()
    assert "DTSTART;VALUE=DATE:20220314\r\nDTEND;VALUE=DATE:20220315\r\n" in calendar
    unfolded = calendar.replace("\r\n ", "")
    assert "SUMMARY:семинар «=О выборах\\; " in unfolded
    assert max(len(line.encode()) for line in calendar.split("\r\n")) <= 75
    assert kuzplan("events", files[0], "-o", tmp_path / "a.txt").code == 2
