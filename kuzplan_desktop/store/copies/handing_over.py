"""«Сохранить копию для передачи»: one clean file of a document, also packed as .zip, read back before it counts."""

import os
import tempfile
import zipfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.commission_names import safe_name, short_name
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.typed.hygiene import clean
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.changes.identity import new_uid
from kuzplan_desktop.store.document.plan_file import PlanFile

if TYPE_CHECKING:
    pass

# What «Удалить сведения безвозвратно…» says before it goes on.
ERASING = (
    "Будет создан новый документ, в котором есть только нынешние значения: исправленное и удаленное в него не попадет, "
    "журнал в нем пуст, объединить его с прежними копиями нельзя. Прежний файл, его резервные копии, копия на втором "
    "носителе и файлы, которые вы отправили раньше, остаются как есть, и прежние сведения в них видны. Чтобы сведений "
    "не было нигде, удалите эти файлы и попросите о том же тех, кому вы их отправляли."
)


def document_stem(document: Document) -> str:
    """What the files of a document are named: «План 2022 – Топкинская ТИК», safe on every system."""
    name = clean(short_name(document.commission.name)) if document.commission else ""
    return f"План {document.plan.year}" + (f" – {safe_name(name)}" if name.strip() else "")


def copy_name(document: Document, day: date, suffix: str = ".sqlite") -> str:
    """The name of a copy that is handed over on `day`: «План 2022 – Топкинская ТИК – 14.04.2022.sqlite»."""
    return f"{document_stem(document)} – {day:%d.%m.%Y}{suffix}"


def save_copy(
    file: "PlanFile", path: Path, *, without_history: bool = False, without_attachments: bool = False
) -> None:
    """Save a clean copy of an open document at `path`, which must be free; one that ends in .zip holds the one file.

    It is read back; on failure nothing stays behind. PlanError if it could not be written.
    """
    if path.suffix.lower() != ".zip":
        _save(file, path, without_history=without_history, without_attachments=without_attachments)
        return
    if path.exists():
        raise PlanError(f"Файл «{path.name}» уже есть, он не изменен.", "Выберите другое имя.")
    with tempfile.TemporaryDirectory(prefix="kuzplan-") as folder:
        plain = Path(folder) / "copy.sqlite"
        _save(file, plain, without_history=without_history, without_attachments=without_attachments)
        _pack(file_bytes.read(plain), path)


def _save(file: "PlanFile", path: Path, *, without_history: bool, without_attachments: bool) -> None:
    """Write the one clean file and read it back."""
    file.copy_to(path, without_history=without_history, without_attachments=without_attachments)
    try:
        with PlanFile.of_private_copy(path) as copy:
            whole = size_of(copy.document) == size_of(file.document)
            if not without_history:
                whole = whole and sorted(copy.bodies()) == sorted(file.bodies())
        if not whole:
            raise PlanError(f"Копия «{path.name}» записалась не полностью и удалена.", "Сохраните ее в другое место.")
    except BaseException:
        path.unlink(missing_ok=True)
        raise


def size_of(document: Document) -> tuple[int, int, int]:
    """How many activities, marks and events a document has."""
    return (
        len(list(document.plan.activities())),
        sum(map(len, document.marks.values())),
        sum(map(len, document.events.values())),
    )


def _pack(content: bytes, path: Path) -> None:
    """Write the archive with the one file, read it back, and give it its name."""
    part = path.with_name(f".{new_uid()}.part")
    name = f"{path.stem.removesuffix('.sqlite')}.sqlite"
    try:
        with part.open("xb") as file:
            with zipfile.ZipFile(file, "w") as archive:
                archive.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED)
            file.flush()
            os.fsync(file.fileno())
        with zipfile.ZipFile(part) as archive:
            if archive.read(name) != content:
                raise OSError("written otherwise than read")
        os.rename(part, path)
    except (OSError, zipfile.BadZipFile) as error:
        raise PlanError(
            f"Файл «{path.name}» не записан: не удалось записать в папку «{path.parent.name}».",
            "Проверьте место на диске и права на папку.",
        ) from error
    finally:
        file_bytes.drop(part)
