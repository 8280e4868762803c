"""The properties that make a document safe, over random histories of several copies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.store.changes.change import change_id, read_change
from kuzplan_desktop.store.changes.conflicts import conflicts
from kuzplan_desktop.store.changes.ledger import Survey
from kuzplan_desktop.store.changes.merges import Merges
from kuzplan_desktop.store.changes.snapshot import read_document
from kuzplan_desktop.store.connection import transaction
from tests.store.documents_apart import KINDS, Action, act, copy_of, founded, ids, shown, tables

actions = st.builds(Action, st.sampled_from(KINDS), st.integers(0, 7), st.integers(0, 7))
own_actions = st.builds(
    Action,
    st.sampled_from([kind for kind in KINDS if kind not in ("undo", "redo", "switch")]),
    st.integers(0, 7),
    st.integers(0, 7),
)
# A history: people act in one of four copies, of which the first two have the same installation id, or take in another.
COPIES = 4
moves = st.lists(
    st.one_of(
        st.tuples(st.just("act"), st.integers(0, COPIES - 1), actions),
        st.tuples(st.just("merge"), st.integers(0, COPIES - 1), st.integers(0, COPIES - 1)),
    ),
    min_size=1,
    max_size=14,
)
# A history of three busy copies, of which the first two have the same installation id: much happens to few events.
BUSY = ("hold", "hold", "hold", "edit", "people", "people", "same", "delete", "mark", "undo", "redo", "switch")
busy_actions = st.builds(Action, st.sampled_from(BUSY), st.integers(0, 7), st.integers(0, 7))
busy_moves = st.lists(
    st.one_of(
        *[st.tuples(st.just("act"), st.sampled_from((0, 0, 0, 1, 2)), busy_actions)] * 6,
        st.tuples(st.just("merge"), st.integers(0, 2), st.integers(0, 2)),
    ),
    min_size=8,
    max_size=24,
)


def played(history):
    """The copies after a history, and every id that was ever written."""
    copies = [copy_of(device=f"device {max(number, 1)}") for number in range(COPIES)]
    ever = set()
    for move in history:
        play(copies, move)
        ever |= ids(copies[move[1]])
    return copies, ever


def play(copies, move):
    """One person acts in her copy, or takes another in."""
    kind, number, what = move
    if kind == "act":
        act(copies[number], what)
    else:
        copies[number].unite(copies[what].bodies())


@pytest.mark.slow
@given(moves)
def test_tables_are_the_fold_of_the_changes(history):
    copies, _ = played(history)
    for file in copies:
        before = tables(file)
        with transaction(file._connection):
            file._ledger.folding.refold_all()
        assert tables(file) == before
        assert tables(copy_of(file.bodies())) == before


@pytest.mark.slow
@given(busy_moves)
def test_the_snapshot_is_what_would_be_read_anew_and_the_next_undo_and_redo_are_those_of_a_look_at_all(history):
    copies = [copy_of(), copy_of(), copy_of(device="device 1")]
    for move in history:
        play(copies, move)
        file = copies[move[1]]
        assert file.document == read_document(file._connection)
        assert (file.undo_label, file.redo_label) == (undo_by_looking_at_all(file), redo_by_looking_at_all(file))


@pytest.mark.slow
@given(moves, st.randoms(use_true_random=False))
def test_what_an_installation_wrote_is_told_by_its_counts_however_it_came(history, random):
    copies, _ = played(history)
    bodies = {body for file in copies for body in file.bodies()}
    changes = sorted(map(read_change, bodies), key=lambda one: one.rank)
    survey = Survey()
    for change in random.sample(changes, len(changes)):
        survey.add(change)
    for device in {change.dev for change in changes}:
        assert list(survey.latest_first(device)) == [one for one in reversed(changes) if one.dev == device]


def undo_by_looking_at_all(file):
    """The label of this installation's latest step that is on, or of the merge after it."""
    survey, off = file._ledger.survey(), file._ledger.folding.off_steps()
    steps = [
        ((last.n, 0, 0, last.id), last.label)
        for uid, last in survey.steps.items()
        if last.dev == file.device and uid not in off | survey.founding
    ]
    merges = [
        ((n, 1, made, uid), label)
        for uid, label, n, made in file._connection.execute(
            "SELECT uid, label, n, made FROM merge WHERE undone_n IS NULL"
        )
        if Merges(file._ledger).can_undo(uid)
    ]
    return max([*steps, *merges], default=(None, None))[1]


def redo_by_looking_at_all(file):
    """The label of what was undone last, unless this installation did something since."""
    survey, off = file._ledger.survey(), file._ledger.folding.off_steps()
    merges = file._connection.execute("SELECT uid, label, n, made, undone_n, undone FROM merge").fetchall()
    undone = [
        ((change.n, 0, 0), survey.steps[change.row].label)
        for change in map(read_change, survey.bodies.values())
        if change.kind == "step" and change.dev == file.device and change.values["undone"]
        if change.row in off and change.row in survey.steps
        if change in file._ledger.heads(change.row, "undone")
    ]
    undone += [
        ((undone_n, 1, turn), label)
        for uid, label, _, _, undone_n, turn in merges
        if undone_n is not None and Merges(file._ledger).can_redo(uid)
    ]
    done = [(last.n, 0, 0) for last in survey.steps.values() if last.dev == file.device]
    done += [(n, 1, made) for _, _, n, made, undone_n, _ in merges if undone_n is None]
    latest, label = max(undone, default=(None, None))
    return None if latest is None or max(done, default=latest) > latest else label


@pytest.mark.slow
@given(moves, st.permutations(range(COPIES)))
def test_union_does_not_depend_on_the_order(history, order):
    copies, _ = played(history)
    forwards, otherwise = copy_of(), copy_of()
    for file in copies:
        forwards.unite(file.bodies())
    for number in order:
        otherwise.unite(copies[number].bodies())
    assert ids(forwards) == ids(otherwise)
    assert tables(forwards) == tables(otherwise)


@pytest.mark.slow
@given(moves)
def test_union_is_associative(history):
    (one, two, three, _), _ = played(history)
    left, right = copy_of(one.bodies()), copy_of(two.bodies())
    left.unite(two.bodies())
    left.unite(three.bodies())
    right.unite(three.bodies())
    whole = copy_of(one.bodies())
    whole.unite(right.bodies())
    assert tables(left) == tables(whole)


@pytest.mark.slow
@given(moves)
def test_union_again_changes_nothing(history):
    (one, two, *_), _ = played(history)
    one.unite(two.bodies())
    before = tables(one)
    told = []
    one.subscribe(told.append)
    one.unite(two.bodies())
    one.unite(one.bodies())
    assert tables(one) == before
    assert told == []


@pytest.mark.slow
@given(moves)
def test_nothing_that_was_written_is_lost(history):
    copies, ever = played(history)
    whole = copy_of()
    for file in copies:
        whole.unite(file.bodies())
    withdrawn = {one for file in copies for (one,) in file._connection.execute("SELECT id FROM withdrawn")}
    assert ever <= ids(whole) | withdrawn


@pytest.mark.slow
@given(moves, st.integers(0, COPIES - 1))
def test_undo_then_redo_is_exact(history, number):
    copies, _ = played(history)
    file = copies[number]
    before = shown(file)
    label = file.undo()
    if label is not None:
        assert file.redo() == label
    assert shown(file) == before


@pytest.mark.slow
@given(st.lists(own_actions, max_size=12))
def test_undo_all_is_the_start_and_redo_all_the_end(history):
    file = copy_of()
    start = shown(file)
    for action in history:
        act(file, action)
    end = shown(file)
    labels = []
    while label := file.undo():
        labels.append(label)
    assert shown(file) == start
    again = []
    while label := file.redo():
        again.append(label)
    assert shown(file) == end
    assert again == labels[::-1]


@pytest.mark.slow
@given(moves)
def test_undo_of_all_own_steps_is_the_fold_without_them(history):
    copies, _ = played(history)
    bodies = {body for file in copies for body in file.bodies()}
    united = copy_of(sorted(bodies), device="device 3")
    while united.undo():
        pass
    own_steps = {uid for uid, last in united._ledger.survey().steps.items() if last.dev == "device 3"}
    assert own_steps <= united._ledger.folding.off_steps()
    # A row that a colleague went on writing in keeps the fields with which it was made: no torn rows.
    changes = map(read_change, united.bodies())
    without = [change.body for change in changes if change.new or change.step not in own_steps]
    assert shown(united) == shown(copy_of(without))


@pytest.mark.slow
@given(moves, st.integers(0, COPIES - 1), st.integers(0, COPIES - 1))
def test_an_undone_merge_leaves_no_trace_and_loses_nothing(history, mine, theirs):
    copies, _ = played(history)
    file, other = copies[mine], copies[theirs]
    before, known = tables(file), ids(file)
    file.unite(other.bodies())
    after = tables(file)
    if ids(file) == known:
        return
    assert file.undo() == "Объединение"
    assert (tables(file), ids(file)) == (before, known)
    assert file.redo() == "Объединение"
    assert tables(file) == after
    file.undo()
    colleague = copy_of(other.bodies(), device="device 9")
    colleague.unite(file.bodies())
    assert ids(other) <= ids(colleague)
    file.unite(colleague.bodies())
    assert tables(file) == after


@pytest.mark.slow
@given(moves, st.integers(0, 20))
def test_any_older_step_switched_off_and_on_again_is_exact(history, which):
    copies, _ = played(history)
    whole = copy_of()
    for file in copies:
        whole.unite(file.bodies())
    steps = [step for step in whole.history() if step.label not in ("Документ начат", "Внесен сводный план")]
    if not steps:
        return
    step = steps[which % len(steps)]
    before = seen(whole)
    first = whole.switch_step(step.uid)
    assert (seen(whole) == before) is first.nothing_done
    if not first.nothing_done:
        whole.switch_step(step.uid)
        assert seen(whole) == before


def seen(file):
    """What a user sees: the rows, and which of their fields are in conflict."""
    return shown(file), {row: names for row, names in conflicts(file._connection).items() if names != {"undone"}}


@pytest.mark.slow
@given(moves)
def test_every_change_keeps_its_hash(history):
    copies, _ = played(history)
    for file in copies:
        for one, body in file._connection.execute("SELECT id, body FROM change"):
            assert change_id(body) == one
    assert {change_id(body) for body in founded()} <= ids(copies[0])


@pytest.mark.slow
@given(moves, st.lists(st.tuples(st.sampled_from(["undo", "redo", "merge"]), st.integers(0, COPIES - 1)), max_size=10))
def test_redo_never_hides_and_undo_hides_only_what_redo_brings_back(history, further):
    copies, _ = played(history)
    file = copies[3]
    for kind, other in further:
        before, screen = ids(file), shown(file)
        if kind == "merge":
            file.unite(copies[other].bodies())
            assert ids(file) >= before
        elif kind == "redo":
            file.redo()
            assert ids(file) >= before
        elif file.undo() is not None:
            file.redo()
            assert (ids(file) >= before, shown(file)) == (True, screen)
            file.undo()
