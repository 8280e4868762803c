"""A change: what one person set on one row, as canonical JSON that only ever grows in number."""

import json
import math
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any, NamedTuple

from kuzplan_desktop.domain.events.event_fields import DAYS
from kuzplan_desktop.domain.lazy_pattern import lazy_pattern
from kuzplan_desktop.domain.limits import FIRST_YEAR, LAST_YEAR, in_years
from kuzplan_desktop.domain.typed.hygiene import LONGEST_LINE, LONGEST_TEXT
from kuzplan_desktop.store.changes.identity import UID
from kuzplan_desktop.store.changes.schema import KINDS, MARK_COLUMNS

LARGEST_N = 2**40
LARGEST_READ_N = 2**39  # of what a file may bring: as much again is left to be counted on
LARGEST_BODY = 2**20  # letters
DELETED = "_del"
_DATES = DAYS.union(
    ("approved_on", "since", "starts_on", "votes_on", "ends_on", "completed_on", "date", "sent_on"),
    ("given_on", "answered_on"),
)
_RANGES = {"year": range(FIRST_YEAR, LAST_YEAR + 1), "quarter": range(1, 5)}
_DEEPEST = 8  # how deep the value of a field that a newer version knows may be nested
_PLAN = frozenset({"plan", "section", "subsection", "activity", "abbreviation"})
LONGEST_PLAN_TEXT = 10_000  # letters; the longest of the approved plan has 500
LONGEST_NAME = 10_000  # letters of a row, a step, a label, a person
_NAMESPACES = frozenset({"plan", "activity", "event"})  # under whose uids `identity` makes others
# What no text may hold: controls but tab and line ends, halves of letters (XML 1.0, 2.2).
_UNSOUND = lazy_pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")


class BadChange(ValueError):
    """A body that is not a change of ours; it is set aside whole."""


class Change(NamedTuple):
    """One change. `values` maps a field to its value, `par` a field to the ids of the changes it replaces.

    `seen` stands in deletions: every live head of the row. `n` is the Lamport count, `at` a wall clock
    (ISO 8601) that decides nothing by itself. `body` is the canonical JSON, `id` 40 hex digits of its SHA-256.
    """

    id: str
    row: str
    kind: str
    step: str
    values: dict[str, Any]
    par: dict[str, list[str]]
    n: int
    body: str
    new: bool = False
    seen: tuple[str, ...] = ()
    dev: str = ""
    by: str = ""
    at: str = ""
    label: str = ""

    @property
    def rank(self) -> tuple[int, str, str]:
        """The order by which a provisional winner is chosen."""
        return self.n, self.dev, self.id


class Stamp(NamedTuple):
    """What the changes of one step have in common."""

    step: str
    label: str
    dev: str = ""
    by: str = ""
    at: str = ""


@dataclass(slots=True)
class Draft:
    """A change before it has a stamp and a count."""

    row: str
    kind: str
    values: dict[str, Any]
    par: dict[str, list[str]] = field(default_factory=dict)
    new: bool = False
    seen: tuple[str, ...] = ()


def canonical(body: dict[str, Any]) -> str:
    """The one JSON text of `body`: keys sorted, no white space, letters as they are."""
    return json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False)


def change_id(body: str) -> str:
    """The id of the change with this body."""
    import hashlib  # not before the first picture: it brings OpenSSL along

    return hashlib.sha256(body.encode("utf-8")).hexdigest()[:40]


def make_change(draft: Draft, stamp: Stamp, n: int) -> Change:
    """The change that `draft` becomes as number `n` of the set, in the step of `stamp`."""
    body: dict[str, Any] = {
        "row": draft.row,
        "kind": draft.kind,
        "set": draft.values,
        "par": {name: sorted(ids) for name, ids in draft.par.items() if ids},
        "n": n,
        "dev": stamp.dev,
        "by": stamp.by,
        "at": stamp.at,
        "step": stamp.step,
        "label": stamp.label,
    }
    if draft.new:
        body["new"] = True
    if draft.seen:
        body["seen"] = sorted(draft.seen)
    return read_change(canonical(body))


@lru_cache(maxsize=4096)
def read_change(body: str) -> Change:
    """The change that `body` tells. BadChange if it is not one; fields of a newer version are kept as they are."""
    if len(body) > LARGEST_BODY:
        raise BadChange("too long")
    try:
        data, one = json.loads(body), change_id(body)
    except (ValueError, RecursionError) as error:
        raise BadChange("not JSON, or halves of letters in it") from error
    _check_shape(data)
    _check_values(data["kind"], data["set"])
    return Change(
        id=one,
        row=data["row"],
        kind=data["kind"],
        step=data["step"],
        values=data["set"],
        par=data["par"],
        n=data["n"],
        body=body,
        new=data.get("new", False),
        seen=tuple(data.get("seen", ())),
        dev=data["dev"],
        by=data["by"],
        at=data["at"],
        label=data["label"],
    )


def _check_shape(data: Any) -> None:
    """BadChange unless `data` has every part of a change, each of its type."""
    if not isinstance(data, dict):
        raise BadChange("not an object")
    texts = ("row", "kind", "dev", "by", "at", "step", "label")
    good = (
        all(_is_text(data.get(name)) and len(data[name]) <= LONGEST_NAME for name in texts)
        and bool(data["row"])
        and bool(data["step"]) == (data["kind"] != "step")
        and (data["kind"] not in _NAMESPACES or bool(UID.fullmatch(data["row"])))
        and isinstance(data.get("set"), dict)
        and all(map(_is_text, data["set"]))
        and isinstance(data.get("par"), dict)
        and all(_is_text(name) and _is_ids(ids) for name, ids in data["par"].items())
        and _is_ids(data.get("seen", []))
        and type(data.get("n")) is int
        and 0 < data["n"] <= LARGEST_N
        and data.get("new", True) is True
        and not _is_far_ahead(data["at"])
    )
    if not good:
        raise BadChange("a part is missing or of another type")


def _is_ids(value: Any) -> bool:
    return isinstance(value, list) and all(map(_is_text, value))


def _is_far_ahead(at: str) -> bool:
    """True for a wall clock that no computer of ours shows: beyond the last year of a document."""
    return at[:4].isdecimal() and int(at[:4]) > LAST_YEAR


def _check_values(kind: str, values: dict[str, Any]) -> None:
    """BadChange if a field that this version knows has a value of another type."""
    for name, value in values.items():
        if not is_fit(kind, name, value):
            raise BadChange(f"{kind}.{name} has a value of another type")


def is_fit(kind: str, name: str, value: Any) -> bool:
    """True if a change may set field `name` of a row of `kind` to `value`."""
    known = KINDS.get(kind)
    if name == DELETED or (kind == "step" and name == "undone"):
        return isinstance(value, bool)
    if known is None or name not in known.fields:
        return _is_plain(value, _DEEPEST)
    if (kind, name) == ("report_file", "data"):  # of a length of its own, see `LARGEST_BODY`
        return value is None or _is_text(value)
    if (kind, name) == ("mark", "content"):
        good = isinstance(value, dict) and all(_fits(key, value.get(key), "TEXT") for key in MARK_COLUMNS)
        return good and _is_plain(value, _DEEPEST)
    if name == known.parent:
        return _is_text(value) and len(value) <= LONGEST_NAME
    return _fits(name, value, known.fields[name], _longest(kind, name))


def _longest(kind: str, name: str) -> int:
    """How many letters a field may have: what any version could write, and far more than any plan says."""
    if kind not in _PLAN:
        return LONGEST_TEXT
    return LONGEST_LINE if name in ("period_text", "period_override") else LONGEST_PLAN_TEXT


def _fits(name: str, value: Any, sql_type: str, longest: int = LONGEST_TEXT) -> bool:
    """True if `value` may stand in a column of `sql_type` named `name`."""
    if value is None:
        return True
    if sql_type == "INTEGER":
        return isinstance(value, int) and value in _RANGES.get(name, range(2**53))
    return _is_text(value) and len(value) <= longest and (name not in _DATES or _is_date(value))


def _is_text(value: Any) -> bool:
    """True for text that every format can hold."""
    return isinstance(value, str) and not _UNSOUND.search(value)


def _is_plain(value: Any, depth: int) -> bool:
    """True for JSON that can be written again: not nested deeper than `depth`, without NaN and halves of letters."""
    if isinstance(value, dict):
        return all(map(_is_text, value)) and _is_plain(list(value.values()), depth)
    if isinstance(value, list):
        return depth > 0 and all(_is_plain(part, depth - 1) for part in value)
    return _is_text(value) if isinstance(value, str) else not isinstance(value, float) or math.isfinite(value)


def _is_date(text: str) -> bool:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return False
    return day.isoformat() == text and in_years(day.year)
