"""The events of a document added up by hand: its tables are read with plain sqlite3, no figure is asked for."""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

Row = Mapping[str, Any]
TRAINING = re.compile(r"\b(семинар|вебинар|вкс|видеоконференция|лекция|деловая игра|тренинг|практическое занятие)\b")
VOTERS = re.compile(r"\bизбирател[иь]\b")
NO_CATEGORY, NO_FORM = "категория не указана", "форма не указана"
MEMBERS = {
    "members_tik": "члены ТИК",
    "members_heads": "председатели, заместители, секретари УИК",
    "members_uik": "члены УИК",
    "members_reserve": "резерв УИК",
}


@dataclass(slots=True)
class Tables:
    """What the tables of a document hold."""

    year: int
    items: Sequence[Row]
    events: dict[str, list[Row]]  # held ones by item
    marks: dict[str, dict[int, Row]]
    campaigns: list[tuple[date, date, bool]]  # first and last day, whether it has an end of its own
    settings: dict[str, str]

    def is_own(self, item: Row) -> bool:
        """True for an item of the commission."""
        if item["own_override"] is not None:
            return bool(item["own_override"])
        return bool(item["added"]) or re.search(r"\bТИК\b", item["executors_text"]) is not None


def tables_of(path: Path) -> Tables:
    """Read a document. SystemExit where two events are told to be one: that is not recounted."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        connection.row_factory = sqlite3.Row

        def rows(query: str) -> list[dict[str, Any]]:
            return [dict(row) for row in connection.execute(query)]

        if rows("SELECT 1 FROM same_event WHERE same"):
            raise SystemExit(f"{path}: an event stands in it twice")
        attended: dict[str, list[Row]] = defaultdict(list)
        for row in rows("SELECT * FROM attendance ORDER BY uid"):
            attended[row["event"]].append(row)
        events: dict[str, list[Row]] = defaultdict(list)
        for row in rows("SELECT * FROM event WHERE status = 'held'"):
            day = row["ends_on"] or row["starts_on"] or row["month"]
            if day:
                row |= {"form": row["form"] or "", "count": 1 if row["count"] is None else row["count"]}
                row |= {"attended": attended[row["uid"]], "day": date.fromisoformat(day)}
                events[row["activity"]].append(row)
        marks: dict[str, dict[int, Row]] = defaultdict(dict)
        for row in rows("SELECT * FROM mark"):
            marks[row["activity"]][row["quarter"]] = row
        campaigns = [
            (date.fromisoformat(row["starts_on"]), _campaign_end(row), bool(row["ends_on"]))
            for row in rows("SELECT * FROM campaign")
        ]
        items = rows(
            "SELECT activity.*, section.uid AS section FROM activity JOIN subsection ON subsection.uid = subsection "
            "JOIN section ON section.uid = subsection.section "
            "ORDER BY section.position, subsection.position, activity.position"
        )
        settings = {row["key"]: row["value"] for row in rows("SELECT * FROM setting")}
        (year,) = connection.execute("SELECT year FROM plan").fetchone()
    return Tables(year, items, events, marks, campaigns, settings)


def _campaign_end(row: Row) -> date:
    votes = date.fromisoformat(row["votes_on"])
    return date.fromisoformat(row["ends_on"]) if row["ends_on"] else month_end(votes.year, quarter_of(votes) * 3)


class Sums:
    """What held events come to: amounts by name, the same by category, by form and by item."""

    def __init__(self) -> None:
        self.whole: Counter[str] = Counter()
        self.categories: dict[str, Counter[str]] = defaultdict(Counter)
        self.forms: dict[str, Counter[str]] = defaultdict(Counter)
        self.items: dict[str, Counter[str]] = defaultdict(Counter)

    def add(self, item: str, event: Row) -> None:
        """Add an event under an item."""
        people, trained, tested = _shares(event)
        training = bool(event["trained"]) or (
            _is_training(event) and (not _voters(event) or _people(event) > _voters(event))
        )
        minutes = (event["minutes"] or 0) * event["count"] * training
        amounts = Counter(
            events=event["count"],
            people=sum(people.values()),
            trained=sum(trained.values()),
            training_events=event["count"] * training,
            minutes=minutes,
            tested=sum(tested.values()),
            volunteers=event["volunteers"] or 0,
            publications=event["publications"] or 0,
        )
        form = " ".join(event["form"].lower().split()) or NO_FORM
        for sums in (self.whole, self.forms[form], self.items[item]):
            sums.update(amounts)
        for name in {**people, **trained, **tested}:
            self.categories[name].update(people=people[name], trained=trained[name], tested=tested[name])


def _people(event: Row) -> int:
    people: int | None = event["people"]
    return sum(row["people"] for row in event["attended"]) if people is None else people


def _voters(event: Row) -> int:
    return sum(row["people"] for row in event["attended"] if VOTERS.search(row["audience"]))


def _is_training(event: Row) -> bool:
    return TRAINING.search(event["form"].lower()) is not None


def _shares(event: Row) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """People, trained and tested of an event by category; what belongs to none stands under «категория не указана»."""
    people: Counter[str] = Counter()
    told: Counter[str] = Counter()
    for row in event["attended"]:
        people[row["audience"] or NO_CATEGORY] += row["people"]
        told[row["audience"] or NO_CATEGORY] += row["tested"] or 0
    _put_rest(people, _people(event))
    trained = Counter({name: number for name, number in people.items() if not VOTERS.search(name)})
    (only,) = people if len(people) == 1 else (NO_CATEGORY,)
    if event["trained"] is not None:
        trained = Counter({NO_CATEGORY if VOTERS.search(only) else only: event["trained"]})
    elif not _is_training(event):
        trained = Counter()
    is_told = any(row["tested"] is not None for row in event["attended"])
    if event["tested"] is not None:
        _put_rest(told, event["tested"], only)
    elif not is_told and "тестирование" in event["form"].lower():
        told = Counter(people)
    return people, trained, told


def _put_rest(found: Counter[str], whole: int, name: str = NO_CATEGORY) -> None:
    rest = whole - sum(found.values())
    if rest or not found:
        found[name] += rest


def sums_of(tables: Tables, first: date, last: date, *, own: bool = True) -> Sums:
    """What was held from `first` to `last`, both included, under the commission's items or all."""
    sums = Sums()
    for item in tables.items:
        if own and not tables.is_own(item):
            continue
        for event in tables.events[item["uid"]]:
            if first <= event["day"] <= last:
                sums.add(item["uid"], event)
    return sums


def coverage_of(tables: Tables, sums: Sums) -> Iterator[tuple[str, int, int]]:
    """Category, members and trained of each category whose number of members is told."""
    for key, name in MEMBERS.items():
        number = tables.settings.get(key, "")
        if number.isdigit() and int(number):
            yield name, int(number), sums.categories[name]["trained"]


def month_end(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def quarter_of(day: date) -> int:
    """The quarter of a day."""
    return (day.month + 2) // 3
