"""Making the files of a report off the GUI thread: their names, and which writer writes which."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.commission_names import safe_name, short_name
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.reports.report import Report

FORMATS = {"xlsx pdf": "Excel и PDF", "xlsx": "Excel", "pdf": "PDF", "docx": "Word"}
ENDINGS = (".pdf", ".xlsx", ".docx")


@dataclass(frozen=True, slots=True)
class ReportOrder:
    """What the user asked for: an immutable report and the files it goes to, the one to open first."""

    report: Report
    files: tuple[Path, ...]


def proposed_name(document: Document, period: ReportingPeriod) -> str:
    """«Отчет за I квартал 2022 – Топкинская ТИК», without an ending."""
    when = period.caption.removesuffix(" года")
    name = document.commission.name if document.commission else ""
    return safe_name(f"Отчет за {when} – {short_name(name)}" if name else f"Отчет за {when}")


def target_files(folder: Path, name: str, formats: str) -> tuple[Path, ...]:
    """The files of a report; the PDF stands first, because that is the one that gets signed.

    Signs that a file name may not have on every system are left out of `name`.
    """
    stem = stem_of(name)
    return tuple(folder / f"{stem}.{ending}" for ending in sorted(formats.split()))


def stem_of(name: str) -> str:
    """The name of a report's files, without an ending, for what was typed."""
    stem = name.strip()
    for ending in ENDINGS:
        stem = stem.removesuffix(ending)
    return safe_name(stem)


def free_name(folder: Path, name: str, formats: str) -> str:
    """`name` with « (2)» and so on, under which no file of the report stands yet."""
    names = (f"{stem_of(name)} ({number})" for number in count(2))
    return next(one for one in names if not any(file.exists() for file in target_files(folder, one, formats)))


def place_told(folder: Path, name: str, formats: str) -> str:
    """Where the files will lie, under what name if that is not the typed one, and which of them lie there already."""
    stem, typed = stem_of(name), " ".join(name.split())
    other = "" if typed in (stem, *(f"{stem}{ending}" for ending in ENDINGS), "") else f" Имя файла: «{stem}»."
    standing = ", ".join(file.name for file in target_files(folder, name, formats) if file.exists())
    return f"Папка: {folder}.{other}" + (f" Уже есть: {standing}." if standing else "")


def write(order: ReportOrder) -> Sequence[Path]:
    """Write the files of an order one after the other; runs off the GUI thread. PlanError if one cannot be written."""
    from kuzplan_desktop.reports import writing

    for file in order.files:
        writing.write(order.report, file)
    return order.files
