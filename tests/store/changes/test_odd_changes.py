"""Changes that a hostile program writes: set aside at the door, or taken without end or harm."""

import json
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from kuzplan_desktop.domain.limits import MOST_PLAN_ROWS
from kuzplan_desktop.domain.typed.hygiene import LONGEST_LINE, LONGEST_TEXT
from kuzplan_desktop.exchange.merge.merging import MergeChoice, compare_with, merge
from kuzplan_desktop.store.changes.change import LARGEST_N, LARGEST_READ_N, BadChange, canonical, read_change
from kuzplan_desktop.store.copies.handing_out import save_plan
from kuzplan_desktop.store.document.copying import write_new
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader
from tests.store.documents_apart import copy_of, founded
from tests.store.file_kinds import put_change

ONE, TWO = (f"00000000-0000-0000-0000-{number:012}" for number in (1, 2))


def body(row: str, kind: str, values: dict[str, Any], **parts: Any) -> str:
    told = {"row": row, "kind": kind, "set": values, "par": {}, "n": 50, "dev": "d", "by": "", "at": "", "label": "Шаг",
            "step": "s", "new": True, **parts}  # fmt: skip
    return json.dumps(told, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def document(path: Path, *bodies: str) -> Path:
    write_new(path, map(read_change, (*founded(), *bodies)))
    return path


BAD = {
    "half a letter in a key of a mark": body(ONE, "mark", {"content": {"\ud800": 1}}),
    "half a letter in a value of a newer version": body(ONE, "mark", {"content": {"later": ["\ud800"]}}),
    "half a letter in a setting": body(ONE, "setting", {"key": "k", "value": "\ud800"}),
    "half a letter in a field that is replaced": body(ONE, "setting", {"key": "k"}, par={"\ud800": []}),
    "half a letter in an id": body(ONE, "setting", {"key": "k"}, par={"key": ["\ud800"]}),
    "a clock of the next millennium": body(ONE, "setting", {"key": "k"}, at="3022-01-01T00:00:00+00:00"),
    "a year below zero": body(ONE, "plan", {"year": -5}),
    "a year of zero": body(ONE, "plan", {"year": 0}),
    "a срок of blanks without end": body(ONE, "activity", {"period_text": " " * (LONGEST_LINE + 1)}),
    "a title without end": body(ONE, "activity", {"title": "я" * 10_001}),
    "terms without end": body(ONE, "commission", {"executor_terms": "ТИК\n" * 30_000}),
    "a name without end": body(ONE, "setting", {"key": "k"}, by="я" * 10_001),
    "a text that is longer than any that can be written": body(ONE, "event", {"note": "я" * (LONGEST_TEXT + 1)}),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_no_program_of_ours_writes_is_no_change(kind: str) -> None:
    with pytest.raises(BadChange):
        read_change(BAD[kind])


def test_a_body_that_is_no_text_is_no_change() -> None:
    with pytest.raises(BadChange):
        read_change(canonical({"row": "\ud800"}))


def test_the_longest_that_can_be_written_is_a_change() -> None:
    read_change(body(ONE, "event", {"note": "я" * LONGEST_TEXT}))
    read_change(body(ONE, "activity", {"period_override": "я" * LONGEST_LINE}))
    read_change(body(ONE, "report_file", {"report": TWO, "data": "A" * 500_000}))


def test_a_count_that_leaves_no_room_is_set_aside_at_the_door(tmp_path: Path) -> None:
    path = document(tmp_path / "ее.sqlite", body(ONE, "setting", {"key": "k", "value": "v"}, n=LARGEST_READ_N))
    put_change(path, body(TWO, "setting", {"key": "l"}, n=LARGEST_READ_N + 1).encode())
    put_change(path, body(TWO, "setting", {"key": "l"}, n=LARGEST_N).encode())
    reading = reader.sound(path)
    assert reading.set_aside == 2
    assert max(read_change(one).n for one in reading.bodies) == LARGEST_READ_N


def test_copies_of_a_document_that_has_counted_to_the_end_are_made(tmp_path: Path) -> None:
    with copy_of([*founded(), body(ONE, "setting", {"key": "k", "value": "v"}, n=LARGEST_N)]) as file:
        file.copy_to(tmp_path / "без истории.sqlite", without_history=True)
        save_plan(file, tmp_path / "план.sqlite")
        file.marks.mark([next(file.document.plan.activities()).uid], 1)


def test_a_change_that_comes_twice_in_one_union_is_one(tmp_path: Path) -> None:
    one = body(ONE, "setting", {"key": "k", "value": "v"})
    path = tmp_path / "ее.sqlite"
    write_new(path, map(read_change, (*founded(), one, one)))
    with PlanFile.open(path, device="d") as file:
        assert file.document.settings["k"] == "v"
        other = body(TWO, "setting", {"key": "l", "value": "v"})
        assert len(file.unite([other, other, one]).came) == 1


RINGS = {
    "an event in itself": [(ONE, "event", {"activity": ONE, "title": "x"})],
    "a section in itself": [(ONE, "section", {"plan": ONE, "title": "x"})],
    "an activity in itself": [(ONE, "activity", {"subsection": ONE})],
    "a hidden activity in itself": [(ONE, "activity", {"subsection": ONE, "_del": True})],
    "two in each other": [(ONE, "event", {"activity": TWO}), (TWO, "event", {"activity": ONE})],
    "two kinds": [(ONE, "activity", {"subsection": TWO}), (TWO, "subsection", {"section": ONE})],
}


@pytest.fixture(params=RINGS)
def ring(request: pytest.FixtureRequest) -> list[str]:
    """Bodies of rows that hang in a ring."""
    return [body(*one) for one in RINGS[request.param]]


@pytest.mark.slow
def test_a_ring_of_rows_is_told_merged_undone_and_done_again(tmp_path: Path, ring: list[str]) -> None:
    theirs = document(tmp_path / "ее.sqlite", *ring)
    with PlanFile.open(theirs, device="d") as file:
        steps = file.history()
        assert [step.label for step in steps][-1] == "Шаг"
        file.switch_step("s")
        file.switch_step("s")
    with PlanFile.open(document(tmp_path / "мой.sqlite"), device="mine") as file:
        wanted = file.document
        merge(file, compare_with(file.bodies(), theirs), MergeChoice())
        assert file.document == wanted
        file.history()
        file.undo()
        file.redo()


@pytest.mark.slow
def test_of_a_plan_without_end_it_is_said_so(tmp_path: Path) -> None:
    with closing(PlanFile.open(document(tmp_path / "a.sqlite"), device="d")) as file:
        plan = file.document.plan.uid
    sections = [body(f"s{number}", "section", {"plan": plan}) for number in range(MOST_PLAN_ROWS + 1)]
    verdict = reader.check(document(tmp_path / "ее.sqlite", *sections))
    assert (verdict.verdict, verdict.message) == (
        "too_big",
        f"В плане больше {MOST_PLAN_ROWS} строк, таких планов не бывает.",
    )
