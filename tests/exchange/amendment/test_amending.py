"""A changed plan is taken into a running document: nothing of the commission's own is lost, in doubt it is asked."""

from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop.domain.commission import Role, Signatory
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.domain.plan.amendment_words import amendment_summary
from kuzplan_desktop.domain.plan.difference import Became
from kuzplan_desktop.domain.plan.matching import NEW
from kuzplan_desktop.domain.plan.plan import Decree
from kuzplan_desktop.exchange.amendment.amending import AmendChoice, is_plan_of, look_at_amendment
from kuzplan_desktop.store.changes.conflicts import conflicts
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.exchange.amendment.amended import VOTE, begun, copy, handed_out, item, named, numbers, take_in, text_of
from tests.plans_apart import BEFORE, draft
from tests.store.documents_apart import copy_of, shown, tables

APPROVED = {"approved_number": "5", "approved_on": date(2027, 2, 1)}
INSERTED = (
    BEFORE.replace("1.1.3 |", "1.1.4 |")
    .replace("1.1.2 |", "1.1.3 |")
    .replace("1.1.2", "1.1.2")
    .replace(
        "1.1.3 | Проведение вебинаров", "1.1.2 | Экскурсии в музей выборов | УИК | ноябрь\n1.1.3 | Проведение вебинаров"
    )
)
WITHOUT = BEFORE.replace("1.2.2 | Подготовка сборника нормативных актов | ИККО | июль\n", "").replace("1.2.3", "1.2.2")
RENAMED = BEFORE.replace("семинаров для членов УИК", "семинаров для председателей УИК")


def worked(file: PlanFile) -> PlanFile:
    """Everything that a commission does itself."""
    first, other = item(file, "1.1.2").uid, item(file, "1.2.2").uid
    file.marks.mark([first], 1, text="Сделано")
    file.marks.mark([other], 2, state=MarkState.NOT_REQUIRED, note="Причина")
    file.events.hold(first, starts_on=date(2027, 4, 5), form="семинар", attendance={"члены УИК": (12, None)})
    file.plan.set_own([other], True)
    file.plan.edit_activity(item(file, "1.1.3").uid, completed_on=date(2027, 5, 1))
    file.settings.set_letterhead([Signatory("", "Председатель", "И. О. Фамилия")], preparer="Секретарь")
    return file


def test_a_project_becomes_the_approved_plan_and_keeps_its_rows_and_what_was_done() -> None:
    file = worked(begun())
    uids = {one.title: one.uid for one in file.document.plan.activities()}
    before = file.document
    done = take_in(file, draft(INSERTED, **APPROVED))
    plan = file.document.plan
    assert (plan.approved_number, plan.approved_on, plan.amendments) == ("5", date(2027, 2, 1), ())
    assert plan.is_locked
    assert numbers(plan) == ["1.1.1", "1.1.2", "1.1.3", "1.1.4", "1.2.1", "1.2.2", "1.2.3", "2.1.1", "2.1.2"]
    assert {one.title: one.uid for one in plan.activities() if one.title in uids} == uids
    assert file.document.marks.keys() == before.marks.keys()
    assert file.document.events == before.events
    assert (file.document.signatories, file.document.settings) == (before.signatories, before.settings)
    assert [one.number for one in done.differences if one.became is Became.NEW] == ["1.1.2"]
    assert done.same == 6


def test_a_copy_of_the_year_before_becomes_the_approved_plan_of_this_year() -> None:
    """Its rows were worded in another year and have uids of their own."""
    last_year = begun(draft(year=2026, title="Сводный план на 2026 год"))
    bodies = [body.replace('"year":2026', '"year":2027') for body in last_year.bodies()]
    file = copy_of(bodies)
    uids = {one.title: one.uid for one in file.document.plan.activities()}
    take_in(file, draft(INSERTED, **APPROVED))
    assert file.document.plan.title == "Сводный план на 2027 год"
    assert {one.title: one.uid for one in file.document.plan.activities() if one.title in uids} == uids
    assert numbers(file.document.plan)[:4] == ["1.1.1", "1.1.2", "1.1.3", "1.1.4"]


def test_what_vanished_is_told_as_taken_out_with_its_decree_and_keeps_its_marks() -> None:
    file = worked(begun(draft(**APPROVED)))
    gone = item(file, "1.2.2").uid
    take_in(file, draft(WITHOUT, approved_number="9", approved_on=date(2027, 6, 1)))
    document = file.document
    out = named(document.plan, "Подготовка сборника")
    assert (out.uid, out.excluded) == (gone, "постановление от 01.06.2027 № 9")
    assert document.plan.amendments == (Decree("9", date(2027, 6, 1)),)
    assert document.plan.approved_number == "5"
    assert document.marks_of(gone)[2].note == "Причина"
    assert out.own_override is True
    assert sorted(numbers(document.plan)[3:6]) == ["-1.2.2", "1.2.1", "1.2.2"]


def test_without_a_decree_it_is_taken_out_by_a_new_text_of_the_plan() -> None:
    file = begun()
    take_in(file, draft(WITHOUT))
    assert named(file.document.plan, "Подготовка сборника").excluded == "новая редакция плана"
    assert file.document.plan.approved_number == ""


def test_the_decree_that_a_person_names_amends_and_is_added_once() -> None:
    file = begun(draft(**APPROVED))
    by = Decree("12", date(2027, 7, 2))
    take_in(file, draft(WITHOUT, **APPROVED), by=by)
    assert file.document.plan.amendments == (by,)
    assert named(file.document.plan, "Подготовка сборника").excluded == "постановление от 02.07.2027 № 12"
    assert take_in(file, draft(WITHOUT, **APPROVED), by=by).differences == ()
    assert take_in(begun(), draft(WITHOUT), by=by).by == "постановление от 02.07.2027 № 12"
    assert take_in(file, draft(), by=by).by == "постановление от 02.07.2027 № 12"


def test_a_text_without_the_latest_decree_is_told_to_be_older() -> None:
    file = begun(draft(**APPROVED))
    assert take_in(file, draft(WITHOUT, **APPROVED), by=Decree("12", date(2027, 7, 2))).missed is None
    older = look_at_amendment(file, text_of(draft(**APPROVED)), AmendChoice(guesses=True))
    assert older.missed == Decree("12", date(2027, 7, 2))
    said = "в нем нет изменений, которые внесло постановление от 02.07.2027 № 12."
    assert amendment_summary(older).endswith(f"Этот текст, похоже, старше плана в документе: {said}")
    by = AmendChoice(guesses=True, by=Decree("15", date(2027, 9, 1)))
    assert look_at_amendment(file, text_of(draft(**APPROVED)), by).missed is None
    assert look_at_amendment(file, text_of(draft(approved_number="9")), AmendChoice(guesses=True)).missed is None


def test_an_item_that_comes_back_is_in_the_plan_again() -> None:
    file = worked(begun())
    uid = item(file, "1.2.2").uid
    take_in(file, draft(WITHOUT))
    done = take_in(file, draft())
    assert [(one.became, one.uid) for one in done.differences if one.became is not Became.CHANGED] == [
        (Became.BACK, uid)
    ]
    assert item(file, "1.2.2").uid == uid
    assert numbers(file.document.plan) == numbers(begun().document.plan)


def test_two_numbers_swapped_change_numbers_and_order_alone() -> None:
    file = worked(begun())
    one, other = item(file, "1.1.1"), item(file, "1.1.2")
    lines = BEFORE.splitlines()
    lines[3], lines[4] = lines[4].replace("1.1.2", "1.1.1"), lines[3].replace("1.1.1", "1.1.2")
    take_in(file, draft("\n".join(lines)))
    assert (item(file, "1.1.1").uid, item(file, "1.1.2").uid) == (other.uid, one.uid)
    assert numbers(file.document.plan)[:3] == ["1.1.1", "1.1.2", "1.1.3"]


def test_another_order_alone_is_a_change_and_is_written() -> None:
    unnumbered = "# I Раздел\n## 1.1 Часть\n | Первый пункт | ТИК | май\n | Второе дело | ТИК | май"
    file = begun(draft(unnumbered))
    lines = unnumbered.splitlines()
    done = take_in(file, draft("\n".join((*lines[:2], lines[3], lines[2]))))
    assert [one.title for one in done.differences] == ["Второе дело", "Первый пункт"]
    assert [one.title for one in file.document.plan.activities()] == ["Второе дело", "Первый пункт"]


def test_undo_gives_the_state_before_and_redo_the_amended_one() -> None:
    file = worked(begun())
    before = shown(file)
    take_in(file, draft(INSERTED.replace("## 2.1 Молодежь", "## 2.1 Юные граждане"), **APPROVED))
    after = shown(file)
    assert after != before
    assert file.undo_label == "Изменения плана: постановление от 01.02.2027 № 5"
    file.undo()
    assert shown(file) == before
    file.redo()
    assert shown(file) == after


def test_the_same_plan_once_more_changes_nothing_and_writes_nothing() -> None:
    file = begun()
    take_in(file, draft(INSERTED, **APPROVED))
    before = tables(file)
    assert take_in(file, draft(INSERTED, **APPROVED)).differences == ()
    assert tables(file) == before


def test_in_doubt_nothing_is_written_until_it_is_answered() -> None:
    file = begun()
    before = tables(file)
    amendment = look_at_amendment(file, text_of(draft(RENAMED)), AmendChoice())
    with pytest.raises(PlanError, match="не все ясно"):
        file.plan.amend(amendment)
    assert tables(file) == before
    (doubt,) = amendment.doubts
    former = item(file, "1.1.1").uid
    take_in(file, draft(RENAMED), answers={doubt.row.uid: NEW})
    assert item(file, "1.1.1").uid != former
    assert named(file.document.plan, "Проведение семинаров для членов").excluded
    assert look_at_amendment(file, text_of(draft(RENAMED)), AmendChoice()).differences == ()  # the answer stands


def test_a_plan_of_another_year_or_authority_is_refused() -> None:
    file = begun()
    with pytest.raises(PlanError, match="план на 2028 год"):
        take_in(file, draft(year=2028))
    other = draft(authority="Избирательная комиссия края")
    with pytest.raises(PlanError, match="другая комиссия: Избирательная комиссия края"):
        take_in(file, other)
    assert take_in(file, other, same_plan=True).same == 8


def test_own_items_stay_as_they_are() -> None:
    file = begun()
    part = file.document.plan.sections[0].subsections[0].uid
    with file.step("Свой пункт") as writer:
        values = {"subsection": part, "position": 9, "number": "С1", "title": "Свое дело", "added": True}
        writer.put("activity", "11111111-1111-4111-8111-111111111111", values)
    own = named(file.document.plan, "Свое дело")
    file.marks.mark([own.uid], 1)
    take_in(file, draft(BEFORE.replace("## 1.1 Семинары", "## 1.1 Иное").replace("1.1.", "1.1.9"), **APPROVED))
    assert named(file.document.plan, "Свое дело") == own
    assert file.document.marks_of(own.uid)[1].state is MarkState.DONE


def test_a_heading_that_is_empty_goes_and_one_that_holds_something_stays() -> None:
    file = worked(begun())
    lines = [line for line in BEFORE.splitlines() if not line.startswith(("# II", "## 2.1", "2.1"))]
    moved = [line.replace("2.1.", "1.2.1") for line in BEFORE.splitlines() if line.startswith("2.1")]
    take_in(file, draft("\n".join(lines + moved)))
    assert [section.number for section in file.document.plan.sections] == ["I"]
    before = shown(file)
    take_in(file, draft("\n".join(line for line in lines if "1.1" not in line)))
    assert [part.number for part in file.document.plan.sections[0].subsections] == ["1.1", "1.2"]
    file.undo()
    assert shown(file) == before


def test_two_colleagues_who_amend_apart_have_the_same_document_without_conflicts() -> None:
    mine = worked(begun())
    hers = copy(mine)
    hers.marks.mark([item(hers, "2.1.1").uid], 3)
    new = draft(INSERTED.replace("## 2.1 Молодежь", "## 2.1 Юные граждане"), **APPROVED)
    take_in(mine, new)
    take_in(hers, new)
    bodies = mine.bodies()
    mine.unite(hers.bodies())
    hers.unite(bodies)
    assert tables(mine) == tables(hers)
    assert conflicts(mine._connection) == {}
    assert len(list(mine.document.plan.activities())) == 9
    assert mine.document.marks_of(item(mine, "2.1.1").uid)


def test_an_amended_document_unites_with_one_that_is_not() -> None:
    mine = worked(begun())
    hers = copy(mine)
    hers.marks.mark([item(hers, "1.2.2").uid], 4)
    take_in(mine, draft(WITHOUT, **APPROVED))
    mine.unite(hers.bodies())
    out = named(mine.document.plan, "Подготовка сборника")
    assert out.excluded
    assert mine.document.marks_of(out.uid)[4].state is MarkState.DONE
    assert conflicts(mine._connection) == {}


def region(*, text: str = BEFORE) -> PlanFile:
    return begun(draft(text), device="region", commission="ИККО", role=Role.IKKO)


def test_what_the_region_hands_out_again_comes_into_the_document() -> None:
    mine, hers = worked(begun()), region()
    hers.settings.set_campaign(VOTE)
    hers.settings.set_due_dates({"due_quarter_1": date(2027, 4, 3)})
    hers.plan.edit_activity(item(hers, "1.2.1").uid, period_override="октябрь", period_reason="письмо")
    done = take_in(mine, handed_out(hers))
    document = mine.document
    assert [one.name for one in document.campaigns] == ["Выборы депутатов"]
    assert document.settings["due_quarter_1"] == "2027-04-03"
    assert document.settings["preparer"] == "Секретарь"
    assert (item(mine, "1.2.1").period_override, item(mine, "1.2.1").period_reason) == ("октябрь", "письмо")
    assert {one.kind for one in done.differences} == {"campaign", "setting", "activity"}
    assert take_in(mine, handed_out(hers)).differences == ()
    (campaign,) = hers.document.campaigns
    hers.settings.delete_campaign(campaign.uid)
    hers.settings.set_due_dates({"due_quarter_1": None})
    hers.plan.edit_activity(item(hers, "1.2.1").uid, period_override="", period_reason="")
    take_in(mine, handed_out(hers))
    assert (mine.document.campaigns, mine.document.settings.get("due_quarter_1")) == ((), "")
    assert item(mine, "1.2.1").period_override == ""


def test_what_the_commission_changed_itself_stays_while_the_region_says_nothing_new() -> None:
    mine, hers = begun(), region()
    hers.settings.set_campaign(VOTE)
    take_in(mine, handed_out(hers))
    (campaign,) = mine.document.campaigns
    mine.settings.delete_campaign(campaign.uid)
    mine.settings.put("due_year", "2028-01-20")
    mine.plan.edit_activity(item(mine, "1.1.1").uid, period_override="июнь", period_reason="наше решение")
    assert take_in(mine, handed_out(hers)).differences == ()
    assert mine.document.campaigns == ()
    take_in(mine, draft(INSERTED, **APPROVED))
    assert item(mine, "1.1.1").period_override == "июнь"


def test_a_value_that_both_changed_is_asked_and_never_overwritten_in_silence() -> None:
    mine, hers = begun(), region()
    uid = item(mine, "1.1.1").uid
    mine.plan.edit_activity(uid, period_override="июнь", period_reason="наше решение")
    mine.settings.put("due_year", "2028-01-20")
    hers.plan.edit_activity(uid, period_override="октябрь", period_reason="письмо")
    hers.settings.put("due_year", "2028-01-10")
    asked = look_at_amendment(mine, handed_out(hers), AmendChoice())
    assert {(one.kind, one.name, one.taken) for one in asked.own_doubts} == {
        ("activity", "1.1.1", False),
        ("setting", "Срок отчета за год", False),
    }
    take_in(mine, handed_out(hers), taken={uid: True})
    assert item(mine, "1.1.1").period_override == "октябрь"
    assert mine.document.settings["due_year"] == "2028-01-20"


def test_a_moved_term_is_asked_when_the_text_moves_the_term_too() -> None:
    later = draft(BEFORE.replace("членов УИК | ТИК | март", "членов УИК | ТИК | ноябрь"))
    mine, hers = begun(), region()
    mine.plan.edit_activity(item(mine, "1.1.1").uid, period_override="июнь")
    (doubt,) = look_at_amendment(mine, text_of(later), AmendChoice()).own_doubts
    assert (doubt.mine, doubt.theirs, doubt.taken) == ("июнь", "ноябрь", False)
    hers.plan.edit_activity(item(hers, "1.1.1").uid, period_override="октябрь")
    other = begun()
    take_in(other, handed_out(hers))
    take_in(other, later)  # it was the region's own, for a срок that the text has no more
    assert (item(other, "1.1.1").period_text, item(other, "1.1.1").period_override) == ("ноябрь", "")


def test_a_campaign_that_the_commission_wrote_down_itself_is_not_brought_twice() -> None:
    mine, hers = begun(), region()
    mine.settings.set_campaign(VOTE)
    hers.settings.set_campaign(VOTE)
    assert take_in(mine, handed_out(hers)).differences == ()
    assert len(mine.document.campaigns) == 1


def test_documents_of_a_project_and_of_the_approved_text_unite_once_both_took_in_the_plan_of_the_region() -> None:
    """The same authority and year: one plan, whose texts two people had read apart."""
    mine, hers, regional = worked(begun()), begun(draft(INSERTED, **APPROVED), device="hers"), region()
    take_in(regional, draft(INSERTED, **APPROVED))
    hers.marks.mark([item(hers, "1.1.2").uid], 4)
    take_in(mine, handed_out(regional))
    take_in(hers, handed_out(regional))
    mine.unite(hers.bodies())
    assert numbers(mine.document.plan) == numbers(regional.document.plan)
    assert conflicts(mine._connection).keys() <= {mine.document.commission.uid}  # type: ignore[union-attr]
    assert mine.document.marks_of(item(mine, "1.1.2").uid)[4].state is MarkState.DONE


def test_a_plan_file_belongs_to_a_document_of_its_plan_and_no_other_file_does(tmp_path: Path) -> None:
    """Dropped on the window it is taken into the open document and begins no second one."""
    write_plan(tmp_path / "план.sqlite", draft(INSERTED, **APPROVED))
    write_plan(tmp_path / "другой.sqlite", draft(year=2028))
    (tmp_path / "письмо.txt").write_text("Просто письмо.", encoding="utf-8")
    mine = begun()
    assert is_plan_of(tmp_path / "план.sqlite", mine.document)
    assert not is_plan_of(tmp_path / "другой.sqlite", mine.document)
    assert not is_plan_of(tmp_path / "письмо.txt", mine.document)
    PlanFile.create(tmp_path / "тик.sqlite", commission="ТИК", source=tmp_path / "план.sqlite").close()
    assert not is_plan_of(tmp_path / "тик.sqlite", mine.document)
