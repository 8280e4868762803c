"""Writing a report in any format: which writer writes which; only the library of that format is loaded."""

from collections.abc import Callable
from pathlib import Path

from kuzplan_desktop.reports.paper.report import Report
from kuzplan_desktop.reports.paper.saving import save

FORMATS = ("pdf", "xlsx", "docx")

Progress = Callable[[float], None]


def write(report: Report, path: Path, progress: Progress | None = None) -> None:
    """Write `report` to `path` in the format of its ending; PlanError if that is not possible.

    `progress` is told the share that is done, 0 to 1, again and again; what it raises ends the writing, and an older
    file stays as it was.
    """
    save(path, as_bytes(report, path.suffix.lower().removeprefix("."), progress))


def as_bytes(report: Report, file_format: str, progress: Progress | None = None) -> bytes:
    """The bytes of `report` in one of FORMATS, the same for the same report."""
    if file_format == "pdf":
        from kuzplan_desktop.reports.pdf.writer import report_pdf

        return report_pdf(report, progress)
    if file_format == "docx":
        from kuzplan_desktop.reports.word.writer import report_docx

        return report_docx(report, progress)
    from kuzplan_desktop.reports.excel.writer import report_xlsx

    return report_xlsx(report, progress)
