"""Which names mean a copy of a document, and which do not."""

import pytest

from kuzplan_desktop.exchange.merge.copies_beside import copies_beside, is_copy_of, state_key

pytestmark = pytest.mark.files

OWN = "План 2022 – Топкинская ТИК.sqlite"


@pytest.mark.parametrize(
    "name",
    [
        "План 2022 – Топкинская ТИК (1).sqlite",
        "План 2022 – Топкинская ТИК(12).sqlite",
        "План 2022 – Топкинская ТИК — копия.sqlite",
        "План 2022 – Топкинская ТИК - копия (2).sqlite",
        "Копия План 2022 – Топкинская ТИК.sqlite",
        "План 2022 – Топкинская ТИК - Copy.sqlite",
        "План 2022 – Топкинская ТИК (conflicted copy 2022-03-14).sqlite",
        "План 2022 – Топкинская ТИК (Конфликт версий, Иванова).sqlite",
        "План 2022 – Топкинская ТИК.sync-conflict-20220314-101500.sqlite",
        "план 2022 – топкинская тик (1).SQLITE",
    ],
)
def test_names_of_copies(name):
    assert is_copy_of(name, OWN)


@pytest.mark.parametrize(
    "name",
    [
        OWN,
        "План 2022 – Топкинская ТИК.xlsx",
        "План 2022 – Топкинская ТИК (1).xlsx",
        "План 2022 – Топкинская ТИК (поврежден).sqlite",
        "План 2022 – Топкинская ТИК 2023.sqlite",
        "План 2022 – Юргинская ТИК (1).sqlite",
    ],
)
def test_names_of_other_files(name):
    assert not is_copy_of(name, OWN)


def test_only_files_of_the_folder_are_named(tmp_path):
    for name in (OWN, "План 2022 – Топкинская ТИК (1).sqlite", "письмо.txt"):
        (tmp_path / name).touch()
    (tmp_path / "План 2022 – Топкинская ТИК (2).sqlite").mkdir()
    assert [path.name for path in copies_beside(tmp_path / OWN)] == ["План 2022 – Топкинская ТИК (1).sqlite"]
    assert copies_beside(tmp_path / "нет" / OWN) == []


def test_a_file_that_changed_is_looked_at_again(tmp_path):
    path = tmp_path / OWN
    path.write_bytes(b"1")
    before = state_key(path)
    path.write_bytes(b"22")
    assert state_key(path) != before
    assert state_key(tmp_path / "нет") == ""
