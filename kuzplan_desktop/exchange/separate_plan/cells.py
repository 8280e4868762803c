"""The cells of a table of planned events: what an event is called, who takes part, who answers for it."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kuzplan_desktop.domain.events.event_fields import Attendance
from kuzplan_desktop.domain.events.separate_plan import HOST, TAKES_PART
from kuzplan_desktop.domain.wording import searchable

_SEVERAL = re.compile(r"\s*\((?P<count>\d{1,6}) мероприяти[еяй]\)$")
_IN_QUOTES = re.compile(r"[«\"“„](?P<title>.+)[»\"”“]")
_QUOTED_AT_THE_END = re.compile(r"(?P<form>[^«»\"“”„]{2,60}?)\s*[«\"“„](?P<title>.+)[»\"”“]")
_UNIT = r"(?:\s*(?:чел(?:\.|овек[а]?)?|участник(?:а|ов)?))?"
_COUNTED = re.compile(rf"(?P<name>.*?[^\s–—:=(-])\s*(?:[–—:=(-]\s*|\s)(?P<people>\d{{1,6}}){_UNIT}\.?\)?", re.DOTALL)
_TOTAL = re.compile(rf"(?:всего|итого|около)?\s*(?P<people>\d{{1,6}}){_UNIT}\.?", re.IGNORECASE)
_IN_THREES = re.compile(r"(?<=\d)\s(?=\d{3}(?!\d))")  # 1 200
_ABOUT = re.compile(r"около|примерно|до \d|не менее|более", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CalledEvent:
    """What a cell calls an event; `form` is empty where none of the listed ones is named."""

    form: str
    title: str
    events: int


class ReadParticipants(NamedTuple):
    """Who is to take part; `words` is the whole cell where it was not understood, else empty."""

    attendance: tuple[Attendance, ...]
    people: int | None
    words: str


def called_event(event_form: str, name: str, listed: Sequence[str]) -> CalledEvent:
    """The form, the title and the number of events that the cells of form and name tell; `listed` are the forms."""
    several = _SEVERAL.search(name)
    bare = name[: several.start()] if several else name
    count = int(several["count"]) if several else 1
    known = {searchable(one): one for one in listed}
    if event_form:
        return CalledEvent(known.get(searchable(event_form), event_form), _unquoted(bare), count)
    for folded in sorted(known, key=len, reverse=True):
        if re.match(rf"{re.escape(folded)}(?![\w-])", searchable(bare)):
            return CalledEvent(known[folded], _unquoted(bare[len(folded) :].strip(" .,:–—-")), count)
    if found := _QUOTED_AT_THE_END.fullmatch(bare):
        return CalledEvent(found["form"].strip(" ,:–—-"), found["title"], count)
    return CalledEvent("", _unquoted(bare), count)


def _unquoted(title: str) -> str:
    found = _IN_QUOTES.fullmatch(title)
    inside = found["title"] if found else title
    return inside if inside.count("«") == inside.count("»") else title


def read_participants(texts: Iterable[str], listed: Sequence[str]) -> ReadParticipants:
    """Who takes part by the cells of that; `listed` are the categories. All of it in words if a part is not clear.

    What stands in lines of a cell is a part each, or one text that its width has broken.
    """
    cells = [text for text in texts if text.strip()]
    by_lines = _understood(cells, listed)
    return by_lines if not by_lines.words else _understood([" ".join(cell.split()) for cell in cells], listed)


def _understood(cells: Sequence[str], listed: Sequence[str]) -> ReadParticipants:
    known = {searchable(one): one for one in listed}
    audiences: dict[str, int] = {}
    people = None
    for part in (_IN_THREES.sub("", part) for cell in cells for part in _parts(cell, known)):
        total, counted = _TOTAL.fullmatch(part), _COUNTED.fullmatch(part)
        if _ABOUT.match(part):
            return ReadParticipants((), None, _joined(cells))
        if total and people is None:
            people = int(total["people"])
        elif searchable(part) in known:
            audiences.setdefault(known[searchable(part)], 0)
        elif counted and not total and not _ABOUT.search(counted["name"]):
            audiences[known.get(searchable(counted["name"]), counted["name"])] = int(counted["people"])
        else:
            return ReadParticipants((), None, _joined(cells))
    if people is not None and list(audiences.values()) == [0]:
        audiences, people = {name: people for name in audiences}, None
    return ReadParticipants(tuple(Attendance("", name, number) for name, number in audiences.items()), people, "")


def _parts(cell: str, known: Mapping[str, str]) -> list[str]:
    """The categories of a cell; «председатели, заместители, секретари УИК» is one."""
    parts = [part.strip(" .,") for part in re.split(r"[;\n]", cell)]
    found = []
    for part in filter(None, parts):
        counted = _COUNTED.fullmatch(part)
        is_whole = searchable(part) in known or (counted is not None and searchable(counted["name"]) in known)
        found += [part] if is_whole else [each for each in re.split(r"\s*,\s*", part) if each]
    return found


def _joined(cells: Iterable[str]) -> str:
    return "; ".join(" ".join(cell.split()) for cell in cells)


def read_host(text: str) -> tuple[bool, str, str]:
    """Whether the commission only takes part, who holds the event then, and who else answers for it."""
    first, _, rest = text.partition("; ")
    if first == TAKES_PART:
        return True, "", rest
    if first.startswith(f"{HOST} "):
        return True, first.removeprefix(f"{HOST} ").strip(), rest
    return False, "", text
