"""A changed plan becomes one step of a document; what the region had handed out before, told from the steps."""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.changes.change import DELETED, Change, read_change
from kuzplan_desktop.store.changes.identity import (
    amendment_step,
    founding_step,
    handing_out_step,
    is_amendment_step,
    setting_uid,
)

if TYPE_CHECKING:
    import sqlite3

    from kuzplan_desktop.domain.plan.amendment import Amendment
    from kuzplan_desktop.domain.plan.difference import PlanDifference
    from kuzplan_desktop.domain.plan.handed_plan import HandedBefore
    from kuzplan_desktop.store.document.open_file import OpenFile

LABEL = "Изменения плана"
_ORDER = "position"  # told by `Amendment.places`


def amend(file: OpenFile, amendment: Amendment) -> None:
    """Write what an amendment changes as one named step; PlanError while something in it is in doubt."""
    if not amendment.is_certain:
        raise PlanError("В новом плане не все ясно, поэтому ничего не изменено.", "Ответьте на вопросы о его строках.")
    if not amendment.differences:
        return
    from kuzplan_desktop.domain.plan.difference import Became  # seldom needed

    plan = file.document.plan.uid
    places = dict(amendment.places)
    with file.step(f"{LABEL}: {amendment.by}", amendment_step()) as writer:
        for one in amendment.differences:
            if one.became is Became.REMOVED:
                writer.delete_alone(one.uid)
            elif one.kind == "setting":
                writer.put("setting", setting_uid(plan, one.uid), _values(one), made_of={"key": one.uid})
            else:
                writer.put(one.kind, one.uid, _values(one) | _place(places.pop(one.uid, None)))
        for uid, place in places.items():
            writer.put(place[0], uid, _place(place))


def _values(difference: PlanDifference) -> dict[str, Any]:
    return {name: after for name, _, after in difference.alterations if name != _ORDER}


def _place(place: tuple[str, int] | None) -> dict[str, Any]:
    return {_ORDER: place[1]} if place else {}


def handed_before(file: OpenFile) -> HandedBefore:
    """What came from the region: with the plan's text, with a plan file, by amendments; as the last of them said it."""
    from kuzplan_desktop.domain.plan.handed_plan import HandedBefore, MovedTerm  # seldom needed

    plan = file.document.plan.uid
    terms: dict[str, MovedTerm] = {}
    settings: dict[str, str] = {}
    campaigns: dict[str, Campaign] = {}
    keys = {setting_uid(plan, key): key for key in file.document.settings}
    with file.reading() as connection:
        told = _last_set(connection, (founding_step(plan), handing_out_step(plan)))
    for (kind, uid), values in told.items():
        if kind == "activity":
            terms[uid] = MovedTerm(values.get("period_override") or "", values.get("period_reason") or "")
        elif kind == "setting":
            settings[str(values.get("key") or keys.get(uid))] = values.get("value") or ""
        elif not values.get(DELETED):
            with suppress(KeyError, TypeError):  # a campaign without its days is none
                campaigns[uid] = _campaign(uid, values)
    return HandedBefore(terms, settings, campaigns)


def _last_set(connection: sqlite3.Connection, steps: tuple[str, ...]) -> dict[tuple[str, str], dict[str, Any]]:
    """The values that the region's steps, as far as they are on, set last in items, settings and campaigns."""
    off = {uid for (uid,) in connection.execute("SELECT uid FROM step WHERE undone = 1")}
    every = {step for (step,) in connection.execute("SELECT DISTINCT step FROM change")}
    theirs = sorted({step for step in every if step in steps or is_amendment_step(step)} - off)
    changes: list[Change] = []
    for step in theirs:
        found = connection.execute("SELECT body FROM change WHERE step = ?", (step,))
        changes += [read_change(body) for (body,) in found]
    values: dict[tuple[str, str], dict[str, Any]] = defaultdict(dict)
    for change in sorted(changes, key=lambda one: one.rank):
        if change.kind in ("activity", "setting", "campaign"):
            values[change.kind, change.row].update(change.values)
    return values


def _campaign(uid: str, values: dict[str, Any]) -> Campaign:
    ends = values.get("ends_on")
    return Campaign(
        uid,
        values.get("name") or "",
        values.get("level") or "",
        date.fromisoformat(values["starts_on"]),
        date.fromisoformat(values["votes_on"]),
        date.fromisoformat(ends) if ends else None,
    )
