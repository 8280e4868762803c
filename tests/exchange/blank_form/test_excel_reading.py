"""A workbook from elsewhere is read within limits, or refused in one sentence."""

import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.blank_form import excel_reading
from kuzplan_desktop.exchange.blank_form.excel_reading import read_workbook
from kuzplan_desktop.exchange.blank_form.reading import read_blank_form


def book() -> bytes:
    buffer = BytesIO()
    workbook = Workbook()
    workbook.active["A1"] = "слово"
    workbook.save(buffer)
    return buffer.getvalue()


def changed(part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with some bytes of a part replaced."""
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(book())) as source, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            content = source.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new)
            target.writestr(name, content)
    return buffer.getvalue()


def zipped(**parts: bytes) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "не удалось прочитать как таблицу Excel"),
        (b"just text", "не удалось прочитать как таблицу Excel"),
        (book()[:2000], "не удалось прочитать как таблицу Excel"),
        (zipped(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "сохранен в формате OpenDocument"),
        (zipped(**{"[Content_Types].xml": b"<broken"}), "не удалось прочитать как таблицу Excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "старого формата .xls или под паролем"),
        (b"SQLite format 3\x00" + bytes(600), "документ, а не таблица Excel"),
        (changed("xl/workbook.xml", b"<workbook ", b"<!DOCTYPE x [<!ENTITY a 'b'>]><workbook "), "не удалось"),
    ],
)
def test_what_is_no_workbook_is_refused_in_one_sentence(tmp_path: Path, content: bytes, sentence: str) -> None:
    path = tmp_path / "бланк.xlsx"
    path.write_bytes(content)
    with pytest.raises(PlanError, match=sentence):
        read_workbook(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "нет.xlsx", tmp_path):
        with pytest.raises(PlanError, match="не удалось прочитать"):
            read_workbook(path)


@pytest.mark.slow
def test_a_bomb_is_refused_by_what_it_unpacks_to_whatever_its_header_says(tmp_path: Path) -> None:
    bomb = zipped(**{"[Content_Types].xml": b"x", "bomb": bytes(excel_reading.LARGEST_CONTENT)})
    assert len(bomb) < 100_000
    path = tmp_path / "бланк.xlsx"
    path.write_bytes(bomb)
    with pytest.raises(PlanError, match="слишком велик в распакованном виде"):
        read_workbook(path)


def test_a_cell_in_the_last_corner_of_a_sheet_costs_nothing(tmp_path: Path) -> None:
    workbook = Workbook()
    workbook.active["B2"], workbook.active["XFD1048576"] = "=1+1", "x"
    workbook.save(tmp_path / "углы.xlsx")
    (sheet,) = read_workbook(tmp_path / "углы.xlsx").values()
    ((number, cells),) = sheet.rows
    assert (number, cells[2].address, cells[2].value) == (2, "B2", None)
    assert "формула" in cells[2].wrong


def test_a_sheet_that_is_no_form_is_told_so(tmp_path: Path) -> None:
    (tmp_path / "другое.xlsx").write_bytes(book())
    with pytest.raises(PlanError, match="«другое.xlsx» – не бланк КузПлана"):
        read_blank_form(tmp_path / "другое.xlsx")
