"""The wording of reports: title, approval, names, the line of figures; generated text is written without ё."""

import re
from collections.abc import Sequence
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.figures.amounts import Amounts
from kuzplan_desktop.domain.figures.coverage import Coverage, whole_coverage
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.plan.plan_values import edition_words
from kuzplan_desktop.domain.wording import NBSP, date_words, plural, preposed, quoted
from kuzplan_desktop.reports.paper.wrapping import grouped

MINUTES_IN_HOUR = 60

_COMMISSION = re.compile(r"(?P<adjectives>(?:[\w-]+ая )*)(?P<noun>[Кк]омисси)я\b")
_PLAN = re.compile(r"(?P<summary>[Сс]водный )?(?P<plan>[Пп]лан)\b")
_PEOPLE = re.compile(r"(?<=[\s(])\d{4,}(?= чел\.)")
_INITIALS = re.compile(r"\b(?P<first>[А-ЯЁ]\.)\s?(?P<second>[А-ЯЁ]\.)?\s?(?=[А-ЯЁ][а-яё])")
_INITIALS_AFTER = re.compile(r"(?<=[а-яё])\s(?=[А-ЯЁ]\.)")


def report_title(plan: Plan, period: ReportingPeriod, *, cumulative: bool) -> str:
    """What stands under the word ОТЧЕТ: on which plan, approved how, for which period."""
    ending = f"за {period.caption}" + (" (нарастающим итогом с начала года)" if cumulative else "")
    return titled("о выполнении", plan, ending)


def titled(beginning: str, plan: Plan, ending: str) -> str:
    """A title that names the plan in the genitive and its approval between `beginning` and `ending`."""
    title = plan.title_genitive.strip() or plan_genitive(plan.title.strip())
    approved = approval(plan)
    return f"{beginning} {title}, {approved}, {ending}" if approved else f"{beginning} {title} {ending}"


def plan_genitive(title: str) -> str:
    """The title of a plan as it stands after «о выполнении»; a title that does not begin with «план» is quoted."""
    found = _PLAN.match(title)
    if found is None:
        return f"плана {quoted(title)}" if title else "плана"
    return (found["summary"] or "").replace("ый ", "ого ") + found["plan"] + "а" + title[found.end() :]


def approval(plan: Plan) -> str:
    """«утвержденного постановлением … от … № … (в редакции постановления …)», as much of it as is known.

    Empty for a project.
    """
    if plan.approved_on is None and not plan.approved_number.strip():
        return ""
    authority, genitive = plan.authority.strip(), commission_genitive(plan.authority.strip())
    words = ["утвержденного постановлением"]
    if genitive:
        words.append(genitive)
    if plan.approved_on:
        words.append(f"от {date_words(plan.approved_on)}")
    if plan.approved_number.strip():
        words.append(f"№{NBSP}{plan.approved_number.strip()}")
    if authority and not genitive:
        words.append(f"({authority})")
    if len(words) > 1 and plan.amendments:
        words.append(edition_words(plan.amendments, date_words))
    return " ".join(words) if len(words) > 1 else ""


def commission_genitive(name: str) -> str:
    """«Избирательная комиссия …» -> «Избирательной комиссии …»; empty for any other wording."""
    found = _COMMISSION.match(name)
    if found is None:
        return ""
    return found["adjectives"].replace("ая ", "ой ") + found["noun"] + "и" + name[found.end() :]


def tied_name(name: str) -> str:
    """A person's name with the initials held to the surname."""
    name = _INITIALS.sub(lambda found: found["first"] + (found["second"] or "") + NBSP, name.strip())
    return _INITIALS_AFTER.sub(NBSP, name)


def capital(text: str) -> str:
    """`text` as it begins a sentence."""
    return text[:1].upper() + text[1:]


def figures_line(figures: PeriodFigures) -> str:
    """The line of figures, the same at the head of a report and on the status line."""
    items = plural(figures.planned, "пункт", "пункта", "пунктов")
    outside = f", вне срока {figures.outside}" if figures.outside else ""
    return (
        f"по плану {figures.planned} {items}, проводилась работа по {figures.worked}, "
        f"нет сведений {figures.no_information}, не выполнено в срок {figures.late}{outside}; "
        f"мероприятий {grouped(figures.events)}, участников {grouped(figures.people)}"
    )


def people_in_threes(line: str) -> str:
    """A line about an event with its «1200 чел.» as «1 200 чел.»."""
    return _PEOPLE.sub(lambda found: grouped(int(found[0])), line)


def covered(coverage: Coverage) -> str:
    """«212 из 340 (62 %)»."""
    return f"{grouped(coverage.trained)} из{NBSP}{grouped(coverage.members)} ({grouped(coverage.percent)}{NBSP}%)"


def coverage_line(parts: Sequence[Coverage], day: date | None) -> str:
    """The coverage of all counted members, that of each category, and how it is counted; empty where none is known."""
    whole = whole_coverage(parts)
    if whole is None:
        return ""
    each = "; ".join(f"{one.category} – {covered(one)}" for one in parts)
    told = f"{covered(whole)}: {each}" if len(parts) > 1 else each
    when = f" на {date_words(day)}" if day else ""
    return f"Охват обучением – посещений от численности{when} (обученный дважды учтен дважды): {told}."


def period_sentence(
    period: ReportingPeriod, figures: PeriodFigures, amounts: Amounts, parts: Sequence[Coverage] = ()
) -> str:
    """What was done in a period, in one sentence to read out: «С 1 февраля по 20 мая 2022 г.: 14 мероприятий, …».

    `parts` are the coverage of those whose number is known, which is told beside what was done.
    """
    between = f"{preposed('с', date_words(period.first_day))} по {date_words(period.last_day)}"
    beginning = between if ".." in period.key else f"за {period.caption}"
    events, people = figures.events, figures.people
    said = [
        f"{grouped(events)} {plural(events, 'мероприятие', 'мероприятия', 'мероприятий')}",
        f"{grouped(people)} {plural(people, 'участник', 'участника', 'участников')}",
        f"обучено {grouped(amounts.trained)} чел." if amounts.trained else "",
        f"прошли тестирование {grouped(amounts.tested)} чел." if amounts.tested else "",
        f"обучение длилось {hours_digits(amounts.minutes)} ч" if amounts.minutes else "",
    ]
    items = plural(figures.planned, "пункта", "пунктов", "пунктов")
    work = f"работа велась по {figures.worked} из {figures.planned} {items} плана" if figures.planned else ""
    told = ", ".join(part for part in said if part)
    whole = whole_coverage(parts)
    share = f"охват обучением членов комиссий и резерва {covered(whole)}" if whole else ""
    return f"{capital(beginning)}: {'; '.join(part for part in (told, share, work) if part)}."


def work_words(figures: PeriodFigures) -> str:
    """What a heading or a total says of the items under it, in the words of the line: «работа по 4 из 4 пунктов»."""
    planned, outside = figures.planned, figures.outside
    items = plural(planned, "пункта", "пунктов", "пунктов")
    within = f"работа по {figures.worked} из {planned}{NBSP}{items}"
    beside = f"вне срока{NBSP}{outside}" if outside else ""
    return ", ".join(part for part in (within if planned else "", beside) if part)


def hours_digits(minutes: int) -> str:
    """Minutes as hours: «2», «1,5», «0,75»."""
    return f"{minutes / MINUTES_IN_HOUR:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def hours_number(minutes: int | None) -> float | int | None:
    """Minutes as hours, a whole number where it is one; not rounded, so that sums stay right. None for no time."""
    if not minutes:
        return None
    hours = minutes / MINUTES_IN_HOUR
    return int(hours) if hours.is_integer() else hours
