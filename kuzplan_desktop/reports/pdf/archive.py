"""What makes a drawn PDF fit for an archive: PDF/A-2u (ISO 19005-2, level U) out of ReportLab's."""

import re
from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape

from reportlab.pdfbase import pdfdoc
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from kuzplan_desktop.domain.wording import NBSP

BLOCK = 100  # entries of a block of a character map at most (Adobe Technical Note 5014)
LONGEST_ENTRY = 1000  # letters of title, author and subject
PRODUCER = "ReportLab"

_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>ru</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<xmp:CreateDate>{day}T00:00:00Z</xmp:CreateDate><xmp:ModifyDate>{day}T00:00:00Z</xmp:ModifyDate>
<pdf:Producer>{producer}</pdf:Producer>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


class ArchiveFont(TTFont):  # type: ignore[misc]
    """A font whose character maps name letters alone: level U wants no map to U+0000 (6.2.11.7)."""

    def addObjects(self, doc: pdfdoc.PDFDocument) -> None:
        """Add the font to the document, its maps mended."""
        super().addObjects(doc)
        for name, thing in doc.idToObject.items():
            if name.startswith("toUnicodeCMap:"):
                thing.content = _letters_only(thing.content)

    def splitString(self, text: str, doc: pdfdoc.PDFDocument, encoding: str = "utf-8") -> list[tuple[int, bytes]]:
        """`text` as numbers of letters, by the hundreds of them that the file names apart."""
        if doc in self.state:
            known = self.state[doc].assignments
            try:
                return [(0, bytes([known[code] for code in map(ord, text.replace(NBSP, " "))]))]
            except (KeyError, ValueError):  # a letter that is new, or one beyond the first of the parts
                pass
        split: list[tuple[int, bytes]] = super().splitString(text, doc, encoding)
        return split


class _ArchiveStream(pdfdoc.PDFStream):  # type: ignore[misc]
    """A stream with a line end before `endstream` (6.1.7.1), compressed without a detour through ASCII.

    The line end is CR LF: after content that happens to end with CR a LF alone would be taken for half of it.
    """

    filters: list[object] | None

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """The bytes of the stream."""
        if self.filters is not None:
            self.filters = [each for each in self.filters if each is not pdfdoc.PDFBase85Encode]
        written: bytes = super().format(document)
        return written.removesuffix(b"endstream\n") + b"\r\nendstream\n"


class _ArchiveDocument(pdfdoc.PDFDocument):  # type: ignore[misc]
    """A document that writes archive streams and a catalog with an output intent."""

    def Reference(self, thing: object, name: str | None = None) -> object:
        """Register an object of the file."""
        if isinstance(thing, pdfdoc.PDFStream) and not isinstance(thing, _ArchiveStream):
            kind = type("ArchiveStream", (_ArchiveStream, type(thing)), {})
            thing.__class__ = kind
        return super().Reference(thing, name)


def make_archive(canvas: Canvas, *, title: str, author: str, subject: str, creator: str, day: date) -> None:
    """Turn the document that `canvas` draws into a PDF/A-2u dated `day`. Call it before anything is drawn."""
    document = canvas._doc  # noqa: SLF001 (ReportLab has no door to the catalog)
    document.__class__ = _ArchiveDocument
    document.updateSignature(day.isoformat())
    title, author, subject, creator = (_one_line(text) for text in (title, author, subject, creator))
    canvas.setTitle(title)
    canvas.setAuthor(author)
    canvas.setSubject(subject)
    canvas.setCreator(creator)
    canvas.setProducer(PRODUCER)
    canvas.setDateFormatter(lambda *_: f"D:{day:%Y%m%d}000000Z")
    filled = {"title": title, "author": author, "subject": subject, "creator": creator, "producer": PRODUCER}
    xmp = _XMP.format(**{key: escape(text) for key, text in filled.items()}, day=day.isoformat())
    catalog = document.Catalog
    catalog.Metadata = pdfdoc.XMP(creator=lambda _: xmp.encode())
    catalog.OutputIntents = pdfdoc.PDFArray([_output_intent(document)])
    catalog.__NoDefault__ = [*pdfdoc.PDFCatalog.__NoDefault__, "OutputIntents"]


def _one_line(text: str) -> str:
    """`text` as Info and XMP can both hold it, not longer than a reader shows."""
    plain = " ".join(re.sub("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]", " ", text).split())
    return plain[:LONGEST_ENTRY] or "–"


def _output_intent(document: pdfdoc.PDFDocument) -> pdfdoc.PDFDictionary:
    """The colours are those of sRGB (6.2.3)."""
    profile = pdfdoc.PDFStream(content=_srgb(), filters=[pdfdoc.PDFZCompress])
    profile.dictionary["N"] = 3
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB IEC61966-2.1"),
            "DestOutputProfile": document.Reference(profile),
        }
    )


def _srgb() -> bytes:
    """A colour profile of sRGB, the same on every system (ICC.1:2010, 7.2: 24-35 date, 40-43 system, 84-99 id)."""
    from PIL import ImageCms

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    profile[24:36] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    profile[40:44] = bytes(4)
    profile[84:100] = bytes(16)
    return bytes(profile)


def _letters_only(cmap: str) -> str:
    """A character map without entries for U+0000, in blocks of a hundred."""
    entries = [line for line in re.findall(r"^<..> <.{4,}>$", cmap, re.MULTILINE) if not line.endswith("<0000>")]
    blocks = [entries[at : at + BLOCK] for at in range(0, len(entries), BLOCK)]
    written = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return re.sub(r"^\d+ beginbfchar\n.*^endbfchar$", lambda _: written, cmap, flags=re.MULTILINE | re.DOTALL)


def identify_page(canvas: Canvas) -> None:
    """Make what was drawn on the page a part of the file's identifier. Call it before the page ends."""
    canvas._doc.updateSignature("\n".join(canvas._code))  # noqa: SLF001


def identify_letters(canvas: Canvas, fonts: Iterable[ArchiveFont]) -> None:
    """Make which letters the pages mean a part of the identifier: a page names them by numbers in their order."""
    document = canvas._doc  # noqa: SLF001
    for font in fonts:
        letters = font.state[document].assignments if document in font.state else {}
        document.updateSignature(f"{font.fontName} {sorted(letters.items())}")
