"""Archives at the door: the program's own .zip is read like the document in it, and what else one is, is told."""

import zipfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.paths import SEED_PLAN
from kuzplan_desktop.store.door import archive, reader
from kuzplan_desktop.store.opening import PACKED, open_document

pytestmark = pytest.mark.files
SEED = SEED_PLAN.read_bytes()


def packed(path: Path, parts: Mapping[str, bytes | str]) -> Path:
    """An archive with these parts."""
    with zipfile.ZipFile(path, "w") as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return path


def test_a_document_in_an_archive_is_read_like_the_document(tmp_path: Path) -> None:
    path = packed(tmp_path / "план.zip", {"a/план.sqlite": SEED, "readme.txt": "…", "__MACOSX/a/._план.sqlite": "x"})
    assert archive.is_packed(path)
    assert reader.check(path).verdict == "ok"
    assert reader.read_bodies(path) == reader.read_bodies(SEED_PLAN)
    with open_document(path) as file:
        assert file.read_only
        assert file.notes[0] == PACKED
    assert [one.name for one in tmp_path.iterdir()] == ["план.zip"]


def test_the_ending_of_an_archive_does_not_matter_and_what_is_none_is_not_taken_for_one(tmp_path: Path) -> None:
    assert reader.check(packed(tmp_path / "план.sqlite", {"план.sqlite": SEED})).verdict == "ok"
    bare = tmp_path / "план.zip"
    bare.write_bytes(SEED)
    assert not archive.is_packed(bare)
    assert not archive.is_packed(tmp_path)
    assert not archive.is_packed(tmp_path / "нет.zip")


FORM = '<workbook><sheets><sheet name="Служебный" state="hidden"/></sheets></workbook>'
SHEETS = {"xl/workbook.xml": FORM, "xl/sharedStrings.xml": ""}


@pytest.mark.parametrize(
    ("name", "parts", "words"),
    [
        ("два.zip", {"a.sqlite": SEED, "b.sqlite": SEED}, "несколько документов, а нужен один"),
        ("пусто.zip", {"readme.txt": "…"}, "не документ программы, а архив, в котором их нет"),
        ("в_архиве.zip", {"a.sqlite": b"PK\x03\x04"}, "не документ программы"),
        ("таблица.xlsx", {"xl/workbook.xml": "<workbook/>"}, "не документ программы, а таблица Excel"),
        ("письмо.docx", {"word/document.xml": ""}, "не документ программы, а документ Word"),
        ("таблица.ods", {"content.xml": ""}, "не документ программы, а файл в формате OpenDocument"),
        ("бланк.xlsx", SHEETS, "бланк, а не документ программы"),
        ("бланк.ods", {"content.xml": '<table:table table:name="Служебный"/>'}, "сохраните в формате .xlsx"),
    ],
)
def test_what_an_archive_is_instead_is_told(tmp_path: Path, name: str, parts: dict[str, bytes], words: str) -> None:
    verdict = reader.check(packed(tmp_path / name, parts))
    assert not verdict.good
    assert words in " ".join((verdict.message, *verdict.notes))
    with pytest.raises(PlanError):
        reader.read_bodies(tmp_path / name)


def test_a_document_that_grows_too_large_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = packed(tmp_path / "план.zip", {"план.sqlite": SEED})
    monkeypatch.setattr(archive, "LARGEST_FILE", 1000)
    assert reader.check(path).verdict == "too_big"


def test_a_torn_archive_is_told(tmp_path: Path) -> None:
    path = packed(tmp_path / "план.zip", {"план.sqlite": SEED})
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    path.write_bytes(whole)
    assert reader.check(path).verdict == "unreadable"
    path.write_bytes(whole[: len(whole) // 2])
    assert not reader.check(path).good
