"""The file of a Word document: its parts round the body, and the properties that tell whose it is and no more."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from xml.sax.saxutils import escape

from kuzplan_desktop.reports.paper.office_zip import packed
from kuzplan_desktop.reports.paper.plain_text import for_xml
from kuzplan_desktop.reports.word.parts import page_number, twips
from kuzplan_desktop.reports.word.styles import HEADER, STYLES, ParagraphStyle, styles_part

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    f'xmlns:r="{_OFFICE}/relationships" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)
_JPEG = b"\xff\xd8"
_LONGEST_PROPERTY = 1000  # letters


def word_file(
    body: str,
    pictures: Mapping[str, bytes],
    *,
    title: str,
    author: str,
    subject: str,
    day: date,
    styles: Iterable[ParagraphStyle] = STYLES,
    both_sides: bool = False,
) -> bytes:
    """A document with `body` on A4 across, dated `day`. `pictures` are PNG and JPEG by the key that the body calls
    them. With `both_sides` the margin for binding of every second page is at the right.
    """
    parts: dict[str, str] = {
        "[Content_Types].xml": _types(pictures),
        "_rels/.rels": _relations(
            ("rId1", f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            ("rId2", f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            ("rId3", f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
        ),
        "docProps/core.xml": _core(title, author, subject, day),
        "docProps/app.xml": f'{_XML}<Properties xmlns="{_OFFICE}/extended-properties">'
        "<Application>КузПлан</Application></Properties>",
        "word/document.xml": f"{_XML}<w:document {_NAMESPACES}><w:body>{body}{_section()}</w:body></w:document>",
        "word/_rels/document.xml.rels": _relations(
            ("rId1", f"{_OFFICE}/relationships/styles", "styles.xml"),
            ("rId2", f"{_OFFICE}/relationships/settings", "settings.xml"),
            ("rId3", f"{_OFFICE}/relationships/header", "header1.xml"),
            *((key, f"{_OFFICE}/relationships/image", _name(key, content)) for key, content in pictures.items()),
        ),
        "word/styles.xml": styles_part(styles),
        "word/settings.xml": _settings(both_sides=both_sides),
        "word/header1.xml": f"{_XML}<w:hdr {_NAMESPACES}>{page_number(HEADER)}</w:hdr>",
    }
    return packed(_all(parts, pictures))


def _all(parts: Mapping[str, str], pictures: Mapping[str, bytes]) -> Iterator[tuple[str, bytes]]:
    for name, text in parts.items():
        yield name, text.encode()
    for key, picture in pictures.items():
        yield f"word/{_name(key, picture)}", picture


def _name(key: str, picture: bytes) -> str:
    """Under which name a picture lies in the file."""
    return f"media/{key}.{'jpg' if picture.startswith(_JPEG) else 'png'}"


def _types(pictures: Mapping[str, bytes]) -> str:
    """What each part is."""
    jpeg = any(picture.startswith(_JPEG) for picture in pictures.values())
    kinds = {
        "word/document.xml": f"{_WORD}.document.main+xml",
        "word/styles.xml": f"{_WORD}.styles+xml",
        "word/settings.xml": f"{_WORD}.settings+xml",
        "word/header1.xml": f"{_WORD}.header+xml",
        "docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
    }
    return (
        f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        + ('<Default Extension="jpg" ContentType="image/jpeg"/>' if jpeg else "")
        + "".join(f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
        + "</Types>"
    )


def _relations(*relations: tuple[str, str, str]) -> str:
    """Which part refers to which."""
    return (
        f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">'
        + "".join(f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in relations)
        + "</Relationships>"
    )


def _core(title: str, author: str, subject: str, day: date) -> str:
    """The properties of the document."""
    made = f"{day.isoformat()}T00:00:00Z"
    title, author, subject = (
        escape(" ".join(for_xml(text).split())[:_LONGEST_PROPERTY]) for text in (title, author, subject)
    )
    return (
        f'{_XML}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:subject>{subject}</dc:subject><dc:creator>{author}</dc:creator>"
        f"<dc:language>ru-RU</dc:language><cp:lastModifiedBy/><cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{made}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{made}</dcterms:modified></cp:coreProperties>'
    )


def _settings(*, both_sides: bool) -> str:
    """How the document is shown: words divided at the ends of lines, in the ways of current programs."""
    mirrored = "<w:mirrorMargins/>" if both_sides else ""
    compatible = 'w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"'
    return (
        f'{_XML}<w:settings {_NAMESPACES}>{mirrored}<w:defaultTabStop w:val="708"/><w:autoHyphenation/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting {compatible}/></w:compat>'
        '<w:themeFontLang w:val="ru-RU"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _section() -> str:
    """A4 across with the margins of ГОСТ Р 7.0.97-2016, 3.3; pages numbered from the second on."""
    width, height = twips(297), twips(210)
    margins = {"top": 20, "right": 10, "bottom": 20, "left": 30, "header": 10, "footer": 10, "gutter": 0}
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}" w:orient="landscape"/><w:pgMar '
        + " ".join(f'w:{side}="{twips(wide)}"' for side, wide in margins.items())
        + "/><w:titlePg/></w:sectPr>"
    )
