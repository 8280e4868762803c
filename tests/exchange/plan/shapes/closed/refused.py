"""What no clerk could read: files with a password, lists of something else, a bomb, half of a file, a picture."""

import io
from pathlib import Path
from zipfile import ZipFile

from tests.exchange.plan.shapes.base import REFUSED
from tests.exchange.plan.shapes.closed import SHELF
from tests.exchange.plan.shapes.containers import bomb, encrypted_package, scan
from tests.exchange.plan.shapes.layout import title
from tests.exchange.plan.shapes.word import begin, put, table, write


@SHELF.lay("refused_password.pdf", REFUSED)
def refused_password_pdf(path: Path) -> None:
    """Cannot be opened without the password."""
    from pypdf import PdfReader, PdfWriter

    kept = path.with_suffix(".open")
    scan(kept, [["План мероприятий на 2026 год"]])
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(kept.read_bytes())))
    writer.encrypt("выборы-2026", algorithm="RC4-128")
    writer.write(str(path))
    kept.unlink()


@SHELF.lay("refused_password.xlsx", REFUSED)
def refused_password_xlsx(path: Path) -> None:
    encrypted_package(path)


@SHELF.lay("refused_list_of_telephones.docx", REFUSED)
def refused_list_of_telephones(path: Path) -> None:
    """Numbered rows with persons, but nothing is planned and nothing has a срок."""
    rows = [[f"{at}.", f"ТИК № {at}", "Иванова И.И.", f"8 (384-2) 00-00-{at:02}"] for at in range(1, 16)]
    write(
        path,
        title("Телефонный справочник", "территориальных избирательных комиссий на 2026 год"),
        table([["№ п/п", "Наименование комиссии", "Председатель", "Телефон"], *rows]),
    )


@SHELF.lay("refused_bomb.docx", REFUSED)
def refused_bomb(path: Path) -> None:
    bomb(path)


@SHELF.lay("refused_half_of_a_file.docx", REFUSED)
def refused_half_of_a_file(path: Path) -> None:
    """A copy that stopped in the middle, as from a stick pulled out too early."""
    kept = io.BytesIO()
    document = begin()
    put(document, title("План на 2026 год"), table([["№", "Мероприятие", "Срок"], ["1.", "Семинар", "май"]]))
    document.save(kept)
    path.write_bytes(kept.getvalue()[: len(kept.getvalue()) // 2])


@SHELF.lay("refused_without_its_text.odt", REFUSED)
def refused_without_its_text(path: Path) -> None:
    """An archive with the right type and a manifest that speaks of encryption, and no readable text in it."""
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml" manifest:size="4000">'
        '<manifest:encryption-data manifest:checksum-type="SHA256/1K" manifest:checksum="AAAA">'
        '<manifest:algorithm manifest:algorithm-name="AES256-CBC" manifest:initialisation-vector="AAAA"/>'
        "</manifest:encryption-data></manifest:file-entry></manifest:manifest>"
    )
    with ZipFile(path, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", bytes(range(256)) * 16)
        archive.writestr("META-INF/manifest.xml", manifest)


@SHELF.lay("refused_picture_named_docx.docx", REFUSED)
def refused_picture_named_docx(path: Path) -> None:
    """A photograph of the plan that somebody renamed."""
    from PIL import Image

    kept = io.BytesIO()
    Image.new("RGB", (200, 300), (240, 240, 235)).save(kept, "JPEG")
    path.write_bytes(kept.getvalue())
