"""What happens when two people work at once: conflicts are shown, nobody's edit or child is hidden."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.progress import MarkState
from kuzplan_desktop.store.snapshot import conflicts
from tests.store.copies import copy_of, tables


@pytest.fixture
def two():
    """Two people's copies of one document in which activity 1.1.1 has an event."""
    mine = copy_of(device="mine")
    mine.hold_event(first(mine), starts_on=date(2022, 2, 14), title="Семинар", attendance={"СМИ": (5, None)})
    return mine, copy_of(mine.bodies(), device="hers")


def first(file):
    return next(file.document.plan.activities()).uid


def only_event(file):
    (event,) = file.document.events_of(first(file))
    return event


def exchange(mine, hers):
    mine.unite(hers.bodies())
    hers.unite(mine.bodies())
    assert tables(mine) == tables(hers)


def test_later_edit_replaces_what_it_saw(two):
    mine, hers = two
    mine.edit_event(only_event(mine).uid, place="Топки")
    hers.unite(mine.bodies())
    hers.edit_event(only_event(hers).uid, place="Юрга")
    exchange(mine, hers)
    assert only_event(mine).place == "Юрга"
    assert conflicts(mine._connection) == {}


def test_concurrent_edits_of_a_field_are_a_conflict_that_one_more_edit_settles(two):
    mine, hers = two
    event = only_event(mine).uid
    mine.edit_event(event, place="Топки")
    hers.edit_event(event, place="Юрга")
    exchange(mine, hers)
    assert only_event(mine).conflicts == {"place"}
    assert only_event(mine).place in ("Топки", "Юрга")
    mine.edit_event(event, place=only_event(mine).place)
    exchange(mine, hers)
    assert only_event(hers).conflicts == frozenset()


def test_equal_concurrent_edits_are_no_conflict(two):
    mine, hers = two
    for file in two:
        file.edit_event(only_event(file).uid, place="Топки")
    exchange(mine, hers)
    assert only_event(mine).conflicts == frozenset()


def test_two_ticks_that_come_from_events_agree(two):
    mine, hers = two
    for number, file in enumerate(two):
        file.hold_event(first(file), starts_on=date(2022, 5, 14 + number))
    exchange(mine, hers)
    mark = mine.document.marks_of(first(mine))[2]
    assert (mark.state, mark.conflict) == (MarkState.DONE, False)


def test_a_mark_is_one_value(two):
    mine, hers = two
    mine.mark([first(mine)], 3, text="Проведено")
    hers.mark([first(hers)], 3, state=MarkState.NOT_REQUIRED, note="Отложено")
    exchange(mine, hers)
    mark = mine.document.marks_of(first(mine))[3]
    assert mark.conflict
    assert (mark.state, mark.text, mark.note) in (
        (MarkState.DONE, "Проведено", ""),
        (MarkState.NOT_REQUIRED, "", "Отложено"),
    )


def test_clearing_a_tick_keeps_its_text(two):
    mine, _ = two
    mine.mark([first(mine)], 3, text="Проведено", note="В срок")
    mine.mark([first(mine)], 3, state=None)
    mark = mine.document.marks_of(first(mine))[3]
    assert (mark.state, mark.text, mark.note) == (None, "Проведено", "В срок")


def test_a_deletion_does_not_hide_a_concurrent_edit(two):
    mine, hers = two
    mine.delete_event(only_event(mine).uid)
    hers.edit_event(only_event(hers).uid, place="Юрга")
    assert mine.document.events_of(first(mine)) == ()
    exchange(mine, hers)
    assert only_event(mine).place == "Юрга"
    assert only_event(mine).conflicts == {"_del"}
    mine.delete_event(only_event(mine).uid)
    exchange(mine, hers)
    assert hers.document.events_of(first(hers)) == ()


def test_a_restoration_wins_over_a_concurrent_deletion(two):
    mine, hers = two
    event = only_event(mine).uid
    mine.delete_event(event)
    hers.unite(mine.bodies())
    with hers.step("Восстановление") as writer:
        writer.put("event", event, {})
    with mine.step("Удаление") as writer:
        writer.put("event", event, {"_del": True})
    exchange(mine, hers)
    assert only_event(mine).title == "Семинар"


def test_a_deletion_hides_what_it_saw(two):
    mine, hers = two
    hers.edit_event(only_event(hers).uid, place="Юрга")
    mine.unite(hers.bodies())
    mine.delete_event(only_event(mine).uid)
    exchange(mine, hers)
    assert hers.document.events_of(first(hers)) == ()


def test_a_deleted_branch_shows_again_with_a_concurrent_child(two):
    mine, hers = two
    gone = first(mine)
    with mine.step("Пункт плана, удаление") as writer:
        writer.delete(gone)
    assert first(mine) != gone
    hers.hold_event(gone, starts_on=date(2022, 5, 14), title="День открытых дверей")
    exchange(mine, hers)
    assert first(mine) == gone
    assert [event.title for event in mine.document.events_of(gone)] == ["День открытых дверей"]


def test_an_undone_beginning_still_supplies_what_a_colleague_went_on_with(two):
    mine, hers = two
    hers.edit_event(only_event(hers).uid, place="Юрга")
    mine.undo()
    exchange(mine, hers)
    event = only_event(mine)
    assert (event.title, event.starts_on, event.place) == ("Семинар", date(2022, 2, 14), "Юрга")
    assert event.attendance == ()


def test_undo_of_a_deletion_brings_back_the_whole_branch(two):
    mine, _ = two
    before = tables(mine)["event"], tables(mine)["attendance"]
    mine.delete_event(only_event(mine).uid)
    assert tables(mine)["attendance"] == []
    mine.undo()
    assert (tables(mine)["event"], tables(mine)["attendance"]) == before


def test_concurrent_undo_and_redo_leave_the_step_on(two):
    mine, hers = two
    step = mine.history()[-1].uid
    mine.undo()
    hers.unite(mine.bodies())
    mine.redo()
    hers.switch_step(step)
    hers.switch_step(step)
    exchange(mine, hers)
    assert only_event(mine).title == "Семинар"


def test_a_merge_on_which_work_stands_is_passed_over_by_undo(two):
    mine, hers = two
    hers.edit_event(only_event(hers).uid, place="Юрга")
    mine.unite(hers.bodies())
    mine.edit_event(only_event(mine).uid, place="Топки")
    labels = []
    while label := mine.undo():
        labels.append(label)
    assert labels == ["Мероприятие 1.1.1, правка", "Объединение", "Мероприятие 1.1.1, проведено"]
    mine.redo()
    mine.redo()
    mine.redo()
    assert mine.undo_label == "Мероприятие 1.1.1, правка"


def test_a_merge_is_not_undone_under_an_event_that_hangs_on_it(two):
    mine, hers = two
    event = hers.hold_event(first(hers), starts_on=date(2022, 5, 5))
    mine.unite(hers.bodies())
    with mine.step("Участники") as writer:
        writer.put("attendance", "someone", {"people": 3}, made_of={"event": event, "audience": "СМИ"})
    merge = mine._connection.execute("SELECT uid FROM merge").fetchone()[0]
    assert not mine._ledger.can_withdraw(merge)
    mine.undo()
    assert mine._ledger.can_withdraw(merge)


def test_what_later_steps_stand_on_is_kept_and_named(two):
    mine, _ = two
    mine.edit_event(only_event(mine).uid, place="Топки", note="Первая")
    step = mine.history()[-1].uid
    mine.edit_event(only_event(mine).uid, place="Юрга")
    switched = mine.switch_step(step)
    assert [change.field for change in switched.kept] == ["place"]
    assert (only_event(mine).place, only_event(mine).note) == ("Юрга", "")


def test_switching_a_step_that_is_wholly_replaced_writes_nothing(two):
    mine, _ = two
    mine.edit_event(only_event(mine).uid, place="Топки")
    step = mine.history()[-1].uid
    mine.edit_event(only_event(mine).uid, place="Юрга")
    bodies = mine.bodies()
    assert mine.switch_step(step).nothing_done
    assert mine.bodies() == bodies


# An oracle that knows who had seen what: every copy keeps, beside the real document, the set of edits it has.
edits = st.lists(
    st.tuples(st.sampled_from(["edit", "merge"]), st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=16
)


@given(edits)
def test_conflicts_are_exactly_the_concurrent_edits(history):
    start = copy_of(device="start")
    start.hold_event(first(start), starts_on=date(2022, 2, 14))
    event = only_event(start).uid
    copies = [copy_of(start.bodies(), device=f"device {number}") for number in range(3)]
    seen: list[set[int]] = [set(), set(), set()]
    before: dict[int, set[int]] = {}
    for number, (kind, one, other) in enumerate(history):
        if kind == "edit":
            copies[one].edit_event(event, place=f"Место {number}")
            before[number] = set(seen[one])
            seen[one].add(number)
        else:
            copies[one].unite(copies[other].bodies())
            seen[one] |= seen[other]
    for file, known in zip(copies, seen, strict=True):
        heads = {edit for edit in known if not any(edit in before[later] for later in known)}
        values = {head.values["place"] for head in file._ledger.heads(event, "place")}
        assert values == {f"Место {edit}" for edit in heads} or (not heads and values <= {""})
        assert ("place" in only_event(file).conflicts) is (len(heads) > 1)


def test_of_two_merges_the_last_made_is_undone_first(two):
    mine, hers = two
    third = copy_of(mine.bodies(), device="third")
    hers.mark([first(hers)], 2)
    third.mark([first(third)], 3)
    for file in (hers, third):
        mine.unite(file.bodies(), f"Объединение: {file.device}")
    assert (mine.undo(), mine.undo()) == ("Объединение: third", "Объединение: hers")
    assert (mine.redo(), mine.redo()) == ("Объединение: hers", "Объединение: third")


def test_restoring_a_backup_is_a_step_that_can_be_undone(two):
    mine, hers = two
    backup = mine.bodies()
    mine.mark([first(mine)], 3)
    hers.mark([first(hers)], 4)
    mine.unite(hers.bodies())
    now = tables(mine)
    mine.restore(backup, "Восстановление копии от 14.03.2022")
    assert sorted(mine.bodies()) == sorted(backup)
    assert tables(mine) == tables(copy_of(backup))
    assert mine.undo() == "Восстановление копии от 14.03.2022"
    assert tables(mine) == now
    assert mine.redo() == "Восстановление копии от 14.03.2022"
    assert tables(mine) == tables(copy_of(backup))
    mine.unite(hers.bodies())
    assert 4 in mine.document.marks_of(first(mine))
    assert 3 not in mine.document.marks_of(first(mine))


def test_restoring_brings_back_what_the_document_has_lost(two):
    mine, hers = two
    hers.mark([first(hers)], 4)
    mine.restore(hers.bodies(), "Восстановление")
    assert tables(mine) == tables(hers)
    mine.undo()
    assert 4 not in mine.document.marks_of(first(mine))
