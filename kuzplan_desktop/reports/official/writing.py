"""Writing an official document in any format; only the library of that format is loaded."""

from pathlib import Path

from kuzplan_desktop.reports.official.paper import OfficialPaper
from kuzplan_desktop.reports.paper.saving import save

PLAN_FORMATS = ("docx", "pdf", "odt")


def write_paper(paper: OfficialPaper, path: Path) -> None:
    """Write `paper` to `path` in the format of its ending; PlanError if that is not possible."""
    save(path, paper_bytes(paper, path.suffix.lower().removeprefix(".")))


def paper_bytes(paper: OfficialPaper, file_format: str) -> bytes:
    """The bytes of `paper`, the same for the same paper but in .odt, which the office program makes."""
    if file_format == "pdf":
        from kuzplan_desktop.reports.official.bands import paper_pdf

        return paper_pdf(paper)
    from kuzplan_desktop.reports.official.word import paper_docx

    docx = paper_docx(paper)
    if file_format == "docx":
        return docx
    from kuzplan_desktop.reports.official.office import odt_of

    return odt_of(docx)
