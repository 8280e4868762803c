"""The settings as Qt keeps them, read and added to without Qt; what belongs to one computer does not travel."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, QSettings

from kuzplan_desktop.store.settings_file import add_settings, read_settings, travelling

pytestmark = pytest.mark.files

TEXTS = ["Иванова", 'в "кавычках"', "100 % = все\\", "@иванова", "а, б; в", "", "#решетка", '{"a": ["b", 1]}']


def qt(file: Path) -> QSettings:
    return QSettings(str(file), QSettings.Format.IniFormat)


@pytest.mark.parametrize("text", TEXTS)
def test_what_qt_wrote_is_read_and_what_was_added_qt_reads(tmp_path: Path, text: str) -> None:
    settings = qt(tmp_path / "one.ini")
    settings.setValue("report/progress/Own", text)
    settings.setValue("window/main", QByteArray(b"\x00\xff\n=[%"))
    settings.sync()
    assert read_settings(tmp_path / "one.ini") == {"report/progress/Own": text}
    add_settings(tmp_path / "other.ini", {"report/progress/Own": text})
    assert qt(tmp_path / "other.ini").value("report/progress/Own") == text


def test_what_is_set_here_stays_and_what_is_not_is_added(tmp_path: Path) -> None:
    file = tmp_path / "settings.ini"
    settings = qt(file)
    settings.setValue("report/formats", "pdf")
    settings.setValue("person/name", "Петрова")
    settings.setValue("window/main", QByteArray(b"\x00\xff\n=[%"))
    settings.sync()
    assert add_settings(file, {"report/formats": "xlsx", "person/everything": "yes", "report/kind": "progress"}) == 2
    assert add_settings(file, {"report/kind": "other"}) == 0
    after = qt(file)
    assert {key: after.value(key) for key in ("report/formats", "person/name", "person/everything")} == {
        "report/formats": "pdf",
        "person/name": "Петрова",
        "person/everything": "yes",
    }
    assert after.value("report/kind") == "progress"
    assert after.value("window/main") == QByteArray(b"\x00\xff\n=[%")


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("person/name", "Иванова"),
        ("report/folder", "C:/"),
        ("window/main", "x"),
        ("recent/1/path", "C:/x.sqlite"),
        ("document-12ab/quarter", "3"),
        ("copies/seen", "x"),
        ("none", "x"),
        ("a/../b", "x\n[person]\nname=Чужая"),
        ("a]\n[person/name", "x"),
        ("look/size", "x" * 10_001),
    ],
)
def test_neither_a_name_nor_a_place_nor_nonsense_travels(tmp_path: Path, key: str, value: str) -> None:
    assert travelling({key: value}) == {}
    add_settings(tmp_path / "settings.ini", {key: value})
    assert not (tmp_path / "settings.ini").exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"name=x", b"[person]\nnaem=x\n[person"])
def test_a_file_that_is_no_settings_holds_none(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "settings.ini").write_bytes(content)
    assert "person/name" not in read_settings(tmp_path / "settings.ini")
