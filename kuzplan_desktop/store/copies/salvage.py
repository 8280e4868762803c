"""Salvage: what is left in a damaged file, written to a new one; the damaged file stays as it is.

The file is not given to SQLite at all: `remains` finds what its bytes still hold.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.wording import quoted
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes import stored_bytes
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.connection import connect
from kuzplan_desktop.store.copies.backup_files import is_good
from kuzplan_desktop.store.document import copying
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.door.header import look_at, side_file
from kuzplan_desktop.store.door.raw_pages import rolled_back
from kuzplan_desktop.store.door.remains import Found, find, lost_of_plan


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What was saved: changes, and the marks done and events held that they show. `lost` says in sentences what not."""

    marks: int
    held_events: int
    changes: int
    lost: tuple[str, ...]


def salvage(path: Path, out: Path) -> Salvaged:
    """Write what can be saved of the file at `path` to a new document at `out`, which must be free.

    PlanError if nothing can be saved.
    """
    finding = look_at(path)
    if finding and finding.verdict in ("not_a_file", "empty", "unreadable", "too_big"):
        raise PlanError(finding.sentence, finding.hint)
    contents: dict[str, bytes] = {}
    found = find(_bytes(path), contents.__setitem__)
    if not found.changes:
        raise PlanError(f"В файле «{path.name}» не осталось ничего, что можно спасти.", "Откройте резервную копию.")
    with PlanFile.of_private_copy(paths.SEED_PLAN) as seed:
        supplied = lost_of_plan(found.changes.values(), [read_change(body) for body in seed.bodies()])
    changes = [*found.changes.values(), *supplied]
    if not any(change.kind == "plan" for change in changes):
        raise PlanError(f"В файле «{path.name}» не осталось самого плана.", "Откройте резервную копию.")
    copying.write_new(out, sorted(changes, key=lambda change: change.rank), partial(_hand_over, contents))
    verdict = reader.check(out)
    if not is_good(verdict):
        out.unlink()
        raise PlanError(f"Из файла «{path.name}» не удалось составить документ.", "Откройте резервную копию.")
    lost = (*_losses(found, len(supplied)), *_unseen(out))
    return Salvaged(verdict.marks, verdict.held_events, len(found.changes), lost)


def _hand_over(contents: dict[str, bytes], names: Collection[str], take: Callable[[str, bytes], object]) -> None:
    """The bytes of attachments that were found, to who asks for some."""
    for name in sorted(contents.keys() & set(names)):
        take(name, contents[name])


def _bytes(path: Path) -> bytes:
    """The bytes of the file, before the save that was interrupted if the journal of one lies beside it."""
    try:
        data, journal = file_bytes.read(path), side_file(path, "-journal")
        return rolled_back(data, file_bytes.read(journal)) if journal.is_file() else data
    except OSError as error:
        raise PlanError(f"Файл «{path.name}» не читается.", "Проверьте носитель и права на файл.") from error


def _losses(found: Found, supplied: int) -> Iterator[str]:
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
        yield f"Не перенесен текст, который был не дописан: {quoted(text)}."


def _unseen(out: Path) -> Iterator[str]:
    """What was saved, but does not show in the new document."""
    with closing(connect(out, read_only=True)) as connection:
        lost = "SELECT count(*) FROM node WHERE kind IN ('mark', 'event') AND live = 1 AND attached = 0"
        unattached = connection.execute(lost).fetchone()[0]
        commission = connection.execute("SELECT 1 FROM commission").fetchone()
        bare = set(stored_bytes.shown_hashes(connection)) - stored_bytes.held_hashes(connection)
    if unattached:
        yield f"Не видны отметки и мероприятия, пункты которых утрачены: {unattached}."
    if bare:
        yield f"Содержимое вложений утрачено, остались их имена: {len(bare)}."
    if not commission:
        yield "Сведений о комиссии не нашлось, укажите их снова."
