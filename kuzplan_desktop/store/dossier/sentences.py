"""What is said of a dossier that was written or taken in, in the window and on the command line alike."""

from pathlib import Path

from kuzplan_desktop.domain.wording import plural
from kuzplan_desktop.store.dossier.manifest import NAME
from kuzplan_desktop.store.dossier.taking import Taken
from kuzplan_desktop.store.dossier.writing import WrittenDossier


def bytes_words(size: int) -> str:
    """A size in bytes as a person reads it: «340 КБ», «12 МБ»."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} КБ"
    return f"{round(size / 1024 / 1024)} МБ"


def count_words(documents: int, backups: int) -> str:
    """«3 документа, 12 резервных копий»."""
    return (
        f"{documents} {plural(documents, 'документ', 'документа', 'документов')}, "
        f"{backups} {plural(backups, 'резервная копия', 'резервные копии', 'резервных копий')}"
    )


def written_sentence(written: WrittenDossier, target: Path) -> str:
    """What was handed on and where it lies."""
    return f"Дела записаны и проверены: «{target.name}» ({count_words(written.documents, written.backups)})."


def what_next(target: Path) -> str:
    """What to do with a dossier."""
    chosen = "этот архив" if target.suffix.lower() == ".zip" else f"файл «{NAME}» в этой папке"
    return (
        "На другом компьютере откройте КузПлан, нажмите «Принять дела…» и выберите "
        f"{chosen}. Здесь ничего не изменилось."
    )


def taken_sentence(taken: Taken) -> str:
    """What was taken in."""
    if not taken.documents:
        return "Из этих дел ничего не принято."
    return f"Дела приняты: {count_words(len(taken.documents), taken.backups)}."
