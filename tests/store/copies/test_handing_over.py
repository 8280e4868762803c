"""A copy to hand over: one clean file with a name that every system takes, read back, or nothing at all."""

import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.commission import Commission
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.copies import handing_over
from kuzplan_desktop.store.copies.handing_over import copy_name, document_stem, save_copy
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader
from tests.store import example_document
from tests.store.example_document import content

pytestmark = pytest.mark.files

DAY = date(2022, 4, 14)


@pytest.fixture
def file(tmp_path: Path):
    (tmp_path / "mine").mkdir()
    opened = PlanFile.open(example_document.make(tmp_path / "mine" / "mine.sqlite"), device=example_document.DEVICE)
    yield opened
    opened.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the copy goes, with nothing else in it."""
    made = tmp_path / "стик №1 100%"
    made.mkdir()
    return made


def named(document, name: str):
    return replace(document, commission=Commission("", name) if name else None)


def test_it_is_named_after_plan_commission_and_day(file):
    assert copy_name(file.document, DAY) == "План 2022 – Топкинская ТИК – 14.04.2022.sqlite"
    assert copy_name(file.document, DAY, ".zip") == "План 2022 – Топкинская ТИК – 14.04.2022.zip"
    assert copy_name(named(file.document, ""), DAY) == "План 2022 – 14.04.2022.sqlite"


@pytest.mark.slow
@pytest.mark.parametrize(
    "name",
    [
        'ТИК "Центр"/<Юг>: 1*2?|\\',
        "CON",
        "aux.txt",
        "ТИК ...",
        "  ",
        "ТИК\n\x00\x1f\x7f",
        "ТИК \u202egnp.exe\u200b",
        "🗳️" * 80,
        "Ы" * 500,
    ],
)
def test_its_name_is_good_on_every_system(file, folder, name):
    proposed = copy_name(named(file.document, name), DAY)
    assert proposed.startswith("План 2022 – ")
    assert proposed.endswith("14.04.2022.sqlite")
    assert not set(proposed) & set('<>:"/\\|?*') and proposed.isprintable() or "\u200d" in proposed
    assert len(proposed.encode()) < 240
    save_copy(file, folder / proposed)
    assert (folder / proposed).is_file()
    assert len(f"{document_stem(named(file.document, name))} (копия 12345678) 14.04.2022 (99).sqlite".encode()) <= 247


@pytest.mark.slow
@pytest.mark.parametrize("suffix", [".sqlite", ".zip", ".ZIP"])
@pytest.mark.parametrize("without_history", [False, True])
def test_it_is_one_file_with_everything_in_it(file, folder, suffix, without_history):
    target = folder / f"копия{suffix}"
    save_copy(file, target, without_history=without_history)
    assert [one.name for one in folder.iterdir()] == [target.name]
    plain = target
    if suffix != ".sqlite":
        with zipfile.ZipFile(target) as archive:
            assert archive.namelist() == ["копия.sqlite"]
            assert archive.testzip() is None
            plain = Path(archive.extract("копия.sqlite", folder.parent))
    verdict = reader.check(plain)
    assert (verdict.verdict, verdict.marks, verdict.held_events) == ("ok", 4, 2)
    with PlanFile.of_private_copy(plain) as copy:
        assert content(copy.document) == content(file.document)
        assert (copy.bodies() == file.bodies()) is not without_history
        assert len(copy.history()) == (1 if without_history else len(file.history()))


def test_the_archive_holds_a_plain_name_whatever_it_is_called(file, folder):
    save_copy(file, folder / "План.sqlite.zip")
    with zipfile.ZipFile(folder / "План.sqlite.zip") as archive:
        assert archive.namelist() == ["План.sqlite"]


def test_what_was_erased_is_in_no_byte_of_a_copy_without_history(file, folder):
    uid = example_document.numbered(file)["1.1.3"]
    file.marks.mark([uid], 1, text="Фамилия по ошибке")
    file.marks.mark([uid], 1, text="Проведено")
    save_copy(file, folder / "with.sqlite")
    save_copy(file, folder / "without.sqlite", without_history=True)
    erased = "Фамилия".encode()
    assert erased in (folder / "with.sqlite").read_bytes()
    assert erased not in (folder / "without.sqlite").read_bytes()


def test_a_colleagues_file_can_be_handed_on_too(file, folder):
    with PlanFile.of_private_copy(file.path) as foreign:
        save_copy(foreign, folder / "копия.zip")
    assert zipfile.is_zipfile(folder / "копия.zip")


@pytest.mark.parametrize("name", ["копия.sqlite", "копия.zip"])
def test_nothing_is_written_over(file, folder, name):
    (folder / name).write_text("важно", encoding="utf-8")
    with pytest.raises(PlanError, match="уже есть"):
        save_copy(file, folder / name)
    assert (folder / name).read_text(encoding="utf-8") == "важно"


@pytest.mark.parametrize("name", ["копия.sqlite", "копия.zip"])
def test_a_folder_that_is_not_there_is_told(file, folder, name):
    with pytest.raises(PlanError):
        save_copy(file, folder / "нет" / name)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["копия.sqlite", "копия.zip"])
def test_what_does_not_read_back_is_taken_away(file, folder, name, monkeypatch):
    whole = PlanFile.copy_to

    def lossy(self: PlanFile, path: Path, **_: bool) -> None:
        with PlanFile.create(path.with_name("other.sqlite"), commission="Другая") as other:
            whole(other, path)
        path.with_name("other.sqlite").unlink()

    monkeypatch.setattr(PlanFile, "copy_to", lossy)
    with pytest.raises(PlanError, match="не полностью"):
        save_copy(file, folder / name)
    assert list(folder.iterdir()) == []


def test_an_archive_that_does_not_read_back_is_taken_away(file, folder, monkeypatch):
    monkeypatch.setattr(zipfile.ZipFile, "read", lambda *_: b"")
    with pytest.raises(PlanError, match="не записан"):
        save_copy(file, folder / "копия.zip")
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("name", ["копия.sqlite", "копия.zip"])
def test_a_full_disk_leaves_nothing(file, folder, name, monkeypatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(handing_over.os, "fsync", full)
    with pytest.raises(PlanError, match="не записан"):
        save_copy(file, folder / name)
    assert list(folder.iterdir()) == []


def test_what_erasing_means_is_said_for_every_place_where_it_remains():
    for place in ("Прежний файл", "резервные копии", "втором носителе", "отправили раньше"):
        assert place in handing_over.ERASING
    assert "ё" not in handing_over.ERASING
