"""Documents are read in a helper process: what a parser cannot stand ends there, and the program says so."""

import json
import subprocess
import sys
import time
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop import paths
from kuzplan_desktop.cli.start import main
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.source import reading_apart
from kuzplan_desktop.exchange.source.grid import Grid, GridCell, GridParagraph, GridRow, GridTable
from kuzplan_desktop.exchange.source.grid_json import grid_as_json, grid_of_json
from kuzplan_desktop.exchange.source.reading import read_grid
from kuzplan_desktop.exchange.source.reading_apart import read_apart
from kuzplan_desktop.paths import RESOURCES
from kuzplan_desktop.store import helper_process

WITH_CELL = '{"grid": {"blocks": [["table", false, [["", false, [%s]]]]], "left_out": [], "doubts": []}}'
PLAN = RESOURCES / "plan-2022.txt"


def helper(program: str) -> list[str]:
    """A helper that runs `program` once it was asked."""
    return [sys.executable, "-c", f"import sys; out = sys.stdout.buffer; sys.stdin.buffer.read()\n{program}"]


def of_ours(before: str, memory: int = helper_process.LARGEST_MEMORY) -> list[str]:
    """The program's own helper, in which `before` was done."""
    return [
        sys.executable,
        "-c",
        f"import sys; sys.path.insert(0, {str(paths.PACKAGE.parent)!r})\n{before}\n"
        f"from kuzplan_desktop.exchange.source.reading_apart import answer; sys.exit(answer({memory}))",
    ]


def refusal(path: Path, command: list[str] | None = None, seconds: float = 30.0) -> str:
    with pytest.raises(PlanError) as refused:
        read_apart(path, command=command, seconds=seconds)
    assert refused.value.hint
    return refused.value.sentence


def test_the_helper_reads_what_is_read_here() -> None:
    assert read_apart(PLAN) == read_grid(PLAN)


def test_a_refusal_is_told_as_it_stands(tmp_path: Path) -> None:
    path = tmp_path / "план.docx"
    path.write_bytes(b"\x01" * 100)
    assert refusal(path) == "Файл «план.docx» – не текст и не документ известного вида."
    assert refusal(tmp_path / "нет.docx").startswith("Файла «нет.docx» нет")


@pytest.mark.parametrize(
    "said",
    [
        "",
        "nonsense",
        "[]",
        "{}",
        "7",
        '{"grid": {}}',
        '{"grid": {"blocks": [["paragraph", 5, true, "", []]], "left_out": [], "doubts": []}}',
        WITH_CELL % '[-1, "", 1, false, false, []]',
        WITH_CELL % '[true, "", 1, false, false, []]',
        WITH_CELL % "[0, 7, 1, false, false, []]",
        '{"grid": {"blocks": [], "left_out": [["", 1]], "doubts": []}}',
        '{"refused": ["only one"]}',
    ],
)
def test_a_helper_that_talks_nonsense_is_a_damaged_file(said: str) -> None:
    assert "прервалось" in refusal(PLAN, helper(f"out.write({said!r}.encode())"))


CRASHES = ["import os; os.abort()", "out.write(b'[' * 200_000)", "sys.exit(1)", "raise Exception", "out.write(b'?')"]


@pytest.mark.parametrize("program", CRASHES)
def test_a_parser_that_crashes_ends_the_helper_alone(program: str) -> None:
    assert "прервалось" in refusal(PLAN, helper(program))


def test_a_parser_that_hangs_is_ended() -> None:
    began = time.monotonic()
    assert "за отведенное время" in refusal(PLAN, helper("import threading; threading.Event().wait()"), seconds=0.3)
    assert time.monotonic() - began < 20


def test_an_answer_without_an_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "LARGEST_ANSWER", 100_000)
    assert "прервалось" in refusal(PLAN, helper("while True: out.write(b'[' * 10000)"))


def test_what_a_format_says_of_a_file_goes_on_from_its_name(tmp_path: Path) -> None:
    path = tmp_path / "план.txt"
    path.write_text("\N{NO-BREAK SPACE}\n", encoding="utf-8")
    assert refusal(path) == "Файл «план.txt»: текст плана пуст."


def test_a_helper_that_cannot_be_started_is_said(tmp_path: Path) -> None:
    assert "не запустилось" in refusal(PLAN, [str(tmp_path / "nothing")])


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no resource module: memory is not limited")
def test_a_parser_that_needs_too_much_memory_ends_the_helper_alone(tmp_path: Path) -> None:
    greedy = """
import kuzplan_desktop.exchange.source.reading as reading
reading.grid_of = lambda content, name: bytearray(10 ** 9)
"""
    assert "не хватило памяти" in refusal(PLAN, of_ours(greedy, 256 * 1024 * 1024))
    text_bomb = tmp_path / "план.docx"
    with zipfile.ZipFile(text_bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"<a>" + b" " * 99_000_000 + b"</a>")
    assert "слишком велик" in refusal(text_bomb)


def test_nothing_is_left_of_the_helper() -> None:
    made: list[subprocess.Popen[bytes]] = []
    real = helper_process.started

    def kept(command: list[str]) -> subprocess.Popen[bytes]:
        made.append(real(command))
        return made[-1]

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading_apart, "started", kept)
        read_apart(PLAN)
        refusal(PLAN, helper("import threading; threading.Event().wait()"), seconds=0.3)
    assert all(process.poll() is not None for process in made)


TEXT = st.text(st.characters(codec="utf-8"), max_size=20)
NOTES = st.lists(TEXT, max_size=2).map(tuple)
PARAGRAPHS = st.builds(GridParagraph, TEXT, st.booleans(), TEXT, NOTES)
CELLS = st.builds(GridCell, st.integers(0, 100), TEXT, st.integers(1, 9), st.booleans(), st.booleans(), NOTES)
ROWS = st.builds(GridRow, st.lists(CELLS, max_size=3).map(tuple), TEXT, st.booleans())
TABLES = st.builds(GridTable, st.lists(ROWS, max_size=3).map(tuple), st.booleans())
PAIRS = st.lists(st.tuples(TEXT, TEXT), max_size=2).map(tuple)
GRIDS = st.builds(Grid, st.lists(PARAGRAPHS | TABLES, max_size=4).map(tuple), PAIRS, PAIRS)


@given(GRIDS)
def test_a_grid_that_was_told_is_the_same(grid: Grid) -> None:
    assert grid_of_json(json.loads(json.dumps(grid_as_json(grid)))) == grid


def told_grid(*blocks: GridParagraph | GridTable) -> object:
    return json.loads(json.dumps(grid_as_json(Grid(blocks))))


def long_table(rows: int, text: str) -> GridTable:
    return GridTable(tuple(GridRow((GridCell(0, text),)) for _ in range(rows)))


@pytest.mark.parametrize(
    ("block", "sentence"),
    [
        (GridTable((GridRow((GridCell(0, "май" + " " * 100_000),)),)), "В документе слишком длинный текст: «май…»."),
        (GridParagraph("", notes=("слово " * 5_000,)), "В документе слишком длинный текст: «слово слово"),
        (long_table(200, "а" * 15_000), "В документе слишком много текста."),
        (long_table(20_000, "а"), "В таблицах документа слишком много строк."),
    ],
)
def test_what_no_plan_holds_is_refused_before_anybody_asks_what_it_means(
    block: GridParagraph | GridTable, sentence: str
) -> None:
    with pytest.raises(PlanError) as refused:
        grid_of_json(told_grid(block))
    assert refused.value.sentence.startswith(sentence)
    assert refused.value.hint


def test_the_helper_is_a_word_of_the_command_line_and_of_the_bundle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_apart, "answer", lambda: 7)
    assert main([reading_apart.COMMAND]) == 7
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "kuzplan")
    assert helper_process.own_command(reading_apart.COMMAND) == ["kuzplan", "read-document"]
