"""Kinds of file that may come in, each made out of a good document, with what the program must say of it.

REFUSED: name -> (verdict, what makes the file such). SET_ASIDE: name -> body of a change that is none. READ: name ->
(a part of the note, what makes the file such).
"""

import hashlib
import json
import os
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from kuzplan_desktop.store.changes import schema
from kuzplan_desktop.store.changes.change import Draft, Stamp, canonical, make_change, read_change
from kuzplan_desktop.store.changes.identity import mark_uid, new_uid
from kuzplan_desktop.store.document.copying import write_new
from tests import system
from tests.store import example_document

Spoil = Callable[[Path], object]

with closing(sqlite3.connect(example_document.KEPT)) as _kept:
    BODIES: list[str] = [body for (body,) in _kept.execute("SELECT body FROM change ORDER BY rowid")]
    ACTIVITY, NUMBER = _kept.execute("SELECT uid, number FROM activity WHERE number = '1.2.5'").fetchone()
    PAGE: int = _kept.execute("PRAGMA page_size").fetchone()[0]


# means


def sql(*statements: str) -> Spoil:
    """Carry out statements as another program would."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            for statement in statements:
                connection.execute(statement).fetchall()

    return spoil


def schema_sql(statement: str, *arguments: object, then: str = "") -> Spoil:
    """Write to the schema table itself; `then` is carried out by a connection that reads it anew."""

    def spoil(path: Path) -> None:
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            connection.execute("PRAGMA writable_schema = ON")
            connection.execute(statement, arguments)
        if then:
            sql("PRAGMA foreign_keys = OFF", then)(path)

    return spoil


def patch(offset: int, data: bytes) -> Spoil:
    """Put bytes over those at `offset`."""

    def spoil(path: Path) -> None:
        with path.open("rb+") as file:
            file.seek(offset)
            file.write(data)

    return spoil


def content(data: bytes) -> Spoil:
    """Replace the whole file."""
    return lambda path: path.write_bytes(data)


def instead(make: Callable[[Path], object]) -> Spoil:
    """Something else at the place of the file."""

    def spoil(path: Path) -> None:
        path.unlink()
        make(path)

    return spoil


def cut(size: Callable[[int], int]) -> Spoil:
    """Let the file end at `size(its length)`; what lies beyond its end is zeros."""
    return lambda path: os.truncate(path, size(path.stat().st_size))


def side(suffix: str, data: bytes) -> Spoil:
    """Lay a file beside it."""
    return lambda path: Path(f"{path}{suffix}").write_bytes(data)


def put_change(path: Path, body: bytes) -> None:
    """Add a row to the table of changes as a hostile program would: with the right hash, whatever the body."""
    try:
        row = str(json.loads(body)["row"])
        row.encode()
    except (ValueError, KeyError, TypeError, RecursionError):
        row = ACTIVITY
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(
            "INSERT INTO change VALUES (?, ?, 'step', CAST(? AS TEXT))",
            (hashlib.sha256(body).hexdigest()[:40], row, body),
        )


def rewritten(*extra: Draft) -> Spoil:
    """The document with more changes, all folded as the program itself would."""

    def make(path: Path) -> None:
        changes = [read_change(body) for body in BODIES]
        n = max(change.n for change in changes)
        stamp = Stamp(new_uid(), "Шаг другой версии", dev="other")
        write_new(path, [*changes, *(make_change(one, stamp, n + place) for place, one in enumerate(extra, start=1))])

    return instead(make)


# what makes a file bad


def _zip(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")


def _flip_bit_of_a_body(path: Path) -> None:
    place = path.read_bytes().rindex("Проведено".encode())
    patch(place, "Ороведено".encode())(path)


def _wrong_index(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        (other,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'change_step'").fetchone()
    schema_sql("UPDATE sqlite_schema SET rootpage = ? WHERE name = 'change_row'", other)(path)


def _number_as_text(path: Path) -> None:
    strict = "UPDATE sqlite_schema SET sql = ? WHERE name = 'change'"
    with closing(sqlite3.connect(path)) as connection:
        told = connection.execute("SELECT sql FROM sqlite_schema WHERE name = 'change'").fetchone()[0]
    schema_sql(strict, told.replace(" STRICT", ""), then="UPDATE change SET body = x'00ff' WHERE rowid = 5")(path)
    schema_sql(strict, told)(path)


def _without_plan(path: Path) -> None:
    changes = [read_change(body) for body in BODIES]
    write_new(path, [change for change in changes if change.kind in ("document", "commission")])


def _utf_16(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA encoding = 'UTF-16le'")
        schema.make_tables(connection)


def _only_stamped(path: Path) -> None:
    sql("CREATE TABLE t(x)", f"PRAGMA application_id = {schema.APPLICATION_ID}", "PRAGMA user_version = 1")(path)


def _super_journal(path: Path) -> None:
    victim = str(path.with_name("victim.txt")).encode()
    magic = bytes.fromhex("d9d505f920a163d7")
    trailer = victim + len(victim).to_bytes(4, "big") + sum(victim).to_bytes(4, "big") + magic
    side("-journal", magic + bytes(504) + trailer)(path)


def _loop(path: Path) -> None:
    other = path.with_name("other.sqlite")
    system.link(other, path)
    system.link(path, other)


def _changed_and_set_aside(path: Path) -> None:
    sql("UPDATE change SET body = replace(body, 'Проведено', 'Отложено')")(path)
    put_change(path, b"[]")


def _damaged_pages(path: Path) -> None:
    size = path.stat().st_size
    patch(PAGE * 3, bytes(size - PAGE * 3))(path)


REFUSED: dict[str, tuple[str, Spoil]] = {
    # not a file, or not one of SQLite's
    "missing": ("not_a_file", os.unlink),
    "directory": ("not_a_file", instead(Path.mkdir)),
    "fifo": ("not_a_file", instead(system.pipe)),
    "device": ("not_a_file", instead(lambda path: system.link(path, "/dev/zero"))),
    "dangling link": ("not_a_file", instead(lambda path: system.link(path, "nowhere.sqlite"))),
    "link to itself": ("unreadable", instead(_loop)),
    "empty": ("empty", content(b"")),
    "text": ("not_sqlite", content("Уважаемые коллеги, ".encode() * 20)),
    "text in the code page of DOS": ("not_sqlite", content("Уважаемые коллеги, ".encode("cp866") * 20)),
    "sheet": ("not_sqlite", instead(_zip)),
    "old sheet": ("not_sqlite", content(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096))),
    "pdf": ("not_sqlite", content(b"%PDF-1.7\n" + bytes(4096))),
    "picture": ("not_sqlite", content(b"\x89PNG\r\n\x1a\n" + bytes(4096))),
    "zeros": ("not_sqlite", content(bytes(8192))),
    "only the magic": ("not_sqlite", content(b"SQLite format 3\0")),
    "too big": ("too_big", cut(lambda size: 512 * 1024 * 1024 + 1)),
    # not a document, or not one of ours
    "other program": ("other_program", instead(sql("CREATE TABLE bookmarks(url)"))),
    "newer": ("newer", sql(f"PRAGMA user_version = {schema.VERSION + 1}")),
    "version below zero": ("newer", sql("PRAGMA user_version = -1")),
    "no version": ("foreign_schema", sql("PRAGMA user_version = 0")),
    "only stamped as ours": ("foreign_schema", instead(_only_stamped)),
    "other encoding": ("foreign_schema", instead(_utf_16)),
    # the tables are others than ours
    "trigger": ("foreign_schema", sql("CREATE TRIGGER t AFTER INSERT ON change BEGIN DELETE FROM mark; END")),
    "view": ("foreign_schema", sql("CREATE VIEW v AS SELECT 1")),
    "view in the place of a table": ("foreign_schema", sql("DROP TABLE draft", "CREATE VIEW draft AS SELECT 1")),
    "table": ("foreign_schema", sql("CREATE TABLE extra(x)")),
    "virtual table": ("foreign_schema", sql("CREATE VIRTUAL TABLE words USING fts5(word)")),
    "generated column": ("foreign_schema", sql(
        "ALTER TABLE mark ADD COLUMN g TEXT GENERATED ALWAYS AS (hex(zeroblob(1000))) VIRTUAL")),
    "another column": ("foreign_schema", sql("ALTER TABLE mark ADD COLUMN x TEXT")),
    "renamed column": ("foreign_schema", sql("ALTER TABLE mark RENAME COLUMN note TO remark")),
    "no table": ("foreign_schema", sql("DROP TABLE draft")),
    "no index": ("foreign_schema", sql("DROP INDEX change_row")),
    "partial index": ("foreign_schema", sql(
        "DROP INDEX change_row", "CREATE INDEX change_row ON change(row) WHERE id > 5")),
    "statistics": ("foreign_schema", sql("ANALYZE")),
    "not strict": ("foreign_schema", schema_sql("UPDATE sqlite_schema SET sql = replace(sql, ' STRICT', '')")),
    "schema that is no SQL": ("damaged", schema_sql("UPDATE sqlite_schema SET sql = 'CREATE ' WHERE name = 'mark'")),
    "schema that is no text": ("damaged", schema_sql("UPDATE sqlite_schema SET sql = x'ff00' WHERE name = 'mark'")),
    # bytes are lost or others
    "cut by a page": ("truncated", cut(lambda size: size - PAGE)),
    "cut by a byte": ("truncated", cut(lambda size: size - 1)),
    "cut to the first page": ("truncated", cut(lambda size: PAGE)),
    "page size that none is": ("damaged", patch(16, (12345).to_bytes(2, "big"))),
    "format that none is": ("damaged", patch(18, b"\x07\x07")),
    "zeros instead of pages": ("damaged", _damaged_pages),
    "a page of noise": ("damaged", lambda path: patch(path.stat().st_size // PAGE // 2 * PAGE, os.urandom(PAGE))(path)),
    "a letter changed": ("damaged", _flip_bit_of_a_body),
    "wrong index": ("damaged", _wrong_index),
    "two tables on one page": ("damaged", schema_sql(
        "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'event') "
        "WHERE name = 'mark'")),
    "bytes in the place of text": ("damaged", _number_as_text),
    # rows are lost or others
    "changed body": ("damaged", sql("UPDATE change SET body = replace(body, 'Отметка', 'Пометка')")),
    "changed body beside one that is set aside": ("damaged", _changed_and_set_aside),
    "changed id": ("damaged", sql("PRAGMA foreign_keys = OFF", "UPDATE change SET id = hex(id) WHERE rowid = 7")),
    "change on another row": ("damaged", sql("UPDATE change SET row = 'x' WHERE rowid = 7")),
    "change in another step": ("damaged", sql("UPDATE change SET step = 'x' WHERE rowid = 7")),
    "change lost": ("damaged", sql("PRAGMA foreign_keys = OFF", "DELETE FROM change WHERE rowid = 9")),
    "folded value": ("damaged", sql("UPDATE mark SET state = 'not_required'")),
    "folded row": ("damaged", sql("DELETE FROM mark")),
    "folded row that was never made": ("damaged", sql("INSERT INTO setting VALUES ('x', 'key', 'value')")),
    "folded orphan": ("damaged", sql("PRAGMA foreign_keys = OFF", "DELETE FROM activity")),
    "head": ("damaged", sql("DELETE FROM head WHERE rowid = 3")),
    "step switched off in the table alone": ("damaged", sql("INSERT INTO step VALUES ('x', 1)")),
    "no plan": ("damaged", instead(_without_plan)),
    # what lies beside
    "super-journal": ("super_journal", _super_journal),
}  # fmt: skip


# well-hashed bodies that are no changes


def _with(**parts: Any) -> str:
    """A good change of the mark of ACTIVITY but for these parts; «values» are put over what it sets."""
    values = {"activity": ACTIVITY, "quarter": 1, "content": {"state": "done", "date": "2022-03-01"}}
    body = {
        "row": mark_uid(ACTIVITY, 1), "kind": "mark", "set": values, "par": {}, "n": 900, "dev": "other", "by": "",
        "at": "", "step": "step", "label": "", **parts,
    }  # fmt: skip
    return canonical({name: part for name, part in body.items() if part is not None})


def _event(**values: Any) -> str:
    return _with(kind="event", row=new_uid(), set={"activity": ACTIVITY, "status": "held", **values})


def _mark(**content: Any) -> str:
    return _with(set={"activity": ACTIVITY, "quarter": 1, "content": {"state": "done", **content}})


SET_ASIDE: dict[str, str | bytes] = {
    "huge string": _mark(text="я" * 2_000_000),
    "string that SQLite is not let read": _mark(text="я" * 6_000_000),
    "control character": _mark(text="\x07"),
    "null character": _mark(text="a\0b"),
    "lone surrogate": _mark(text="X").replace("X", "\\ud800"),
    "lone surrogate in the name of a field": _with(set={"X": 1}).replace("X", "\\ud800"),
    "invalid UTF-8": _mark(text="X").encode().replace(b"X", b"\xff\xfe"),
    "date that none is": _mark(date="2022-02-30"),
    "date written otherwise": _mark(date="01.03.2022"),
    "date of another age": _mark(date="0001-01-01"),
    "count below zero": _event(people=-5),
    "count beyond all bounds": _event(people=2**70),
    "part of a person": _event(people=1.5),
    "count as text": _event(people="5"),
    "text as number": _event(title=5),
    "fifth quarter": _with(set={"activity": ACTIVITY, "quarter": 5}),
    "mark without a content": _with(set={"activity": ACTIVITY, "quarter": 1, "content": None}),
    "year of no calendar": _with(kind="plan", row=new_uid(), set={"year": 99999}),
    "parent that is no text": _event(activity=[ACTIVITY]),
    "row that is no uid": _with(kind="event", row="1", set={"activity": ACTIVITY}),
    "undone that is neither": _with(kind="step", row="step", set={"undone": "yes"}),
    "deleted that is neither": _with(set={"_del": 1}),
    "not a number": _with(set={"newer": "X"}).replace('"X"', "NaN"),
    "number without an end": _with(set={"newer": "X"}).replace('"X"', "1e999"),
    "number of too many digits": _with(set={"newer": "X"}).replace('"X"', "9" * 5000),
    "nested too deep": _with(set={"newer": "X"}).replace('"X"', "[" * 900 + "]" * 900),
    "nested beyond all reading": "[" * 100_000,
    "no JSON": "{",
    "a list": "[]",
    "nothing": "",
    "no count": _with(n=None),
    "count of changes beyond its bound": _with(n=2**40 + 1),
    "count of changes that is yes": _with(n=True),
    "no row": _with(row=""),
    "links that are none": _with(par={"content": "x"}),
    "new that is no": _with(new=False),
}


# what is read all the same


def _interrupted(path: Path) -> None:
    """The file as a power cut leaves it in the middle of a save."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE activity SET title = title || hex(randomblob(3000))")
        torn, journal = path.read_bytes(), Path(f"{path}-journal").read_bytes()
        connection.execute("ROLLBACK")
    assert torn != path.read_bytes()
    path.write_bytes(torn)
    side("-journal", journal)(path)


def _interrupted_growing(path: Path) -> None:
    """As before, and the header counts pages that were not written any more."""
    _interrupted(path)
    patch(28, (10_000).to_bytes(4, "big"))(path)


def _write_ahead(path: Path) -> None:
    """The file as another program leaves it that switched to a write-ahead log and was interrupted."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("INSERT INTO draft VALUES ('r', 'text', 'набрано', '[]', '', '', '')")
        main, log = path.read_bytes(), Path(f"{path}-wal").read_bytes()
    path.write_bytes(main)
    side("-wal", log)(path)


READ: dict[str, tuple[str, Spoil]] = {
    "as it should be": ("", lambda path: None),
    "interrupted save": ("прерванной записи", _interrupted),
    "interrupted save that let it grow": ("прерванной записи", _interrupted_growing),
    "write-ahead log": ("-wal", _write_ahead),
    "write-ahead format without a log": ("", sql("PRAGMA journal_mode = WAL")),
    "journal of nothing": ("", side("-journal", bytes(1024))),
    "journal of noise": ("", side("-journal", os.urandom(4096))),
    "log of noise": ("", side("-wal", os.urandom(4096))),
    "larger pages": ("", sql("PRAGMA page_size = 16384", "VACUUM")),
    "pages that move": ("", sql("PRAGMA auto_vacuum = FULL", "VACUUM")),
    "something appended": ("", cut(lambda size: size + PAGE * 2)),
    "what is mine alone": ("", sql("INSERT INTO draft VALUES ('r', 'text', 'набрано', '[]', '', '', '')")),
    "orphan": ("чего в файле нет", rewritten(Draft(new_uid(), "event", {"activity": new_uid()}, new=True))),
    "kind of a newer version": ("", rewritten(Draft("uid", "picture", {"sha256": "x"}, new=True))),
    "field of a newer version": ("", rewritten(Draft(ACTIVITY, "activity", {"colour": {"red": [1, 2.5, None]}}))),
    "values of a newer version": ("", rewritten(Draft(mark_uid(ACTIVITY, 1), "mark", {
        "activity": ACTIVITY, "quarter": 1, "content": {"state": "moved", "mood": "good"}}, new=True))),
    "marks of direction": ("", rewritten(Draft(ACTIVITY, "activity", {"title": "abc\u202edef\u200b"}))),
    "number of very many digits": ("", rewritten(Draft(ACTIVITY, "activity", {"number": "9" * 5000}))),
}  # fmt: skip

_NAMES = (
    "План 2022 – Топкинская ТИК.sqlite",
    "план 🗳️ 🇷🇺.sqlite",
    "a?mode=rw#x%20%41&immutable=0.sqlite",
    "a;mode=rw#x%20%41&immutable=0.sqlite",
    "-journal.sqlite",
    " пробелы и 'кавычки' \".sqlite",
    "перенос\nстроки.sqlite",
    "ё" * 116 + "-" * 8 + ".sqlite",  # 247 bytes: with «-journal» all that a file system allows
)
NAMES = tuple(name for name in _NAMES if os.name != "nt" or set(name).isdisjoint('?"\n'))  # which Windows forbids
