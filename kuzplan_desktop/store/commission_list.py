"""The list of commissions that comes with the program, and the key by which a region knows its commissions."""

import json
from functools import cache

from kuzplan_desktop import paths
from kuzplan_desktop.domain.commission_names import ListedCommission, essence, full_name, short_name
from kuzplan_desktop.domain.wording import searchable


@cache
def listed_commissions() -> tuple[ListedCommission, ...]:
    """The territorial commissions by name, and the regional one at the end."""
    source = json.loads((paths.RESOURCES / "commissions.json").read_text(encoding="utf-8"))
    territorial = [
        ListedCommission(entry["id"], full_name(entry["name"], entry.get("city", "")))
        for entry in source["territorial"]
    ]
    regional = ListedCommission(source["regional"]["id"], source["regional"]["full"], regional=True)
    return (*sorted(territorial, key=lambda entry: entry.name), regional)


def entry_of(name: str, list_id: str = "") -> str:
    """The entry of the list that a document's commission is, by the id that it tells, else by its name; else empty.

    A name means an entry in the full, the short or the official long form, and as the list itself spells it. What is
    merely near to one is for a person to decide.
    """
    plain = plain_name(name)
    return list_id or _listed().get(plain) or ("" if "област" in plain else _by_essence().get(essence(name), ""))


def commission_key(name: str, entry: str) -> str:
    """What is the same for every file of one commission: its entry of the list, else its name however it is spelled."""
    return entry or plain_name(name)


def listed_name(entry: str) -> str:
    """The name of an entry of the list; empty for one that this list does not have."""
    return _names().get(entry, "")


def plain_name(name: str) -> str:
    """A name by which spellings of one are the same."""
    return " ".join(searchable(short_name(name)).split())


@cache
def _names() -> dict[str, str]:
    return {entry.list_id: entry.name for entry in listed_commissions()}


@cache
def _listed() -> dict[str, str]:
    source = json.loads((paths.RESOURCES / "commissions.json").read_text(encoding="utf-8"))
    names = {plain_name(entry.name): entry.list_id for entry in listed_commissions()}
    return {**names, plain_name(source["regional"]["short"]): source["regional"]["id"]}


@cache
def _by_essence() -> dict[tuple[str, bool], str]:
    """The territorial commissions by what tells their names apart."""
    return {essence(entry.name): entry.list_id for entry in listed_commissions() if not entry.regional}
