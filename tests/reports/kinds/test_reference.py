"""Every format against reference files: xlsx and docx cell by cell with formats and styles, PDF text by page.

After a change that is meant to be seen: KUZPLAN_WRITE_REFERENCE=1 ./test tests/reports/kinds/test_reference.py, then
read the difference that version control shows.
"""

import os
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.reports.excel.writer import report_xlsx
from kuzplan_desktop.reports.paper.report import Report
from kuzplan_desktop.reports.pdf.writer import report_pdf
from kuzplan_desktop.reports.word.writer import report_docx
from tests.reports.dumps import docx_text, pdf_text, xlsx_text
from tests.reports.filled import filled_document
from tests.reports.small import report_of, small

REFERENCE = Path(__file__).parent / "reference"
WRITERS = {
    "xlsx": lambda report: xlsx_text(report_xlsx(report)),
    "pdf": lambda report: pdf_text(report_pdf(report)),
    "docx": lambda report: docx_text(report_docx(report)),
}


def reports() -> dict[str, Report]:
    """The reports that are kept."""
    document = filled_document()
    return {
        "quarter-own": report_of(document),
        "second-quarter-cumulative": report_of(document, "2022-Q2", today=date(2022, 7, 5), cumulative=True),
        "year-whole-plan": report_of(document, "2022", own=False, today=date(2023, 1, 9)),
        "no-items": report_of(small(commission=None), "2022-H1", today=date(2022, 5, 1)),
    }


@pytest.mark.slow
@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", ["quarter-own", "second-quarter-cumulative", "year-whole-plan", "no-items"])
def test_a_report_is_as_it_was_approved(name: str, ending: str) -> None:
    file = REFERENCE / f"{name}.{ending}.txt"
    written = WRITERS[ending](reports()[name])
    if os.environ.get("KUZPLAN_WRITE_REFERENCE"):
        file.write_text(written, encoding="utf-8", newline="\n")
    assert written.split("\n") == file.read_text(encoding="utf-8").split("\n")


def test_every_reference_file_belongs_to_a_report() -> None:
    assert {file.name for file in REFERENCE.iterdir()} == {f"{name}.{end}.txt" for name in reports() for end in WRITERS}
