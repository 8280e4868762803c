"""Parts of Word documents as raw XML, laid into a package of python-docx: paragraphs, tables, spans, text boxes."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Cm, Pt

NS = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
        "v": "urn:schemas-microsoft-com:vml",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    }.items()
)
SPECIAL = {"\v": "<w:br/>", "\t": "<w:tab/>", "\u00ad": "<w:softHyphen/>", "\u2011": "<w:noBreakHyphen/>"}


@dataclass(frozen=True, slots=True)
class C:
    """A cell: `text` with \\n between paragraphs and \\v between lines, or `xml`, the blocks as they are."""

    text: str = ""
    across: int = 1
    bold: bool = False
    align: str = ""
    down: bool = False  # the first of vertically merged cells
    up: bool = False  # goes on with the cell above
    xml: str = ""


UP = C(up=True)


def run(text: str, properties: str = "", tag: str = "w:t") -> str:
    """A run; `tag` is w:delText for deleted text."""
    parts = []
    for part in re.split(r"([\v\t\u00ad\u2011])", text):
        if part:
            parts.append(SPECIAL.get(part) or f'<{tag} xml:space="preserve">{escape(part)}</{tag}>')
    return f"<w:r><w:rPr>{properties}</w:rPr>{''.join(parts)}</w:r>"


def p(
    text: str = "", *, bold: bool = False, align: str = "", indent: float = 0, before: str = "", xml: str = ""
) -> str:
    """A paragraph; `before` are more properties of it (style, numbering), `xml` its runs as they are."""
    properties = before
    if indent:
        properties += f'<w:ind w:left="{round(indent * 567)}"/>'
    if align:
        properties += f'<w:jc w:val="{align}"/>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{xml or run(text, '<w:b/>' if bold else '')}</w:p>"


def lines(text: str, **how: object) -> str:
    """Several paragraphs, one a line of `text`."""
    return "".join(p(line, **how) for line in text.split("\n"))


def cell(one: "str | C", width: int, *, borders: bool = True) -> str:
    one = C(one) if isinstance(one, str) else one
    properties = f'<w:tcW w:w="{width * one.across}" w:type="dxa"/>'
    if one.across > 1:
        properties += f'<w:gridSpan w:val="{one.across}"/>'
    if one.down or one.up:
        properties += '<w:vMerge w:val="restart"/>' if one.down else "<w:vMerge/>"
    content = one.xml or lines(one.text, bold=one.bold, align=one.align)
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"


def row(cells: "Sequence[str | C]", width: int = 2200, *, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cell(one, width) for one in cells)}</w:tr>"


def table(
    rows: "Sequence[Sequence[str | C] | str]", widths: Sequence[float] = (), *, borders: bool = True, heads: int = 0
) -> str:
    """A table; a row is its cells, or XML as it is. `heads` rows are marked as repeated on every page."""
    columns = max(sum(getattr(one, "across", 1) for one in cells) for cells in rows if not isinstance(cells, str))
    widths = widths or [17 / columns] * columns
    style = "single" if borders else "nil"
    edges = "".join(
        f'<w:{edge} w:val="{style}" w:sz="4" w:space="0" w:color="auto"/>'
        for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    grid = "".join(f'<w:gridCol w:w="{round(width * 567)}"/>' for width in widths)
    body = "".join(
        one if isinstance(one, str) else _sized_row(one, widths, "<w:tblHeader/>" if at < heads else "")
        for at, one in enumerate(rows)
    )
    layout = '<w:tblW w:w="0" w:type="auto"/><w:tblBorders>' + edges + '</w:tblBorders><w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{layout}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def _sized_row(cells: "Sequence[str | C]", widths: Sequence[float], properties: str) -> str:
    written, at = [], 0
    for one in cells:
        across = one.across if isinstance(one, C) else 1
        written.append(cell(one, round(sum(widths[at : at + across]) * 567 / across)))
        at += across
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(written)}</w:tr>"


def text_box(paragraphs: str) -> str:
    """A paragraph with a text box at the right edge, as Word writes it: a drawing, and the same text in older VML."""
    content = f"<w:txbxContent>{paragraphs}</w:txbxContent>"
    drawing = (
        '<w:drawing><wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" behindDoc="0" '
        'locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin">'
        '<wp:align>right</wp:align></wp:positionH><wp:positionV relativeFrom="paragraph"><wp:posOffset>0'
        '</wp:posOffset></wp:positionV><wp:extent cx="2880000" cy="1440000"/><wp:wrapTopAndBottom/>'
        '<wp:docPr id="1" name="Text Box 1"/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp><wps:cNvSpPr txBox="1"/>'
        '<wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="2880000" cy="1440000"/></a:xfrm><a:prstGeom prst="rect">'
        f"<a:avLst/></a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData>"
        "</a:graphic></wp:anchor></w:drawing>"
    )
    older = f'<w:pict><v:shape style="width:227pt;height:113pt"><v:textbox>{content}</v:textbox></v:shape></w:pict>'
    both = f'<mc:AlternateContent><mc:Choice Requires="wps">{drawing}</mc:Choice><mc:Fallback>{older}</mc:Fallback>'
    return f"<w:p><w:r>{both}</mc:AlternateContent></w:r></w:p>"


def part(document: object, name: str, content: str, relation: str, content_type: str) -> None:
    """A further part of the package: footnotes and the like."""
    xml = ('<?xml version="1.0" encoding="UTF-8" standalone="yes"?>' + content).encode()
    one = Part(PackURI(f"/word/{name}"), f"application/vnd.openxmlformats-officedocument.{content_type}", xml)
    document.part.relate_to(one, getattr(RT, relation))


def footnotes(document: object, texts: Sequence[str]) -> None:
    """The part of footnotes; `footnote(2)` points to the second."""
    marks = "".join(
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p></w:footnote>'
        for kind, number in (("separator", -1), ("continuationSeparator", 0))
    )
    notes = "".join(
        f'<w:footnote w:id="{at}">{p(xml="<w:r><w:footnoteRef/></w:r>" + run(" " + text))}</w:footnote>'
        for at, text in enumerate(texts, start=1)
    )
    kind = "wordprocessingml.footnotes+xml"
    part(document, "footnotes.xml", f"<w:footnotes {NS}>{marks}{notes}</w:footnotes>", "FOOTNOTES", kind)


def footnote(number: int) -> str:
    raised = '<w:vertAlign w:val="superscript"/>'
    return f'<w:r><w:rPr>{raised}</w:rPr><w:footnoteReference w:id="{number}"/></w:r>'


def numbering(document: object, *levels: Sequence[tuple[str, str]]) -> None:
    """Lists of Word: each of `levels` is one list (format, text of the level); the first has number 50."""
    root = document.part.numbering_part.element
    first = root.find(root.nsmap["w"].join("{}") + "num")
    for at, one in enumerate(levels):
        inside = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
            '<w:lvlJc w:val="left"/></w:lvl>'
            for level, (kind, text) in enumerate(one)
        )
        abstract = parse_xml(f'<w:abstractNum {NS} w:abstractNumId="{50 + at}">{inside}</w:abstractNum>')
        first.addprevious(abstract)
        root.append(parse_xml(f'<w:num {NS} w:numId="{50 + at}"><w:abstractNumId w:val="{50 + at}"/></w:num>'))


def restarted(document: object, number: int, of: int, level: int = 0) -> None:
    """A list `number` of the same looks as list `of`, that begins anew on `level`."""
    over = f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
    num = f'<w:num {NS} w:numId="{number}"><w:abstractNumId w:val="{of}"/>{over}</w:num>'
    document.part.numbering_part.element.append(parse_xml(num))


def listed(number: int, level: int = 0, text: str = "") -> str:
    """A paragraph of an automatic list: Word itself writes its number."""
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return p(text, before=properties)


def begin(*, landscape: bool = False) -> object:
    """An empty document on A4 in a serif of 12 points."""
    document = Document()
    document.styles["Normal"].font.name = "Times New Roman"
    document.styles["Normal"].font.size = Pt(12)
    section = document.sections[0]
    width, height = (Cm(29.7), Cm(21)) if landscape else (Cm(21), Cm(29.7))
    section.page_width, section.page_height = width, height
    section.orientation = WD_ORIENT.LANDSCAPE if landscape else WD_ORIENT.PORTRAIT
    section.left_margin, section.right_margin = Cm(2.5), Cm(1)
    section.top_margin = section.bottom_margin = Cm(2)
    return document


def put(document: object, *blocks: str) -> object:
    """Lays paragraphs and tables at the end of the document."""
    body = document.element.body
    for block in list(parse_xml(f"<w:body {NS}>{''.join(blocks)}</w:body>")):
        body.insert(len(body) - 1, block)
    return document


def write(path: Path, *blocks: str, landscape: bool = False) -> None:
    """A whole document of plain blocks."""
    put(begin(landscape=landscape), *blocks).save(str(path))
