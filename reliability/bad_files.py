"""Kinds of bad file, each with its wanted verdict: the table of the reader's own tests, tried and counted."""

import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

from kuzplan_desktop.store.door import reader
from reliability.common import Result, Tally, main, timed, workplace
from tests.store import example_document
from tests.store.file_kinds import READ, REFUSED, SET_ASIDE, put_change


def kinds() -> Tally:
    """Every kind: refused with its verdict, read without the changes that are none, or read whole."""
    tally = Tally()
    wanted: list[tuple[str, str, str, Callable[[Path], object]]]
    wanted = [(f"refused, {kind}", verdict, "", spoil) for kind, (verdict, spoil) in REFUSED.items()]
    for kind, body in SET_ASIDE.items():
        stored = body.encode() if isinstance(body, str) else body
        wanted.append((f"set aside, {kind}", "ok", "отложено", partial(_put, stored)))
    wanted += [(f"read, {kind}", "ok", note, spoil) for kind, (note, spoil) in READ.items()]
    with workplace() as place:
        for number, (kind, verdict, note, spoil) in enumerate(wanted):
            path = place / str(number) / "hers.sqlite"
            path.parent.mkdir()
            shutil.copyfile(example_document.KEPT, path)
            spoil(path)
            before = _around(path)
            found = reader.check(path)
            tally.tried += not kind.startswith("read")
            tally.count(kind.split(",")[0])
            if found.verdict != verdict or note not in " ".join(found.notes):
                tally.failures.append(f"{kind}: {found}")
            if _around(path) != before:
                tally.failures.append(f"{kind}: something was written")
    return tally


def _put(body: bytes, path: Path) -> None:
    put_change(path, body)


def _around(path: Path) -> list[tuple[str, int, int]]:
    """The names, sizes and times of everything in the folder of `path`."""
    states = [(one.name, one.lstat()) for one in path.parent.iterdir()]
    return sorted((name, status.st_size, status.st_mtime_ns) for name, status in states)


def run(full: bool) -> Result:
    """At least 49 kinds, with and without `full`."""
    return timed("kinds of bad file", 49, kinds)


if __name__ == "__main__":
    main(run)
