"""Remarks at the command line: given, sent to the commission, merged, answered, and back in the region."""

from datetime import date
from pathlib import Path

from tests.cli.conftest import Kuzplan
from tests.exchange.region_files import TAYGA, TOPKI, document, hold


def test_a_remark_there_and_its_answer_back(kuzplan: Kuzplan, tmp_path: Path) -> None:
    topki = document(tmp_path / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37))
    region, back = tmp_path / "region.sqlite", tmp_path / "back.sqlite"
    assert kuzplan("consolidate", region, topki, document(tmp_path / "b.sqlite", TAYGA)).code == 0
    assert kuzplan("send-back", region, topki, back).err.startswith(
        "Новых замечаний для комиссии «Топкинская ТИК» нет."
    )
    answer = kuzplan("remark", region, topki, "1.2.4", "Сколько обучено?", "--by", "Иванова И.И.")
    assert (answer.code, answer.out.strip()) == (0, "Замечание к пункту 1.2.4 записано.")
    assert kuzplan("remark", region, topki, "9.9.9", "Что?").code == 1
    assert kuzplan("send-back", region, topki, back).out.strip() == f"Замечаний: 1. Файл для комиссии: {back}."
    assert kuzplan("merge", topki, back).code == 0
    (told,) = kuzplan("remarks", topki, "--json").json["remarks"]
    assert (told["number"], told["text"], told["given_by"], told["answer"]) == (
        "1.2.4", "Сколько обучено?", "Иванова И.И.", "",
    )  # fmt: skip
    assert kuzplan("answer", topki, "1.2.4", "Обучено 37").code == 0
    assert kuzplan("answer", topki, "1.2.4", "Еще раз").err.strip() == "Замечаний без ответа к пункту 1.2.4 нет."
    assert kuzplan("consolidate", region, topki).code == 0
    lines = kuzplan("remarks", region).out.splitlines()
    assert lines[0].startswith(f"{TOPKI}, 1.2.4: Сколько обучено? (")
    assert lines[1] == "    Обучено 37"
    assert kuzplan("undo", topki).code == 0
    assert kuzplan("remarks", topki).out.splitlines()[1] == "    ответа нет"
