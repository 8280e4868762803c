"""Text of people comes into a format by one helper alone, which cleans and breaks it; nobody goes round it."""

import re
from pathlib import Path

import pytest

from kuzplan_desktop import reports

MODULES = sorted(Path(reports.__file__).parent.glob("*.py"))


@pytest.mark.parametrize(
    ("way", "homes"),
    [
        (r"platypus|\bdrawString\b", set()),  # a Paragraph of platypus reads markup
        (r"<w:t[ >]", {"word_parts.py"}),
        (r"\bescape\(", {"chart_svg.py", "pdf_archive.py", "plain_text.py", "word_file.py", "word_parts.py"}),
        (r"\.textOut\(|\.drawCentredString\(", {"pdf.py"}),
        (r"\bCell\(", {"pdf_tables.py"}),
        (r"\bfor_page\(", {"chart_shapes.py", "pdf_tables.py", "plain_text.py"}),
        (r"\bwrap\(", {"chart_shapes.py", "pdf_tables.py", "sheet_measures.py", "wrapping.py"}),
        (r"\.data_type = ", {"excel_cells.py"}),
        (r"sheet\.append\(|write_only", set()),
        (r"os\.replace|\.open\(\"", {"saving.py"}),
        (r"\bopen\(|write_bytes|write_text", {"saving.py"}),
    ],
)
def test_a_way_into_a_file_has_one_home(way: str, homes: set[str]) -> None:
    assert {module.name for module in MODULES if re.search(way, module.read_text(encoding="utf-8"))} == homes


def test_cells_of_a_sheet_are_set_by_the_helper_and_sums_by_formula() -> None:
    setting = re.compile(r"^.*\.value = .*$", re.MULTILINE)
    found = {module.name: setting.findall(module.read_text(encoding="utf-8")) for module in MODULES}
    assert {name for name, lines in found.items() if lines} == {"excel_cells.py", "excel_tables.py"}
    assert len(found["excel_tables.py"]) == 1
    assert "SUBTOTAL" in found["excel_tables.py"][0]
