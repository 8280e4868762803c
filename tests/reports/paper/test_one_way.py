"""Text of people comes into a format by one helper alone, which cleans and breaks it; nobody goes round it."""

import re
from pathlib import Path

import pytest

from kuzplan_desktop import reports

ROOM = Path(reports.__file__).parent
MODULES = {module.relative_to(ROOM).as_posix(): module.read_text(encoding="utf-8") for module in ROOM.rglob("*.py")}


@pytest.mark.parametrize(
    ("way", "homes"),
    [
        (r"platypus|\bdrawString\b", set()),  # a Paragraph of platypus reads markup
        (r"<w:t[ >]", {"word/parts.py"}),
        (r"\bescape\(", {"charts/svg.py", "pdf/archive.py", "paper/plain_text.py", "word/file.py", "word/parts.py"}),
        (r"\.textOut\(|\.drawCentredString\(", {"pdf/writer.py"}),
        (r"\bPlacedText\(", {"pdf/tables.py"}),
        (r"\bfor_page\(", {"charts/shapes.py", "official/bands.py", "pdf/tables.py", "paper/plain_text.py"}),
        (
            r"\bwrap\(",
            {"charts/shapes.py", "official/word.py", "pdf/tables.py", "paper/sheet_measures.py", "paper/wrapping.py"},
        ),
        (r"\.data_type = ", {"excel/cells.py"}),
        (r"sheet\.append\(|write_only", {"excel/flat_sheets.py"}),
        (r"os\.replace|\.open\(\"", {"paper/saving.py"}),
        (
            r"\bopen\(|write_bytes|write_text",
            {"official/office.py", "paper/saving.py", "photos/pictures.py"},
        ),  # the last: Image.open of bytes
    ],
)
def test_a_way_into_a_file_has_one_home(way: str, homes: set[str]) -> None:
    assert {name for name, text in MODULES.items() if re.search(way, text)} == homes


def test_cells_of_a_sheet_are_set_by_the_helper_and_sums_by_formula() -> None:
    setting = re.compile(r"^.*\.value = .*$", re.MULTILINE)
    found = {name: setting.findall(text) for name, text in MODULES.items()}
    assert {name for name, lines in found.items() if lines} == {"excel/cells.py", "excel/tables.py"}
    assert len(found["excel/tables.py"]) == 1
    assert "SUBTOTAL" in found["excel/tables.py"][0]
