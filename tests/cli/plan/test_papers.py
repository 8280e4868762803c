"""kuzplan write-plan, separate-plan and take-separate-plan: official documents out and in again."""

from pathlib import Path

import pytest
from openpyxl import Workbook

from tests.cli.conftest import Kuzplan

HELD = ("--form", "семинар", "--title", "Итоги", "--place", "г. Топки", "--audience", "члены УИК=25", "--planned")


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["docx", "pdf"])
def test_the_plan_is_written_and_imported_again(kuzplan: Kuzplan, plan: Path, tmp_path: Path, ending: str) -> None:
    out = tmp_path / f"план.{ending}"
    assert kuzplan("write-plan", plan, out).out == f"План записан: {out}.\n"
    read = kuzplan("import", out, tmp_path / "again.sqlite", "--dry-run", "--json").json
    written = kuzplan("show", plan, "--json").json
    assert read["warnings"] == []
    assert read["plan"] == written["plan"]
    assert read["abbreviations"] == written["abbreviations"]
    assert [section["title"] for section in read["sections"]] == [one["title"] for one in written["sections"]]


def test_a_plan_file_is_written_too(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    assert kuzplan("hand-out", plan, tmp_path / "handed.sqlite").code == 0
    assert kuzplan("write-plan", tmp_path / "handed.sqlite", tmp_path / "план.docx").code == 0


def test_another_ending_is_wrong_usage(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    answer = kuzplan("write-plan", plan, tmp_path / "план.txt")
    assert answer.code == 2
    assert ".docx или .pdf или .odt" in answer.err


@pytest.mark.slow
@pytest.mark.parametrize("ending", ["docx", "xlsx"])
def test_a_separate_plan_goes_from_one_document_into_another(
    kuzplan: Kuzplan, plan: Path, tmp_path: Path, ending: str
) -> None:
    out, other = tmp_path / f"отдельный.{ending}", tmp_path / "other.sqlite"
    kuzplan("hold", plan, "1.2.4", "--date", "16.08.2022", *HELD)
    kuzplan("hold", plan, "2.2.2", "--date", "2022-09", *HELD)
    assert kuzplan("separate-plan", plan, "1.2.4", "2.2.2", "-o", out).code == 0
    kuzplan("new", other, "--commission", "Топкинская ТИК")
    dry = kuzplan("take-separate-plan", other, "1.2.4", out, "--dry-run")
    assert dry.out.splitlines()[-2:] == ["Было бы запланировано мероприятий: 1.", "  16.08.2022, семинар «Итоги»."]
    told = kuzplan("take-separate-plan", other, "1.2.4", out, "--json").json
    assert (told["written"], len(told["events"]), told["known"]) == (True, 1, [])
    assert [one["text"] for one in told["doubts"]] == ["Мероприятия пункта 2.2.2 пропущены: 1."]
    (event,) = kuzplan("show", other, "--json").activity("1.2.4")["planned_events"]
    assert event["audience"] == {"члены УИК": 25}
    again = kuzplan("take-separate-plan", other, "1.2.4", out)
    assert again.out.splitlines()[-2:] == ["Уже есть в документе: 1.", "Новых мероприятий нет, документ не изменен."]
    assert kuzplan("undo", other).out == "Отменено: Отдельный план 1.2.4, мероприятий: 1.\n"


def test_a_table_that_a_person_made_is_taken_in_and_its_doubts_are_told(
    kuzplan: Kuzplan, plan: Path, tmp_path: Path
) -> None:
    book = Workbook()
    for row in (
        ("Мероприятие", "Дата", "Место", "Участники"),
        ("Лекция «Право выбора»", "12.05.2022", "библиотека", "молодежь"),
        ("Квиз", "весной", "школа", ""),
    ):
        book.active.append(row)
    book.save(tmp_path / "план.xlsx")
    answer = kuzplan("take-separate-plan", plan, "2.2.2", tmp_path / "план.xlsx")
    assert answer.code == 0
    assert "участники записаны в примечание словами: «молодежь»" in answer.out
    assert "«Квиз»: дата «весной» не понята. Мероприятие не взято." in answer.out
    (event,) = kuzplan("show", plan, "--json").activity("2.2.2")["planned_events"]
    assert (event["form"], event["title"], event["note"]) == ("лекция", "Право выбора", "Участники: молодежь")


def test_nothing_planned_is_a_sentence(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    answer = kuzplan("separate-plan", plan, "1.2.4", "-o", tmp_path / "план.docx")
    assert answer.code == 1
    assert answer.err.startswith("По пункту 1.2.4 мероприятия не запланированы.")
    assert not (tmp_path / "план.docx").exists()
