"""Files that nobody can read: compound files with an encrypted package, scans, archives that blow up."""

import io
import random
import struct
from collections.abc import Sequence
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

SECTOR = 512
FREE, END, FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Override PartName="/word/document.xml" '
    'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?>'
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
    'Target="word/document.xml"/></Relationships>'
)


def noise(size: int, seed: int = 7) -> bytes:
    return random.Random(seed).randbytes(size)


def encrypted_package(path: Path) -> None:
    """A compound file as Office 2010 and later writes it for a document with a password."""
    info = b"\x04\x00\x04\x00\x40\x00\x00\x00" + (
        b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
        b'<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"><keyData saltSize="16" '
        b'blockSize="16" keyBits="256" hashSize="64" '
        b'cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="SHA512"/>'
        b"</encryption>"
    )
    package = struct.pack("<Q", 16000) + noise(16384)
    path.write_bytes(_compound([("EncryptionInfo", info.ljust(4096)), ("EncryptedPackage", package)]))


def _compound(streams: Sequence[tuple[str, bytes]]) -> bytes:
    """A compound file of one sector of FAT and one of the directory; every stream has 4096 bytes or more."""
    chains, starts, next_sector = [FAT, END], [], 2
    body = b""
    for _, content in streams:
        count = -(-len(content) // SECTOR)
        starts.append(next_sector)
        chains += [*range(next_sector + 1, next_sector + count), END]
        next_sector += count
        body += content.ljust(count * SECTOR, b"\0")
    entries = _entry("Root Entry", 5, child=1, start=END, size=0)
    for at, (name, content) in enumerate(streams):
        right = at + 2 if at + 1 < len(streams) else FREE
        entries += _entry(name, 2, right=right, start=starts[at], size=len(content))
    table = struct.pack("<128I", *chains, *[FREE] * (128 - len(chains)))
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<5H", 0x3E, 3, 0xFFFE, 9, 6) + bytes(10)
    head += struct.pack("<9I", 1, 1, 0, 4096, END, 0, END, 0, 0) + struct.pack("<108I", *[FREE] * 108)
    return head + table + entries.ljust(SECTOR, b"\0") + body


def _entry(name: str, kind: int, *, right: int = FREE, child: int = FREE, start: int, size: int) -> bytes:
    letters = name.encode("utf-16-le")
    made = letters.ljust(64, b"\0") + struct.pack("<HBB3I", len(letters) + 2, kind, 1, FREE, right, child)
    return made + bytes(36) + struct.pack("<IQ", start, size)


def bomb(path: Path, megabytes: int = 400) -> None:
    """A .docx of some hundred kilobytes whose text has `megabytes`."""
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        with archive.open("word/document.xml", mode="w", force_zip64=True) as file:
            file.write(b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>')
            for _ in range(megabytes):
                file.write(b"<w:p><w:r><w:t>" + b" " * (1 << 20) + b"</w:t></w:r></w:p>")
            file.write(b"</w:body></w:document>")


def entities(path: Path) -> None:
    """A .docx whose text names entities of entities, each ten times the one before."""
    names = "".join(f'<!ENTITY e{at} "{f"&e{at - 1};" * 10 if at else "plan"}">' for at in range(10))
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", TYPES)
        archive.writestr("_rels/.rels", RELATIONS)
        text = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body></w:document>'
        archive.writestr("word/document.xml", f'<?xml version="1.0"?><!DOCTYPE d [{names}]>{text}')


def scan(path: Path, pages: Sequence[Sequence[str]]) -> None:
    """A PDF of page images: lines of grey letters that are no text."""
    import fontpkg_pt_serif
    from PIL import Image, ImageDraw, ImageFont
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    face = str(Path(fontpkg_pt_serif.__file__).parent / "files" / "PT_Serif-Web-Regular.ttf")
    canvas = Canvas(str(path), pagesize=(595, 842), invariant=1)
    for lines in pages:
        image = Image.new("L", (1240, 1754), 245)
        draw = ImageDraw.Draw(image)
        for at, line in enumerate(lines):
            draw.text((120, 120 + 60 * at), line, fill=40, font=ImageFont.truetype(face, 32))
        kept = io.BytesIO()
        image.rotate(0.4, fillcolor=245).save(kept, "JPEG", quality=60)
        canvas.drawImage(ImageReader(kept), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
