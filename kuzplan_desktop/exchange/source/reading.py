"""The door for official documents: what kind a file is shows in its bytes, never in its name."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from zipfile import BadZipFile, ZipFile

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.source.grid import Grid, protected
from kuzplan_desktop.exchange.source.text import looks_like_text, read_plain
from kuzplan_desktop.store import file_bytes

LARGEST_FILE = 50_000_000  # bytes
FORMATS = ".docx, .doc, .odt, .rtf, .pdf, .xlsx, .xls, .ods, .txt, .html"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_SQLITE = b"SQLite format 3\x00"
_HINT = f"Программа читает документы {FORMATS}. Откройте файл в редакторе и сохраните его заново."


def read_grid(path: Path) -> Grid:
    """The grid of the document at `path`. PlanError with one sentence for whatever cannot be read."""
    try:
        if not path.is_file():
            raise PlanError(f"Файла «{path.name}» нет, или это не файл.", "Проверьте, на месте ли он.")
        if path.stat().st_size > LARGEST_FILE:
            raise PlanError(f"Файл «{path.name}» слишком велик.", "Оставьте в нем только план и сохраните заново.")
        content = file_bytes.read(path)
    except OSError as error:
        raise PlanError(f"Файл «{path.name}» не удалось прочитать.", "Проверьте, на месте ли он.") from error
    return grid_of(content, path.name)


def grid_of(content: bytes, name: str) -> Grid:
    """The grid of a document by its bytes; `name` is for sentences."""
    if not content.strip():
        raise PlanError(f"Файл «{name}» пуст.", "Выберите документ с планом.")
    read = _reader_of(content, name)
    try:
        return read(content)
    except PlanError as error:
        raise PlanError(f"Файл «{name}»: {error.sentence[0].lower()}{error.sentence[1:]}", error.hint) from error
    except (MemoryError, RecursionError) as error:
        raise PlanError(f"Файл «{name}» слишком велик, чтобы его прочитать.", _HINT) from error
    except Exception as error:  # whatever a damaged file makes of a library
        raise PlanError(f"Файл «{name}» поврежден или устроен непривычно, прочитать его не удалось.", _HINT) from error


def _reader_of(content: bytes, name: str) -> Callable[[bytes], Grid]:
    if content.startswith(_SQLITE):
        raise PlanError(
            f"Файл «{name}» – документ программы, а не официальный документ.", "Откройте его командой «Открыть»."
        )
    if content.startswith(b"PK"):
        return _zipped(content, name)
    if content.startswith(_OLE):
        return _compound(content)
    if content.startswith(b"{\\rtf"):
        from kuzplan_desktop.exchange.source.rtf import read_rtf

        return read_rtf
    if content[:1024].lstrip().startswith(b"%PDF-"):
        from kuzplan_desktop.exchange.source.pdf import read_pdf

        return read_pdf
    start = content[:2048].lstrip(b"\xef\xbb\xbf \r\n\t").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<meta", b"<table")) or b"<html" in start:
        from kuzplan_desktop.exchange.source.html import read_html

        return read_html
    if not looks_like_text(content):
        raise PlanError(f"Файл «{name}» – не текст и не документ известного вида.", _HINT)
    return read_plain


def _compound(content: bytes) -> Callable[[bytes], Grid]:
    """The reader of an old document of Word or Excel: both are the same kind of container."""
    if "WordDocument".encode("utf-16-le") in content:
        from kuzplan_desktop.exchange.source.doc import read_doc

        return read_doc
    if "EncryptedPackage".encode("utf-16-le") in content:
        raise protected()
    from kuzplan_desktop.exchange.source.old_excel import read_xls

    return read_xls


def _zipped(content: bytes, name: str) -> Callable[[bytes], Grid]:
    try:
        with ZipFile(BytesIO(content)) as archive:
            names = frozenset(archive.namelist())
    except BadZipFile as error:
        raise PlanError(f"Файл «{name}» поврежден: это только часть документа.", _HINT) from error
    if "word/document.xml" in names:
        from kuzplan_desktop.exchange.source.docx import read_docx

        return read_docx
    if "xl/workbook.xml" in names:
        from kuzplan_desktop.exchange.source.excel import read_xlsx

        return read_xlsx
    if "content.xml" in names:
        from kuzplan_desktop.exchange.source.odf import read_odf

        return read_odf
    raise PlanError(f"Файл «{name}» – архив, а не документ.", "Распакуйте его и выберите в нем документ с планом.")
