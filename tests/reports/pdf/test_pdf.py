"""The PDF: an archive file with its own letters, on pages of the standard, the same bytes for the same data."""

import re
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path

import page
import pytest
from pypdf import PdfReader
from reportlab.pdfgen.canvas import Canvas
from reportlab.pdfgen.textobject import PDFTextObject

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.words import AUDIENCES
from kuzplan_desktop.reports.kinds.report_kinds import build
from kuzplan_desktop.reports.paper.report import Column, Report, Row, RowKind, Table
from kuzplan_desktop.reports.paper.typeface import face
from kuzplan_desktop.reports.pdf.bands import MM
from kuzplan_desktop.reports.pdf.strokes import BoxCanvas, PlacedLines
from kuzplan_desktop.reports.pdf.tables import table_bands
from kuzplan_desktop.reports.pdf.writer import report_pdf
from kuzplan_desktop.reports.writing import write
from tests.reports.every_kind import choice
from tests.reports.filled import done, filled_document, held
from tests.reports.small import item, report_of, small


@pytest.fixture(scope="module")
def report() -> Report:
    """The first quarter of the filled-in plan."""
    return report_of(filled_document())


@pytest.fixture(scope="module")
def content(report: Report) -> bytes:
    """Its PDF."""
    return report_pdf(report)


@pytest.fixture(scope="module")
def reader(content: bytes) -> PdfReader:
    """Its PDF, read."""
    return PdfReader(BytesIO(content))


def test_the_file_is_fit_for_an_archive(content: bytes) -> None:
    told = page.validate_pdf_bytes(content, profile="2u")
    assert [failure.message for failure in told.failures] == []
    assert told.is_compliant


def test_every_letter_is_embedded_and_no_other_font_named(content: bytes, reader: PdfReader) -> None:
    fonts = {}
    for each in reader.pages:
        fonts |= each["/Resources"]["/Font"]
    names = [font.get_object()["/BaseFont"] for font in fonts.values()]
    assert sorted(re.sub(r"^/[A-Z]{6}\+", "", name) for name in names) == ["PTSerif-Bold", "PTSerif-Regular"]
    assert all("/FontFile2" in font.get_object()["/FontDescriptor"] for font in fonts.values())
    assert b"Helvetica" not in content


def test_the_same_data_give_the_same_bytes(report: Report, content: bytes) -> None:
    assert report_pdf(report) == content
    assert report_pdf(report_of(filled_document())) == content


def test_what_is_drawn_quickly_is_drawn_as_the_library_draws_it() -> None:
    letters = "".join(sorted(face().letters - {"\x00"}))  # more than one part of the font holds
    lines = ["Семинар (г. Топки), 37\u00a0чел.", letters, "Топки \\ (", ""]
    assert len(letters) > 256

    def drawn(canvas: Canvas, text: PDFTextObject) -> list[str]:
        canvas.rect(85.0394, 1e-9, 12.3456789, 700, fill=1)
        for size, line in enumerate(lines, 10):
            text.setFont(face().name, size)
            text.setTextOrigin(85.0394, 700.123456 - size)
            text.textOut(line)
        canvas.drawText(text)
        return canvas._code

    report_pdf(report_of(small()))  # the faces are known by now
    quick, slow = BoxCanvas(BytesIO()), Canvas(BytesIO())
    assert drawn(quick, PlacedLines(quick)) == drawn(slow, slow.beginText())
    assert drawn(quick, PlacedLines(quick)) == drawn(slow, slow.beginText())  # with letters that are known


def test_the_pages_are_those_of_the_standard(reader: PdfReader) -> None:
    for each in reader.pages:
        assert [round(float(edge) / MM) for edge in each.mediabox] == [0, 0, 297, 210]
        places: list[tuple[float, float]] = []
        each.extract_text(visitor_text=lambda text, _, matrix, *__, at=places: text.strip() and at.append(matrix[4:6]))
        below = [(x, y) for x, y in places if y < (210 - 19) * MM]
        assert min(x for x, _ in below) >= 30 * MM - 0.1
        assert min(y for _, y in places) >= 20 * MM - 0.1
        assert max(x for x, _ in places) < (297 - 10) * MM


def test_pages_are_numbered_from_the_second_on_in_the_middle_of_the_top_margin(reader: PdfReader) -> None:
    for number, each in enumerate(reader.pages, 1):
        top: list[tuple[str, float]] = []
        each.extract_text(
            visitor_text=lambda text, _, matrix, *__, at=top: (
                text.strip() and matrix[5] > 190 * MM and at.append((text.strip(), matrix[4]))
            )
        )
        assert [text for text, _ in top] == ([str(number)] if number > 1 else [])
        assert all(abs(x - 297 / 2 * MM) < 5 for _, x in top)


def test_the_header_of_the_table_is_on_every_page_that_it_goes_on_to(reader: PdfReader) -> None:
    assert all("Наименование мероприятия" in each.extract_text() for each in list(reader.pages)[:-1])


def test_the_properties_name_report_and_commission(report: Report, reader: PdfReader) -> None:
    about = reader.metadata
    assert about is not None
    assert (about.title, about.author) == (report.name, report.commission)
    assert about.creation_date is not None
    assert about.creation_date.date() == date(2022, 4, 5)
    assert reader.trailer["/Root"]["/Lang"] == "ru"
    xmp = reader.xmp_metadata
    assert xmp is not None
    assert xmp.dc_title == {"x-default": report.name}


def test_reports_that_differ_in_a_letter_have_different_identities() -> None:
    reports = [report_of(small(marks=[done("1.1.1", 1, text)])) for text in ("Сделано", "Сделана")]
    first, second = (PdfReader(BytesIO(report_pdf(each))).trailer["/ID"] for each in reports)
    assert first != second


def test_the_identity_is_that_of_what_is_printed(report: Report) -> None:
    assert report.sheet_charts
    assert report_pdf(replace(report, sheet_charts=())) == report_pdf(report)
    first, *others = (
        PdfReader(BytesIO(report_pdf(each))).trailer["/ID"]
        for each in (report, replace(report, title="Ъ"), replace(report, made_on=date(2022, 4, 6)))
    )
    assert first not in others
    swapped = (report_of(small(marks=[done("1.1.1", 1, text)])) for text in ("ъэ", "эъ"))
    one, other = (PdfReader(BytesIO(report_pdf(each))).trailer["/ID"] for each in swapped)
    assert one != other


def test_bookmarks_lead_to_sections_and_subsections(reader: PdfReader) -> None:
    titles = [[entry.title for entry in level] if isinstance(level, list) else level.title for level in reader.outline]
    assert titles[0].startswith("Раздел I. Организация обучения")
    assert titles[1] == ["1.2 Обучение кадров избирательных комиссий", titles[1][1]]
    assert titles[-1].startswith("Сведения об обучении за I квартал 2022 года")


def test_a_plan_without_section_titles_has_its_bookmarks_too() -> None:
    document = small()
    bare = replace(document.plan.sections[0], number="", title="")
    document = replace(document, plan=replace(document.plan, sections=(bare,)))
    outline = PdfReader(BytesIO(report_pdf(report_of(document)))).outline
    assert [entry.title for entry in outline] == ["1.1 Мероприятия"]


@pytest.mark.parametrize("count", range(0, 40, 3))
def test_the_signatures_are_never_alone_on_a_page(count: int) -> None:
    events = [held("1.1.1", date(2022, 3, 1), title=f"Встреча {at}", people=1) for at in range(count)]
    last = PdfReader(BytesIO(report_pdf(report_of(small(item("1.1.1"), events=events))))).pages[-1].extract_text()
    assert "Секретарь" in last
    assert "Всего по отчету" in last


@pytest.mark.parametrize("rows", [14, 16, 18])
def test_the_head_of_a_report_never_stands_alone(rows: int) -> None:
    document = filled_document()
    wide = {audience: 3 for audience in (*AUDIENCES, *"абвгдежз")[:rows]}
    trained = held("1.2.4", date(2022, 3, 1), form="семинар", audiences=wide)
    report = build(replace(document, events={"1.2.4": (trained,)}), choice("training", "2022-Q1"), date(2022, 4, 5))
    first = PdfReader(BytesIO(report_pdf(report))).pages[0].extract_text()
    assert report.heading in first
    assert "члены тик" in first.lower()


def test_no_row_of_a_table_stands_alone_under_its_captions_or_above_the_signatures() -> None:
    rows = tuple(Row(RowKind.LINE, "", f"Строка {at}") for at in range(40))
    table = Table("long", "Лист", (Column("title", "Что", 100.0),), rows, "Таблица")
    caption, header, *bands = table_bands(table, keep=True)
    assert caption.keep_next
    assert header.keep_next
    assert [at for at, band in enumerate(bands) if band.keep_next] == [0, 38, 39]


def test_the_training_stands_on_one_page_with_the_signatures(reader: PdfReader) -> None:
    last = reader.pages[-1].extract_text()
    for words in ("Сведения об обучении за I квартал", "члены ТИК", "Всего", "Председатель", "Исп. Е.А."):
        assert words in last


def test_hyphens_that_break_a_word_are_printed(reader: PdfReader) -> None:
    assert re.search(r"[а-я]-\n", "".join(each.extract_text() for each in reader.pages))


def test_a_report_is_written_to_its_file(report: Report, content: bytes, tmp_path: Path) -> None:
    write(report, tmp_path / "отчет.pdf")
    assert [path.name for path in tmp_path.iterdir()] == ["отчет.pdf"]
    assert (tmp_path / "отчет.pdf").read_bytes() == content
    with pytest.raises(PlanError):
        write(report, tmp_path / "нет" / "отчет.pdf")
