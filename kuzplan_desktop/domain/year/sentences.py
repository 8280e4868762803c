"""What a cell of the calendar says in sentences, to a screen reader and in a tip; names short enough for a row."""

from datetime import date

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus
from kuzplan_desktop.domain.events.event_text import EventLook, event_line
from kuzplan_desktop.domain.period.period import Period, period_meaning
from kuzplan_desktop.domain.wording import MONTHS, MONTHS_GENITIVE, day_digits, plural
from kuzplan_desktop.domain.year.outline import YearBranch, YearItem, items_below
from kuzplan_desktop.domain.year.spots import EventSpot

WHOLE = 4  # so many events of a cell are told one by one
_LOOK = EventLook(audiences=False, description=False, states=False)
_COMMON = (  # how most items begin, which tells none from another
    ("организация", "и", "проведение"),
    ("подготовка", "и", "проведение"),
    ("разработка", "и", "утверждение"),
    ("организация",),
    ("проведение",),
)


def cell_words(item: YearItem, year: int, month: int) -> str:
    """«1.2.4, март 2022 года. Срок идет, выполняется. Проведено 2 мероприятия, участников 30: 14.03, семинар; …»"""
    words = [f"{item.activity.number}, {MONTHS[month - 1]} {year} года."]
    bars = item.bars_in(month)
    if not bars:
        words.append("Вне срока.")
    elif not bars[0].certain:
        words.append(f"Срок не назван, {item.progress.caption}.")
    else:
        words.append(f"Срок идет, {item.progress.caption}.")
    words += [f"{bar.words[:1].upper()}{bar.words[1:]}." for bar in bars if bar.words and bar.last_day.month == month]
    spots = item.spots_in(month)
    words += [spot_words(spot) for spot in spots] or ["Мероприятий нет."]
    return " ".join(words)


def spot_words(spot: EventSpot) -> str:
    """«Проведено 2 мероприятия, участников 30: 14.03.2022, г. Топки, семинар; …»."""
    deed = "Проведено" if spot.status is EventStatus.HELD else "Запланировано"
    people = f", участников {spot.people}" if spot.people else ""
    events = [listed_words(event) for event in spot.events[: WHOLE + 1]]
    rest = "; и другие" if events[WHOLE:] else ""
    number = f"{spot.number} {plural(spot.number, 'мероприятие', 'мероприятия', 'мероприятий')}"
    return f"{deed} {number}{people}: {'; '.join(events[:WHOLE])}{rest}".removesuffix(".") + "."


def listed_words(event: Event) -> str:
    """«14.03.2022, г. Топки, семинар «…»»: an event in a menu or a list of a cell."""
    return event_line(event, _LOOK)


def item_words(item: YearItem, period: Period, reason: str) -> str:
    """«1.2.4. Организация …. Срок: весь год. Состояние: выполняется, …»: what the name's cell says."""
    title = " ".join(item.activity.title.split()).rstrip(".")
    why = f" Почему: {reason}." if reason else ""
    return f"{item.activity.number}. {title}. Срок: {period_meaning(period)}. Состояние: {item.progress.caption}.{why}"


def branch_words(branch: YearBranch) -> str:
    """«Раздел или подраздел 1.2. …, пунктов: 8»."""
    rows = [item.uid for item in items_below(branch.below)]
    title = " ".join(branch.title.split()).rstrip(".")
    return f"{'. '.join(part for part in (branch.number, title) if part)}. Пунктов: {len(rows)}."


def campaign_words(campaign: Campaign) -> str:
    """«Выборы депутатов: с 20.06.2022 по 30.09.2022, день голосования 11.09.2022»."""
    name = " ".join(campaign.name.split()) or "Избирательная кампания"
    days = f"с {day_digits(campaign.starts_on)} по {day_digits(campaign.last_day)}"
    return f"{name}: {days}, день голосования {day_digits(campaign.votes_on)}"


def short_titles(title: str) -> tuple[str, ...]:
    """The name of an item, and shorter ones that leave out how most names begin: «… семинаров с членами …»."""
    whole = " ".join(title.split())
    words = whole.split(" ")
    for common in _COMMON:
        if tuple(word.casefold() for word in words[: len(common)]) == common and words[len(common) :]:
            return whole, "… " + " ".join(words[len(common) :])
    return (whole,)


def flag_words(day: date) -> str:
    """«14 мар»: a day where there is little room."""
    return f"{day.day} {MONTHS_GENITIVE[day.month - 1][:3]}"
