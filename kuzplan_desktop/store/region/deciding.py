"""What she decides about a consolidated file: whose a document is, what is taken out, which counts, examples; undo."""

import os
from collections.abc import Callable
from pathlib import Path

from kuzplan_desktop.domain.commission_names import near_name, short_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.commission_list import entry_of, listed_commissions, listed_name, plain_name
from kuzplan_desktop.store.region import who_is_who
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.region_backups import keep_region
from kuzplan_desktop.store.region.steps import Decided, RegionStep, decide, decided, step_to_redo, step_to_undo, switch


def assign_document(file: ConsolidatedFile, document: str, commission: str) -> None:
    """Say whose a document is: a commission of the list, one of the file, or one by a name of its own.

    PlanError for a name that is merely near to one of these.
    """
    name = _commission_named(file, commission)
    written = _name(file, document)
    is_own = plain_name(written) == plain_name(name)
    whose = "остается у своей комиссии" if is_own else f"отнесен к комиссии «{short_name(name)}»"
    label = f"Документ «{short_name(written)}» {whose}"
    _decide(file, Decided.COMMISSION, document, name, label)


def take_document_out(file: ConsolidatedFile, document: str) -> None:
    """Take a document out: it stays in the file and counts nowhere."""
    _decide(file, Decided.OUT, document, "1", f"Исключен документ «{short_name(_name(file, document))}»")


def put_document_in(file: ConsolidatedFile, document: str) -> None:
    """Let a document that was taken out count again."""
    _decide(file, Decided.OUT, document, "", f"Возвращен документ «{short_name(_name(file, document))}»")


def let_count(file: ConsolidatedFile, document: str) -> None:
    """Let this one of a commission's documents count."""
    _decide(file, Decided.COUNTED, document, "1", f"Выбран документ «{short_name(_name(file, document))}»")


def keep_examples(file: ConsolidatedFile, activity: str, period: str, text: str) -> None:
    """Keep the examples of what was done on an item in a period, as the report prints them; empty for none."""
    text, subject = text if text.strip() else "", f"{activity}\n{period}"
    with file.saving():
        if decided(file.connection, Decided.EXAMPLE, [subject])[1] != text:
            decide(file.connection, Decided.EXAMPLE, subject, text, "Примеры для сводного отчета")


def undo_decision(file: ConsolidatedFile) -> RegionStep | None:
    """Take the latest step back; None if there is none."""
    return _switch(file, step_to_undo)


def redo_decision(file: ConsolidatedFile) -> RegionStep | None:
    """Bring back the step that was undone last; None if there is none."""
    return _switch(file, step_to_redo)


def document_of_file(file: ConsolidatedFile, told: Path) -> str:
    """The document that a file brought, by its path, or by its name where no two of one name brought different ones."""
    folder, name = os.path.split(told.absolute())
    rows = [row for row in file.files() if row.good and row.name == name]
    here = [row for row in rows if row.folder == folder]
    documents = {row.document for row in here or rows}
    if not documents:
        raise PlanError(f"Файла «{name}» в сводном файле нет.", "Посмотрите имя на вкладке «Файлы».")
    if len(documents) > 1:
        raise PlanError(f"Разных файлов с именем «{name}» несколько.", "Назовите файл вместе с его папкой.")
    return documents.pop()


def _switch(file: ConsolidatedFile, which: Callable[..., RegionStep | None]) -> RegionStep | None:
    with file.saving():
        step = which(file.connection)
        if step is not None:
            switch(file.connection, step)
            who_is_who.place_all(file.connection)
    return step


def _decide(file: ConsolidatedFile, kind: Decided, document: str, value: str, label: str) -> None:
    keep_region(file.path, daily=True)
    with file.saving():
        subjects = who_is_who.subjects_of(file.connection, document)
        if not subjects:
            raise gone()
        decide(file.connection, kind, subjects[0], value, label)
        who_is_who.place_all(file.connection)


def gone() -> PlanError:
    """What is said of a document that is not in the file any more."""
    return PlanError("Этого документа в сводном файле уже нет.", "Посмотрите список файлов еще раз.")


def _name(file: ConsolidatedFile, document: str) -> str:
    found = file.connection.execute("SELECT name FROM document WHERE id = ?", (document,)).fetchone()
    if found is None:
        raise gone()
    return str(found[0])


def _commission_named(file: ConsolidatedFile, typed: str) -> str:
    """The commission that a person means; PlanError if that is not definite."""
    typed = " ".join(typed.split())
    if not typed:
        raise PlanError("Комиссия не названа.", "Назовите комиссию, документ которой прислан.")
    known: dict[str, str] = {
        plain_name(name): name for (name,) in file.connection.execute("SELECT shown FROM document")
    }
    if entry := entry_of(typed):
        return listed_name(entry)
    if plain_name(typed) in known:
        return known[plain_name(typed)]
    near = near_name(typed, listed_commissions())
    if near is not None:
        raise PlanError(f"Комиссии «{typed}» нет, похожа «{short_name(near.name)}».", "Назовите ее как в списке.")
    return typed
