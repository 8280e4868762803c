"""The same event written down by two people: pointed out, joined by hand, counted once, whoever merges first."""

from datetime import date

import pytest

from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.changes.snapshot import read_document
from tests.store.documents_apart import copy_of, tables

DAY = date(2022, 3, 14)


def first(file):
    return next(file.document.plan.activities()).uid


def held(file, title="Семинар для членов УИК", **fields):
    return file.events.hold(first(file), **{"starts_on": DAY, "form": "семинар", "title": title, "people": 37} | fields)


@pytest.fixture
def two():
    mine = copy_of(device="mine")
    hers = copy_of(mine.bodies(), device="hers")
    held(mine)
    held(hers, "Семинар для членов  уик.", people=35)
    mine.unite(hers.bodies())
    return mine, hers


def pair(file):
    ((one, other),) = file.events.likely_same(first(file))
    return one, other


def people(file):
    return file.document.figures(quarter_period(2022, 1), date(2022, 4, 1), own=False).people


def test_near_events_of_two_people_are_pointed_out_and_counted_until_somebody_joins_them(two):
    mine, _ = two
    assert {event.people for event in pair(mine)} == {35, 37}
    assert people(mine) == 72


@pytest.mark.parametrize("other", [{"form": "лекция"}, {"starts_on": date(2022, 3, 15)}, {"title": "Конкурс рисунков"}])
def test_another_day_form_or_title_is_another_event(other):
    mine = copy_of(device="mine")
    hers = copy_of(mine.bodies(), device="hers")
    held(mine)
    held(hers, **other)
    mine.unite(hers.bodies())
    assert mine.events.likely_same(first(mine)) == ()


def test_one_person_may_hold_two_alike_on_one_day():
    mine = copy_of(device="mine")
    held(mine)
    held(mine)
    assert mine.events.likely_same(first(mine)) == ()


def test_joined_they_count_once_and_the_one_made_first_counts_on_both_copies(two):
    mine, hers = two
    one, other = pair(mine)
    mine.events.tell_same(one.uid, other.uid, True)
    (counted,), (joined,) = mine.document.events_of(first(mine)), mine.document.joined_of(first(mine))
    assert joined.same_as == counted.uid
    assert people(mine) == counted.people
    assert mine.events.likely_same(first(mine)) == ()
    hers.unite(mine.bodies())
    assert tables(hers) == tables(mine)
    assert hers.document.events_of(first(hers)) == (counted,)


def test_an_edit_afterwards_leaves_them_joined(two):
    mine, _ = two
    mine.events.tell_same(*(event.uid for event in pair(mine)), True)
    (counted,) = mine.document.events_of(first(mine))
    mine.events.edit(counted.uid, place="Топки")
    assert [event.place for event in mine.document.events_of(first(mine))] == ["Топки"]
    assert len(mine.document.joined_of(first(mine))) == 1


def test_joining_is_undone_and_done_again(two):
    mine, _ = two
    mine.events.tell_same(*(event.uid for event in pair(mine)), True)
    mine.undo()
    assert (people(mine), len(mine.events.likely_same(first(mine)))) == (72, 1)
    mine.redo()
    assert len(mine.document.joined_of(first(mine))) == 1


def test_parted_they_count_both_and_are_not_pointed_out_again(two):
    mine, _ = two
    mine.events.tell_same(*(event.uid for event in pair(mine)), True)
    (joined,) = mine.document.joined_of(first(mine))
    mine.events.part(joined.uid)
    assert people(mine) == 72
    assert mine.events.likely_same(first(mine)) == ()


def test_told_to_be_different_they_are_not_pointed_out_again(two):
    mine, _ = two
    mine.events.tell_same(*(event.uid for event in pair(mine)), False)
    assert (people(mine), mine.events.likely_same(first(mine))) == (72, ())


def test_with_the_one_that_counts_gone_the_other_counts(two):
    mine, _ = two
    mine.events.tell_same(*(event.uid for event in pair(mine)), True)
    (counted,), (joined,) = mine.document.events_of(first(mine)), mine.document.joined_of(first(mine))
    mine.events.delete(counted.uid)
    assert [event.uid for event in mine.document.events_of(first(mine))] == [joined.uid]


def test_three_that_are_the_same_count_once():
    copies = [copy_of(device=f"device {number}") for number in range(3)]
    for file in copies:
        held(file)
    mine = copies[0]
    for file in copies[1:]:
        mine.unite(file.bodies())
    for one, other in mine.events.likely_same(first(mine))[:2]:
        mine.events.tell_same(one.uid, other.uid, True)
    assert len(mine.document.events_of(first(mine))) == 1
    assert people(mine) == 37


def test_events_of_two_activities_are_never_joined(two):
    mine, _ = two
    one, _ = pair(mine)
    elsewhere = mine.events.hold(list(mine.document.plan.activities())[1].uid, starts_on=DAY)
    with pytest.raises(PlanError, match="одного пункта"):
        mine.events.tell_same(one.uid, elsewhere, True)


def test_the_journal_says_it_without_uids(two):
    mine, _ = two
    mine.events.tell_same(*(event.uid for event in pair(mine)), True)
    step = mine.history()[-1]
    assert step.label == "Мероприятие 1.1.1, 14.03.2022, семинар, то же самое"
    assert [(one.field, one.after) for one in step.changes] == [("same", "да")]


def test_what_is_joined_stays_joined_while_others_are_written_beside_it(two):
    mine, _ = two
    counted, other = pair(mine)
    mine.events.tell_same(counted.uid, other.uid, True)
    joined = mine.document.joined
    held(mine, "Конкурс рисунков", people=5)
    assert joined
    assert mine.document.joined == joined
    assert mine.document == read_document(mine._connection)
