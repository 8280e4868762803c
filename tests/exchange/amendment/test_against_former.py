"""A plan that was read is told against the one that is open: same, changed, new, gone; years in texts are no change."""

from dataclasses import replace

from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft, SectionDraft, SubsectionDraft
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.exchange.amendment.against_former import against_former
from kuzplan_desktop.exchange.amendment.amending import handed_draft

FORMER = (
    ActivityDraft("1.1.1", "Обучение членов комиссий", "ТИК", "до 1 марта 2026 года"),
    ActivityDraft("1.1.2", "Выпуск памяток для избирателей", "ИККО", "Май"),
    ActivityDraft("1.1.3", "Викторина для школьников старших классов", "ТИК", "Июнь"),
)


def draft(*items: ActivityDraft, year: int) -> PlanDraft:
    part = SubsectionDraft("1.1", "Комиссии", items)
    return PlanDraft(f"План на {year} год", year, "ИККО", None, "", "", (SectionDraft("I", "Все", (part,)),), (), ())


def former() -> Plan:
    return handed_draft(draft(*FORMER, year=2026)).plan


def test_the_plan_of_a_later_year_is_the_same_but_for_what_was_changed() -> None:
    later = (
        ActivityDraft("1.1.1", "Обучение членов комиссий", "ТИК", "до 1 марта 2027 года"),
        ActivityDraft("1.1.2", "Выпуск памяток для избирателей", "ИККО", "Июль"),
        ActivityDraft("1.1.3", "Экскурсии в краеведческий музей", "ИККО", "Август"),
    )
    first, *told = against_former(former(), draft(*later, year=2027))
    assert first == "По сравнению с планом 2026 года: без изменений 1 пункт, изменено 1, новых 1, больше нет 1."
    assert told == [
        "Пункт 1.1.2 «Выпуск памяток для избирателей»: Период реализации «Май» → «Июль»",
        "Пункт 1.1.3 «Экскурсии в краеведческий музей»: новое",
        "Пункт 1.1.3 «Викторина для школьников старших классов»: больше нет",
    ]


def test_what_the_commission_added_and_what_was_taken_out_is_no_part_of_it() -> None:
    plan = former()
    (section,) = plan.sections
    (part,) = section.subsections
    one, two, three = part.activities
    mine = replace(three, uid="own", number="доп.1", title="Квиз", added=True)
    part = replace(part, activities=(one, two, replace(three, excluded="постановление № 7"), mine))
    plan = replace(plan, sections=(replace(section, subsections=(part,)),))
    assert list(against_former(plan, draft(*FORMER[:2], year=2026))) == [
        "По сравнению с планом 2026 года: без изменений 2 пункта, изменено 0, новых 0, больше нет 0."
    ]
