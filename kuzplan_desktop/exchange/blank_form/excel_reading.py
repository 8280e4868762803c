"""A workbook from elsewhere -> plain cells, within limits: what it unpacks to is counted, formulas are not believed."""

import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple
from zipfile import BadZipFile, ZipFile

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes

LARGEST_FILE = 20_000_000  # bytes
LARGEST_CONTENT = 60_000_000  # bytes, unpacked
MOST_PARTS = 2_000
MOST_ROWS, MOST_COLUMNS = 100_000, 60  # what lies beyond is not looked at; a cell may stand at XFD1048576
MOST_CELLS = 1_000_000
PIECE = 65_536
# No part of a workbook has one (ECMA-376, part 2, forbids DTDs); entities that it defines may grow without end.
DOCTYPES = tuple("<!DOCTYPE".encode(code) for code in ("ascii", "utf-16-le", "utf-16-be"))
OVERLAP = max(map(len, DOCTYPES)) - 1
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # the container of .xls, and of an .xlsx with a password
SQLITE = b"SQLite format 3\x00"
NOT_READ = "Файл «{name}» не удалось прочитать как таблицу Excel."
SAVE_ANEW = "Откройте его в программе таблиц и сохраните заново в формате .xlsx."


class SheetCell(NamedTuple):
    """A cell that holds something. `value` is a text, a number, a bool, a date or a time; None for a formula or an
    error value (#N/A), of which `wrong` tells what it is."""

    address: str
    value: Any
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet: its rows that hold anything, top down, each its number with its cells by column (from 1)."""

    name: str
    rows: tuple[tuple[int, dict[int, SheetCell]], ...]


def read_workbook(path: Path) -> dict[str, Sheet]:
    """The sheets of the workbook at `path` by name, hidden ones too. PlanError with one sentence for anything else."""
    content = _checked_bytes(path)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what a sheet holds beside its cells
            return {sheet.name: sheet for sheet in _sheets(content)}
    except PlanError:
        raise
    except Exception as error:
        raise PlanError(NOT_READ.format(name=path.name), SAVE_ANEW) from error


def _checked_bytes(path: Path) -> bytes:
    """The bytes of the file, after counting what its parts really unpack to: their headers may lie."""
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise PlanError(f"Файл «{path.name}» слишком велик.", "Такого бланка программа не делает.")
        content = file_bytes.read(path)
    except OSError as error:
        raise PlanError(f"Файл «{path.name}» не удалось прочитать.", "Проверьте, на месте ли он.") from error
    if content.startswith(OLD_EXCEL):
        raise PlanError(f"Файл «{path.name}» – старого формата .xls или под паролем.", SAVE_ANEW)
    if content.startswith(SQLITE):
        raise PlanError(f"Файл «{path.name}» – документ, а не таблица Excel.", "Выберите файл бланка .xlsx.")
    try:
        with ZipFile(BytesIO(content)) as archive:
            _count(archive, path.name)
    except PlanError:
        raise
    except Exception as error:
        raise PlanError(NOT_READ.format(name=path.name), SAVE_ANEW) from error
    return content


def _count(archive: ZipFile, name: str) -> None:
    """PlanError if the archive is no workbook, or unpacks to more than a workbook should."""
    parts = archive.namelist()
    if "mimetype" in parts:  # OpenDocument 1.3, part 2, 3.3
        raise PlanError(f"Файл «{name}» сохранен в формате OpenDocument, а нужен .xlsx.", SAVE_ANEW)
    if "[Content_Types].xml" not in parts:
        raise PlanError(f"Файл «{name}» – архив, а не таблица Excel.", "Извлеките бланк из архива и выберите его.")
    total = 0
    for part in parts[: MOST_PARTS + 1]:
        with archive.open(part) as stream:
            end = b""
            while piece := stream.read(PIECE):
                total += len(piece)
                if total > LARGEST_CONTENT:
                    raise PlanError(f"Файл «{name}» слишком велик в распакованном виде.", SAVE_ANEW)
                if any(sign in end + piece for sign in DOCTYPES) and part.endswith((".xml", ".rels")):
                    raise BadZipFile
                end = piece[-OVERLAP:]
    if len(parts) > MOST_PARTS:
        raise PlanError(f"В файле «{name}» слишком много частей.", SAVE_ANEW)


def _sheets(content: bytes) -> Iterator[Sheet]:
    from openpyxl import load_workbook

    workbook = load_workbook(BytesIO(content), read_only=True, keep_links=False)
    left = MOST_CELLS
    for sheet in workbook.worksheets:
        rows = []
        for cells in sheet.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS):
            found = {cell.column: _plain(cell) for cell in cells if cell.value is not None}
            if found:
                left -= len(found)
                rows.append((next(cell.row for cell in cells if cell.value is not None), found))
            if left < 0:
                raise PlanError("В таблице слишком много ячеек.", "Такого бланка программа не делает.")
        yield Sheet(sheet.title, tuple(rows))


def _plain(cell: Any) -> SheetCell:
    if cell.data_type == "f":
        return SheetCell(cell.coordinate, None, "В ячейке формула, а нужно само значение")
    if cell.data_type == "e":
        return SheetCell(cell.coordinate, None, f"В ячейке ошибка {cell.value}")
    value = unescaped(cell.value) if isinstance(cell.value, str) else cell.value
    return SheetCell(cell.coordinate, value)


def unescaped(text: str) -> str:
    """`text` with letters that stand in a sheet by their number, as _x000D_ (ECMA-376, 22.4.2.4 bstr)."""
    return re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
