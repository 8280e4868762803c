"""Mending a consolidated file at the command line: whose a document is, what is taken out, undo, backups."""

from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Kuzplan
from tests.exchange.region_files import TAYGA, TOPKI, begun_anew, document, hold


@pytest.fixture
def region(kuzplan: Kuzplan, tmp_path: Path) -> Path:
    (tmp_path / "in").mkdir()
    begun_anew(tmp_path / "in" / "a.sqlite", "Топкинкая ТИК", hold("1.2.4", date(2022, 2, 1), 37))
    document(tmp_path / "in" / "b.sqlite", TAYGA, hold("1.2.4", date(2022, 2, 1), 5))
    out = tmp_path / "region.sqlite"
    answer = kuzplan("consolidate", out, tmp_path / "in")
    assert "«Топкинкая ТИК» – это «Топкинская ТИК»? Это одна и та же комиссия? Ответьте командой assign." in answer.out
    return out


def names(kuzplan: Kuzplan, region: Path) -> dict[str, int]:
    told = kuzplan("figures", region, "--period", "2022-Q1", "--json").json
    return {one["name"]: one["people"] for one in told["commissions"] if one["reported"] != "none"}


def test_a_document_is_assigned_taken_out_and_put_back(kuzplan: Kuzplan, tmp_path: Path, region: Path) -> None:
    file = tmp_path / "in" / "a.sqlite"
    answer = kuzplan("assign", region, "a.sqlite", "Топкинская ТИК")
    assert answer.code == 0
    assert "Документ «Топкинкая ТИК» отнесен к комиссии «Топкинская ТИК»." in answer.out
    assert names(kuzplan, region) == {TOPKI: 37, TAYGA: 5}
    assert kuzplan("take-out", region, file).code == 0
    assert names(kuzplan, region) == {TAYGA: 5}
    assert kuzplan("take-out", region, file, "--back").code == 0
    assert names(kuzplan, region) == {TOPKI: 37, TAYGA: 5}
    assert "Отменено: Возвращен документ" in kuzplan("undo", region).out
    assert names(kuzplan, region) == {TAYGA: 5}
    assert kuzplan("redo", region).code == 0
    assert names(kuzplan, region) == {TOPKI: 37, TAYGA: 5}
    assert kuzplan("redo", region).code == 1


def test_what_is_not_definite_is_refused_in_one_sentence(kuzplan: Kuzplan, tmp_path: Path, region: Path) -> None:
    before = region.read_bytes()
    for words in (
        ("assign", region, "c.sqlite", TOPKI),
        ("assign", region, "a.sqlite", "Топкиннская"),
        ("take-out", region, "c.sqlite"),
        ("assign", tmp_path / "in" / "a.sqlite", "a.sqlite", TOPKI),
        ("undo", region),
    ):
        answer = kuzplan(*words)
        assert (answer.code, answer.err.count("\n")) == (1, 1), words
    assert region.read_bytes() == before


def test_backups_are_made_listed_and_gone_back_to(kuzplan: Kuzplan, region: Path) -> None:
    assert kuzplan("backups", region, "--json").json == {"backups": []}
    assert "Резервных копий этого сводного файла нет." in kuzplan("backups", region).out
    assert kuzplan("assign", region, "a.sqlite", TOPKI).code == 0
    (backup,) = kuzplan("backups", region, "--json").json["backups"]
    assert kuzplan("restore", region, backup["path"]).code == 0
    assert names(kuzplan, region) == {"Топкинкая ТИК": 37, TAYGA: 5}
    newest = kuzplan("backups", region, "--json").json["backups"][0]
    assert kuzplan("restore", region, newest["path"]).code == 0
    assert names(kuzplan, region) == {TOPKI: 37, TAYGA: 5}
    region.unlink()
    assert kuzplan("restore", region, newest["path"]).code == 0
    assert names(kuzplan, region) == {TOPKI: 37, TAYGA: 5}
