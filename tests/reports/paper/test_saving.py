"""A report takes its place whole or not at all, and failures are told in a sentence."""

import errno
import os
from pathlib import Path

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.reports.paper import saving
from kuzplan_desktop.reports.paper.saving import save
from tests import system

pytestmark = pytest.mark.files


def test_a_file_is_written_and_nothing_else(tmp_path: Path) -> None:
    save(tmp_path / "отчет.pdf", b"new")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("отчет.pdf", b"new")]


def test_an_older_report_is_replaced(tmp_path: Path) -> None:
    target = tmp_path / "отчет.pdf"
    target.write_bytes(b"old")
    save(target, b"new")
    assert target.read_bytes() == b"new"


def test_a_link_goes_on_pointing_at_the_file_that_is_replaced(tmp_path: Path) -> None:
    real, link = tmp_path / "real.pdf", tmp_path / "link.pdf"
    real.write_bytes(b"old")
    system.link(link, real)
    save(link, b"new")
    assert link.is_symlink()
    assert real.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("code", "sentence", "hint"),
    [
        (errno.EACCES, "Файл «отчет.xlsx» открыт в другой программе.", "Закройте его или выберите другое имя."),
        (errno.ENOSPC, "На диске нет места для файла «отчет.xlsx».", "Освободите место или выберите другой диск."),
        (errno.EINVAL, "Имя файла «отчет.xlsx» не подходит.", "Выберите другое имя."),
        (
            errno.ENOENT,
            f"Файл «отчет.xlsx» не записан: система отказала (ошибка {errno.ENOENT}).",
            "Выберите другое имя или папку.",
        ),
        (errno.ENAMETOOLONG, "Имя файла слишком длинное.", "Выберите имя короче."),
    ],
)
def test_a_failure_is_explained_and_the_older_file_stays(
    code: int, sentence: str, hint: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "отчет.xlsx"
    target.write_bytes(b"old")

    def refuse(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr(saving.os, "replace", refuse)
    with pytest.raises(PlanError) as told:
        save(target, b"new")
    assert (told.value.sentence, told.value.hint) == (sentence, hint)
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("отчет.xlsx", b"old")]


def test_a_path_that_windows_finds_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOENT, os.strerror(errno.ENOENT))  # all that Windows says of it

    folder = tmp_path / ("д" * 80)
    folder.mkdir()
    monkeypatch.setattr(saving.os, "replace", refuse)
    monkeypatch.setattr(saving, "LONGEST_OF_WINDOWS", len(str(folder)))
    with pytest.raises(PlanError, match="Имя файла слишком длинное"):
        save(folder / "отчет.pdf", b"new")


def test_a_disk_that_fills_up_while_writing_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(saving.os, "fsync", refuse)
    with pytest.raises(PlanError, match="нет места"):
        save(tmp_path / "отчет.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_may_not_be_written_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(saving.os, "replace", refuse)
    with pytest.raises(PlanError, match="нельзя записать"):
        save(tmp_path / "отчет.pdf", b"new")


def test_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"Папки .* нет\."):
        save(tmp_path / "нет такой" / "отчет.pdf", b"new")


def test_a_folder_in_place_of_a_file(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match="это папка"):
        save(tmp_path, b"new")


def test_a_name_that_no_file_can_have(tmp_path: Path) -> None:
    with pytest.raises(PlanError, match=r"Имя файла"):
        save(tmp_path / ("ы" * 400 + ".pdf"), b"new")
    with pytest.raises(PlanError, match=r"Имя файла"):
        save(tmp_path / "a\0b.pdf", b"new")
    assert list(tmp_path.iterdir()) == []


def test_a_write_protected_file_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    target = tmp_path / "отчет.pdf"
    target.write_bytes(b"old")
    monkeypatch.setattr(saving.os, "access", lambda *_: False)
    with pytest.raises(PlanError, match="защищен от записи"):
        save(target, b"new")
    assert target.read_bytes() == b"old"
