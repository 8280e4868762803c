"""The self-test passes on this program, and fails loudly where a part is broken or hangs."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kuzplan_desktop.cli import self_test
from tests.cli.conftest import Kuzplan


@pytest.mark.slow
def test_every_part_works() -> None:
    words = [sys.executable, "-m", "kuzplan_desktop", "self-test"]
    run = subprocess.run(words, capture_output=True, encoding="utf-8", check=False)
    assert run.stdout.splitlines() == [f"{caption}: работает" for caption in self_test.PARTS]
    assert run.returncode == 0


def test_a_broken_part_is_named_and_the_others_are_tried(
    kuzplan: Kuzplan, users_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Path) -> None:
        raise ZeroDivisionError

    seen: list[Path] = []
    monkeypatch.setattr(self_test, "PARTS", {"Первое": broken, "Второе": seen.append})
    monkeypatch.delenv("KUZPLAN_DOCUMENTS")
    before = dict(os.environ)
    answer = kuzplan("self-test")
    assert answer.code == 1
    assert answer.out == "Первое: ошибка (ZeroDivisionError)\nВторое: работает\n"
    assert answer.err == ""
    assert "ZeroDivisionError" in (users_folders / "home" / "kuzplan.log").read_text(encoding="utf-8")
    assert dict(os.environ) == before
    assert not seen[0].parent.exists()


def test_a_part_that_hangs_ends_with_its_name_printed() -> None:
    program = (
        "import sys, threading; from kuzplan_desktop.cli import self_test; from kuzplan_desktop.cli.start import main;"
        "self_test.SECONDS = 0.2; self_test.PARTS = {'Долгое': lambda _: threading.Event().wait()};"
        "sys.exit(main(['self-test']))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, encoding="utf-8", check=False, timeout=60
    )
    assert run.returncode == 1
    assert run.stdout == "Долгое: "
    assert run.stderr == ""
