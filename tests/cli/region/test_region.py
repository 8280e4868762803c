"""The region at the command line: consolidate, check, hand out."""

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from kuzplan_desktop.domain.reporting.report_kinds import REPORT_KINDS
from tests.cli.conftest import Kuzplan
from tests.exchange.region_files import TAYGA, TOPKI, document, hold


@pytest.mark.slow
def test_a_folder_is_consolidated_and_bad_files_are_named(kuzplan: Kuzplan, tmp_path: Path) -> None:
    document(tmp_path / "in" / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37))
    document(tmp_path / "in" / "b.sqlite", TAYGA)
    (tmp_path / "in" / "bad.sqlite").write_text("привет", encoding="utf-8")
    (tmp_path / "in" / "письмо.txt").write_text("привет", encoding="utf-8")
    out = tmp_path / "region.sqlite"
    answer = kuzplan("consolidate", out, tmp_path / "in")
    assert answer.code == 0
    assert "bad.sqlite: Файл «bad.sqlite» – не документ программы, а обычный текст." in answer.err
    assert "Вошло: 2 файла, из них были раньше 0; не вошло 1." in answer.out
    assert "письмо.txt" in answer.out
    verdict = kuzplan("check", out, "--json").json
    assert (verdict["verdict"], verdict["message"]) == ("ok", "Сводный файл: комиссий 2.")


def test_nothing_but_bad_files_is_refused(kuzplan: Kuzplan, tmp_path: Path) -> None:
    answer = kuzplan("consolidate", tmp_path / "region.sqlite", tmp_path / "missing.sqlite")
    assert answer.code == 1
    assert "missing.sqlite" in answer.err


@pytest.mark.slow
@pytest.mark.parametrize("spoil", ["named", "damaged", "plan", "archive"])
def test_what_was_asked_for_and_not_taken_is_a_failure_though_the_rest_is_in(
    kuzplan: Kuzplan, plan: Path, tmp_path: Path, spoil: str
) -> None:
    good = document(tmp_path / "in" / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37))
    bad = tmp_path / "in" / "b.sqlite"
    if spoil == "plan":
        assert kuzplan("hand-out", plan, bad).code == 0
    elif spoil == "archive":
        bad = bad.with_suffix(".zip")
        bad.write_bytes(b"PK\x03\x04")
    else:
        bad.write_bytes(b"letter" if spoil == "named" else document(bad, TAYGA).read_bytes()[:9000])
    sources = [good, bad] if spoil in ("named", "archive") else [tmp_path / "in"]
    answer = kuzplan("consolidate", tmp_path / "region.sqlite", *sources)
    assert answer.code == 1
    assert f"Не вошел {bad}: " in answer.err
    assert "Вошло: 1 файл, из них были раньше 0; не вошло 1." in answer.out
    assert kuzplan("check", tmp_path / "region.sqlite").out.strip() == "Сводный файл: комиссий 1."


def test_an_empty_folder_makes_no_consolidated_file(kuzplan: Kuzplan, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    answer = kuzplan("consolidate", tmp_path / "region.sqlite", tmp_path / "in")
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "Документов комиссий здесь нет." in answer.err
    assert not (tmp_path / "region.sqlite").exists()


def test_a_document_is_no_consolidated_file(kuzplan: Kuzplan, tmp_path: Path) -> None:
    mine = document(tmp_path / "a.sqlite", TOPKI)
    before = mine.read_bytes()
    answer = kuzplan("consolidate", mine, document(tmp_path / "b.sqlite", TAYGA))
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "документ одной комиссии, а не сводный" in answer.err
    assert mine.read_bytes() == before


def test_a_consolidated_file_is_no_document(kuzplan: Kuzplan, tmp_path: Path) -> None:
    out = tmp_path / "region.sqlite"
    assert kuzplan("consolidate", out, document(tmp_path / "a.sqlite", TOPKI)).code == 0
    answer = kuzplan("show", out)
    assert (answer.code, answer.err.count("\n")) == (1, 1)
    assert "сводный файл многих комиссий" in answer.err


def test_a_damaged_consolidated_file_is_told(kuzplan: Kuzplan, tmp_path: Path) -> None:
    out = tmp_path / "region.sqlite"
    assert kuzplan("consolidate", out, document(tmp_path / "a.sqlite", TOPKI)).code == 0
    data = bytearray(out.read_bytes())
    data[4096:] = bytes(len(data) - 4096)
    out.write_bytes(data)
    assert json.loads(kuzplan("check", out, "--json").out)["verdict"] in ("damaged", "foreign_schema")


def test_a_plan_is_handed_out(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    handed = tmp_path / "handed.sqlite"
    assert kuzplan("hand-out", plan, handed).code == 0
    assert kuzplan("new", tmp_path / "b.sqlite", "--from", handed, "--commission", TAYGA).code == 0
    assert kuzplan("hand-out", plan, handed).code == 1


def test_both_reports_are_saved(kuzplan: Kuzplan, tmp_path: Path) -> None:
    out = tmp_path / "region.sqlite"
    source = document(tmp_path / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37))
    assert kuzplan("consolidate", out, source).code == 0
    for kind, name in (("consolidated", "a.pdf"), ("control", "b.xlsx")):
        words = ("report", out, "--kind", kind, "--period", "2022-Q1", "-o", tmp_path / name)
        words += ("--examples", "1") if kind == "consolidated" else ()
        assert kuzplan(*words).code == 0
        assert (tmp_path / name).stat().st_size > 1000


def test_what_is_in_no_figure_is_no_example(kuzplan: Kuzplan, tmp_path: Path) -> None:
    out, report = tmp_path / "region.sqlite", tmp_path / "a.xlsx"
    edits = (hold("1.2.4", date(2022, 3, 14), 37, title="Свое"), hold("3.1.1", date(2022, 3, 1), 500, title="Чужое"))
    assert kuzplan("consolidate", out, document(tmp_path / "a.sqlite", TOPKI, *edits)).code == 0
    words = ("--kind", "consolidated", "--period", "2022-Q1", "--examples", "2", "-o", report)
    assert kuzplan("report", out, *words).code == 0
    sheet = load_workbook(report, data_only=True).worksheets[0]
    told = "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row)
    assert "«Свое»" in told
    assert "«Чужое»" not in told


def test_a_region_is_reported_for_any_period_with_the_columns_that_were_chosen(
    kuzplan: Kuzplan, tmp_path: Path
) -> None:
    out = tmp_path / "region.sqlite"
    edits = (
        hold("1.2.4", date(2022, 3, 14), 37),
        hold("1.2.4", date(2022, 5, 14), 5),
        hold("2.2.3", date(2022, 2, 1), 9),
    )
    assert kuzplan("consolidate", out, document(tmp_path / "a.sqlite", TOPKI, *edits)).code == 0

    def rows(period: str, *options: str) -> list[list[object]]:
        target = tmp_path / f"{period}{len(options)}.xlsx"
        assert kuzplan("report", out, "--kind", "consolidated", "--period", period, *options, "-o", target).code == 0
        found = load_workbook(target, data_only=True).worksheets[0].iter_rows(values_only=True)
        return [[value for value in row if value is not None] for row in found]

    def total(period: str, *options: str) -> list[object]:
        return next(row for row in rows(period, *options) if row and row[0] == "Всего по отчету")[1:]

    columns = ("--columns", "events,people,trained")
    assert total("2022-05", *columns) == [1, 5, 5]
    assert total("2022-H1", *columns) == [3, 51, 51]
    assert total("2022", *columns) == [3, 51, 51]
    assert total("2022-Q2", "--cumulative", "--columns", "events,people") == [1, 5, 3, 51]
    numbers = [row[0] for row in rows("2022-Q1", "--no-empty-rows", *columns) if row]
    assert "1.2.4" in numbers
    assert "1.2.5" not in numbers
    assert len(numbers) < len(rows("2022-Q1", *columns))


def test_a_report_that_does_not_fit_the_file_is_refused(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "region.sqlite"
    assert kuzplan("consolidate", out, document(tmp_path / "a.sqlite", TOPKI)).code == 0
    target = tmp_path / "a.pdf"
    refusals = (
        (out, "progress", "2022-Q1", "два отчета"),
        (out, "control", "2023-Q1", "Плана на 2023 год"),
        (plan, "control", "2022-Q1", "не сводный файл"),
    )
    for file, kind, period, sentence in refusals:
        answer = kuzplan("report", file, "--kind", kind, "--period", period, "-o", target)
        assert answer.code == 1
        assert sentence in answer.err
    assert not target.exists()


@pytest.mark.slow
@pytest.mark.parametrize(
    ("kind", "options", "named"),
    [
        ("figures", ["--columns", "done"], "--columns"),
        ("training", ["--no-empty-rows"], "--no-empty-rows"),
        ("due", ["--cumulative"], "--cumulative"),
        ("history", ["--columns", "done"], "--columns"),
        ("progress", ["--examples", "1"], "--examples"),
        ("consolidated", ["--all"], "--own/--all"),
        ("control", ["--cumulative"], "--cumulative"),
        ("control", ["--own"], "--own/--all"),
        ("control", ["--examples", "0"], "--examples"),
    ],
)
def test_a_parameter_that_the_kind_does_not_have_is_refused_in_one_sentence(
    kuzplan: Kuzplan, plan: Path, tmp_path: Path, kind: str, options: list[str], named: str
) -> None:
    file, target = plan, tmp_path / "a.pdf"
    if REPORT_KINDS[kind].of_region:
        file = tmp_path / "region.sqlite"
        assert kuzplan("consolidate", file, document(tmp_path / "a.sqlite", TOPKI)).code == 0
    answer = kuzplan("report", file, "--kind", kind, "--period", "2022-Q1", *options, "-o", target)
    assert answer.code == 2
    assert answer.err.splitlines()[-1] == f"У отчета «{REPORT_KINDS[kind].title}» нет параметра {named}."
    assert not target.exists()
