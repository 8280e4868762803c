"""Plans written as lines, so that a test shows at a glance what differs between two of them."""

from dataclasses import replace

from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft, SectionDraft, SubsectionDraft
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection

AUTHORITY = "Избирательная комиссия области"
BEFORE = """
# I Обучение
## 1.1 Семинары
1.1.1 | Проведение семинаров для членов УИК | ТИК | март
1.1.2 | Проведение вебинаров для наблюдателей партий | ТИК, ИККО | апрель
1.1.3 | Тестирование резерва составов комиссий | ИККО | май
## 1.2 Издания
1.2.1 | Выпуск памяток для избирателей | ТИК | июнь
1.2.2 | Подготовка сборника нормативных актов | ИККО | июль
1.2.3 | Размещение плакатов в помещениях комиссий | ТИК | август
# II Просвещение
## 2.1 Молодежь
2.1.1 | Викторина для школьников старших классов | ТИК | сентябрь
2.1.2 | День молодого избирателя в районах области | ТИК, ИККО | февраль
"""


def draft(text: str = BEFORE, **fields: object) -> PlanDraft:
    """The plan that the lines of `text` tell: «# I Раздел», «## 1.1 Подраздел», «1.1.1 | Название | Кто | Срок»."""
    sections: list[SectionDraft] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        if line.startswith("##"):
            number, _, title = line[2:].strip().partition(" ")
            part = SubsectionDraft(number, title)
            sections[-1] = replace(sections[-1], subsections=(*sections[-1].subsections, part))
        elif line.startswith("#"):
            number, _, title = line[1:].strip().partition(" ")
            sections.append(SectionDraft(number, title))
        else:
            item = ActivityDraft(*(cell.strip() for cell in line.split("|")))
            *others, last = sections[-1].subsections
            last = replace(last, activities=(*last.activities, item))
            sections[-1] = replace(sections[-1], subsections=(*others, last))
    made = PlanDraft(
        title="Сводный план на 2027 год",
        year=2027,
        authority=AUTHORITY,
        approved_on=None,
        approved_number="",
        title_genitive="Сводного плана на 2027 год",
        sections=tuple(sections),
        abbreviations=(),
        warnings=(),
    )
    return replace(made, **fields)  # type: ignore[arg-type]


def plan(text: str = BEFORE, prefix: str = "") -> Plan:
    """The same as a plan, each row with its number for a uid, `prefix` before it: two texts have no uid in common."""
    told = draft(text)
    return Plan(
        uid="plan",
        title=told.title,
        year=told.year,
        authority=told.authority,
        approved_on=None,
        approved_number="",
        sections=tuple(
            Section(
                f"{prefix}{section.number}",
                section.number,
                section.title,
                tuple(
                    Subsection(
                        f"{prefix}{part.number}",
                        part.number,
                        part.title,
                        tuple(
                            Activity(
                                f"{prefix}{one.number}", one.number, one.title, one.executors_text, one.period_text
                            )
                            for one in part.activities
                        ),
                    )
                    for part in section.subsections
                ),
            )
            for section in told.sections
        ),
    )
