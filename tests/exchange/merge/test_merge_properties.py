"""The properties that make merging safe, over random histories of four colleagues."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.exchange.merge.differences import Whose, in_detail
from kuzplan_desktop.exchange.merge.merging import MergeChoice, compared_bodies, plan_merge
from kuzplan_desktop.exchange.merge.taking import Taking
from tests.exchange.colleague_histories import COPIES, MOVES, play
from tests.store.changes.test_history_properties import moves, played
from tests.store.documents_apart import copy_of, ids, shown, tables

numbers = st.integers(0, 11)
histories = st.lists(
    st.tuples(st.sampled_from(MOVES), st.integers(0, COPIES - 1), numbers, numbers, numbers), min_size=3, max_size=30
)
takings = st.sampled_from([None, *Taking])


@pytest.mark.slow
@given(histories)
def test_conflicts_are_the_concurrent_edits_and_nothing_is_hidden_or_lost(history):
    assert play(history).wrong == []


def merged(file, other, **choice):
    """Unite as the program does; the plan that was carried out."""
    comparison = compared_bodies(file.bodies(), other.bodies(), "копия").comparison
    plan = plan_merge(comparison, MergeChoice(**choice))
    file.unite(plan.bodies, "Объединение", plan.settling)
    return plan


@given(moves, takings)
def test_merging_again_with_the_same_choice_changes_nothing(history, taking):
    (one, two, *_), _ = played(history)
    merged(one, two, rest=taking)
    before = tables(one)
    assert merged(one, two, rest=taking).changes_nothing
    assert tables(one) == before


@given(moves, takings)
def test_whoever_merges_first_both_come_to_the_same_and_lose_nothing(history, taking):
    (one, two, *_), _ = played(history)
    known = ids(one) | ids(two)
    merged(one, two, rest=taking)
    merged(two, one)
    assert tables(one) == tables(two)
    assert known <= ids(one)
    assert compared_bodies(one.bodies(), two.bodies(), "копия").differences == ()


@given(moves, takings)
def test_choices_leave_no_conflict_behind_and_the_merge_is_undone_without_a_trace(history, taking):
    (one, two, *_), _ = played(history)
    before, known = tables(one), ids(one)
    plan = merged(one, two, rest=taking)
    if taking is not None:
        assert [
            d.key for d in compared_bodies(one.bodies(), two.bodies(), "к").differences if d.state is Whose.CONFLICT
        ] == []
    if not plan.changes_nothing:
        after = tables(one)
        assert one.undo() == "Объединение"
        assert (tables(one), ids(one)) == (before, known)
        one.redo()
        assert tables(one) == after


@given(moves, st.integers(0, 30))
def test_a_row_left_out_stays_as_it_was_and_all_else_comes(history, which):
    (one, two, *_), _ = played(history)
    comparison = compared_bodies(one.bodies(), two.bodies(), "копия").comparison
    coming = [each for each in comparison.differences if each.state is not Whose.MINE_ONLY]
    if not coming:
        return
    row = coming[which % len(coming)].row
    left = set(comparison.both.branch(row))
    before, known = shown(one), ids(one)
    plan = merged(one, two, left_out=frozenset({row}))
    kept = left | {each.row for each in plan.left_too}
    assert {change.row for uid, change in comparison.theirs.changes.items() if uid not in ids(one)} <= {
        uid for each in kept for uid in comparison.both.branch(each)
    } | {change.step for each in kept for uid in comparison.both.branch(each) for change in
         comparison.mine.changes_of(uid)} | _reached(comparison, left)  # fmt: skip
    for table in ("mark", "event", "attendance"):
        assert [line for line in before[table] if line[0] in left] == [
            line for line in shown(one)[table] if line[0] in left
        ]
    merged(one, two)
    assert known | ids(two) <= ids(one)
    whole = copy_of(one.bodies())
    whole.unite(two.bodies())
    assert tables(one) == tables(whole)


def _reached(comparison, left):
    """The rows of steps that the colleague switched and that reach into what was left out."""
    from kuzplan_desktop.exchange.merge.merging import _left_out

    return _left_out(comparison, left)


@pytest.mark.slow
@given(moves)
def test_seen_from_the_other_side_all_is_mirrored(history):
    (one, two, *_), _ = played(history)
    mirror = {
        Whose.MINE_ONLY: Whose.THEIRS_ONLY,
        Whose.THEIRS_ONLY: Whose.MINE_ONLY,
        Whose.CONFLICT: Whose.CONFLICT,
    }
    here = compared_bodies(one.bodies(), two.bodies(), "копия").differences
    there = compared_bodies(two.bodies(), one.bodies(), "копия").differences
    assert sorted((d.row, d.field, d.mine, d.theirs) for d in in_detail(here)) == sorted(
        (d.row, d.field, d.theirs, d.mine) for d in in_detail(there)
    )
    states = {d.key: d.state for d in there}
    assert all(states[d.key] in (mirror[d.state], d.state) for d in here)
    assert {d.key for d in here if d.state is Whose.CONFLICT} == {d.key for d in there if d.state is Whose.CONFLICT}


@given(moves)
def test_copies_that_show_the_same_do_not_differ_and_others_do(history):
    (one, two, *_), _ = played(history)
    differs = bool(compared_bodies(one.bodies(), two.bodies(), "копия").differences)
    if shown(one) != shown(two):
        assert differs
