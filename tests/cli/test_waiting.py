"""«Сделано» means on the disk: a step that only waits is told as such, and whatever reads says what waits."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kuzplan_desktop.store import connection
from kuzplan_desktop.store.document import rescue
from tests.cli.conftest import Kuzplan

Release = Callable[[], None]
WAITS = "Ждут записи в документ, и в нем их еще нет: «Отметка 2.1.1, I квартал»."


@pytest.fixture
def busy(plan: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Release]:
    """Another program is writing to the document; the returned function ends that."""
    monkeypatch.setattr(connection.connection_to, "__kwdefaults__", {"busy_seconds": 0})
    monkeypatch.setattr(connection.connect, "__kwdefaults__", {"busy_seconds": 0})
    with closing(sqlite3.connect(plan, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield lambda: other.execute("ROLLBACK")


def test_a_step_that_waits_is_not_told_as_done(kuzplan: Kuzplan, plan: Path, busy: Release) -> None:
    answer = kuzplan("mark", plan, "2.1.1", "--quarter", "1")
    assert (answer.code, answer.out) == (1, "")
    assert "занят" in answer.err
    assert "ждет на этом компьютере и войдет в документ" in answer.err
    busy()
    assert kuzplan("undo", plan).out == "Отменено: Отметка 2.1.1, I квартал.\n"


WRITING = [("undo",), ("redo",), ("mark", "1.1.1", "--quarter", "1"), ("restore", "COPY"), ("merge", "COPY")]


@pytest.mark.slow
@pytest.mark.parametrize("words", WRITING, ids=lambda words: words[0])
def test_a_busy_document_is_called_busy(
    kuzplan: Kuzplan, plan: Path, busy: Release, tmp_path: Path, words: tuple[str, ...]
) -> None:
    copy = tmp_path / "copy.sqlite"
    kuzplan("copy", plan, copy)
    busy()
    with closing(sqlite3.connect(plan, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        answer = kuzplan(words[0], plan, *(copy if word == "COPY" else word for word in words[1:]))
    assert (answer.code, answer.out) == (1, "")
    assert "занят другой программой" in answer.err
    assert "Закройте его в другой программе и повторите." in answer.err
    assert "только для чтения" not in answer.err


@pytest.mark.parametrize("command", ["hold", "undo"])
def test_every_writing_command_says_so(kuzplan: Kuzplan, plan: Path, busy: Release, command: str) -> None:
    busy()
    kuzplan("mark", plan, "1.1.1", "--quarter", "1")
    with closing(sqlite3.connect(plan, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        words = {"hold": ("2.1.1", "--date", "2022-03-14", "--form", "семинар"), "undo": ()}
        answer = kuzplan(command, plan, *words[command])
    assert (answer.code, answer.out) == (1, "")
    assert "ждет на этом компьютере" in answer.err


def test_a_command_that_changes_nothing_has_nothing_that_waits(kuzplan: Kuzplan, plan: Path, busy: Release) -> None:
    answer = kuzplan("mark", plan, "2.1.1", "--quarter", "1", "--clear")
    assert (answer.code, answer.err) == (0, "")
    assert "Отметки и не было" in answer.out


def test_a_step_that_could_not_even_be_kept_is_told_as_lost(
    kuzplan: Kuzplan, plan: Path, busy: Release, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rescue, "keep", lambda *_: False)
    answer = kuzplan("mark", plan, "2.1.1", "--quarter", "1")
    assert (answer.code, answer.out) == (1, "")
    assert "она пропала: повторите" in answer.err


@pytest.mark.slow
def test_whatever_reads_says_what_waits(kuzplan: Kuzplan, plan: Path, busy: Release, tmp_path: Path) -> None:
    kuzplan("mark", plan, "2.1.1", "--quarter", "1")
    for words in (
        ("show", plan),
        ("show", plan, "--json"),
        ("history", plan),
        ("check", plan),
        ("report", plan, "--period", "2022-Q1", "-o", tmp_path / "report.pdf"),
        ("copy", plan, tmp_path / "copy.sqlite"),
        ("form", plan, tmp_path / "form.xlsx", "--period", "2022-Q1"),
        ("consolidate", tmp_path / "region.sqlite", plan),
        ("consolidate", tmp_path / "region of a folder.sqlite", plan.parent),
    ):
        answer = kuzplan(*words)
        assert WAITS in answer.err, words
    busy()
    kuzplan("mark", plan, "1.1.1", "--quarter", "1")
    assert kuzplan("show", plan).err == ""


def test_many_waiting_steps_are_told_in_one_line() -> None:
    told = rescue.waiting_sentence([f"Отметка {number}" for number in range(8)])
    assert "«Отметка 4» и еще 3." in told
