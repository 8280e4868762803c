"""Paragraphs, cells, rows and tables of a Word document as its markup (ISO/IEC 29500-1, 17.3 and 17.4)."""

import re
from collections.abc import Iterable, Sequence
from xml.sax.saxutils import escape, quoteattr

from kuzplan_desktop.reports.paper.plain_text import for_xml
from kuzplan_desktop.reports.word.styles import SHADE

TWIPS = 1440 / 25.4  # twentieths of a point in a millimetre
EMU = 36000  # English metric units in a millimetre

_NUMBER_HYPHEN = re.compile(r"(?<=\d)-(?=\d)")  # of «№ 3/20-7», of a telephone: no line ends at it
_DRAWING = (
    '<w:r><w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{width}" cy="{height}"/>'
    '<wp:docPr id="{number}" name="{name}" descr={words}/><a:graphic>'
    '<a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
    '<pic:cNvPr id="{number}" name="{name}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed="{key}"/>'
    '<a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x="0" y="0"/>'
    '<a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>'
    "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
)


def paragraph(text: str, style: str, *, keep_next: bool = False) -> str:
    """A paragraph of plain words; what looks like markup in them stays words."""
    line = " ".join(for_xml(text).replace("\t", " ").split("\n"))
    words = _NUMBER_HYPHEN.sub('</w:t><w:noBreakHyphen/><w:t xml:space="preserve">', escape(line))
    run = f'<w:r><w:t xml:space="preserve">{words}</w:t></w:r>' if line else ""
    return _paragraph(run, style, keep_next=keep_next)


def paragraphs(text: str, style: str, *, keep_next: bool = False) -> str:
    """A paragraph for each line of `text`, an empty one for none."""
    return "".join(paragraph(line, style, keep_next=keep_next) for line in for_xml(text).split("\n"))


def broken_paragraph(text: str, style: str) -> str:
    """One paragraph that keeps the line ends of `text`."""
    lines = (f'<w:t xml:space="preserve">{escape(line)}</w:t>' for line in for_xml(text).split("\n"))
    return _paragraph(f"<w:r>{'<w:br/>'.join(lines)}</w:r>", style)


def page_number(style: str) -> str:
    """A paragraph with the number of its page, counted by the program that shows it."""
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>2</w:t></w:r></w:fldSimple>'
    return _paragraph(field, style)


def picture(
    key: str,
    number: int,
    size: tuple[float, float],
    words: str,
    style: str,
    *,
    keep_next: bool = False,
    kind: str = "Диаграмма",
) -> str:
    """A paragraph with the picture that the file knows as `key`; `size` in mm, `words` for those who do not see it."""
    width, height = (round(side * EMU) for side in size)
    escaped = quoteattr(" ".join(for_xml(words).split()))
    run = _DRAWING.format(width=width, height=height, number=number, name=f"{kind} {number}", words=escaped, key=key)
    return _paragraph(run, style, keep_next=keep_next)


def cell(
    content: str,
    width: float,
    *,
    span: int = 1,
    merge: str = "",
    shaded: bool = False,
    ground: str = "",
    line: bool = False,
    low: bool = False,
) -> str:
    """A cell `width` mm wide, over `span` columns; `merge` "restart" or "continue" joins it with those below.

    `ground` is its colour, six hex digits; `line` draws one at its foot, to be signed on; `low` sets its last line at
    the foot.
    """
    parts = [f'<w:tcW w:w="{twips(width)}" w:type="dxa"/>']
    if span > 1:
        parts.append(f'<w:gridSpan w:val="{span}"/>')
    if merge:
        parts.append(f'<w:vMerge w:val="{merge}"/>')
    if line:
        parts.append('<w:tcBorders><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tcBorders>')
    if shaded or ground:
        parts.append(f'<w:shd w:val="clear" w:color="auto" w:fill="{ground or SHADE}"/>')
    if merge or low:
        parts.append(f'<w:vAlign w:val="{"bottom" if low else "center"}"/>')
    return f"<w:tc><w:tcPr>{''.join(parts)}</w:tcPr>{content}</w:tc>"


def row(cells: Iterable[str], *, header: bool = False, whole: bool = True) -> str:
    """A row; `header` repeats it on every page of its table, `whole` lets no page divide it."""
    properties = ("<w:cantSplit/>" if whole else "") + ("<w:tblHeader/>" if header else "")
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


def closing_row(content: str, widths: Sequence[float]) -> str:
    """A row without lines across a table with columns of `widths` mm, for what closes it.

    LibreOffice keeps rows of a table with each other on a page, but none with what follows the table.
    """
    sides = "".join(f'<w:{side} w:val="nil"/>' for side in ("left", "bottom", "right"))
    margins = "".join(f'<w:{side} w:w="0" w:type="dxa"/>' for side in ("left", "right"))
    properties = (
        f'<w:tcW w:w="{sum(map(twips, widths))}" w:type="dxa"/><w:gridSpan w:val="{len(widths)}"/>'
        f"<w:tcBorders>{sides}</w:tcBorders><w:tcMar>{margins}</w:tcMar>"
    )
    return row([f"<w:tc><w:tcPr>{properties}</w:tcPr>{content}</w:tc>"])


def table(rows: Iterable[str], widths: Sequence[float], style: str) -> str:
    """A table with columns of `widths` mm."""
    grid = "".join(f'<w:gridCol w:w="{twips(width)}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(map(twips, widths))}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/><w:tblLook w:val="0000"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(rows)}</w:tbl>"
    )


def twips(millimetres: float) -> int:
    """Millimetres in twentieths of a point."""
    return round(millimetres * TWIPS)


def _paragraph(content: str, style: str, *, keep_next: bool = False) -> str:
    keep = "<w:keepNext/>" if keep_next else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{keep}</w:pPr>{content}</w:p>'
