"""The Word document: an editable one with styles and real tables, the figures of the PDF, the same bytes each time."""

import re
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document as open_docx
from docx.document import Document as Docx
from docx.shared import Mm, Pt
from docx.table import Table, _Row
from pypdf import PdfReader

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.reports.charts.definitions import summary_charts
from kuzplan_desktop.reports.paper.report import HEADINGS, Report
from kuzplan_desktop.reports.paper.wrapping import tied
from kuzplan_desktop.reports.word.writer import report_docx
from kuzplan_desktop.reports.writing import write
from tests.reports.filled import done, filled_document
from tests.reports.paper.test_worst_content import WORST, many_events, nasty
from tests.reports.small import APRIL, FIRST_QUARTER, report_of, small

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def report() -> Report:
    """The first quarter of the filled-in plan, with the figures since the year's beginning."""
    return report_of(filled_document(), "2022-Q2", today=date(2022, 7, 5), cumulative=True)


@pytest.fixture(scope="module")
def document(report: Report) -> Docx:
    """Its document."""
    return open_docx(BytesIO(report_docx(report)))


def parts(content: bytes) -> dict[str, str]:
    """The parts of a file that are text."""
    with ZipFile(BytesIO(content)) as file:
        return {name: file.read(name).decode() for name in file.namelist() if not name.endswith(".png")}


def main_table(document: Docx) -> Table:
    """The table of the report, after that of the letterhead."""
    return document.tables[1]


def has(row: _Row, name: str) -> bool:
    """True if a row has the property `name`."""
    return bool(row._tr.xpath(f"./w:trPr/w:{name}"))


def words(document: Docx) -> str:
    """All words of a document."""
    return "\n".join(run.text for run in document.element.iter(f"{W}r"))


def test_the_same_data_give_the_same_bytes_without_the_hour(report: Report) -> None:
    content = report_docx(report)
    assert report_docx(replace(report)) == content
    with ZipFile(BytesIO(content)) as file:
        assert {entry.date_time for entry in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert "rsid" not in "".join(parts(content).values())


def test_the_page_is_that_of_the_standard(document: Docx) -> None:
    section = document.sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (297, 210)
    margins = (section.left_margin, section.right_margin, section.top_margin, section.bottom_margin)
    assert [round(margin / Mm(1)) for margin in margins] == [30, 10, 20, 20]


def test_pages_are_numbered_from_the_second_on(document: Docx) -> None:
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous
    (header,) = section.header.paragraphs
    assert "PAGE" in header._p.xpath("string(.//w:fldSimple/@w:instr)")
    assert header.style.paragraph_format.alignment == 1


def test_words_are_set_in_styles_and_not_one_by_one(document: Docx) -> None:
    body = document.element
    assert not body.xpath("//w:r/w:rPr")
    named = {style.style_id for style in document.styles}
    used = set(body.xpath("//w:pStyle/@w:val")) | set(body.xpath("//w:tblStyle/@w:val"))
    assert used <= named
    assert {"Title", "Subtitle", "Heading1", "KuzplanSection", "KuzplanCell", "KuzplanTable"} <= used
    assert len(body.xpath("//w:p")) == len(body.xpath("//w:p/w:pPr/w:pStyle"))


def test_the_type_is_times_new_roman_in_russian(document: Docx) -> None:
    styles = parts_of_styles(document)
    assert 'w:ascii="Times New Roman"' in styles
    assert 'w:lang w:val="ru-RU"' in styles
    assert document.styles["КузПлан: ячейка"].font.size == Pt(10)
    assert document.styles["КузПлан: раздел"].paragraph_format.keep_with_next


def parts_of_styles(document: Docx) -> str:
    """The styles' part as text."""
    return str(document.styles.element.xml)


def test_the_header_is_repeated_and_rows_are_kept_whole(document: Docx) -> None:
    rows = main_table(document).rows
    assert [has(row, "tblHeader") for row in rows[:3]] == [True, True, False]
    assert all(has(row, "cantSplit") for row in rows)


def test_a_row_that_may_be_taller_than_a_page_is_divided() -> None:
    long = open_docx(BytesIO(report_docx(report_of(small(marks=[done("1.1.1", 1, "слово " * 2000)])))))
    undivided = [has(row, "cantSplit") for row in main_table(long).rows]
    assert undivided.count(False) == 1


def test_the_figures_are_those_of_the_report(report: Report, document: Docx) -> None:
    rows = main_table(document).rows[2:]
    assert len(rows) == len(report.rows)
    for line, row in zip(report.rows, rows, strict=True):
        cells = ["\n".join(part.text for part in cell.paragraphs) for cell in row_cells(row)]
        printed = [column.printed(line) for column in report.columns]
        if line.kind in HEADINGS:
            first = next(at for at, column in enumerate(report.columns) if column.figure)
            printed = [*([line.number] if line.number else []), line.title, *printed[first:]]
        assert cells == [text if text == line.number else tied(text) for text in printed]


def row_cells(row: _Row) -> list[object]:
    """The cells of a row, each once."""
    from docx.table import _Cell

    return [_Cell(cell, row) for cell in row._tr.tc_lst]


def test_what_frames_the_report_stands_in_the_document(report: Report, document: Docx) -> None:
    told = words(document)
    signed = [line for signature in report.signatures for line in (signature.position, signature.name)]
    for text in (report.heading, report.title, report.figures_line, report.preparer, report.addressee, *signed):
        assert tied(text, periods=True) in tied(told, periods=True)


def test_the_signatures_stay_together_and_with_the_last_row(report: Report, document: Docx) -> None:
    closing = document.tables[-1].rows[-1].cells[0]
    (signatures,) = closing.tables
    kept = [part for row in signatures.rows for cell in row.cells for part in cell.paragraphs]
    assert all(part.paragraph_format.keep_with_next for part in kept)
    before = document.tables[-1].rows[-2].cells[0].paragraphs[0]
    assert before.paragraph_format.keep_with_next
    assert closing.paragraphs[-1].text == report.preparer
    assert has(document.tables[-1].rows[-1], "cantSplit")


def test_properties_tell_whose_it_is_and_no_machine(report: Report, document: Docx) -> None:
    about = document.core_properties
    assert (about.title, about.author, about.language) == (report.name, report.commission, "ru-RU")
    assert about.created.date() == about.modified.date() == report.made_on
    assert about.last_modified_by == ""


@pytest.mark.parametrize("name", sorted(WORST))
def test_the_worst_content_gives_a_document_that_opens(name: str) -> None:
    content = report_docx(report_of(WORST[name](), own=False))
    body = open_docx(BytesIO(content)).element
    assert not body.xpath("//w:hyperlink|//w:object|//w:altChunk")
    assert "TargetMode" not in "".join(parts(content).values())


def test_markup_formulas_and_letters_of_any_script_stay_words() -> None:
    told = words(open_docx(BytesIO(report_docx(report_of(nasty())))))
    for typed in ("<b>жирно</b> & <img src=", "&amp; <a href=", "=1+1", "שלום مرحبا 😀", "_x0041_", "\ufffd"):
        assert typed in told
    assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\u202e]", told)


def test_no_word_of_a_long_note_and_no_event_is_lost() -> None:
    note = " ".join(f"с{number:04}" for number in range(6000))
    assert tied(note) in words(
        open_docx(BytesIO(report_docx(report_of(small(marks=[done("1.1.1", 1, "Да", note=note)])))))
    )
    told = words(open_docx(BytesIO(report_docx(report_of(many_events())))))
    assert [number for number in range(200) if f"Встреча-{number:03}" not in told] == []


@pytest.mark.slow
def test_charts_are_pictures_told_in_words(report: Report) -> None:
    charts = summary_charts(filled_document(), FIRST_QUARTER, APRIL, own=True)
    content = report_docx(replace(report, blocks=(*report.blocks, *charts)))
    document = open_docx(BytesIO(content))
    assert document.element.xpath("//wp:docPr/@descr") == [chart.words() for chart in charts]
    assert len(document.inline_shapes) == len(charts)
    assert content == report_docx(replace(report, blocks=(*report.blocks, *charts)))


def test_a_file_that_cannot_be_written_is_refused(report: Report, tmp_path: Path) -> None:
    with pytest.raises(PlanError):
        write(report, tmp_path / "нет" / "отчет.docx")


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_prints_the_same_rows_on_pages_of_the_standard(report: Report, tmp_path: Path) -> None:
    (tmp_path / "o.docx").write_bytes(report_docx(report))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(tmp_path), "o.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    reader = PdfReader(tmp_path / "o.pdf")
    assert [round(float(edge) / 72 * 25.4) for edge in reader.pages[0].mediabox[2:]] == [297, 210]
    texts = [each.extract_text() for each in reader.pages]
    assert all("Наименование" in text for text in texts[:-1])
    assert texts[1].lstrip().startswith("2")
    assert "Председатель" in texts[-1]
    assert len(texts[-1].split("Председатель")[0].split()) > 5
