"""The plan of 2022 written in every format is the same plan word for word when it is read back."""

from dataclasses import replace
from pathlib import Path

import pytest

from kuzplan_desktop.domain.period.period import parse_period
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.plan.executors import split_executors
from kuzplan_desktop.exchange.plan.reading import read_plan
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from tests.exchange.plan.approved import ENDINGS, WRITTEN, write
from tests.exchange.plan.test_shapes import needs_office, one_at_a_time

FORMATS = [pytest.param(one, marks=[] if one in WRITTEN else [needs_office, one_at_a_time]) for one in ENDINGS]


@pytest.fixture(scope="module")
def approved() -> PlanDraft:
    return replace(supplied_draft(), warnings=())


@pytest.mark.parametrize("ending", FORMATS)
def test_the_plan_of_2022_is_read_back_word_for_word(ending: str, approved: PlanDraft, tmp_path: Path) -> None:
    path = tmp_path / f"план{ending}"
    write(approved, path)
    draft = read_plan(path).draft
    cut = [one for one in draft.warnings if one.text.startswith("Строки, которые разрезал конец страницы")]
    assert [one for one in draft.warnings if one not in cut] == []
    assert len(cut) <= (ending == ".pdf")
    found = list(draft.activities())
    assert len(found) == 47
    for one, wanted in zip(found, approved.activities(), strict=True):
        assert one == wanted
        assert split_executors(one.executors_text) == split_executors(wanted.executors_text)
        assert parse_period(one.period_text, 2022) == parse_period(wanted.period_text, 2022)
    assert replace(draft, warnings=()) == approved
