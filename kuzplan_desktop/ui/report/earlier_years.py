"""The documents of earlier years that a commission keeps: what a comparison of years sets beside this year's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.commission_names import same_commission
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.reporting.report_kinds import ReportOption

if TYPE_CHECKING:
    from kuzplan_desktop.domain.document import Document
    from kuzplan_desktop.domain.reporting.report_kinds import ReportKind
    from kuzplan_desktop.ui.base.settings import Settings

MOST_FILES = 60  # that are looked into
MOST_BESIDE = 4


def files_to_look_into(settings: Settings, document: Path, kind: ReportKind) -> tuple[Path, ...]:
    """The files that were open lately and those beside the document, without itself; none for a kind of one year."""
    if not kind.takes(ReportOption.YEARS):
        return ()
    recent = [one.path for one in settings.documents.recent]
    found = dict.fromkeys((*recent, *sorted(document.parent.glob("*.sqlite"))))
    return tuple(path for path in found if path != document)[:MOST_FILES]


def earlier_documents(document: Document, files: Iterable[Path]) -> tuple[Document, ...]:
    """The documents of the same commission in `files`, of the nearest earlier years, one a year; for a worker thread.

    What is gone, cannot be read, or is anything else is passed over; of two of a year the one that was named first
    stands beside.
    """
    from kuzplan_desktop.store.document.plan_file import PlanFile

    found: dict[int, Document] = {}
    for path in files:
        try:
            with PlanFile.of_private_copy(path) as file:
                read = file.document
        except (PlanError, OSError):
            continue
        if read.plan.year < document.plan.year and same_commission(read.commission, document.commission):
            found.setdefault(read.plan.year, read)
    return tuple(found[year] for year in sorted(found)[-MOST_BESIDE:])
