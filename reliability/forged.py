"""Forged documents through every command and the window: no hang, no error page, no wrong value.

Each number makes one file: the small document with a few changes that no program of ours writes (their hashes are
right, their content is odd), or her own file with folded tables, typed text or changes spoilt beside the program. The
numbers in `forged_seeds.txt` found something once; they are tried first.
"""

import contextlib
import io
import json
import random
import shutil
import signal
import sqlite3
import threading
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, NamedTuple

from kuzplan_desktop import log
from kuzplan_desktop.cli import start
from kuzplan_desktop.store.changes.change import BadChange, Change, change_id, read_change
from kuzplan_desktop.store.changes.schema import KINDS
from kuzplan_desktop.store.document.copying import write_new
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.inspection import remember_own
from reliability.common import Result, Tally, chunks, in_parallel, main, small_document, timed, workplace

SLOWEST = 10  # seconds of the processor for one command
LONGEST = 90  # seconds by the clock: whatever waits for ever, on a busy machine too
ERROR_PAGE = "В программе произошла ошибка"
SEEDS = Path(__file__).with_name("forged_seeds.txt")
ODD: tuple[Any, ...] = (
    None, "", " ", "вчера", "2022-13-01", "0000-00-00", "\ud800", "\x00", "a\u202eb", " " * 100_000, "я" * 90_000,
    "ТИК\n" * 20_000, "«" * 2000, -5, 0, 1, 5, 2**53 - 1, 2**60, True, 1.5, [], {}, {"state": "done", "\ud800": 1},
    {"state": "done", "date": "2022-02-30"}, {"state": None, "text": None}, "1", "2022-03-14", "done", "held",
)  # fmt: skip
COUNTS = (1, 7, 300, 2**31, 2**39, 2**39 + 1, 2**40, 2**40 + 1, 0, -1)
CLOCKS = ("", "2022-03-14T10:00:00+03:00", "3022-01-01T00:00:00+00:00", "вчера", "9" * 400)
SPOILT = (
    "UPDATE mark SET state = 'not_required'", "UPDATE mark SET date = 'вчера'", "UPDATE event SET people = 999",
    "UPDATE event SET starts_on = '2022-13-01'", "UPDATE event SET title = CAST(x'ff' AS TEXT)", "DELETE FROM event",
    "UPDATE attendance SET people = NULL", "UPDATE activity SET title = 'другой'", "DELETE FROM activity",
    "UPDATE plan SET year = NULL", "UPDATE plan SET year = 0", "UPDATE plan SET year = -5", "DELETE FROM head",
    "UPDATE commission SET executor_terms = NULL", "DELETE FROM commission", "DELETE FROM node", "DELETE FROM plan",
    "INSERT INTO draft VALUES ('mark:x:9', 'text', 'x', '[', 'device of the harness', '', '')",
    "INSERT INTO draft VALUES ('x', 'y', CAST(x'ff' AS TEXT), '{}', 'device of the harness', '', '')",
    "INSERT INTO withdrawn VALUES ('x', 'x', 'x', 'no JSON', 'no merge')", "INSERT INTO step VALUES ('x', 1)",
    "INSERT INTO withdrawn VALUES ('y', 'x', 'x', '{}', 'no merge')", "INSERT INTO setting VALUES ('x', NULL, NULL)",
    "INSERT INTO change VALUES ('x', 'x', 'x', 'no JSON')", "INSERT INTO change VALUES ('y', 'x', 'x', '{}')",
    "INSERT INTO change VALUES ('z', 'x', 'x', CAST(x'ff' AS TEXT))",
)  # fmt: skip


def forged_body(rng: random.Random, known: list[Change], rows: list[str]) -> str:
    """The body of a change as a hostile program may write it; `rows` are those that were forged before."""
    kind = rng.choice([*KINDS, "no kind"])
    fields = [*(KINDS[kind].fields if kind in KINDS else ()), "_del", "unknown"]
    like = [change.row for change in known if change.kind == kind]
    row = rng.choice([*rows[-2:], *like[:2], str(uuid.UUID(int=rng.getrandbits(128))), "x" * 40])
    rows.append(row)
    values: dict[str, Any] = {name: rng.choice(ODD) for name in rng.sample(fields, rng.randint(1, len(fields)))}
    parent = KINDS[kind].parent if kind in KINDS else None
    if parent and rng.random() < 0.9:
        above = [change.row for change in known if change.kind == parent]
        values[parent] = rng.choice([row, *rows, *above[:3]])
    for name in fields[:-2]:
        if rng.random() < 0.5:  # else hardly any would be taken for a change
            values[name] = values.get(name) if name == parent else rng.choice(_fitting(kind, name))
    body = {
        "row": row, "kind": kind, "set": values, "par": {}, "n": rng.choice(COUNTS), "dev": rng.choice(("", "d", "я")),
        "by": rng.choice(("", "Кто-то", "x" * 50_000)), "at": rng.choice(CLOCKS), "label": rng.choice(("", "Шаг")),
        "step": "" if kind == "step" else rng.choice((str(uuid.UUID(int=rng.getrandbits(128))), known[-1].step)),
    }  # fmt: skip
    if rng.random() < 0.6:
        body["new"] = True
    if rng.random() < 0.3:
        body["par"] = {rng.choice(fields): [rng.choice(known).id, "\ud800"[: rng.randint(0, 1)]]}
    if rng.random() < 0.2:
        body["seen"] = [change.id for change in rng.sample(known, 3)]
    return json.dumps(body, ensure_ascii=True, sort_keys=True, separators=(",", ":"))


def _fitting(kind: str, name: str) -> tuple[Any, ...]:
    if (kind, name) == ("mark", "content"):
        return {"state": "done"}, {"state": "not_required", "note": "x"}, {}
    if KINDS[kind].fields[name] == "INTEGER":
        return None, 0, 1, 4, 2022
    dates = ("starts_on", "ends_on", "votes_on", "date", "since", "sent_on", "completed_on", "approved_on", "month")
    return (None, "2022-03-01", "2099-12-31") if name in dates else (None, "", "x", "1.1", "ТИК", "2022-Q1")


def forge(path: Path, rng: random.Random, good: Path) -> str:
    """Make a forged file at `path` out of a good one. Tells what it is: «spoilt» if its changes are as they were."""
    if rng.random() < 0.3:
        shutil.copyfile(good, path)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in rng.sample(SPOILT, rng.choice((1, 1, 2))):
                connection.execute(statement)
        remember_own(path, at_work=rng.random() < 0.5)
        return "spoilt"
    with closing(sqlite3.connect(good)) as connection:
        known = [read_change(body) for (body,) in connection.execute("SELECT body FROM change ORDER BY rowid")]
    rows: list[str] = []
    bodies = [forged_body(rng, known, rows) for _ in range(rng.randint(1, 8))]
    taken, odd = [], []
    for body in bodies:
        try:
            taken.append(read_change(body))
        except BadChange:
            odd.append(body)
    write_new(path, {change.id: change for change in (*known, *taken)}.values())
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for body in odd:
            connection.execute("INSERT OR IGNORE INTO change VALUES (?, 'x', 'x', ?)", (change_id(body), body))
    if rng.random() < 0.5:
        remember_own(path, at_work=rng.random() < 0.5)
    return "forged"


def commands(path: Path, good: Path, place: Path) -> Iterator[list[str]]:
    """Every command on the forged file, those that read first."""
    file, other = str(path), str(good)
    quarter = ["--period", "2022-Q1"]
    yield from ([name, file, "--json"] for name in ("show", "history", "check", "backups"))
    yield ["show", file, "--own", *quarter]
    for kind in ("progress", "figures", "training", "due", "late", "history"):
        yield ["report", file, "--kind", kind, "--all", "--period", "2022", "-o", str(place / f"{kind}.xlsx")]
    yield ["report", file, *quarter, "-o", str(place / "report.pdf")]
    yield ["report", file, "--all", *quarter, "-o", str(place / "report.docx")]
    yield ["form", file, str(place / "form.xlsx"), *quarter]
    yield ["collect", file, str(place / "form.xlsx")]
    yield ["copy", file, str(place / "copy.sqlite")]
    yield ["copy", file, str(place / "bare.zip"), "--without-history"]
    yield ["hand-out", file, str(place / "plan.sqlite")]
    yield ["new", str(place / "new.sqlite"), "--from", file, "--commission", "ТИК"]
    yield ["consolidate", str(place / "all.sqlite"), file, other]
    yield ["salvage", file, str(place / "salvaged.sqlite")]
    yield ["compare", other, file, "--json"]
    yield ["merge", other, file, "--choose", "newest"]
    yield from ([name, other] for name in ("undo", "redo", "history"))
    yield ["merge", file, other]
    yield ["mark", file, "1.1.1", "--quarter", "1", "--text", "x"]
    yield ["hold", file, "1.1.1", "--date", "2022-03-14", "--form", "семинар", "--people", "3"]
    yield from ([name, file] for name in ("undo", "redo", "undo", "check"))


class _Hung(BaseException):
    """A command took too long."""


@contextmanager
def _watched() -> Iterator[None]:
    """Raise _Hung in what takes too long, on Windows, which has no signals of time, as soon as Python goes on."""

    def ring(*_: object) -> None:
        raise _Hung

    has_timers = hasattr(signal, "setitimer")
    bells = (signal.SIGPROF, signal.SIGALRM) if has_timers else (signal.SIGINT,)
    before = {number: signal.signal(number, ring) for number in bells}
    clock = threading.Timer(LONGEST, signal.raise_signal, (signal.SIGINT,))
    if has_timers:
        signal.setitimer(signal.ITIMER_PROF, SLOWEST)
        signal.setitimer(signal.ITIMER_REAL, LONGEST)
    else:
        clock.start()
    try:
        yield
    finally:
        clock.cancel()
        if has_timers:
            signal.setitimer(signal.ITIMER_PROF, 0)
            signal.setitimer(signal.ITIMER_REAL, 0)
        for number, handler in before.items():
            signal.signal(number, handler)


class Answer(NamedTuple):
    """How a command ended: its exit code, what it printed and said, and what is wrong with that, empty for nothing."""

    code: int
    out: str
    said: str
    wrong: str


def answer(words: list[str]) -> Answer:
    """Carry out a command in this process."""
    out, said = io.StringIO(), io.StringIO()
    log.log_file().unlink(missing_ok=True)
    try:
        with _watched(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(said):
            code = start.main(words)
    except _Hung:
        late = f"over {SLOWEST} s of the processor, or {LONGEST} s by the clock"
        return Answer(0, out.getvalue(), said.getvalue(), late)
    trace = log.log_file().read_text(encoding="utf-8").strip() if log.log_file().is_file() else ""
    wrong = trace[-300:] if ERROR_PAGE in said.getvalue() or trace else ""
    return Answer(code, out.getvalue(), said.getvalue(), wrong)


def in_window(path: Path) -> str:
    """What is wrong with how the window opens the file; empty for nothing."""
    from kuzplan_desktop.ui.shell.app import application, install_hook
    from kuzplan_desktop.ui.shell.windows import Windows

    app, windows = application(), Windows()
    log.log_file().unlink(missing_ok=True)
    install_hook(windows)
    try:
        with _watched():
            windows.open(path)
            for _ in range(20):
                app.processEvents()
    except _Hung:
        return f"over {SLOWEST} s of the processor, or {LONGEST} s by the clock"
    finally:
        for window in app.topLevelWidgets():
            window.close()
            window.deleteLater()
        app.processEvents()
    return log.log_file().read_text(encoding="utf-8").strip()[-300:] if log.log_file().is_file() else ""


def one(number: int, place: Path, good: Path, *, window: bool = True) -> Iterator[str]:
    """What is wrong with the file that `number` makes."""
    path, other = place / "Присланный.sqlite", place / "Свой.sqlite"
    shutil.copyfile(good, other)
    remember_own(other, at_work=False)
    kind = forge(path, random.Random(number), good)
    with PlanFile.of_private_copy(good) as file:
        wanted = answer(["show", str(other), "--json"]).out
        assert file.document.plan.uid
    for words in commands(path, other, place):
        told = answer(words)
        if told.wrong:
            yield f"{words[0]}: {told.wrong}"
        if kind == "spoilt" and words[:1] == ["show"] and words[-1] == "--json" and told.out not in ("", wanted):
            yield "show: a wrong value"
    if window and (wrong := in_window(path)):
        yield f"window: {wrong}"


def _numbers(numbers: range) -> Tally:
    tally = Tally()
    for number in numbers:
        with workplace() as place:
            good = place / "Начало.sqlite"
            small_document(good)
            for wrong in one(number, place, good):
                tally.failures.append(f"number {number}, {wrong}")
        tally.tried += 1
    return tally


def run(full: bool) -> Result:
    """At least 400 files; some, and those that found something once, without `full`."""
    number = 400 if full else 20
    seeds = [range(int(line), int(line) + 1) for line in SEEDS.read_text(encoding="utf-8").split()]
    work: Callable[[], Tally] = lambda: in_parallel(_numbers, [(part,) for part in (*seeds, *chunks(number, 8))])  # noqa: E731
    return timed("forged files", number, work)


if __name__ == "__main__":
    main(run)
