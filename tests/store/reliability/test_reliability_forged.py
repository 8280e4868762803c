"""A few forged files: the full harness makes hundreds."""

from pathlib import Path

import pytest

from reliability import forged
from reliability.common import small_document, workplace


@pytest.mark.slow
@pytest.mark.parametrize("number", [1, 4])
def test_forged_files_go_through_every_command_and_the_window(number: int, qapp: object, tmp_path: Path) -> None:
    with workplace(tmp_path) as place:
        good = place / "Начало.sqlite"
        small_document(good)
        assert list(forged.one(number, place, good, window=False)) == []


def test_the_harness_sees_an_error_page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fail(*_: object, **__: object) -> None:
        raise ZeroDivisionError("on purpose")

    with workplace(tmp_path) as place:
        good = place / "Начало.sqlite"
        small_document(good)
        assert forged.answer(["show", str(good)]).wrong == ""
        monkeypatch.setattr("kuzplan_desktop.cli.commands.reading", fail)
        assert "on purpose" in forged.answer(["show", str(good)]).wrong
