"""Salvage: what is left in a damaged file, written to a new one; the damaged file stays as it is.

The file is not given to SQLite at all. Its changes are looked for in every leaf page and, where pages are torn, among
the bare bytes; a body counts only if the hash that is its id stands in the file too, so nothing is ever made up.
"""

import re
from collections.abc import Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import copying, reader
from kuzplan_desktop.store.backup_files import is_good
from kuzplan_desktop.store.changes import BadChange, Change, read_change
from kuzplan_desktop.store.connection import connect
from kuzplan_desktop.store.header import beside, look_at
from kuzplan_desktop.store.raw_pages import rolled_back, rows_of_text
from kuzplan_desktop.store.schema import KINDS

# The columns of the tables `change`, `withdrawn` and `draft`: all are texts, and no other table has so many of them.
_CHANGE, _WITHDRAWN, _DRAFT = 4, 5, 7
_BEGINNING = b'{"at":'
_END = re.compile(rb'"step":"[^"\\]*"\}')
_ID = re.compile(rb"[0-9a-f]{40}")
_ANY_ID = re.compile(rb"(?=([0-9a-f]{40}))")


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved: changes, and the marks done and events held that they show. `lost` says in sentences what not."""

    marks: int
    held_events: int
    changes: int
    lost: tuple[str, ...]


@dataclass(slots=True)
class _Found:
    """What a file's bytes still hold: changes by id, ids of changes that are torn, texts that were being typed."""

    changes: dict[str, Change] = field(default_factory=dict)
    torn: set[str] = field(default_factory=set)
    typed: list[str] = field(default_factory=list)


def salvage(path: Path, out: Path) -> Salvaged:
    """Write what can be saved of the file at `path` to a new document at `out`, which must be free.

    PlanError if nothing can be saved.
    """
    finding = look_at(path)
    if finding and finding.verdict in ("not_a_file", "empty", "unreadable", "too_big"):
        raise PlanError(finding.sentence, finding.hint)
    found = _find(_bytes(path))
    if not found.changes:
        raise PlanError(f"В файле «{path.name}» не осталось ничего, что можно спасти.", "Откройте резервную копию.")
    supplied = _of_supplied_plan(found.changes.values())
    changes = [*found.changes.values(), *supplied]
    if not any(change.kind == "plan" for change in changes):
        raise PlanError(f"В файле «{path.name}» не осталось самого плана.", "Откройте резервную копию.")
    copying.write_new(out, sorted(changes, key=lambda change: change.rank))
    verdict = reader.check(out)
    if not is_good(verdict):
        out.unlink()
        raise PlanError(f"Из файла «{path.name}» не удалось составить документ.", "Откройте резервную копию.")
    lost = (*_losses(found, len(supplied)), *_unseen(out))
    return Salvaged(verdict.marks, verdict.held_events, len(found.changes), lost)


def _bytes(path: Path) -> bytes:
    """The bytes of the file, before the save that was interrupted if the journal of one lies beside it."""
    try:
        data, journal = path.read_bytes(), beside(path, "-journal")
        return rolled_back(data, journal.read_bytes()) if journal.is_file() else data
    except OSError as error:
        raise PlanError(f"Файл «{path.name}» не читается.", "Проверьте носитель и права на файл.") from error


def _find(data: bytes) -> _Found:
    """What the bytes of a file still hold. Changes of a merge that was undone are left out where they are known."""
    found = _Found()
    withdrawn = set()
    torn: dict[str, str] = {}
    for row in rows_of_text(data):
        one = row[0].decode("ascii", "replace")
        if len(row) == _CHANGE:
            change = _change(row[3])
            if change and change.id == one:
                found.changes[one] = change
            elif _ID.fullmatch(row[0]):
                torn[one] = change.id if change else ""
        elif len(row) == _WITHDRAWN:
            withdrawn.add(one)
        elif len(row) == _DRAFT:
            found.typed.append(row[2].decode("utf-8", "replace"))
    loose = {change.id: change for body in _loose_bodies(data) if (change := _change(body))}
    for one in _standing(data, loose.keys() - withdrawn):
        found.changes[one] = loose[one]
    known = found.changes.keys() | withdrawn
    found.torn = {one for one, read_as in torn.items() if one not in known and read_as not in known}
    return found


def _change(body: bytes) -> Change | None:
    try:
        return read_change(body.decode("utf-8"))
    except (BadChange, UnicodeDecodeError):
        return None


def _loose_bodies(data: bytes) -> Iterator[bytes]:
    """Whatever looks like a body among the bytes: from its first key to its last."""
    start = data.find(_BEGINNING)
    while start >= 0:
        following = data.find(_BEGINNING, start + 1)
        end = _END.search(data, start, following if following >= 0 else len(data))
        if end:
            yield data[start : end.end()]
        start = following


def _standing(data: bytes, ids: Iterable[str]) -> set[str]:
    """Those of `ids` that stand in the bytes."""
    wanted = {one.encode() for one in ids}
    return {match[1].decode() for match in _ANY_ID.finditer(data) if match[1] in wanted} if wanted else set()


def _of_supplied_plan(changes: Iterable[Change]) -> list[Change]:
    """The changes of the supplied plan for its rows of which the file has lost the beginning; none if it is another."""
    with reader.foreign(paths.SEED_PLAN) as seed:
        supplied = [read_change(body) for body in seed.bodies()]
    rows = {change.row for change in supplied}
    named = {one for change in changes for one in (change.row, change.values.get("plan"), _parent(change))}
    if not rows & named:
        return []
    begun = {change.row for change in changes if change.new}
    return [change for change in supplied if change.row not in begun]


def _parent(change: Change) -> str | None:
    """The uid that the change names as the row above."""
    kind = KINDS.get(change.kind)
    parent: str | None = change.values.get(kind.parent) if kind and kind.parent else None
    return parent


def _losses(found: _Found, supplied: int) -> Iterator[str]:
    """What could not be saved, by what is known of it."""
    named = {one for change in found.changes.values() for ids in change.par.values() for one in ids}
    named.update(one for change in found.changes.values() for one in change.seen)
    missing = named - found.changes.keys() - found.torn
    if found.torn:
        yield f"Повреждены и не перенесены записи: {len(found.torn)}."
    if missing:
        yield f"Утрачены прежние записи, на смену которым пришли сохраненные: {len(missing)}."
    if supplied:
        yield f"Взяты из поставляемого плана строки плана, которых в файле не осталось: {supplied}."
    for text in found.typed:
        yield f"Не перенесен текст, который был не дописан: «{text}»."


def _unseen(out: Path) -> Iterator[str]:
    """What was saved, but does not show in the new document."""
    with closing(connect(out, read_only=True)) as connection:
        lost = "SELECT count(*) FROM node WHERE kind IN ('mark', 'event') AND live = 1 AND attached = 0"
        unattached = connection.execute(lost).fetchone()[0]
        commission = connection.execute("SELECT 1 FROM commission").fetchone()
    if unattached:
        yield f"Не видны отметки и мероприятия, пункты которых утрачены: {unattached}."
    if not commission:
        yield "Сведений о комиссии не нашлось, укажите их снова."
