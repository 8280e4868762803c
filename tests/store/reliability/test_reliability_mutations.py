"""Some dozens of mutated files: the full harness reads thousands."""

import random

import pytest

from reliability import mutations


@pytest.mark.slow
def test_no_mutated_file_ends_the_helper_and_none_is_accepted_that_was_not_saved_so() -> None:
    tally = mutations.mutate(range(60))
    assert tally.tried == 60
    assert tally.counts["damaged"] > 20
    assert tally.failures == []


@pytest.mark.parametrize("mutation", dict.fromkeys(mutations.MUTATIONS), ids=lambda one: one.__name__)
def test_every_mutation_changes_the_file(mutation) -> None:
    rng = random.Random(1)
    original, other = rng.randbytes(12 * 4096) + "едоставри".encode(), rng.randbytes(12 * 4096)
    changed = []
    for _ in range(5):
        data = bytearray(original)
        mutation(data, rng, other)
        changed.append(data != original)
    assert any(changed)
