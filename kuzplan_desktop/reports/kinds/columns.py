"""The columns of the table of a progress report: which may be chosen, which are usual, how wide they are."""

from collections.abc import Iterator, Sequence

from kuzplan_desktop.reports.paper.report import TEXT_WIDTH, Column

ALWAYS = ("number", "title")
CAPTIONS = {
    "number": "№ пункта",
    "title": "Наименование мероприятия",
    "executors": "Исполнитель",
    "period": "Срок",
    "done": "Что сделано",
    "events": "Количество мероприятий",
    "people": "Количество участников",
    "trained": "В т. ч. обучено (посещений)",
    "tested": "Прошли тестирование",
    "hours": "Часов обучения",
    "publications": "Количество публикаций",
    "volunteers": "Количество волонтеров",
    "partners": "Партнеры",
    "separate": "По отдельному плану",
    "state": "Отметка",
    "note": "Примечание",
}  # in the order in which they stand
OFFERED = {key: caption for key, caption in CAPTIONS.items() if key not in ALWAYS}
USUAL = ("number", "title", "executors", "period", "done", "events", "people", "state", "note")

FIXED = {
    "number": 14.0,
    "executors": 32.0,
    "period": 24.0,
    "events": 24.5,
    "people": 21.8,
    "trained": 20.2,
    "tested": 25.0,
    "hours": 18.6,
    "publications": 22.3,
    "volunteers": 22.8,
    "partners": 30.0,
    "separate": 26.0,
    "year_events": 17.5,
    "year_people": 21.2,
    "state": 26.0,
}  # mm
PAIRED = {"events": 17.5, "people": 21.2}  # mm, beside the figures since the year's beginning
LEAST = {"title": 31.0, "done": 32.5, "note": 22.5}  # mm: a day stands in one line, and so does every caption
SHARES = {"title": 0.42, "done": 0.48, "note": 0.1}  # of what is left beside these and the fixed columns
NARROWEST = 14.2  # mm
FIGURES = ("events", "people", "trained", "tested", "hours", "publications", "volunteers", "year_events", "year_people")
YEAR = "С начала года"


def usual_columns(*, own: bool) -> tuple[str, ...]:
    """The keys of the columns that a report has unless others are chosen; its own items need no executors."""
    return tuple(key for key in USUAL if not (own and key == "executors"))


def table_columns(keys: Sequence[str], period_caption: str, *, year: bool) -> tuple[Column, ...]:
    """The columns `keys` in their order, number and title in any case; `year` adds figures since the year's beginning.

    Columns that would leave the words too little room become narrower in proportion.
    """
    named = list(_named(keys, period_caption, year=year))
    widths = FIXED | PAIRED if year else FIXED
    fixed = {key: widths[key] for key, _, _ in named if key in widths and key != "number"}
    flexible = [key for key, _, _ in named if key not in widths]
    room = TEXT_WIDTH - widths["number"] - sum(LEAST[key] for key in flexible)
    if sum(fixed.values()) > room:
        share = room / sum(fixed.values())
        fixed = {key: round(max(width * share, NARROWEST), 2) for key, width in fixed.items()}
    fixed["number"] = widths["number"]
    wide = _flexible(flexible, TEXT_WIDTH - sum(fixed.values()))
    return tuple(
        Column(
            key,
            caption,
            fixed.get(key) or wide[key],
            group,
            figure=key in FIGURES,
            summed=key in FIGURES,
        )
        for key, caption, group in named
    )


def are_too_many(keys: Sequence[str], *, year: bool) -> bool:
    """True if the columns `keys` leave the name of an item less room on a page than it needs."""
    return any(one.key == "title" and one.width < LEAST["title"] for one in table_columns(keys, "", year=year))


def _flexible(keys: Sequence[str], room: float) -> dict[str, float]:
    """The widths of columns of words that have so much room together."""
    least = sum(LEAST[key] for key in keys)
    if room < least:
        return {key: round(LEAST[key] * room / least, 2) for key in keys}
    shares = sum(SHARES[key] for key in keys)
    return {key: round(LEAST[key] + (room - least) * SHARES[key] / shares, 2) for key in keys}


def _named(keys: Sequence[str], period_caption: str, *, year: bool) -> Iterator[tuple[str, str, str]]:
    """Key, caption and group of the columns in their order."""
    pair = [key for key in ("events", "people") if key in keys]
    short = {"events": "мероприятий", "people": "участников"}
    for key, caption in CAPTIONS.items():
        if key not in keys and key not in ALWAYS:
            continue
        if year and key in pair:
            if key == pair[0]:
                yield from ((each, short[each], f"За {period_caption}") for each in pair)
                yield from ((f"year_{each}", short[each], YEAR) for each in pair)
        else:
            yield key, caption, ""
