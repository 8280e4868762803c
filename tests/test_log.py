"""The log of errors takes any text, stays small, and never makes a second error."""

from pathlib import Path

import pytest

from kuzplan_desktop import log

pytestmark = pytest.mark.files


def test_entries_follow_one_another() -> None:
    log.write_log("первая")
    log.write_log("вторая \udcff")
    text = log.log_file().read_text(encoding="utf-8")
    assert text.index("первая") < text.index("вторая \\udcff")
    assert text.count("--- 2") == 2


def test_a_long_log_makes_room_and_keeps_the_part_before() -> None:
    log.log_file().write_text("x" * (log.LOG_LIMIT + 1), encoding="utf-8")
    log.write_log("новая запись")
    assert log.log_file().stat().st_size < 1000
    assert log.log_file().with_suffix(".old.log").stat().st_size > log.LOG_LIMIT


def test_a_log_that_cannot_be_written_is_no_second_error(users_folders: Path) -> None:
    log.log_file().mkdir()
    log.write_log("диск полон")
    assert log.log_file() == users_folders / "home" / "kuzplan.log"
    assert list(log.log_file().iterdir()) == []
