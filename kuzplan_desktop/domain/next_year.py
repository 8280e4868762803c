"""Next year: the plan of a document some years later, and what its commission takes along into a new document."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.period.period_words import normalise
from kuzplan_desktop.domain.plan.draft import ActivityDraft
from kuzplan_desktop.domain.plan.plan import Activity, Plan
from kuzplan_desktop.domain.plan.year_shift import shifted
from kuzplan_desktop.domain.reporting.due_dates import DUE_SETTINGS, SATURDAY
from kuzplan_desktop.domain.words import SETTINGS
from kuzplan_desktop.domain.year_texts import Doubt, Shift, YearTexts, is_approved, short

_GO_ALONG = frozenset({"number", "title", "executors_text", "period_text", "notes", "own_override"})


class AddedItem(NamedTuple):
    """An item of the commission's own in the new plan: which it was, under which subsection it goes, its texts."""

    former: Activity
    subsection: str
    draft: ActivityDraft


@dataclass(frozen=True, slots=True)
class TakenOver:
    """What a commission takes from the document of one year into that of a later one.

    `own` is «Исполняем мы» by uid of the new plan. `taken` and `left` are sentences.
    """

    own: Mapping[str, bool]
    added: tuple[AddedItem, ...]
    campaigns: tuple[Campaign, ...]
    settings: Mapping[str, str]
    taken: tuple[str, ...]
    left: tuple[str, ...]


def taken_over(former: Document, fresh: Document, texts: YearTexts, *, same_text: bool) -> TakenOver:
    """What goes from `former` into `fresh`, which holds the new plan alone, or the plan that a region handed out.

    `same_text` says that the new plan was made of the former one. What `fresh` holds already stays.
    """
    matching = _Matching(former.plan, fresh.plan, texts)
    own = {
        matching.later[item.uid].uid: item.own_override
        for item in former.plan.activities()
        if item.own_override is not None and item.uid in matching.later
    }
    added = tuple(_added_items(former.plan, fresh.plan, texts))
    known = {one.uid for one in fresh.campaigns} | {(one.name, one.starts_on) for one in fresh.campaigns}
    crossing = tuple(one for one in former.campaigns if _reaches(one, texts.to))
    campaigns = tuple(one for one in crossing if known.isdisjoint((one.uid, (one.name, one.starts_on))))
    kept = {*fresh.settings, "without_history"}
    settings = _settings({key: value for key, value in former.settings.items() if key not in kept}, texts)
    texts.doubts += _disputed(former.plan)
    if not (fresh.campaigns or campaigns):
        texts.doubts.append(Doubt("", f"Введите избирательные кампании {texts.to} года, если они назначены."))
    taken = _taken(former, fresh, own, added, crossing, settings)
    differences = () if same_text else tuple(matching.comparison())
    return TakenOver(own, added, campaigns, settings, (*taken, *differences), tuple(_left(former, texts)))


class _Matching:
    """Which item of the new plan is which of the former: of equal wording, years aside; alike ones in their order."""

    def __init__(self, former: Plan, fresh: Plan, texts: YearTexts) -> None:
        self._former = [item for item in former.activities() if is_approved(item)]
        self._fresh = [item for item in fresh.activities() if is_approved(item)]
        self.later: dict[str, Activity] = {}
        by_wording: dict[str, list[Activity]] = defaultdict(list)
        for item in self._fresh:
            by_wording[_wording(item.title)].append(item)
        for item in self._former:
            moved = _wording(shifted(item.title, texts.year, texts.to).text)
            found = by_wording.get(moved) or by_wording.get(_wording(item.title))
            if found:
                self.later[item.uid] = found.pop(0)

    def comparison(self) -> Iterator[str]:
        """What of the two plans is the same, new and gone."""
        matched = {item.uid for item in self.later.values()}
        new = [item for item in self._fresh if item.uid not in matched]
        gone = [item for item in self._former if item.uid not in self.later]
        other = [
            self.later[item.uid]
            for item in self._former
            if item.uid in self.later and _wording(item.executors_text) != _wording(self.later[item.uid].executors_text)
        ]
        yield f"Пунктов с той же формулировкой, что в прошлом году: {len(matched)}."
        if new:
            yield f"Новых пунктов: {len(new)} ({numbers_of(new)})."
        if gone:
            yield f"Пунктов прошлого года, которых в новом плане нет: {len(gone)} (были {numbers_of(gone)})."
        if other:
            yield f"Пунктов, у которых изменились исполнители: {len(other)} ({numbers_of(other)})."
        lost = [item for item in gone if item.own_override is not None]
        if lost:
            yield f"Отметка «Исполняем мы» не перенесена, таких пунктов больше нет: {numbers_of(lost)}."


def _wording(text: str) -> str:
    """`text` without what an eye does not see."""
    return normalise(text)


def _added_items(former: Plan, fresh: Plan, texts: YearTexts) -> Iterator[AddedItem]:
    """The commission's own items, each under the subsection of the name that its own had, in the same section first."""
    places: dict[tuple[str, ...], str] = {}
    last = ""
    for section in fresh.sections:
        for part in section.subsections:
            last = part.uid
            for name in _names(section.title, part.title):
                places.setdefault(name, last)
    for section, part, item in former.walk():
        if item.added and not item.excluded and last:
            moved = (shifted(one.title, texts.year, texts.to).text for one in (section, part))
            found = next((places[name] for name in _names(*moved) if name in places), None)
            draft = texts.item(item)
            if found is None:
                place = f"Пункт {item.number}"
                texts.doubts.append(Doubt(place, "Такого подраздела в новом плане нет, пункт стоит в последнем."))
            yield AddedItem(item, found or last, draft)


def _names(section: str, part: str) -> tuple[tuple[str, ...], ...]:
    """By what a subsection is known, the surest first: its title under that of its section, its title alone."""
    both = (_wording(section), _wording(part))
    return (both, both[1:]) if both[1] else (both,)


def _reaches(campaign: Campaign, year: int) -> bool:
    """True for a campaign that goes on in `year` though it began before."""
    first_day = date(year, 1, 1)
    return campaign.starts_on < first_day <= (campaign.ends_on or campaign.votes_on)


def _settings(settings: Mapping[str, str], texts: YearTexts) -> dict[str, str]:
    """The settings of a document a year later: due dates on the same days of the later year."""
    moved = dict(settings)
    for key in DUE_SETTINGS.values():
        day = _day(settings.get(key, ""))
        if day is not None:
            later = _in_year(day, day.year + texts.to - texts.year)
            moved[key] = later.isoformat()
            texts.shifts.append(Shift(SETTINGS[key], f"{day:%d.%m.%Y}", f"{later:%d.%m.%Y}"))
            if later.weekday() >= SATURDAY:
                texts.doubts.append(Doubt(SETTINGS[key], f"{later:%d.%m.%Y} – выходной день."))
    return moved


def _disputed(plan: Plan) -> Iterator[Doubt]:
    """The items of which two people said different things that go along."""
    for item in plan.activities():
        if item.conflicts & _GO_ALONG:
            yield Doubt(f"Пункт {item.number}", f"В документе {plan.year} года по нему есть разногласие, решите его.")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _in_year(day: date, year: int) -> date:
    """The same day in another year; of 29 February the last day of that month."""
    try:
        return day.replace(year=year)
    except ValueError:
        return day.replace(year=year, day=28)


def _taken(
    former: Document,
    fresh: Document,
    own: Mapping[str, bool],
    added: tuple[AddedItem, ...],
    campaigns: Iterable[Campaign],
    settings: Mapping[str, str],
) -> Iterator[str]:
    """What was taken over, in sentences."""
    yield f"План на {fresh.plan.year} год, пунктов {len(list(fresh.plan.in_force()))}."
    if former.commission:
        yield f"Комиссия: {former.commission.name}."
    if former.signatories:
        yield f"Подписанты: {'; '.join(f'{one.position} {one.name}'.strip() for one in former.signatories)}."
    if settings:
        yield f"Настройки: {'; '.join(SETTINGS.get(key, key) for key in sorted(settings))}."
    if own:
        count = Counter(own.values())
        yield f"«Исполняем мы»: добавлено к исполняемым {count[True]}, исключено из исполняемых {count[False]}."
    if added:
        yield f"Дополнительные мероприятия комиссии: {numbers_of(one.former for one in added)}."
    for campaign in campaigns:
        yield f"Кампания «{campaign.name}», которая продолжается в {fresh.plan.year} году."


def _left(former: Document, texts: YearTexts) -> Iterator[str]:
    """What stays in the document of last year, in sentences."""
    year = former.plan.year
    items = list(former.plan.activities())
    yield f"Отметки, мероприятия и сданные отчеты остались в документе {year} года."
    postponed = [item for item in items if item.period_override]
    if postponed:
        yield f"Измененные сроки не перенесены, действует срок по плану: {numbers_of(postponed)}."
    excluded = [item for item in items if item.excluded]
    if excluded:
        yield f"Исключенные пункты не перенесены: {numbers_of(excluded)}."
    over = [one.name for one in former.campaigns if not _reaches(one, texts.to)]
    if over:
        yield f"Кампании {year} года не перенесены: {'; '.join(over)}."


def numbers_of(items: Iterable[Activity]) -> str:
    """The numbers of items, a few of the words of one that has none."""
    return ", ".join(item.number or f"«{short(item.title)}»" for item in items)
