"""A change: what one person set on one row, as canonical JSON that only ever grows in number."""

import hashlib
import json
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

from kuzplan_desktop.store.schema import KINDS, MARK_COLUMNS

LARGEST_N = 2**40
DELETED = "_del"
_DATES = frozenset(
    {"approved_on", "since", "starts_on", "votes_on", "ends_on", "month", "completed_on", "date"},
)


class BadChange(ValueError):
    """A body that is not a change of ours; it is set aside whole."""


@dataclass(frozen=True, slots=True)
class Change:
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


@dataclass(frozen=True, slots=True)
class Stamp:
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
    try:
        data = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise BadChange("not JSON") from error
    _check_shape(data)
    _check_values(data["kind"], data["set"])
    return Change(
        id=change_id(body),
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
        all(isinstance(data.get(name), str) and _is_sound(data[name]) for name in texts)
        and bool(data["row"])
        and isinstance(data.get("set"), dict)
        and isinstance(data.get("par"), dict)
        and all(_is_ids(ids) for ids in data["par"].values())
        and _is_ids(data.get("seen", []))
        and type(data.get("n")) is int
        and 0 < data["n"] <= LARGEST_N
        and data.get("new", True) is True
    )
    if not good:
        raise BadChange("a part is missing or of another type")


def _is_ids(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) for item in value)


def _check_values(kind: str, values: dict[str, Any]) -> None:
    """BadChange if a field that this version knows has a value of another type."""
    known = KINDS.get(kind)
    for name, value in values.items():
        if name == DELETED or (kind == "step" and name == "undone"):
            good = isinstance(value, bool)
        elif known is None or name not in known.fields:
            continue
        elif (kind, name) == ("mark", "content"):
            good = isinstance(value, dict) and all(_fits(key, value.get(key), "TEXT") for key in MARK_COLUMNS)
        elif name == known.parent:
            good = isinstance(value, str)
        else:
            good = _fits(name, value, known.fields[name])
        if not good:
            raise BadChange(f"{kind}.{name} has a value of another type")


def _fits(name: str, value: Any, sql_type: str) -> bool:
    """True if `value` may stand in a column of `sql_type` named `name`."""
    if value is None:
        return True
    if sql_type == "INTEGER":
        return isinstance(value, int) and 0 <= value < 2**53
    return isinstance(value, str) and _is_sound(value) and (name not in _DATES or _is_date(value))


def _is_sound(text: str) -> bool:
    """False for text that cannot be stored: NUL and lone surrogates."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
