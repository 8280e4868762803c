"""Every kind of report in every format against reference files, as test_reference.py does for the progress report.

After a change that is meant to be seen: KUZPLAN_WRITE_REFERENCE=1 ./test tests/reports/kinds/test_reference_kinds.py.
"""

import os
from functools import cache
from pathlib import Path

import pytest

from kuzplan_desktop.reports.paper.report import Report
from tests.reports.every_kind import every_kind
from tests.reports.kinds.test_reference import WRITERS

REFERENCE = Path(__file__).parent / "reference_kinds"
KEPT = ("figures", "training-cumulative", "due", "late-november", "separate", "history")
KEPT += ("progress-few-columns", "progress-chosen")


@cache
def reports() -> dict[str, Report]:
    """The reports that are kept."""
    return {name: report for name, report in every_kind() if name in KEPT}


@pytest.mark.slow
@pytest.mark.parametrize("ending", WRITERS)
@pytest.mark.parametrize("name", KEPT)
def test_a_kind_is_as_it_was_approved(name: str, ending: str) -> None:
    file = REFERENCE / f"{name}.{ending}.txt"
    written = WRITERS[ending](reports()[name])
    if os.environ.get("KUZPLAN_WRITE_REFERENCE"):
        file.parent.mkdir(exist_ok=True)
        file.write_text(written, encoding="utf-8", newline="\n")
    assert written.split("\n") == file.read_text(encoding="utf-8").split("\n")


def test_every_reference_file_belongs_to_a_kind() -> None:
    assert {file.name for file in REFERENCE.iterdir()} == {f"{name}.{end}.txt" for name in KEPT for end in WRITERS}
