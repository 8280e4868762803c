"""Text being typed: kept in the local table `draft` until it becomes one change, whatever happens to the program."""

import json
import sqlite3
from collections.abc import Iterable
from datetime import datetime

from kuzplan_desktop.domain.typed.hygiene import LONGEST_TEXT
from kuzplan_desktop.store.changes.identity import mark_uid
from kuzplan_desktop.store.changes.ledger import Affected, Ledger
from kuzplan_desktop.store.changes.writer import StepWriter

TypedRow = tuple[str, ...]
"""A row of the table `draft`."""


class Drafts:
    """The drafts of an open file. `row` is `mark:<activity>:<quarter>` or the uid of an event; the caller
    holds the transaction."""

    def __init__(self, ledger: Ledger, device: str) -> None:
        self._ledger = ledger
        self._device = device

    def keep(self, row: str, field: str, text: str, author: str) -> Affected:
        """Keep `text` as typed so far; the heads that were there when typing began are remembered once."""
        uid, stored = _target(row, field)
        par = json.dumps([head.id for head in self._ledger.heads(uid, stored)])
        self._ledger.connection.execute(
            'INSERT INTO draft(row, field, text, par, dev, "by", at) VALUES (?, ?, ?, ?, ?, ?, ?) '
            "ON CONFLICT(row, field, dev) DO UPDATE SET text = excluded.text",
            (row, field, text, par, self._device, author, datetime.now().astimezone().isoformat(timespec="seconds")),
        )
        return set()

    def rows(self) -> list[TypedRow]:
        """What this installation is typing, as the file holds it."""
        found = self._ledger.connection.execute("SELECT * FROM draft WHERE dev = ? ORDER BY rowid", (self._device,))
        return found.fetchall()

    def any(self) -> bool:
        """True if something typed waits to become a change."""
        query = "SELECT 1 FROM draft WHERE dev = ?"
        return bool(self._ledger.connection.execute(query, (self._device,)).fetchone())

    def kept(self) -> list[tuple[str, str, str, list[str]]]:
        """All drafts as (row, field, text, ids seen when typing began), in the order in which typing began."""
        query = "SELECT row, field, text, par FROM draft WHERE dev = ? ORDER BY rowid"
        found = self._ledger.connection.execute(query, (self._device,))
        return [(row, field, text, json.loads(par)) for row, field, text, par in found]

    def clear(self) -> Affected:
        """Forget all drafts: they have become changes."""
        self._ledger.connection.execute("DELETE FROM draft WHERE dev = ?", (self._device,))
        return set()

    def write(self, writer: StepWriter, kept: list[tuple[str, str, str, list[str]]]) -> None:
        """Put every kept draft into the step of `writer`."""
        rows: dict[str, dict[str, tuple[str, list[str]]]] = {}
        for row, field, text, par in kept:
            rows.setdefault(row, {})[field] = (text, par)
        for row, fields in rows.items():
            if row.startswith("mark:"):
                self._write_mark(writer, row, fields)
            elif self._ledger.kind_of(row) == "event":
                values = {name: text[:LONGEST_TEXT] for name, (text, _) in fields.items()}
                writer.put_typed("event", row, values, {name: par for name, (_, par) in fields.items()})

    def _write_mark(self, writer: StepWriter, row: str, fields: dict[str, tuple[str, list[str]]]) -> None:
        _, activity, quarter = row.split(":")
        uid = mark_uid(activity, int(quarter))
        par = next(iter(fields.values()))[1]  # of the field whose typing began first: what came later conflicts
        typed = {name: text[:LONGEST_TEXT] for name, (text, _) in fields.items()}
        content = {**(self._ledger.value_seen("content", par) or {}), **typed}
        if content != (writer.value(uid, "content") or {}) and (any(content.values()) or writer.value(uid, "content")):
            made_of = {"activity": activity, "quarter": int(quarter)}
            writer.put("mark", uid, {"content": content}, made_of=made_of, par={"content": par})


def put_rows(connection: sqlite3.Connection, rows: Iterable[TypedRow], *, instead_of: Iterable[TypedRow]) -> None:
    """Make `rows` what is being typed in the file of `connection`; what was typed there before is gone."""
    before = ((row, field, dev) for row, field, _, _, dev, *_ in instead_of)
    connection.executemany("DELETE FROM draft WHERE row = ? AND field = ? AND dev = ?", before)
    connection.executemany("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?)", rows)


def _target(row: str, field: str) -> tuple[str, str]:
    """The row and the field of the changes that a draft will become."""
    if row.startswith("mark:"):
        _, activity, quarter = row.split(":")
        return mark_uid(activity, int(quarter)), "content"
    return row, field
