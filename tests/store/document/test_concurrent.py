"""What happens when two people work at once: conflicts are shown, nobody's edit or child is hidden."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.changes.change import LARGEST_N, Draft, Stamp, make_change
from kuzplan_desktop.store.changes.conflicts import conflicts
from kuzplan_desktop.store.changes.identity import mark_uid
from kuzplan_desktop.store.changes.merges import Merges
from tests.store.documents_apart import copy_of, tables


@pytest.fixture
def two():
    """Two people's copies of one document in which activity 1.1.1 has an event."""
    mine = copy_of(device="mine")
    mine.events.hold(first(mine), starts_on=date(2022, 2, 14), title="Семинар", attendance={"СМИ": (5, None)})
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
    mine.events.edit(only_event(mine).uid, place="Топки")
    hers.unite(mine.bodies())
    hers.events.edit(only_event(hers).uid, place="Юрга")
    exchange(mine, hers)
    assert only_event(mine).place == "Юрга"
    assert conflicts(mine._connection) == {}


def test_concurrent_edits_of_a_field_are_a_conflict_that_one_more_edit_settles(two):
    mine, hers = two
    event = only_event(mine).uid
    mine.events.edit(event, place="Топки")
    hers.events.edit(event, place="Юрга")
    exchange(mine, hers)
    assert only_event(mine).conflicts == {"place"}
    assert only_event(mine).place in ("Топки", "Юрга")
    mine.events.edit(event, place=only_event(mine).place)
    exchange(mine, hers)
    assert only_event(hers).conflicts == frozenset()


def test_equal_concurrent_edits_are_no_conflict(two):
    mine, hers = two
    for file in two:
        file.events.edit(only_event(file).uid, place="Топки")
    exchange(mine, hers)
    assert only_event(mine).conflicts == frozenset()


def test_two_ticks_that_come_from_events_agree(two):
    mine, hers = two
    for number, file in enumerate(two):
        file.events.hold(first(file), starts_on=date(2022, 5, 14 + number))
    exchange(mine, hers)
    mark = mine.document.marks_of(first(mine))[2]
    assert (mark.state, mark.conflict) == (MarkState.DONE, False)


def test_a_mark_is_one_value(two):
    mine, hers = two
    mine.marks.mark([first(mine)], 3, text="Проведено")
    hers.marks.mark([first(hers)], 3, state=MarkState.NOT_REQUIRED, note="Отложено")
    exchange(mine, hers)
    mark = mine.document.marks_of(first(mine))[3]
    assert mark.conflict
    assert (mark.state, mark.text, mark.note) in (
        (MarkState.DONE, "Проведено", ""),
        (MarkState.NOT_REQUIRED, "", "Отложено"),
    )


def test_clearing_a_tick_keeps_its_text(two):
    mine, _ = two
    mine.marks.mark([first(mine)], 3, text="Проведено", note="В срок")
    mine.marks.mark([first(mine)], 3, state=None)
    mark = mine.document.marks_of(first(mine))[3]
    assert (mark.state, mark.text, mark.note) == (None, "Проведено", "В срок")


def test_a_deletion_does_not_hide_a_concurrent_edit(two):
    mine, hers = two
    mine.events.delete(only_event(mine).uid)
    hers.events.edit(only_event(hers).uid, place="Юрга")
    assert mine.document.events_of(first(mine)) == ()
    exchange(mine, hers)
    assert only_event(mine).place == "Юрга"
    assert only_event(mine).conflicts == {"_del"}
    mine.events.delete(only_event(mine).uid)
    exchange(mine, hers)
    assert hers.document.events_of(first(hers)) == ()


def test_a_restoration_wins_over_a_concurrent_deletion(two):
    mine, hers = two
    event = only_event(mine).uid
    mine.events.delete(event)
    hers.unite(mine.bodies())
    with hers.step("Восстановление") as writer:
        writer.put("event", event, {})
    with mine.step("Удаление") as writer:
        writer.put("event", event, {"_del": True})
    exchange(mine, hers)
    assert only_event(mine).title == "Семинар"


def test_a_deletion_hides_what_it_saw(two):
    mine, hers = two
    hers.events.edit(only_event(hers).uid, place="Юрга")
    mine.unite(hers.bodies())
    mine.events.delete(only_event(mine).uid)
    exchange(mine, hers)
    assert hers.document.events_of(first(hers)) == ()


def test_a_deleted_branch_shows_again_with_a_concurrent_child(two):
    mine, hers = two
    gone = first(mine)
    with mine.step("Пункт плана, удаление") as writer:
        writer.delete(gone)
    assert first(mine) != gone
    hers.events.hold(gone, starts_on=date(2022, 5, 14), title="День открытых дверей")
    exchange(mine, hers)
    assert first(mine) == gone
    assert [event.title for event in mine.document.events_of(gone)] == ["День открытых дверей"]


def test_an_undone_beginning_still_supplies_what_a_colleague_went_on_with(two):
    mine, hers = two
    hers.events.edit(only_event(hers).uid, place="Юрга")
    mine.undo()
    exchange(mine, hers)
    event = only_event(mine)
    assert (event.title, event.starts_on, event.place) == ("Семинар", date(2022, 2, 14), "Юрга")
    assert event.attendance == ()


def test_undo_of_a_deletion_brings_back_the_whole_branch(two):
    mine, _ = two
    before = tables(mine)["event"], tables(mine)["attendance"]
    mine.events.delete(only_event(mine).uid)
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
    hers.events.edit(only_event(hers).uid, place="Юрга")
    mine.unite(hers.bodies())
    mine.events.edit(only_event(mine).uid, place="Топки")
    labels = []
    while label := mine.undo():
        labels.append(label)
    made = "Мероприятие 1.1.1, 14.02.2022, Семинар"
    assert labels == [f"{made}, правка", "Объединение", made]
    mine.redo()
    mine.redo()
    mine.redo()
    assert mine.undo_label == f"{made}, правка"


def test_a_merge_is_not_undone_under_an_event_that_hangs_on_it(two):
    mine, hers = two
    event = hers.events.hold(first(hers), starts_on=date(2022, 5, 5))
    mine.unite(hers.bodies())
    with mine.step("Участники") as writer:
        writer.put("attendance", "someone", {"people": 3}, made_of={"event": event, "audience": "СМИ"})
    merge = mine._connection.execute("SELECT uid FROM merge").fetchone()[0]
    assert not Merges(mine._ledger).can_withdraw(merge)
    mine.undo()
    assert Merges(mine._ledger).can_withdraw(merge)


def test_what_later_steps_stand_on_is_kept_and_named(two):
    mine, _ = two
    mine.events.edit(only_event(mine).uid, place="Топки", note="Первая")
    step = mine.history()[-1].uid
    mine.events.edit(only_event(mine).uid, place="Юрга")
    switched = mine.switch_step(step)
    assert [change.field for change in switched.kept] == ["place"]
    assert (only_event(mine).place, only_event(mine).note) == ("Юрга", "")


def test_switching_a_step_that_is_wholly_replaced_writes_nothing(two):
    mine, _ = two
    mine.events.edit(only_event(mine).uid, place="Топки")
    step = mine.history()[-1].uid
    mine.events.edit(only_event(mine).uid, place="Юрга")
    bodies = mine.bodies()
    assert mine.switch_step(step).nothing_done
    assert mine.bodies() == bodies


# An oracle that knows who had seen what: every copy keeps, beside the real document, the set of edits it has.
edits = st.lists(
    st.tuples(st.sampled_from(["edit", "merge"]), st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=16
)


@pytest.mark.slow
@given(edits)
def test_conflicts_are_exactly_the_concurrent_edits(history):
    start = copy_of(device="start")
    start.events.hold(first(start), starts_on=date(2022, 2, 14))
    event = only_event(start).uid
    copies = [copy_of(start.bodies(), device=f"device {number}") for number in range(3)]
    seen: list[set[int]] = [set(), set(), set()]
    before: dict[int, set[int]] = {}
    for number, (kind, one, other) in enumerate(history):
        if kind == "edit":
            copies[one].events.edit(event, place=f"Место {number}")
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
    hers.marks.mark([first(hers)], 2)
    third.marks.mark([first(third)], 3)
    for file in (hers, third):
        mine.unite(file.bodies(), f"Объединение: {file.device}")
    assert (mine.undo(), mine.undo()) == ("Объединение: third", "Объединение: hers")
    assert (mine.redo(), mine.redo()) == ("Объединение: hers", "Объединение: third")


def test_restoring_a_backup_is_a_step_that_can_be_undone(two):
    mine, hers = two
    backup = mine.bodies()
    mine.marks.mark([first(mine)], 3)
    hers.marks.mark([first(hers)], 4)
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
    hers.marks.mark([first(hers)], 4)
    mine.restore(hers.bodies(), "Восстановление")
    assert tables(mine) == tables(hers)
    mine.undo()
    assert 4 not in mine.document.marks_of(first(mine))


def test_a_change_that_came_again_is_not_taken_away_by_redo(two):
    mine, hers = two
    hers.marks.mark([first(hers)], 4)
    mine.unite(hers.bodies())
    mine.undo()
    mine.unite(hers.bodies())
    assert mine.redo() is None
    assert 4 in mine.document.marks_of(first(mine))
    assert mine.undo() == "Объединение"
    assert 4 not in mine.document.marks_of(first(mine))
    assert mine.redo() == "Объединение"
    assert 4 in mine.document.marks_of(first(mine))


def test_what_a_restored_backup_lacked_survives_a_colleagues_copy_and_two_undos(two):
    mine, hers = two
    backup = mine.bodies()
    mine.marks.mark([first(mine)], 3)
    hers.unite(mine.bodies())
    mine.restore(backup, "Восстановление")
    mine.unite(hers.bodies())
    assert 3 in mine.document.marks_of(first(mine))
    assert (mine.undo(), mine.undo()) == ("Объединение", "Восстановление")
    assert 3 in mine.document.marks_of(first(mine))


def test_the_largest_count_does_not_end_writing(two):
    mine, hers = two
    place = hers._ledger.heads(only_event(hers).uid, "title")[0]
    stamp = Stamp(step="far", label="Шаг", dev="hers")
    far = make_change(Draft(place.row, "event", {"place": "Юрга"}), stamp, LARGEST_N)
    mine.unite([far.body])
    mine.events.edit(only_event(mine).uid, note="Пишется")
    assert (only_event(mine).place, only_event(mine).note) == ("Юрга", "Пишется")
    assert mine.undo() is not None


def test_a_tick_does_not_settle_a_conflict(two):
    mine, hers = two
    for file, text in ((mine, "Мое"), (hers, "Ее")):
        file.marks.mark([first(file)], 3, text=text)
    exchange(mine, hers)
    shown_text = mine.document.marks_of(first(mine))[3].text
    mine.marks.mark([first(mine)], 3, state=None)
    assert mine.document.marks_of(first(mine))[3].conflict
    mine.marks.mark([first(mine)], 3, state=None, date=None, text=shown_text, note="")
    assert not mine.document.marks_of(first(mine))[3].conflict


def test_a_tick_with_nothing_written_agrees_with_a_bare_tick(two):
    mine, hers = two
    mine.marks.mark([first(mine)], 3, date=None, text="", note="")
    hers.marks.mark([first(hers)], 3)
    exchange(mine, hers)
    assert not mine.document.marks_of(first(mine))[3].conflict


def test_different_numbers_of_participants_are_a_conflict_of_the_event(two):
    mine, hers = two
    for file, people in ((mine, 6), (hers, 7)):
        file.events.edit(only_event(file).uid, attendance={"СМИ": (people, None)})
    exchange(mine, hers)
    assert only_event(mine).conflicts == {"attendance"}


def test_switching_the_step_that_made_an_edited_event_says_what_is_kept(two):
    mine, _ = two
    mine.events.edit(only_event(mine).uid, place="Топки")
    made = next(step for step in mine.history() if step.label == "Мероприятие 1.1.1, 14.02.2022, Семинар")
    switched = mine.switch_step(made.uid)
    assert "title" in {change.field for change in switched.kept}
    assert (only_event(mine).title, only_event(mine).place) == ("Семинар", "Топки")


def test_an_edit_that_began_before_a_colleagues_does_not_replace_hers(two):
    mine, hers = two
    event = only_event(mine).uid
    seen = mine.seen(event)
    hers.events.edit(event, place="Юрга")
    mine.unite(hers.bodies())
    mine.events.edit(event, seen=seen, place="Топки")
    assert only_event(mine).conflicts == {"place"}


def test_a_row_of_two_kinds_folds_alike_in_every_order(two):
    mine, hers = two
    uid = first(mine)
    stamp = Stamp(step="odd", label="Шаг", dev="odd")
    odd = [
        make_change(Draft(uid, "campaign", {"name": "Выборы"}, new=True), stamp, 7),
        make_change(Draft(uid, "step", {"undone": True}), Stamp(step="", label="", dev="odd"), 8),
        make_change(Draft("11111111-1111-1111-1111-111111111111", "event", {"title": "x"}), stamp, 9),
        make_change(Draft("11111111-1111-1111-1111-111111111111", "setting", {"key": "x"}, new=True), stamp, 1),
    ]
    for change in odd:
        mine.unite([change.body])
    for change in reversed(odd):
        hers.unite([change.body])
    assert tables(mine) == tables(hers) == tables(copy_of(mine.bodies()))


@pytest.fixture
def disputed(two):
    """An event that one of two deleted while the other one wrote in it."""
    mine, hers = two
    event = only_event(mine).uid
    hers.events.delete(event)
    mine.events.edit(event, place="Топки")
    exchange(mine, hers)
    assert only_event(mine).conflicts == {"_del"}
    return mine, hers


@pytest.mark.parametrize("edit", [{"place": "Юрга"}, {"place": "Топки"}, {}])
def test_an_edit_or_a_save_without_one_settles_that_a_disputed_row_stays(disputed, edit):
    mine, hers = disputed
    event = only_event(mine).uid
    mine.events.edit(event, seen=mine.seen(event), **edit)
    exchange(mine, hers)
    assert only_event(hers).conflicts == frozenset()
    assert mine.history()[-1].label.endswith("правка")


def test_deleting_again_settles_that_a_disputed_row_goes(disputed):
    mine, hers = disputed
    mine.events.delete(only_event(mine).uid)
    exchange(mine, hers)
    assert hers.document.events_of(first(hers)) == ()


def test_an_edit_that_began_before_the_deletion_came_does_not_settle_it(two):
    mine, hers = two
    event = only_event(mine).uid
    seen = mine.seen(event)
    hers.events.delete(event)
    mine.events.edit(event, place="Топки")
    mine.unite(hers.bodies())
    mine.events.edit(event, seen=seen, title="Лекция")
    assert only_event(mine).conflicts == {"_del"}


def test_parts_of_a_mark_that_a_newer_version_knows_are_carried_over_as_they_are(two):
    mine, _ = two
    content = {"text": "Проведено", "scan": {"page": None, "name": " а "}, "empty": "", "no": None, "long": "я" * 9999}
    values = {"activity": first(mine), "quarter": 3, "content": content}
    made = Draft(mark_uid(first(mine), 3), "mark", values, new=True)
    mine.unite([make_change(made, Stamp("newer", "Шаг", "newer"), 50).body])
    mine.marks.mark([first(mine)], 3)
    (head,) = mine._ledger.heads(mark_uid(first(mine), 3), "content")
    assert head.values["content"] == {**content, "state": "done"}


def test_what_another_switched_off_after_us_is_not_ours_to_redo(two):
    mine, hers = two
    mine.marks.mark([first(mine)], 2)
    mine.undo()
    mine.redo()
    hers.unite(mine.bodies())
    hers.switch_step(hers.history()[-1].uid)
    mine._ledger.unite(hers.bodies())
    assert mine.redo_label is None
    assert mine.undo_label == "Мероприятие 1.1.1, 14.02.2022, Семинар"


def test_switching_a_disputed_deletion_off_ends_the_dispute(disputed):
    mine, _ = disputed
    deletion = next(step for step in mine.history() if step.label.endswith("удаление"))
    assert not mine.switch_step(deletion.uid).nothing_done
    assert only_event(mine).conflicts == frozenset()


def test_switching_what_another_step_says_as_well_writes_nothing(two):
    mine, hers = two
    mine.marks.mark([first(mine)], 3)
    hers.marks.mark([first(hers)], 3)
    exchange(mine, hers)
    before = mine.bodies()
    switched = mine.switch_step(mine.history()[-1].uid)
    assert switched.nothing_done
    assert {change.field for change in switched.kept} == {"state"}
    assert mine.bodies() == before


def test_switching_the_making_of_an_event_whose_participants_another_step_changed_writes_nothing(two):
    mine, _ = two
    made = mine.history()[-1]
    mine.events.edit(only_event(mine).uid, place="Топки", title="Лекция", attendance={"СМИ": (6, None)})
    before = tables(mine)
    switched = mine.switch_step(made.uid)
    assert tables(mine)["event"] == before["event"]
    assert {"place", "title", "people"} <= {change.field for change in switched.kept} | {"place"}


def people_of(file):
    return {one.audience: one.people for one in only_event(file).attendance}


def test_participants_that_came_while_a_form_was_open_stay(two):
    mine, hers = two
    event = only_event(mine).uid
    seen = mine.seen(event)
    hers.events.edit(event, attendance={"СМИ": (7, None), "члены УИК": (3, None)})
    mine.unite(hers.bodies())
    mine.events.edit(event, seen=seen, attendance={"СМИ": (5, None), "наблюдатели": (2, None)})
    assert people_of(mine) == {"СМИ": 7, "члены УИК": 3, "наблюдатели": 2}
    assert only_event(mine).conflicts == frozenset()


def test_a_number_of_participants_that_two_changed_while_a_form_was_open_is_a_conflict(two):
    mine, hers = two
    event = only_event(mine).uid
    seen = mine.seen(event)
    hers.events.edit(event, attendance={"СМИ": (7, None)})
    mine.unite(hers.bodies())
    mine.events.edit(event, seen=seen, attendance={"СМИ": (6, None)})
    assert only_event(mine).conflicts == {"attendance"}


def test_taking_out_an_audience_in_which_another_wrote_meanwhile_is_disputed(two):
    mine, hers = two
    event = only_event(mine).uid
    seen = mine.seen(event)
    hers.events.edit(event, attendance={"СМИ": (7, None)})
    mine.unite(hers.bodies())
    mine.events.edit(event, seen=seen, attendance={})
    assert people_of(mine) == {"СМИ": 7}
    assert only_event(mine).conflicts == {"attendance"}


def test_an_audience_that_another_took_out_meanwhile_comes_back_disputed_if_it_was_changed(two):
    mine, hers = two
    event = only_event(mine).uid
    seen = mine.seen(event)
    hers.events.edit(event, attendance={})
    mine.unite(hers.bodies())
    mine.events.edit(event, seen=seen, attendance={"СМИ": (5, None)})
    assert people_of(mine) == {}
    mine.events.edit(event, seen=seen, attendance={"СМИ": (6, None)})
    assert people_of(mine) == {"СМИ": 6}
    assert only_event(mine).conflicts == {"attendance"}
