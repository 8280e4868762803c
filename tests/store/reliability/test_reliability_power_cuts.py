"""Simulated power cuts at a few moments of two sessions: the full harness cuts thousands of times."""

import pytest

from reliability import power_cuts


@pytest.mark.slow
@pytest.mark.parametrize("seed", [0, 1])
def test_no_confirmed_step_is_lost_and_every_image_opens(seed: int) -> None:
    tally = power_cuts.cut(seed, 25)
    assert tally.tried > 15
    assert tally.failures == []


@pytest.mark.slow
def test_the_harness_sees_losses_where_nothing_is_synced() -> None:
    counts = power_cuts.cut(0, 25, "OFF").counts
    assert counts.get("lost", 0) + counts.get("corrupt", 0) > 5
