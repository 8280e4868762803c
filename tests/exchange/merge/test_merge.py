"""Merging a colleague's copy: everything new is taken, conflicts as chosen, what was left out comes again."""

from datetime import date

import pytest

from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.exchange.merge.merging import MergeChoice, compare_with, compared_bodies, merge, plan_merge
from kuzplan_desktop.exchange.merge.taking import Taking, can_join
from kuzplan_desktop.store.changes.change import Draft, Stamp, make_change, read_change
from kuzplan_desktop.store.changes.conflicts import conflicts
from kuzplan_desktop.store.copies import backups
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.exchange.comparing import differences, first, two_copies, unite
from tests.exchange.merge.test_differences import only_event, seminar
from tests.store.documents_apart import copy_of, ids, tables


def both_wrote(mine_text="Мое", her_text="Ее"):
    mine, hers = two_copies()
    mine.marks.mark([first(mine)], 1, text=mine_text)
    hers.marks.mark([first(hers)], 1, text=her_text)
    return mine, hers


def text(file):
    return file.document.marks_of(first(file))[1].text


def test_without_a_choice_all_is_taken_and_conflicts_stay_open():
    mine, hers = both_wrote()
    seminar(hers)
    plan = unite(mine, hers)
    assert [one.kind for one in plan.taken] == ["event"]
    assert [one.kind for one in plan.open] == ["mark"]
    assert mine.document.marks_of(first(mine))[1].conflict
    assert ids(hers) <= ids(mine)


@pytest.mark.parametrize(("taking", "wanted"), [(Taking.MINE, "Мое"), (Taking.THEIRS, "Ее"), (Taking.BOTH, "Мое\nЕе")])
def test_a_conflict_ends_as_chosen_and_the_colleague_gets_the_same(taking, wanted):
    mine, hers = both_wrote()
    (mark,) = differences(mine, hers)
    assert can_join(mark)
    plan = unite(mine, hers, settled={mark.key: taking})
    assert plan.settled == ((mark, taking),)
    assert sorted(text(mine).splitlines()) == sorted(wanted.splitlines())
    assert not mine.document.marks_of(first(mine))[1].conflict
    unite(hers, mine)
    assert tables(mine) == tables(hers)


def test_the_newest_goes_by_the_wall_clock_because_a_person_chose_it():
    mine, hers = both_wrote()
    later = [body for body in hers.bodies() if "Ее" in body]
    moved = [body.replace('"at":"20', '"at":"19') for body in later]
    bodies = [body for body in hers.bodies() if body not in later] + moved
    colleague = compared_bodies(mine.bodies(), bodies, "копия.sqlite")
    plan = plan_merge(colleague.comparison, MergeChoice(rest=Taking.NEWEST))
    mine.unite(plan.bodies, "Объединение", plan.settling)
    assert text(mine) == "Мое"


def test_two_who_both_join_the_texts_agree():
    mine, hers = both_wrote()
    before = copy_of(mine.bodies(), device="mine")
    unite(mine, hers, rest=Taking.BOTH)
    unite(hers, before, rest=Taking.BOTH)
    unite(mine, hers)
    unite(hers, mine)
    assert tables(mine) == tables(hers)
    assert not mine.document.marks_of(first(mine))[1].conflict


def test_merging_again_changes_nothing_and_says_so():
    mine, hers = both_wrote()
    unite(mine, hers, rest=Taking.MINE)
    before = tables(mine)
    plan = unite(mine, hers, rest=Taking.MINE)
    assert plan.changes_nothing
    assert plan.taken == plan.open == plan.settled == ()
    assert tables(mine) == before


def test_undoing_the_merge_takes_its_settling_back_and_redo_brings_it_again():
    mine, hers = both_wrote()
    seminar(hers)
    before = tables(mine)
    unite(mine, hers, rest=Taking.THEIRS)
    after = tables(mine)
    assert mine.undo() == "Объединение"
    assert tables(mine) == before
    assert mine.redo() == "Объединение"
    assert tables(mine) == after
    assert text(mine) == "Ее"


def test_the_colleague_of_an_undone_merge_loses_nothing():
    mine, hers = both_wrote()
    unite(mine, hers, rest=Taking.MINE)
    mine.undo()
    known = ids(hers) | ids(mine)
    unite(hers, mine)
    assert known <= ids(hers)
    assert hers.document.marks_of(first(hers))[1].conflict


def test_a_row_left_out_stays_away_with_all_under_it_and_is_offered_again():
    mine, hers = both_wrote()
    seminar(hers)
    event = only_event(hers).uid
    plan = unite(mine, hers, left_out=frozenset({event}))
    assert [one.row for one in plan.left] == [event]
    assert mine.document.events_of(first(mine)) == ()
    assert [one.row for one in differences(mine, hers) if one.kind == "event"] == [event]
    unite(mine, hers)
    unite(hers, mine)
    assert tables(mine) == tables(hers)


def test_leaving_out_an_activity_leaves_its_marks_and_events():
    mine, hers = two_copies()
    seminar(hers)
    hers.marks.mark([first(hers)], 3)
    plan = unite(mine, hers, left_out=frozenset({first(hers)}))
    assert plan.changes_nothing
    assert len(plan.left) == 3


def test_an_undone_step_that_reaches_into_a_row_left_out_stays_as_it_is_here():
    mine, hers = two_copies(lambda file: file.marks.mark([one.uid for one in file.document.plan.activities()], 1))
    everything = [one.uid for one in mine.document.plan.activities()]
    hers.switch_step(next(step.uid for step in mine.history() if step.label.startswith("Отметка")))
    marks = {one.activity: one.row for one in differences(mine, hers)}
    plan = unite(mine, hers, left_out=frozenset({marks[everything[0]]}))
    assert plan.changes_nothing
    assert [one.activity for one in plan.left_too] == [everything[1]]
    assert all(mine.document.marks_of(uid)[1].state is MarkState.DONE for uid in everything)


@pytest.mark.parametrize(("taking", "stays"), [(Taking.MINE, True), (Taking.THEIRS, False), (None, True)])
def test_a_disputed_deletion_is_chosen_like_any_conflict(taking, stays):
    mine, hers = two_copies(seminar)
    mine.events.edit(only_event(mine).uid, place="Юрга")
    hers.events.delete(only_event(hers).uid)
    unite(mine, hers, rest=taking)
    events = mine.document.events_of(first(mine))
    assert bool(events) is stays
    assert bool(conflicts(mine._connection)) is (taking is None)
    if taking is Taking.MINE:
        assert [one.people for one in events[0].attendance] == [37]
    unite(hers, mine)
    assert tables(mine) == tables(hers)


@pytest.mark.parametrize("taking", [Taking.MINE, Taking.NEWEST])
def test_a_row_that_stays_says_one_thing_also_where_the_deleter_had_written_before(taking):
    mine, hers = two_copies(seminar)
    mine.events.edit(only_event(mine).uid, place="Юрга")
    hers.events.edit(only_event(hers).uid, place="Тайга")
    hers.events.delete(only_event(hers).uid)
    mine.events.edit(only_event(mine).uid, title="Учеба УИК")
    unite(mine, hers, rest=taking)
    assert conflicts(mine._connection) == {}
    assert unite(mine, hers, rest=taking).changes_nothing


def test_what_was_written_after_the_comparison_stays_in_question():
    mine, hers = both_wrote()
    (mark,) = differences(mine, hers)
    colleague = compared_bodies(mine.bodies(), hers.bodies(), "копия.sqlite")
    mine.marks.mark([first(mine)], 1, text="Позже")
    plan = plan_merge(colleague.comparison, MergeChoice(settled={mark.key: Taking.THEIRS}))
    mine.unite(plan.bodies, "Объединение", plan.settling)
    assert mine.document.marks_of(first(mine))[1].conflict


# files


@pytest.fixture
def files(tmp_path):
    """The own document and a colleague's copy of it, on disk."""
    mine = PlanFile.create(tmp_path / "мой.sqlite", commission="Топкинская ТИК", device="mine")
    mine.copy_to(tmp_path / "коллега.sqlite")
    yield mine, tmp_path / "коллега.sqlite"
    mine.close()


def theirs_hold(path, number="1.2.4"):
    with PlanFile.open(path, device="hers") as file:
        file.events.hold(file.document.plan.find(number)[0].uid, starts_on=date(2022, 3, 14), form="семинар")


def test_a_backup_is_made_before_a_merge_and_none_when_there_is_nothing_to_take(files):
    mine, theirs = files
    assert merge(mine, compare_with(mine.bodies(), theirs), MergeChoice()).changes_nothing
    assert backups.listed(mine.path) == []
    theirs_hold(theirs)
    plan = merge(mine, compare_with(mine.bodies(), theirs), MergeChoice())
    assert len(plan.taken) == 2
    assert [one.reason for one in backups.listed(mine.path)] == ["merge"]
    assert mine.undo_label == "Объединение с файлом «коллега.sqlite»"


def test_a_document_begun_apart_by_the_same_commission_merges(files, tmp_path):
    mine, _ = files
    with PlanFile.create(tmp_path / "b.sqlite", commission="топкинская  ТИК", device="hers"):
        pass
    theirs_hold(tmp_path / "b.sqlite")
    colleague = compare_with(mine.bodies(), tmp_path / "b.sqlite")
    assert (colleague.relation.same_document, colleague.relation.same_commission) == (False, True)
    merge(mine, colleague, MergeChoice())
    assert len(mine.document.events) == 1


def refusal(mine, path):
    colleague = compare_with(mine.bodies(), path)
    with pytest.raises(PlanError) as refused:
        merge(mine, colleague, MergeChoice())
    return str(refused.value)


def test_another_commissions_document_is_offered_for_the_consolidated_file(files, tmp_path):
    mine, _ = files
    PlanFile.create(tmp_path / "b.sqlite", commission="Юргинская ТИК", role=Role.TIK, device="hers").close()
    said = refusal(mine, tmp_path / "b.sqlite")
    assert "другой комиссии (Юргинская ТИК)" in said
    assert "сводный файл" in said


def test_a_copy_without_history_does_not_merge(files, tmp_path):
    mine, _ = files
    mine.copy_to(tmp_path / "b.sqlite", without_history=True)
    assert "без истории" in refusal(mine, tmp_path / "b.sqlite")


def test_copies_of_a_document_without_history_merge_with_each_other(files, tmp_path):
    mine, _ = files
    mine.copy_to(tmp_path / "b.sqlite", without_history=True)
    with PlanFile.open(tmp_path / "b.sqlite", device="hers") as bare:
        bare.copy_to(tmp_path / "c.sqlite")
        theirs_hold(tmp_path / "c.sqlite")
        merge(bare, compare_with(bare.bodies(), tmp_path / "c.sqlite"), MergeChoice())
        assert len(bare.document.events) == 1


def test_another_plan_is_named(files):
    mine, _ = files
    other = two_copies()[1]
    colleague = compared_bodies(mine.bodies(), other.bodies(), "чужой.sqlite")
    assert not colleague.relation.same_plan
    assert "по другому плану: Сводный план на 2022 год (постановление № 1/1)" in colleague.relation.sentence
    assert colleague.differences == ()


def test_another_text_of_the_same_plan_is_told_as_such(files):
    """Earlier versions had the number of the decree in the plan's uid: one plan, told apart by its texts."""
    mine, other = files[0], two_copies()[1]
    authority = mine.document.plan.authority
    bodies = [body.replace('"authority":"Комиссия"', f'"authority":"{authority}"') for body in other.bodies()]
    colleague = compared_bodies(mine.bodies(), bodies, "чужой.sqlite")
    assert "другого текста того же плана" in colleague.relation.sentence
    assert not colleague.relation.can_merge
    assert "от общего файла плана" in colleague.relation.hint


def test_a_wrong_clock_decides_nothing():
    mine, hers = both_wrote()
    plan = [read_change(body) for body in hers.bodies()]
    last = max(plan, key=lambda change: change.rank)
    draft = Draft(last.row, "mark", {"content": {"state": "done", "text": "Из будущего"}}, {"content": [last.id]})
    stamp = Stamp("step", "Отметка", "hers", "Председатель", "1970-01-01T00:00:00+00:00")
    hers.unite([make_change(draft, stamp, last.n + 1).body])
    assert text(hers) == "Из будущего"
    (mark,) = differences(mine, hers)
    assert mark.state.value == "conflict"
