"""kill -9 in the midst of each kind of work, once each: the full harness kills hundreds of times."""

import shutil
from pathlib import Path

import pytest

from reliability import kills
from reliability.common import Tally


@pytest.mark.slow
@pytest.mark.parametrize("job", kills.JOBS)
def test_a_kill_loses_nothing_confirmed_and_leaves_nothing_half_done(job: str) -> None:
    assert kills.kills_of(job, range(1)).failures == []


def test_a_lost_step_would_be_seen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The same look at a document that says less than was confirmed."""
    path = tmp_path / "План 2022.sqlite"
    kills.large_document(path)
    shutil.copy(path, tmp_path / "template.sqlite")
    monkeypatch.setattr(kills, "killed", lambda *_: (3, True))
    tally = Tally()
    kills.kill("saving", 0, tmp_path / "template.sqlite", tmp_path, tally)
    assert [failure for failure in tally.failures if "found the state" in failure]
