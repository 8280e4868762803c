"""kuzplan import: an official document becomes a plan that documents begin from, or one sentence says why not."""

import json
from pathlib import Path

import pytest

from kuzplan_desktop.paths import RESOURCES
from tests.cli.conftest import Kuzplan

SOURCE = RESOURCES / "plan-2022.txt"


def test_a_document_becomes_a_plan_that_a_commission_begins_from(kuzplan: Kuzplan, tmp_path: Path) -> None:
    plan, mine = tmp_path / "План.sqlite", tmp_path / "Мой.sqlite"
    answer = kuzplan("import", SOURCE, plan)
    assert answer.code == 0
    assert "3 раздела, 9 подразделов, 47 пунктов" in answer.out
    assert "присоединены: 1.2.1, 1.4.1" in answer.out
    assert kuzplan("new", mine, "--from", plan, "--commission", "Топкинская ТИК").code == 0
    assert kuzplan("mark", mine, "1.2.4", "--quarter", 1).code == 0
    assert json.loads(kuzplan("show", mine, "--json").out)["totals"]["activities"] == 47


def test_what_was_read_is_told_in_json(kuzplan: Kuzplan, tmp_path: Path) -> None:
    answer = kuzplan("import", SOURCE, tmp_path / "План.sqlite", "--dry-run", "--json")
    told = json.loads(answer.out)
    assert answer.code == 0
    assert list(tmp_path.glob("План*")) == []
    assert told["plan"]["approved_number"] == "3/20-7"
    assert len(told["abbreviations"]) == 4
    items = [one for section in told["sections"] for part in section["subsections"] for one in part["activities"]]
    february = next(one for one in items if one["number"] == "2.2.3")
    assert february["period"]["kind"] == "months"
    assert february["units"] == [{"quarters": [1], "starts_on": "2022-02-01", "ends_on": "2022-02-28"}]
    assert february["notes"] == {}
    assert {warning["place"] for warning in told["warnings"]} == {""}


def test_columns_besides_are_notes_and_what_is_left_out_is_told(kuzplan: Kuzplan, tmp_path: Path) -> None:
    source = tmp_path / "план.txt"
    source.write_text(
        "План работы на 2026 год\n\n№ п/п\tМероприятие\tСрок\tМесто\n"
        "1\tСеминар\tдо 15 марта\tг. Топки\n\nСмотри сайт\n",
        encoding="cp1251",
    )
    told = json.loads(kuzplan("import", source, tmp_path / "План.sqlite", "--json").out)
    (item,) = told["sections"][0]["subsections"][0]["activities"]
    assert item["notes"] == {"Место": "г. Топки"}
    assert item["units"] == [{"quarters": [1], "starts_on": "2026-01-01", "ends_on": "2026-03-15"}]
    assert any("Смотри сайт" in warning["text"] for warning in told["warnings"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "пуст"),
        ("Просто письмо.".encode(), "нет таблицы плана"),
        (b"%PDF-1.7 broken", "прочитать его не удалось"),
        (bytes(range(256)) * 9, "не текст и не документ известного вида"),
    ],
)
def test_what_is_no_plan_is_refused_and_nothing_is_written(
    kuzplan: Kuzplan, tmp_path: Path, content: bytes, sentence: str
) -> None:
    source, plan = tmp_path / "документ.docx", tmp_path / "План.sqlite"
    source.write_bytes(content)
    answer = kuzplan("import", source, plan)
    assert answer.code == 1
    assert sentence in answer.err
    assert not plan.exists()


def test_a_year_is_asked_for_where_none_is_named(kuzplan: Kuzplan, tmp_path: Path) -> None:
    source, plan = tmp_path / "план.txt", tmp_path / "План.sqlite"
    source.write_text("План работы\n\n№ п/п\tМероприятие\tСрок\n1\tСеминар\tмай\n", encoding="utf-8")
    assert "не назван год" in kuzplan("import", source, plan).err
    assert kuzplan("import", source, plan, "--year", 26).code == 2
    assert kuzplan("import", source, plan, "--year", 2026).code == 0
