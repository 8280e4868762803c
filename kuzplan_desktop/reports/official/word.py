"""An official document -> Word: real paragraphs and a table whose header stands on every page."""

from collections.abc import Iterator

from kuzplan_desktop.reports.official.paper import OfficialPaper, PaperRow
from kuzplan_desktop.reports.paper.typeface import face
from kuzplan_desktop.reports.paper.wrapping import wrap
from kuzplan_desktop.reports.word.file import word_file
from kuzplan_desktop.reports.word.parts import TWIPS, broken_paragraph, cell, paragraph, paragraphs, row, table
from kuzplan_desktop.reports.word.styles import BODY, GRID, HEADER, PADDING, TITLE, ParagraphStyle

APPROVAL, CELL, MIDDLE = "KuzplanApproval", "KuzplanPlanCell", "KuzplanPlanMiddle"
SECTION, SUBSECTION, PART_NUMBER = "KuzplanPlanSection", "KuzplanPlanSubsection", "KuzplanPlanNumber"
NOTE, STRONG_NOTE, SLANTED_NOTE = "KuzplanNote", "KuzplanStrongNote", "KuzplanSlantedNote"
MM = 72 / 25.4  # points in a millimetre
SIZE = 12.0  # points, of the table's type
MOST_LINES = 26  # of a row that a page holds whole under the header of the table

STYLES = (
    ParagraphStyle(APPROVAL, "КузПлан: гриф утверждения", 14, after=14, left=150 * MM),
    ParagraphStyle(TITLE, "Title", 14, bold=True, centred=True, before=10, after=14, keep_next=True),
    ParagraphStyle(HEADER, "header", 12, centred=True),
    ParagraphStyle(CELL, "КузПлан: ячейка плана", SIZE),
    ParagraphStyle(MIDDLE, "КузПлан: ячейка плана по центру", SIZE, centred=True),
    ParagraphStyle(SECTION, "КузПлан: раздел плана", SIZE, bold=True, centred=True, keep_next=True, level=0),
    ParagraphStyle(SUBSECTION, "КузПлан: подраздел плана", SIZE, bold=True, keep_next=True, level=1),
    ParagraphStyle(PART_NUMBER, "КузПлан: номер подраздела", SIZE, bold=True, centred=True, keep_next=True),
    ParagraphStyle(NOTE, "КузПлан: примечание", SIZE, after=4),
    ParagraphStyle(STRONG_NOTE, "КузПлан: слово «Примечание»", SIZE, bold=True, before=14, after=4, keep_next=True),
    ParagraphStyle(
        SLANTED_NOTE, "КузПлан: заголовок сокращений", SIZE, bold=True, italic=True, after=4, keep_next=True
    ),
)


def paper_docx(paper: OfficialPaper) -> bytes:
    """The bytes of the document of `paper`, the same for the same paper."""
    return word_file(
        "".join(_body(paper)),
        {},
        title=paper.name,
        author=paper.author,
        subject=paper.title,
        day=paper.day,
        styles=STYLES,
    )


def _body(paper: OfficialPaper) -> Iterator[str]:
    yield from (broken_paragraph(text, APPROVAL) for text in paper.approval)
    yield paragraph(paper.title, TITLE)
    yield table(_rows(paper), [column.width for column in paper.columns], GRID)
    for line in paper.after:
        yield paragraph(line.text, SLANTED_NOTE if line.italic else STRONG_NOTE if line.bold else NOTE)
    if not paper.after:
        yield paragraph("", BODY)  # a document does not end with a table


def _rows(paper: OfficialPaper) -> Iterator[str]:
    for texts in paper.header:
        captions = zip(texts, paper.columns, strict=True)
        yield row((cell(paragraph(text, MIDDLE), column.width) for text, column in captions), header=True)
    for line in paper.rows:
        yield row(_cells(paper, line), whole=_fits_a_page(paper, line))


def _cells(paper: OfficialPaper, line: PaperRow) -> Iterator[str]:
    widths = paper.widths(line)
    for at, (text, width) in enumerate(zip(line.cells, widths, strict=True)):
        if line.level:
            style = SECTION if len(line.cells) == 1 else SUBSECTION if at else PART_NUMBER
        else:
            style = MIDDLE if paper.columns[at].centred else CELL
        span = len(paper.columns) - at if at == len(line.cells) - 1 else 1
        yield cell(paragraphs(text, style), width, span=span)


def _fits_a_page(paper: OfficialPaper, line: PaperRow) -> bool:
    """True for a row that no page needs to divide."""
    rooms = (width * MM - 2 * PADDING / TWIPS * MM for width in paper.widths(line))
    return all(len(wrap(text, face(), SIZE, room)) <= MOST_LINES for text, room in zip(line.cells, rooms, strict=True))
