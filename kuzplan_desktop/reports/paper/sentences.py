"""The wording of reports: title, dates, lines of events and of figures; generated text is written without ё."""

import re
from collections.abc import Iterable
from datetime import date

from kuzplan_desktop.domain.calendar import ReportingPeriod
from kuzplan_desktop.domain.marks import Attendance, Event
from kuzplan_desktop.domain.plan import Plan
from kuzplan_desktop.domain.progress import PeriodFigures
from kuzplan_desktop.domain.wording import MONTHS, NBSP, date_words, plural
from kuzplan_desktop.domain.words import audience_place

MINUTES_IN_HOUR = 60

_COMMISSION = re.compile(r"(?P<adjectives>(?:[\w-]+ая )*)(?P<noun>[Кк]омисси)я\b")
_PLAN = re.compile(r"(?P<summary>[Сс]водный )?(?P<plan>[Пп]лан)\b")
_INITIALS = re.compile(r"\b(?P<first>[А-ЯЁ]\.)\s?(?P<second>[А-ЯЁ]\.)?\s?(?=[А-ЯЁ][а-яё])")
_INITIALS_AFTER = re.compile(r"(?<=[а-яё])\s(?=[А-ЯЁ]\.)")
_QUOTED = re.compile(r"[«\"„“].*[»\"“”]", re.DOTALL)
_INNER = re.compile('"[^"]*"|[“„][^“”„]*”')
_ANGLED = str.maketrans("«»", "„“")


def report_title(plan: Plan, period: ReportingPeriod, *, cumulative: bool) -> str:
    """What stands under the word ОТЧЕТ: on which plan, approved how, for which period."""
    ending = f"за {period.caption}" + (" (с нарастающим итогом с начала года)" if cumulative else "")
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
        return f"плана «{title}»" if title else "плана"
    return (found["summary"] or "").replace("ый ", "ого ") + found["plan"] + "а" + title[found.end() :]


def approval(plan: Plan) -> str:
    """«утвержденного постановлением … от … № …», as much of it as is known; empty where nothing is."""
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
    return (
        f"по плану {figures.planned} {items}, проводилась работа по {figures.worked}, "
        f"нет сведений {figures.no_information}, не выполнено в срок {figures.late}; "
        f"мероприятий {figures.events}, участников {figures.people}"
    )


def day_digits(day: date) -> str:
    """«14.03.2022»."""
    return f"{day:%d.%m.}{day.year:04}"


def days_digits(first: date, last: date) -> str:
    """«14.03.2022», «14–16.03.2022», «30.03–02.04.2022», «30.12.2021–02.01.2022»."""
    if first == last:
        return day_digits(first)
    if first.year != last.year:
        return f"{day_digits(first)}–{day_digits(last)}"
    beginning = f"{first:%d}" if first.month == last.month else f"{first:%d.%m}"
    return f"{beginning}–{day_digits(last)}"


def event_line(event: Event) -> str:
    """An event as a report prints it: «14.03.2022, г. Топки, семинар «…», 37 чел. (члены УИК – 37)»."""
    parts = [event_days(event), event.place.strip(), event_name(event), event_people(event)]
    line = ", ".join(part for part in parts if part)
    description = event.description.strip()
    return f"{line.removesuffix('.')}. {description}" if description else line


def event_days(event: Event) -> str:
    """The days of an event, or its month; empty where neither is known."""
    first = event.starts_on or event.ends_on
    if first is not None:
        return days_digits(first, event.ends_on or first)
    return f"{MONTHS[event.month.month - 1]} {event.month.year} года" if event.month else ""


def event_name(event: Event) -> str:
    """The form and the title of an event, and for how many events the line stands: «семинар «…» (14 мероприятий)»."""
    event_form, title = event.form.strip(), event.title.strip()
    name = " ".join(part for part in (event_form, quoted(title) if title else "") if part) or "мероприятие"
    if event.count == 1:
        return name
    return f"{name} ({event.count} {plural(event.count, 'мероприятие', 'мероприятия', 'мероприятий')})"


def quoted(title: str) -> str:
    """`title` in «…», quotation marks within it as „…“; one that stands in quotation marks already stays as it is.

    So do two titles side by side, each in its own.
    """
    inside = title
    if _QUOTED.fullmatch(title):
        inside = title[1:-1]
        if title[0] != "«" or not _is_balanced(inside):
            return title
    return f"«{_INNER.sub(_low_high, inside).translate(_ANGLED)}»"


def _is_balanced(text: str) -> bool:
    """True if every » of `text` closes a « before it."""
    depth = 0
    for letter in text:
        depth += (letter == "«") - (letter == "»")
        if depth < 0:
            return False
    return depth == 0


def _low_high(found: re.Match[str]) -> str:
    return f"„{found[0][1:-1]}“"


def event_people(event: Event) -> str:
    """«37 чел. (члены УИК – 37; резерв УИК – 4)»; empty where nobody was counted."""
    people = audiences_words(event.attendance)
    if not event.participants and not people:
        return ""
    return f"{event.participants} чел." + (f" ({people})" if people else "")


def audiences_words(attendance: Iterable[Attendance]) -> str:
    """«члены УИК – 37; резерв УИК – 4», in the order of the vocabulary."""
    in_order = sorted(attendance, key=lambda item: audience_place(item.audience))
    return "; ".join(f"{item.audience} – {item.people}" for item in in_order)


def hours_digits(minutes: int) -> str:
    """Minutes as hours: «2», «1,5», «0,75»."""
    return f"{minutes / MINUTES_IN_HOUR:.2f}".rstrip("0").rstrip(".").replace(".", ",")


def hours_number(minutes: int | None) -> float | int | None:
    """Minutes as hours, a whole number where it is one; None for no time."""
    if not minutes:
        return None
    hours = minutes / MINUTES_IN_HOUR
    return int(hours) if hours.is_integer() else round(hours, 2)
