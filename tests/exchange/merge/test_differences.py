"""What differs between two copies: found whole, told by who has seen what, in the plan's order."""

from datetime import date

from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.exchange.merge.differences import Whose, in_detail
from tests.exchange.comparing import differences, first, two_copies
from tests.store.documents_apart import Action, act


def seminar(file):
    file.events.hold(first(file), starts_on=date(2022, 3, 14), form="семинар", title="Учеба", place="г. Топки",
                    attendance={"члены УИК": (37, 12)})  # fmt: skip


def only_event(file):
    (event,) = file.document.events_of(first(file))
    return event


def told(found):
    return [(one.kind, one.number, one.field, one.mine, one.theirs, str(one.state)) for one in found]


def test_equal_copies_do_not_differ():
    mine, hers = two_copies(seminar)
    assert differences(mine, hers) == ()


def test_a_new_event_is_one_difference_with_its_line_and_its_fields_under_it():
    mine, hers = two_copies()
    seminar(hers)
    event, mark = sorted(differences(mine, hers), key=lambda one: one.kind)
    assert (event.kind, event.number, event.field, event.mine, event.state) == (
        "event", "1.1.1", "new", "", Whose.THEIRS_ONLY,
    )  # fmt: skip
    assert event.theirs == "14.03.2022, г. Топки, семинар «Учеба», 37 чел."
    assert {(part.kind, part.field, part.theirs) for part in in_detail(event.parts)} >= {
        ("event", "starts_on", "2022-03-14"),
        ("event", "place", "г. Топки"),
        ("attendance", "new", "37 чел., прошли тестирование 12"),
    }
    assert (event.their_author.by, event.my_author.by) == ("Председатель", "")
    assert (mark.field, mark.theirs, [part.field for part in mark.parts]) == ("content", "выполнено", ["state"])


def test_seen_from_the_other_side_everything_is_mirrored():
    mine, hers = two_copies(seminar)
    mine.marks.mark([first(mine)], 3, text="Мое")
    hers.marks.mark([first(hers)], 3, text="Ее")
    hers.events.edit(only_event(hers).uid, place="Юрга")
    mirror = {
        Whose.MINE_ONLY: Whose.THEIRS_ONLY,
        Whose.THEIRS_ONLY: Whose.MINE_ONLY,
        Whose.CONFLICT: Whose.CONFLICT,
    }
    here = {(one.row, one.field, one.mine, one.theirs, one.state) for one in in_detail(differences(mine, hers))}
    there = {
        (one.row, one.field, one.theirs, one.mine, mirror[one.state]) for one in in_detail(differences(hers, mine))
    }
    assert here == there
    assert len(here) == 2


def test_what_both_wrote_without_knowing_is_a_conflict_with_who_and_when():
    mine, hers = two_copies()
    mine.marks.mark([first(mine)], 1, text="Мое")
    hers.marks.mark([first(hers)], 1, text="Ее")
    (mark,) = differences(mine, hers)
    assert mark.state is Whose.CONFLICT
    assert told(mark.parts) == [("mark", "1.1.1", "text", "Мое", "Ее", "conflict")]
    assert (mark.my_author.by, mark.their_author.by) == ("Секретарь", "Председатель")
    assert mark.my_author.at[:2] == "20"


def test_who_went_on_from_the_others_value_is_alone_whatever_the_clocks_say():
    mine, hers = two_copies(seminar)
    mine.events.edit(only_event(mine).uid, place="Топки")
    hers.unite(mine.bodies())
    hers.events.edit(only_event(hers).uid, place="Юрга")
    assert told(differences(mine, hers)) == [("event", "1.1.1", "place", "Топки", "Юрга", "theirs_only")]
    assert told(differences(hers, mine)) == [("event", "1.1.1", "place", "Юрга", "Топки", "mine_only")]


def test_the_same_value_written_twice_does_not_differ():
    mine, hers = two_copies(seminar)
    for file in (mine, hers):
        file.events.edit(only_event(file).uid, place="Юрга")
    assert differences(mine, hers) == ()


def test_taking_part_is_told_by_the_words_of_the_table():
    mine, hers = two_copies(seminar)
    hers.events.edit(only_event(hers).uid, taking_part=True, held_by="ИККО")
    found = {one.field: (one.mine, one.theirs) for one in differences(mine, hers)}
    assert {"taking_part", "held_by"} <= found.keys()
    assert found["held_by"] == ("", "ИККО")


def test_a_deletion_is_one_difference():
    mine, hers = two_copies(seminar)
    hers.events.delete(only_event(hers).uid)
    (gone,) = differences(mine, hers)
    assert (gone.field, gone.mine, gone.theirs, gone.state) == (
        "_del", "14.03.2022, г. Топки, семинар «Учеба», 37 чел.", "удалено", Whose.THEIRS_ONLY,
    )  # fmt: skip
    assert gone.their_author.by == "Председатель"


def test_a_deletion_against_an_edit_is_a_conflict():
    mine, hers = two_copies(seminar)
    mine.events.edit(only_event(mine).uid, place="Юрга")
    hers.events.delete(only_event(hers).uid)
    (gone,) = differences(mine, hers)
    assert (gone.field, gone.theirs, gone.state) == ("_del", "удалено", Whose.CONFLICT)
    assert "Юрга" in gone.mine


def test_an_undone_step_shows_through_the_values_it_changed():
    mine, hers = two_copies(seminar)
    mine.events.edit(only_event(mine).uid, place="Юрга")
    hers.unite(mine.bodies())
    mine.undo()
    assert told(differences(hers, mine)) == [("event", "1.1.1", "place", "Юрга", "г. Топки", "theirs_only")]
    (place,) = differences(hers, mine)
    assert place.their_author.by == "Секретарь"


def test_an_event_whose_writing_down_was_undone_is_gone():
    mine, hers = two_copies(seminar)
    mine.undo()
    event = next(one for one in differences(mine, hers) if one.kind == "event")
    assert (event.field, event.mine, event.state) == ("new", "отменено", Whose.MINE_ONLY)


def test_fields_of_the_plan_and_of_the_document_differ_too():
    mine, hers = two_copies()
    hers.plan.edit_activity(first(hers), period_override="Март", period_reason="Письмо")
    hers.settings.put("preparer", "И. И. Иванова")
    found = differences(mine, hers)
    assert told(found) == [
        ("activity", "1.1.1", "period_override", "", "Март", "theirs_only"),
        ("activity", "1.1.1", "period_reason", "", "Письмо", "theirs_only"),
        ("setting", "", "value", "", "И. И. Иванова", "theirs_only"),
    ]
    assert [name for _, name in found[0].path] == ["Раздел I Раздел", "1.1 Подраздел", "1.1.1 Первый"]
    assert [name for _, name in found[2].path] == ["Составитель отчета"]


def test_differences_stand_in_the_plans_order():
    mine, hers = two_copies()
    for activity in reversed(list(hers.document.plan.activities())):
        for quarter in (4, 1):
            hers.marks.mark([activity.uid], quarter)
    found = differences(mine, hers)
    assert [(one.number, one.caption) for one in found] == [
        (number, f"Отметка, {quarter} квартал") for number in ("1.1.1", "1.1.2") for quarter in ("I", "IV")
    ]


def test_a_deleted_branch_is_one_difference():
    mine, hers = two_copies(seminar)
    act(hers, Action("branch", 0, 0))
    (branch,) = differences(mine, hers)
    assert (branch.kind, branch.field, branch.number, branch.theirs) == ("activity", "_del", "1.1.1", "удалено")
    assert {part.kind for part in branch.parts} >= {"event", "mark"}


def test_an_open_conflict_that_only_one_side_knows_stays_a_conflict():
    mine, hers = two_copies()
    mine.marks.mark([first(mine)], 1, state=MarkState.NOT_REQUIRED, note="Мое")
    hers.marks.mark([first(hers)], 1, text="Ее")
    mine.unite(hers.bodies())
    (mark,) = differences(mine, hers)
    assert mark.state is Whose.CONFLICT
    hers.unite(mine.bodies())
    assert differences(mine, hers) == ()


def test_what_was_decided_about_two_events_stands_under_their_activity():
    mine, hers = two_copies(seminar)
    other = hers.events.hold(first(hers), starts_on=date(2022, 3, 14))
    mine.unite(hers.bodies())
    earlier = next(event.uid for event in mine.document.events_of(first(mine)) if event.uid != other)
    hers.events.tell_same(earlier, other, True)
    (decided,) = differences(mine, hers)
    assert (decided.kind, decided.number, decided.theirs) == ("same_event", "1.1.1", "одно и то же мероприятие")
    assert decided.path[-2][1] == "1.1.1 Первый"
