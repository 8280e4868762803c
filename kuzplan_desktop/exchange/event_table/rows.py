"""A row of a copied table -> its event: by the columns that its header names, else as a line that was typed."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.event_fields import Event, EventStatus, added
from kuzplan_desktop.domain.events.event_rules import doubted, refused
from kuzplan_desktop.domain.one_line.known import Known
from kuzplan_desktop.domain.one_line.read_line import read_line
from kuzplan_desktop.domain.typed.completion import meant
from kuzplan_desktop.domain.typed.reading import days_of_event, read_when
from kuzplan_desktop.domain.wording import searchable, uncapitalised
from kuzplan_desktop.exchange.event_table.items import ItemNames, NamedItem
from kuzplan_desktop.exchange.separate_plan.captions import PlannedColumn
from kuzplan_desktop.exchange.separate_plan.rows import Lists, Texts, event_of_row, is_count

_ITEM = re.compile(r"(?:№ |номер )?пункт")
_STATUS = re.compile(r"состояни|статус|отметка о")
_ATTACHED = re.compile(r"влож")
_COUNT = re.compile(r"(?P<count>\d{1,4}) шт\.?")
_NUMBER_ALONE = re.compile(r"\d+(?:\.\d+){2,}\.?")
_PEOPLE = re.compile(r"(?P<people>\d[\d\s]{0,7})(?:[.,]0+)?(?:\s*чел\.?)?")  # of a category, in its column
_DOTTED = re.compile(r"[\w/]+\.[\w./]+")
NO_ITEM = "Не сказано, к какому пункту плана это относится."


class RowReading(NamedTuple):
    """What a row says: its item (None: not named), its event (None: not understood), why not, what to look at."""

    item: NamedItem | None
    event: Event | None
    refusal: str
    doubts: tuple[str, ...]


class RowReader(NamedTuple):
    """What rows are read against."""

    known: Known
    lists: Lists
    items: ItemNames

    def by_columns(self, texts: Texts) -> RowReading:
        """A row below a header that names its columns."""
        item, statuses, texts = self._sorted(texts)
        name = " ".join(text for column in (PlannedColumn.FORM, PlannedColumn.NAME) for _, text in texts[column])
        if not name:
            return RowReading(item, None, "Не сказано, что это за мероприятие.", ())
        told = event_of_row(texts, self.lists)
        doubts = [_sentence(doubt) for doubt in told.doubts] + self._unlisted(told.event)
        try:
            event = replace(told.event, **self._days(" ".join(text for _, text in texts[PlannedColumn.DAYS])))
            event = self._with_status(event, statuses, doubts)
        except PlanError as error:
            return RowReading(item, None, str(error), ())
        if event.people is not None and event.people == added(one.people for one in event.attendance):
            event = replace(event, people=None)  # which the categories add up to
        return self._checked(item, event, "", doubts)

    def by_content(self, texts: Sequence[str], *, item_chosen: bool) -> RowReading:
        """A row of which nobody says what stands where: a line that was typed, with the name of an item in a cell."""
        cells = ((at, self._item_of_cell(text)) for at, text in enumerate(texts))
        at, item = next(((at, found) for at, found in cells if found is not None), (len(texts), None))
        line = ", ".join([*texts[:at], *texts[at + 1 :]])
        told = read_line(line, self.known, item_chosen=item_chosen or item is not None)
        item = item or (self.items.named(told.number) if told.number else None)
        return self._checked(item, told.event, told.refusal, list(told.doubts))

    def counts(self, text: str, column: tuple[PlannedColumn, str] | None) -> bool:
        """True if a cell tells how many came, or for how long; `column` is what the header says of it, if there is one.

        What counts is no property of several events together.
        """
        if column is None:
            told = read_line(text, self.known).event
            return bool(_PEOPLE.fullmatch(text) or told.people or told.attendance or told.minutes)
        what, caption = column
        if what is PlannedColumn.OTHER:
            return bool(_PEOPLE.fullmatch(text)) and not _ITEM.match(searchable(caption))
        return is_count(text, what)

    def _item_of_cell(self, text: str) -> NamedItem | None:
        """The item that a cell names which says nothing else."""
        if _NUMBER_ALONE.fullmatch(text):
            return self.items.numbered(text)
        return self.items.worded(text)

    def _checked(self, item: NamedItem | None, event: Event, refusal: str, doubts: list[str]) -> RowReading:
        year, today = self.known.year, self.known.today
        refusal = refusal or next((str(one) for one in refused(event, year, today)), "")
        doubts += [] if refusal else [f"{_sentence(one.sentence)}." for one in doubted(event, year, today)]
        return RowReading(item, None if refusal else event, refusal, tuple(dict.fromkeys(doubts)))

    def _sorted(self, texts: Texts) -> tuple[NamedItem | None, list[str], Texts]:
        """The item and the states that columns tell, and the texts without these; columns of categories are people."""
        item: NamedItem | None = None
        statuses: list[str] = []
        kept: Texts = {**texts, PlannedColumn.OTHER: [], PlannedColumn.NUMBER: []}
        audiences = {searchable(name): name for name in self.lists.audiences}
        for caption, text in texts[PlannedColumn.OTHER]:
            words = searchable(caption)
            if _ITEM.match(words):
                item = self.items.named(text)
            elif _STATUS.match(words):
                statuses += text.split(", ")
            elif words in audiences and (people_told := _PEOPLE.fullmatch(text)):
                number = int("".join(people_told["people"].split()))
                people = [(caption, f"{audiences[words]} – {number}")] if number else []
                kept[PlannedColumn.PARTICIPANTS] = [*kept[PlannedColumn.PARTICIPANTS], *people]
            elif not _ATTACHED.match(words):
                kept[PlannedColumn.OTHER].append((caption, text))
        for _, text in texts[PlannedColumn.NUMBER]:
            if item is None and _DOTTED.fullmatch(text.strip(" .")):  # else it only counts the rows
                item = self.items.numbered(text)
        return item, statuses, kept

    def _days(self, text: str) -> dict[str, Any]:
        year = self.known.year
        if not text:
            raise PlanError("Не указана дата.")
        try:
            return days_of_event(read_when(text, year), None, year)
        except PlanError:
            told = read_line(text, self.known).event  # «вчера», «14 и 15 марта»
            if told.title or told.last_day is None:
                raise
            return {"starts_on": told.starts_on, "ends_on": told.ends_on, "month": told.month}

    def _with_status(self, event: Event, statuses: Sequence[str], doubts: list[str]) -> Event:
        """How it stands with the event: what its cell says, else what its day says."""
        told: EventStatus | None = None
        for words in filter(None, (one.strip() for one in statuses)):
            if count := _COUNT.fullmatch(words):
                event = replace(event, count=int(count["count"]))
                continue
            read = read_line(words, self.known).event
            if read.title or read.form:
                doubts.append(f"Состояние «{words}» не понято.")
            elif read.taking_part:
                event = replace(event, taking_part=True)
            else:
                told = read.status
        return replace(event, status=told or self._likely(event))

    def _likely(self, event: Event) -> EventStatus:
        today, last = self.known.today, event.last_day
        of_month = event.starts_on is None and last is not None and _month(last) >= _month(today)
        return EventStatus.PLANNED if of_month or (last is not None and last > today) else EventStatus.HELD

    def _unlisted(self, event: Event) -> list[str]:
        """What is doubtful in the form and the categories: they stand in no list."""
        forms = self.known.forms
        doubts = []
        if event.form and searchable(event.form) not in map(searchable, forms) and not _ends_with(event.form, forms):
            near = meant(event.form, forms)
            ask = f" Может быть, «{near}»?" if near else ""
            doubts.append(f"Формы «{event.form}» нет в списке, она записана как есть.{ask}")
        listed = set(map(searchable, self.known.audiences))
        unlisted = [one.audience for one in event.attendance if searchable(one.audience) not in listed]
        return [*doubts, *(f"Категории «{name}» нет в списке, она записана как есть." for name in unlisted)]


def _ends_with(form: str, listed: Sequence[str]) -> bool:
    """True for a listed form with a word before it: «выездной семинар»."""
    return any(searchable(form).endswith(f" {searchable(one)}") for one in listed)


def _month(day: date) -> tuple[int, int]:
    return day.year, day.month


def _sentence(words: str) -> str:
    return words[:1].upper() + uncapitalised(words)[1:]
