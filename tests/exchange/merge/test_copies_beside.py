"""Copies beside a document are known by its uid, whatever they are called."""

import os
import shutil
from pathlib import Path

import pytest

from kuzplan_desktop.exchange.merge.copies_beside import copies_beside, is_alike, state_key
from kuzplan_desktop.store.changes.change import read_change
from kuzplan_desktop.store.document.blank_forms import documents_of
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests import system
from tests.store import example_document

pytestmark = pytest.mark.files

OWN = "План 2022 – Топкинская ТИК.sqlite"
NAMES = [
    "План 2022 – Топкинская ТИК (1).sqlite",
    "План 2022 – Топкинская ТИК — копия.sqlite",
    "План 2022 – Топкинская ТИК-IVANOVA-PC.sqlite",
    "План 2022 – Топкинская ТИК от 15.03.sqlite",
    "План 2022 – Топкинская ТИК (Иванова).sqlite",
    "План 2022 – Топкинская ТИК новый.sqlite",
    "отчет от Ивановой",
]


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A document in a folder."""
    return Path(shutil.copyfile(example_document.KEPT, tmp_path / OWN))


@pytest.fixture
def documents(own: Path) -> tuple[str, ...]:
    """Its uids."""
    with PlanFile.of_private_copy(own) as file:
        return documents_of(map(read_change, file.bodies()))


@pytest.mark.parametrize("name", NAMES)
def test_a_copy_is_found_whatever_its_name(own: Path, documents: tuple[str, ...], name: str) -> None:
    shutil.copyfile(own, own.with_name(name))
    assert copies_beside(own, documents) == [own.with_name(name)]


def test_what_is_no_copy_is_left_aside(own: Path, documents: tuple[str, ...]) -> None:
    with PlanFile.create(own.with_name("План 2022 – Топкинская ТИК (2).sqlite"), commission="Топкинская ТИК"):
        pass
    own.with_name("План 2022 – Топкинская ТИК (3).sqlite").write_bytes(b"")
    own.with_name("письмо.txt").write_text(documents[0], encoding="utf-8")
    own.with_name("папка.sqlite").mkdir()
    system.link(own.with_name("ссылка.sqlite"), own)
    assert copies_beside(own, documents) == []
    assert copies_beside(own.parent / "нет" / OWN, documents) == []


def test_the_latest_comes_first(own: Path, documents: tuple[str, ...]) -> None:
    for number, name in enumerate(NAMES):
        os.utime(shutil.copyfile(own, own.with_name(name)), ns=(0, number * 10**9))
    assert [path.name for path in copies_beside(own, documents)] == NAMES[::-1]


def test_a_file_that_changed_is_looked_at_again(tmp_path: Path) -> None:
    path = tmp_path / OWN
    path.write_bytes(b"1")
    before = state_key(path)
    path.write_bytes(b"22")
    assert state_key(path) != before
    assert state_key(tmp_path / "нет") == ""


def test_of_files_that_are_alike_one_is_enough(own: Path) -> None:
    copy, other = (Path(shutil.copyfile(own, own.with_name(name))) for name in NAMES[:2])
    other.write_bytes(other.read_bytes() + b"x")
    assert is_alike(own, copy)
    assert not is_alike(own, own)
    assert not is_alike(own, other)
    assert not is_alike(own, own.with_name("нет.sqlite"))
