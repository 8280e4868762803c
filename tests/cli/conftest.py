"""A person at the command line: runs commands, reads what they print, has a document to work on."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from kuzplan_desktop.cli.start import main
from kuzplan_desktop.store.door.inspection import remember_own

COMMISSION = "Топкинская территориальная избирательная комиссия"


@dataclass(frozen=True)
class Answer:
    """What a command gave back."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        assert self.code == 0, self.err
        return json.loads(self.out)

    def activity(self, number: str) -> dict[str, Any]:
        found = [one for one in activities(self.json) if one["number"] == number]
        assert len(found) == 1
        return found[0]


Kuzplan = Callable[..., Answer]


def activities(shown: dict[str, Any]) -> list[dict[str, Any]]:
    return [one for section in shown["sections"] for part in section["subsections"] for one in part["activities"]]


@pytest.fixture
def kuzplan(capfd: pytest.CaptureFixture[str]) -> Kuzplan:
    """Runs `kuzplan` with the words given."""

    def run(*words: object) -> Answer:
        capfd.readouterr()
        code = main([str(word) for word in words])
        out, err = capfd.readouterr()
        return Answer(code, out, err)

    return run


@pytest.fixture
def plan(kuzplan: Kuzplan, tmp_path: Path, begun: list[bytes]) -> Path:
    """A new document of a territorial commission, this installation's own."""
    file = tmp_path / "План 2022 – Топкинская ТИК.sqlite"
    if begun:
        file.write_bytes(begun[0])
        remember_own(file, at_work=False, in_order=True)
    else:
        assert kuzplan("new", file, "--commission", COMMISSION).code == 0
        begun.append(file.read_bytes())
    return file


@pytest.fixture(scope="session")
def begun() -> list[bytes]:
    """The bytes of a new document, once one was begun: beginning one takes longer than most tests."""
    return []
