"""The helper process: it reads many files, and a file that ends it ends nothing else."""

import json
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict
from pathlib import Path

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.changes.change import change_id
from kuzplan_desktop.store.door import reader, reading_process
from kuzplan_desktop.store.door.examination import Reading, examine
from kuzplan_desktop.store.door.header import Finding
from kuzplan_desktop.store.door.reading_process import Helper
from kuzplan_desktop.store.helper_process import own_command
from tests.store import example_document
from tests.store.file_kinds import BODIES, SET_ASIDE, put_change, rewritten

GOOD = example_document.KEPT
FRAME = "lambda frame: out.write(len(frame).to_bytes(4, 'big') + frame) and out.flush()"
FINDINGS = json.dumps(asdict(Reading(Finding("ok", "")))).encode()


@contextmanager
def helper(program: str = "", **limits: float) -> Iterator[Helper]:
    """A helper of the program itself, or one that runs `program` when it is asked the first time."""
    before = f"import sys; ask, out = sys.stdin.buffer, sys.stdout.buffer; send = {FRAME}; ask.peek();"
    made = Helper([sys.executable, "-c", f"{before}\n{program}"] if program else None, **limits)
    try:
        yield made
    finally:
        made.close()


def test_what_the_helper_reads_is_what_the_examination_finds() -> None:
    with helper() as one:
        assert one.read(GOOD, bodies=True) == examine(GOOD)
        assert one.read(GOOD, bodies=False).bodies == ()


def test_one_helper_reads_many_files_and_ends_with_its_owner(tmp_path: Path) -> None:
    with helper() as one:
        processes = set()
        for number in range(5):
            path = Path(shutil.copyfile(GOOD, tmp_path / f"{number}.sqlite"))
            if number == 3:
                put_change(path, str(SET_ASIDE["a list"]).encode())
            assert one.read(path, bodies=True).set_aside == (number == 3)
            processes.add(one._process.pid)
        process = one._process
    assert len(processes) == 1
    assert process.returncode == 0


def test_many_threads_may_ask_at_once() -> None:
    with helper() as one:
        found = []
        threads = [threading.Thread(target=lambda: found.append(one.read(GOOD, bodies=True))) for _ in range(4)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [examine(GOOD)] * 4


def test_no_helper_is_started_for_what_is_no_document_at_all(tmp_path: Path) -> None:
    with helper() as one:
        assert one.read(tmp_path, bodies=True).finding.verdict == "not_a_file"
        assert one._process is None


@pytest.mark.parametrize(
    "program",
    [
        "import os; os.abort()",
        "sys.exit(1)",
        "raise Exception",
        "out.write(b'nonsense that is no frame'); out.flush()",
        "send(b'nonsense')",
        "send(b'[]')",
        "send(b'{}')",
        f"send({FINDINGS!r})",
        f"send({FINDINGS!r}); send(b'no change'); send(b'')",
        f"send({FINDINGS!r}); send(bytes.fromhex('ff')); send(b'')",
        f"send({FINDINGS!r}); out.write(b'\\xff\\xff\\xff\\xff'); out.flush()",
    ],
)
def test_a_helper_that_ends_or_talks_nonsense_is_a_damaged_file(program: str) -> None:
    with helper(program) as one:
        found = one.read(GOOD, bodies=True)
        assert (found.finding.verdict, "прервалось" in found.finding.sentence) == ("damaged", True)
        assert found.bodies == ()
        assert one._process is None


def test_the_next_file_is_read_by_a_new_helper(tmp_path: Path) -> None:
    ended = tmp_path / "ended"
    once = f"""
import os, pathlib
place = pathlib.Path({str(ended)!r})
if not place.exists():
    place.touch()
    os.abort()
sys.path.insert(0, {str(paths.PACKAGE.parent)!r})
from kuzplan_desktop.store.door.reading_process import serve
serve()
"""
    with helper(once) as one:
        assert one.read(GOOD, bodies=True).finding.verdict == "damaged"
        assert one.read(GOOD, bodies=True).finding.verdict == "ok"
        one._process.kill()
        one._process.wait()
        assert one.read(GOOD, bodies=True).finding.verdict == "ok"


def test_a_helper_that_does_not_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_process, "_GRACE_SECONDS", 0.1)
    with helper("import threading; threading.Event().wait()", seconds=0.1) as one:
        found = one.read(GOOD, bodies=True).finding
        assert (found.verdict, "за отведенное время" in found.sentence) == ("unreadable", True)
        assert one._process is None


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no resource module: memory is not limited")
def test_a_file_that_needs_too_much_memory_ends_the_helper_alone(tmp_path: Path) -> None:
    limit = 128 * 1024 * 1024
    program = f"""
sys.path.insert(0, {str(paths.PACKAGE.parent)!r})
from kuzplan_desktop.store.door.reading_process import serve
sys.exit(serve({limit}))
"""
    path = Path(shutil.copyfile(GOOD, tmp_path / "large.sqlite"))
    for number in range(80):
        put_change(path, BODIES[5][:-1].encode() + b',"newer":"%d%s"}' % (number, b"x" * 1_000_000))
    with helper(program) as one:
        found = one.read(path, bodies=True).finding
        assert (found.verdict, "не хватило памяти" in found.sentence) == ("unreadable", True)
        assert one.read(GOOD, bodies=True).finding.verdict == "ok"


def test_a_helper_without_memory_left_after_other_files_is_no_fault_of_the_next(tmp_path: Path) -> None:
    asked = tmp_path / "asked"
    tired = f"""
import pathlib
sys.path.insert(0, {str(paths.PACKAGE.parent)!r})
from kuzplan_desktop.store.door import reading_process
place, examine = pathlib.Path({str(asked)!r}), reading_process.examine

def examine_with_the_memory_of_one(*wanted, **known):
    with place.open("a") as file:
        file.write("x")
    if place.stat().st_size == 2:
        raise MemoryError
    return examine(*wanted, **known)

reading_process.examine = examine_with_the_memory_of_one
sys.exit(reading_process.serve())
"""
    with helper(tired) as one:
        verdicts = [one.read(GOOD, bodies=False).finding.verdict for _ in range(2)]
    assert (verdicts, asked.stat().st_size) == (["ok", "ok"], 3)


def test_a_helper_that_cannot_be_started_is_no_damage(tmp_path: Path) -> None:
    found = Helper([str(tmp_path / "nothing")]).read(GOOD, bodies=True).finding
    assert (found.verdict, "не запустилось" in found.sentence) == ("unreadable", True)


def test_the_bodies_of_a_helper_are_hashed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    body = BODIES[5]
    with helper(f"send({FINDINGS!r}); send({body.encode()!r}); send({body.encode()!r}); send(b'')") as one:
        monkeypatch.setattr(reading_process, "_helper", one)
        with closing(reader.sound_copy(GOOD)) as connection:
            assert connection.execute("SELECT id, body FROM change").fetchall() == [(change_id(body), body)]


def test_a_refused_file_is_a_plan_error(monkeypatch: pytest.MonkeyPatch) -> None:
    with helper("sys.exit(1)") as one:
        monkeypatch.setattr(reading_process, "_helper", one)
        with pytest.raises(PlanError, match="прервалось"):
            reader.sound_copy(GOOD)


def test_a_file_of_more_changes_than_documents_have_is_too_big(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kuzplan_desktop.store.door.examination.LARGEST_TOTAL", sum(map(len, BODIES)))
    path = tmp_path / "large.sqlite"
    path.touch()
    rewritten()(path)
    assert examine(path).finding.verdict == "too_big"


def test_the_helper_is_found_wherever_the_program_was_started(tmp_path: Path) -> None:
    program = f"""
import sys
from pathlib import Path
sys.path.insert(0, {str(paths.PACKAGE.parent)!r})
from kuzplan_desktop.store.door import reader
print(reader.check(Path({str(GOOD)!r})).verdict)
"""
    bare = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, cwd=tmp_path, env=bare, capture_output=True, encoding="utf-8", check=True)
    assert (run.stdout, run.stderr) == ("ok\n", "")


def test_a_bundle_starts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "kuzplan")
    assert own_command(reading_process.COMMAND) == ["kuzplan", reading_process.COMMAND]


def test_the_helper_loads_nothing_that_it_does_not_need() -> None:
    program = f"""
import sys
sys.path.insert(0, {str(paths.PACKAGE.parent)!r})
from kuzplan_desktop.cli.start import main
sys.argv[1:] = [{reading_process.COMMAND!r}]
assert main() == 0
print([name for name in ("PySide6", "click", "openpyxl", "reportlab", "sqlite_utils") if name in sys.modules])
"""
    command = [sys.executable, "-c", program]
    run = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    assert run.stdout == "[]\n"
