"""The list of commissions that comes with the program, and the key by which a region knows its commissions."""

import json
from functools import cache

from kuzplan_desktop import paths
from kuzplan_desktop.domain.commission_names import ListedCommission, full_name, short_name
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


def commission_key(name: str, list_id: str) -> str:
    """What is the same for every file of one commission: its entry of the list, else its name however it is spelled.

    A name that the list has, in the full or the short form, means that entry.
    """
    plain = _plain(name)
    return list_id or _listed().get(plain) or plain


@cache
def _listed() -> dict[str, str]:
    return {_plain(entry.name): entry.list_id for entry in listed_commissions()}


def _plain(name: str) -> str:
    return " ".join(searchable(short_name(name)).split())
