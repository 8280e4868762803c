"""kuzplan next-year and approve: a year begins in three ways, a project becomes a plan, show tells which it is."""

import json
from datetime import date
from pathlib import Path

from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.cli.conftest import Kuzplan

TEXT = "План работы на 2023 год\n\n№ п/п\tМероприятие\tСрок\tИсполнитель\n1\tСеминар\tдо 15 марта\tТИК\n\nСмотри сайт\n"


def test_a_year_is_begun_from_the_document_alone(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 1)
    out = tmp_path / "2023.sqlite"
    answer = kuzplan("next-year", plan, out)
    assert answer.code == 0
    for words in (
        "Перенесено:",
        "пунктов 47",
        "Топкинская",
        "на 2022 год» -> «",
        "Отметки, мероприятия",
        "кампании 2023",
    ):
        assert words in answer.out
    shown = kuzplan("show", out).out
    assert "на 2023 год" in shown.splitlines()[0]
    assert shown.splitlines()[1] == "Избирательная комиссия Кемеровской области – Кузбасса, проект, не утвержден"
    assert json.loads(kuzplan("show", out, "--json").out)["plan"]["locked"] is False
    again = kuzplan("next-year", plan, out)
    assert (again.code, again.out) == (1, "")
    assert "уже есть" in again.err


def test_the_plan_of_the_document_is_moved_to_any_later_year(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "2027.sqlite"
    assert "на 2022 год» -> «" in kuzplan("next-year", plan, out, "--year", 2027).out
    assert json.loads(kuzplan("show", out, "--json").out)["plan"]["year"] == 2027
    for year in (2022, 2021, 99_999):
        answer = kuzplan("next-year", plan, tmp_path / "none.sqlite", "--year", year)
        assert (answer.code, answer.out) == (1, "")
    assert kuzplan("next-year", plan, tmp_path / "none.sqlite", "--plan", plan, "--year", 2027).code == 2
    assert not (tmp_path / "none.sqlite").exists()


def test_it_is_told_in_json_with_the_doubts_of_the_document(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    source = tmp_path / "план.txt"
    source.write_text(TEXT, encoding="utf-8")
    told = kuzplan("next-year", plan, tmp_path / "2023.sqlite", "--plan", source, "--json").json
    assert told["year"] == 2023
    assert any("пунктов 1" in one for one in told["taken"])
    assert any("Смотри сайт" in one["text"] for one in told["check"])
    assert told["shifted"] == []
    assert any("2022 года" in one for one in told["left"])


def test_a_plan_file_of_that_year(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    source = tmp_path / "план.txt"
    source.write_text(TEXT, encoding="utf-8")
    assert kuzplan("import", source, tmp_path / "план.sqlite").code == 0
    answer = kuzplan("next-year", plan, tmp_path / "2023.sqlite", "--plan", tmp_path / "план.sqlite")
    assert answer.code == 0
    assert "Новых пунктов: 1 (1)" in answer.out
    assert kuzplan("mark", tmp_path / "2023.sqlite", "1", "--quarter", 1).code == 0


def test_a_project_is_approved_once(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "2023.sqlite"
    kuzplan("next-year", plan, out)
    answer = kuzplan("approve", out, "--decree", "№ 5/1", "--date", "20.12.2022")
    assert answer.out.strip().endswith("постановление от 20.12.2022 № 5/1")
    again = kuzplan("approve", out, "--decree", "5/1", "--date", "2022-12-20")
    assert (again.code, "уже утвержден" in again.err) == (1, True)
    assert kuzplan("approve", out, "--decree", "5").code == 2
    assert kuzplan("undo", out).code == 0
    assert "проект" in kuzplan("show", out).out


def test_show_tells_amendments_excluded_and_own_items(kuzplan: Kuzplan, plan: Path) -> None:
    with PlanFile.open(plan) as file:
        file.editing.unlock()
        file.editing.exclude(file.document.plan.find("1.2.5")[0].uid)
        part = file.document.plan.sections[0].subsections[0].uid
        file.plan.add_own(part, "Квиз", "май")
    assert ", открыт для правки" in kuzplan("show", plan).out
    assert kuzplan("approve", plan, "--decree", "5", "--date", "01.06.2022").code == 0
    lines = kuzplan("show", plan).out.splitlines()
    assert lines[1].endswith("№ 3/20-7 (в редакции постановления от 01.06.2022 № 5)")
    (excluded,) = [line for line in lines if " 1.2.5 " in line]
    assert excluded.endswith("исключено из плана (постановление от 01.06.2022 № 5)")
    assert "Дополнительные мероприятия комиссии – выполнено 0 из 1" in lines[-2]
    assert "доп.1 Квиз" in lines[-1]
    told = kuzplan("show", plan, "--json").json
    assert told["plan"]["amendments"] == [{"number": "5", "date": date(2022, 6, 1).isoformat()}]
    assert kuzplan("mark", plan, "доп. 1", "--quarter", 2).code == 0
