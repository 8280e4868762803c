"""The styles of a Word document: a person who edits it changes the look of all such paragraphs in one place."""

from collections.abc import Iterable
from dataclasses import dataclass

TYPE = "Times New Roman"
SHADE = "F0F0F0"
PADDING = 60  # twentieths of a point, between the line of a table and its letters

BODY, TITLE, SUBTITLE, CAPTION, HEADER = "Normal", "Title", "Subtitle", "Heading1", "Header"
LETTERHEAD, ADDRESSEE, FIGURES = "KuzplanLetterhead", "KuzplanAddressee", "KuzplanFigures"
CELL, NUMBER, HEAD = "KuzplanCell", "KuzplanNumber", "KuzplanHead"
SECTION, SUBSECTION, TOTAL, SUM = "KuzplanSection", "KuzplanSubsection", "KuzplanTotal", "KuzplanSum"
SIGNATURE, PREPARER, PICTURE, END = "KuzplanSignature", "KuzplanPreparer", "KuzplanPicture", "KuzplanEnd"
GRID, PLAIN = "KuzplanTable", "KuzplanPlain"


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """A style of paragraphs; sizes and spaces in points, `level` is that of the outline, 0 the highest.

    `left` is the room left free at the left, in points.
    """

    key: str
    name: str
    size: float
    bold: bool = False
    centred: bool = False
    before: float = 0.0
    after: float = 0.0
    keep_next: bool = False
    level: int | None = None
    base: str = BODY
    hyphenated: bool = False
    italic: bool = False
    left: float = 0.0


STYLES = (
    ParagraphStyle(TITLE, "Title", 14, bold=True, centred=True, before=14, keep_next=True),
    ParagraphStyle(SUBTITLE, "Subtitle", 13, centred=True, after=6, keep_next=True),
    ParagraphStyle(CAPTION, "heading 1", 12, bold=True, before=14, after=4, keep_next=True, level=0),
    ParagraphStyle(HEADER, "header", 12, centred=True),
    ParagraphStyle(LETTERHEAD, "КузПлан: бланк", 12, centred=True),
    ParagraphStyle(ADDRESSEE, "КузПлан: адресат", 12),
    ParagraphStyle(FIGURES, "КузПлан: показатели", 11, before=4, after=6, keep_next=True),
    ParagraphStyle(CELL, "КузПлан: ячейка", 10, hyphenated=True),
    ParagraphStyle(NUMBER, "КузПлан: число", 10, centred=True),
    ParagraphStyle(HEAD, "КузПлан: шапка таблицы", 9, bold=True, centred=True, keep_next=True, hyphenated=True),
    ParagraphStyle(SECTION, "КузПлан: раздел", 10, bold=True, keep_next=True, level=0),
    ParagraphStyle(SUBSECTION, "КузПлан: подраздел", 10, bold=True, keep_next=True, level=1),
    ParagraphStyle(TOTAL, "КузПлан: итог", 10, bold=True),
    ParagraphStyle(SUM, "КузПлан: сумма", 10, bold=True, centred=True),
    ParagraphStyle(SIGNATURE, "КузПлан: подпись", 12, before=16),
    ParagraphStyle(PREPARER, "КузПлан: составитель", 10, before=18),
    ParagraphStyle(PICTURE, "КузПлан: диаграмма", 10, before=6, after=6),
    ParagraphStyle(END, "КузПлан: конец", 1),  # after a table at the very end, where the format asks for a paragraph
)

_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def styles_part(styles: Iterable[ParagraphStyle] = STYLES) -> str:
    """The part of the file that holds the styles (ISO/IEC 29500-1, 17.7)."""
    fonts = f'<w:rFonts w:ascii="{TYPE}" w:hAnsi="{TYPE}" w:eastAsia="{TYPE}" w:cs="{TYPE}"/>'
    language = '<w:lang w:val="ru-RU" w:eastAsia="ru-RU" w:bidi="ar-SA"/>'
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles {_NAMESPACE}>'
        f'<w:docDefaults><w:rPrDefault><w:rPr>{fonts}<w:sz w:val="24"/><w:szCs w:val="24"/>{language}</w:rPr>'
        "</w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>'
        '<w:style w:type="character" w:default="1" w:styleId="Letters"><w:name w:val="Default Paragraph Font"/>'
        '<w:uiPriority w:val="1"/><w:semiHidden/></w:style>'
        + "".join(map(_paragraph_style, styles))
        + _table_style("TableNormal", "Normal Table", "", default=True)
        + _table_style(PLAIN, "КузПлан: без линий", "")
        + _table_style(GRID, "КузПлан: таблица", _borders())
        + "</w:styles>"
    )


def _paragraph_style(style: ParagraphStyle) -> str:
    own = "" if style.key in (TITLE, SUBTITLE, CAPTION, HEADER) else ' w:customStyle="1"'
    keep = "<w:keepNext/>" if style.keep_next else ""
    hyphens = "" if style.hyphenated else "<w:suppressAutoHyphens/>"
    space = f'<w:spacing w:before="{_twips(style.before)}" w:after="{_twips(style.after)}"/>'
    indent = f'<w:ind w:left="{_twips(style.left)}"/>' if style.left else ""
    centred = '<w:jc w:val="center"/>' if style.centred else ""
    level = "" if style.level is None else f'<w:outlineLvl w:val="{style.level}"/>'
    bold = "<w:b/><w:bCs/>" if style.bold else ""
    italic = "<w:i/><w:iCs/>" if style.italic else ""
    size = f'<w:sz w:val="{round(style.size * 2)}"/><w:szCs w:val="{round(style.size * 2)}"/>'
    return (
        f'<w:style w:type="paragraph"{own} w:styleId="{style.key}"><w:name w:val="{style.name}"/>'
        f'<w:basedOn w:val="{style.base}"/><w:qFormat/><w:pPr>{keep}{hyphens}{space}{indent}{centred}{level}</w:pPr>'
        f"<w:rPr>{bold}{italic}{size}</w:rPr></w:style>"
    )


def _table_style(key: str, name: str, borders: str, *, default: bool = False) -> str:
    kind = ' w:default="1"' if default else ' w:customStyle="1"'
    based = "" if default else '<w:basedOn w:val="TableNormal"/>'
    room = {"top": PADDING // 3, "left": PADDING, "bottom": PADDING // 3, "right": PADDING}
    margins = "".join(f'<w:{side} w:w="{width if borders else 0}" w:type="dxa"/>' for side, width in room.items())
    return (
        f'<w:style w:type="table"{kind} w:styleId="{key}"><w:name w:val="{name}"/>{based}'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{borders}<w:tblCellMar>{margins}</w:tblCellMar></w:tblPr></w:style>'
    )


def _borders() -> str:
    """Thin lines round every cell."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>' for side in sides)
    return f"<w:tblBorders>{lines}</w:tblBorders>"


def _twips(points: float) -> int:
    return round(points * 20)
