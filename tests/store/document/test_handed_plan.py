"""A plan that was read from a document: its wording is founded, a chosen meaning of a срок is a step of its own."""

from dataclasses import replace
from datetime import date

from kuzplan_desktop.domain.period.period import PeriodKind
from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft, SectionDraft, SubsectionDraft
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.store.document.founding import handed_plan, plan_changes
from kuzplan_desktop.store.document.plan_file import PlanFile

ITEM = ActivityDraft("1", "Семинар", "ТИК", "по звонку", period_override="Май")
OTHER = ActivityDraft("2", "Лекция", "ТИК", "июнь")
DRAFT = PlanDraft(
    "Сводный план на 2027 год",
    2027,
    "Избирательная комиссия",
    date(2026, 12, 20),
    "1/1",
    "Сводного плана на 2027 год",
    (SectionDraft("", "", (SubsectionDraft("", "", (OTHER, ITEM)),)),),
    (),
    (),
)


def plain(draft):
    """The draft without what a person chose."""
    items = tuple(replace(one, period_override="") for one in draft.activities())
    return replace(draft, sections=(SectionDraft("", "", (SubsectionDraft("", "", items),)),))


def test_the_wording_stays_and_the_chosen_meaning_is_a_change_of_its_own(tmp_path):
    assert handed_plan(DRAFT)[:-1] == plan_changes(plain(DRAFT))
    assert handed_plan(plain(DRAFT)) == plan_changes(DRAFT)
    write_plan(tmp_path / "plan.sqlite", DRAFT)
    with PlanFile.of_private_copy(tmp_path / "plan.sqlite") as file:
        other, item = file.document.plan.activities()
        assert (item.period_text, item.period_override) == ("по звонку", "Май")
        assert item.period_reason == "смысл срока выбран при чтении плана"
        assert (other.period_text, other.period_override) == ("июнь", "")
        assert file.document.period_of(item).kind is PeriodKind.MONTHS


def test_a_document_begins_on_a_draft_that_is_no_file(tmp_path):
    with PlanFile.create(tmp_path / "one.sqlite", commission="Топкинская ТИК", source=DRAFT) as begun:
        assert begun.document.plan.year == 2027
        assert [one.period_override for one in begun.document.plan.activities()] == ["", "Май"]
        uid = begun.document.plan.uid
    write_plan(tmp_path / "plan.sqlite", DRAFT)
    with PlanFile.create(
        tmp_path / "two.sqlite", commission="Топкинская ТИК", source=tmp_path / "plan.sqlite"
    ) as other:
        assert other.document.plan.uid == uid
        assert [one.uid for one in other.document.plan.activities()] == [
            one.uid for one in begun.document.plan.activities()
        ]
