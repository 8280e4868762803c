"""Reports as readable text, cell by cell and page by page: what reference files hold."""

from collections.abc import Iterator
from io import BytesIO

from docx import Document as open_docx
from docx.table import Table as DocxTable
from docx.text.paragraph import Paragraph as DocxParagraph
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from pypdf import PdfReader


def pdf_text(content: bytes) -> str:
    """The text of a PDF by page, with its bookmarks."""
    reader = PdfReader(BytesIO(content))
    parts = [f"=== страница {number}\n{page.extract_text()}\n" for number, page in enumerate(reader.pages, 1)]
    return "".join(parts) + "=== закладки\n" + "".join(f"{line}\n" for line in bookmarks(reader, reader.outline, 0))


def bookmarks(reader: PdfReader, outline: list[object], level: int) -> Iterator[str]:
    """The bookmarks, indented by level, with their pages."""
    for entry in outline:
        if isinstance(entry, list):
            yield from bookmarks(reader, entry, level + 1)
        else:
            page = (reader.get_destination_page_number(entry) or 0) + 1  # type: ignore[arg-type]
            yield f"{'  ' * level}{entry.title} – {page}"  # type: ignore[attr-defined]


def xlsx_text(content: bytes) -> str:
    """Every cell of a workbook with its type, format and style, and the set-up of its sheets."""
    formulas, results = load_workbook(BytesIO(content)), load_workbook(BytesIO(content), data_only=True)
    lines: list[str] = []
    for sheet in formulas.worksheets:
        lines += [f"=== лист {sheet.title}", *_set_up(sheet)]
        for row in sheet.iter_rows():
            dimension = sheet.row_dimensions[row[0].row]
            if any(cell.value is not None for cell in row):
                lines.append(f"--- строка {row[0].row}: {dimension.height:.2f} пт, уровень {dimension.outlineLevel}")
            for cell in row:
                if cell.value is not None:
                    result = results[sheet.title][cell.coordinate].value
                    shown = f" -> {result}" if cell.data_type == "f" else ""
                    kind = f"{cell.data_type} | {cell.number_format} | {cell.style}"
                    lines.append(f"{cell.coordinate} | {kind} | {cell.value!r}{shown}")
    return "\n".join(lines) + "\n"


def _set_up(sheet: Worksheet) -> Iterator[str]:
    """What a sheet looks like around its cells."""
    pane = sheet.sheet_view.pane
    held = f"{pane.state} {sheet.sheet_view.topLeftCell} {pane.topLeftCell}" if pane else "нет"
    yield f"закреплено {held}, фильтр {sheet.auto_filter.ref}, повторяются {sheet.print_title_rows}"
    page = sheet.page_setup
    yield f"печать {page.orientation} {page.paperSize}, по ширине {page.fitToWidth}, по высоте {page.fitToHeight}"
    yield "столбцы " + ", ".join(f"{name} {column.width:.2f}" for name, column in sheet.column_dimensions.items())
    yield "разрывы после " + ", ".join(str(one.id) for one in sheet.row_breaks.brk)
    yield "объединены " + ", ".join(sorted(map(str, sheet.merged_cells.ranges)))


def first_row(sheet: Worksheet) -> int:
    """The number of the first row under the captions, which are repeated on every page."""
    return int(str(sheet.print_title_rows).rpartition("$")[2]) + 1


def docx_text(content: bytes) -> str:
    """Every paragraph and cell of a Word document with its style, and the set-up of its pages."""
    document = open_docx(BytesIO(content))
    section = document.sections[0]
    sizes = (section.page_width, section.page_height, section.left_margin, section.right_margin, section.top_margin)
    lines = ["лист " + " × ".join(f"{size.mm:.0f}" for size in sizes if size is not None)]
    header = section.header.paragraphs[0]
    lines.append(f"вверху {header.style.name}: {header._p.xpath('.//w:fldSimple/@w:instr')}")
    about = document.core_properties
    lines.append(f"свойства {about.title} | {about.author} | {about.language} | {about.created} | {about.modified}")
    for part in document.iter_inner_content():
        if isinstance(part, DocxTable):
            lines += _table_lines(part)
        else:
            lines.append(_paragraph_line(part))
    return "\n".join(lines) + "\n"


def _paragraph_line(paragraph: DocxParagraph) -> str:
    kept = " +" if paragraph.paragraph_format.keep_with_next else ""
    return f"{paragraph.style.name}{kept} | {paragraph.text!r}"


def _table_lines(table: DocxTable) -> Iterator[str]:
    yield f"=== {table.style.name} " + " ".join(f"{column.width.mm:.1f}" for column in table.columns)
    for row in table.rows:
        properties = row._tr.xpath("./w:trPr/*")
        yield "--- строка " + " ".join(item.tag.split("}")[1] for item in properties)
        for cell in row._tr.tc_lst:
            span = f" ×{cell.grid_span}" if cell.grid_span > 1 else ""
            merged = f" {cell.vMerge}" if cell.vMerge else ""
            words = " ¶ ".join(_paragraph_line(DocxParagraph(item, table)) for item in cell.p_lst)
            yield f"ячейка{span}{merged} | {words}"
            for inner in cell.tbl_lst:
                yield from (f"    {line}" for line in _table_lines(DocxTable(inner, table)))
