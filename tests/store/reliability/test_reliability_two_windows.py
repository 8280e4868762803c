"""Two real windows and the command line on one document, for a round: the full harness runs a thousand."""

import os
from pathlib import Path

import pytest

from reliability import two_windows
from reliability.common import Tally

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no kill -9 that a process could be given.")


@pytest.mark.slow
def test_two_windows_and_the_command_line_lose_nothing() -> None:
    tally = two_windows.rounds(range(7, 8))  # one in which a window is killed and another program holds the lock
    assert tally.failures == []
    assert tally.counts["changes told as saved"] > 0
    assert tally.counts["windows killed"] == tally.counts["locks held by another program"] == 1


def test_a_lost_step_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "План 2022.sqlite"
    two_windows.large_document(path)
    windows = two_windows.Window(), two_windows.Window()
    windows[1].done = {"0" * 40}
    monkeypatch.setenv("KUZPLAN_HOME", str(tmp_path / "home"))
    tally = Tally()
    two_windows.look(path, 7, windows, {"команда": "done"}, tally)
    assert tally.failures == [
        f"round 7: told as done and lost: {['0' * 40, 'команда']}",
        f"round 7: told as waiting and lost: {['0' * 40, 'команда']}",
    ]
