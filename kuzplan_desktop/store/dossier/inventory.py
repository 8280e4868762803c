"""What a secretary has to hand on: the documents of her commission, in her folder and among those opened lately."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kuzplan_desktop.domain.commission import Commission
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.store.copies import backups
from kuzplan_desktop.store.copies.handing_over import document_stem, size_of
from kuzplan_desktop.store.document import rescue
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.header import is_consolidated, is_of_program

WAITS = "В документе есть записи, которые еще не сохранены: откройте его, чтобы они сохранились."


@dataclass(frozen=True, slots=True)
class Belonging:
    """A document that can be handed on, and its sound backups; `problem` tells why it cannot. Sizes in bytes."""

    path: Path
    stem: str
    commission: Commission | None
    year: int
    marks: int
    events: int
    size: int
    backups: tuple[backups.Backup, ...]
    problem: str = ""

    @property
    def backup_size(self) -> int:
        """Bytes of its backups."""
        return sum(one.size for one in self.backups)


def find_belongings(folder: Path, others: Iterable[Path]) -> list[Belonging]:
    """The documents in `folder` and `others`, each once, by year and name; of damaged ones the commission is unknown.

    Every file is read from first to last byte. Consolidated files and plans without a commission are none.
    """
    try:
        inside = sorted(one for one in folder.iterdir() if one.suffix.lower() == ".sqlite" and one.name[0] != ".")
    except OSError:
        inside = []
    places = dict.fromkeys(path.absolute() for path in (*inside, *others))
    read = [read_belonging(path) for path in places if is_of_program(path) and not is_consolidated(path)]
    found = [one for one in read if one.commission or one.problem]
    return sorted(found, key=lambda one: (one.year, one.path.name))


def read_belonging(path: Path) -> Belonging:
    """What a file is as a belonging."""
    try:
        with PlanFile.of_private_copy(path) as file:
            document, waiting = file.document, file.saving.waiting_steps()
            stem, year, commission = document_stem(document), document.plan.year, document.commission
            _, marks, events = size_of(document)
        kept = tuple(one for one in backups.listed(path) if one.good)
        size = path.stat().st_size
    except PlanError as error:
        return Belonging(path, path.stem, None, 0, 0, 0, 0, (), str(error))
    except OSError:
        return Belonging(path, path.stem, None, 0, 0, 0, 0, (), f"Файл «{path.name}» не читается.")
    problem = f"{WAITS} {rescue.waiting_sentence(waiting)}" if waiting else ""
    return Belonging(path, stem, commission, year, marks, events, size, kept, problem)


def is_of(belonging: Belonging, commission: Commission) -> bool:
    """True if a document is of this commission: by its entry in the list, else by its name."""
    other = belonging.commission
    if other is None:
        return False
    if other.list_id and commission.list_id:
        return other.list_id == commission.list_id
    return searchable(other.name) == searchable(commission.name)
