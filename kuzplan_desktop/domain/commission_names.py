"""The names of commissions: full and short forms, file names, a near name for what a person typed."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from kuzplan_desktop.domain.commission import Commission
from kuzplan_desktop.domain.wording import searchable

FULL_FORM = "территориальная избирательная комиссия"
NEAR = 0.84  # ratio of difflib from which two names are thought to mean one commission
LONGEST_NAME = 180  # bytes; a file name may have 247, and the year, the ending and « (2)» need some of them
_COMMON = "тик|икмо|уик|территориальн|избирательн|комисси|муниципальн|образовани|округ|район|город|гор|г|област|кузбасс"
_COMMON_WORD = rf"(?i:(?:{_COMMON})(?:ая|ой|ого|ое|ый|ия|ии|ного|ный|а|у|е|и|я)?)"
_ENDING = r"(?:ая|ой|ого|ому|ую|ое|ый|ий|их|ых)$"


class ListedCommission(NamedTuple):
    """An entry of the suggestion list. `list_id` never changes, `name` is printed in reports."""

    list_id: str
    name: str
    regional: bool = False


def full_name(adjective: str, city: str = "") -> str:
    """The name of a territorial commission listed as «Топкинская», with its city where the list gives one."""
    return f"{adjective} {FULL_FORM}" + (f" ({city})" if city else "")


def short_name(name: str) -> str:
    """The name for titles and file names: «Топкинская ТИК»; what is not a full form stays as it is."""
    return re.sub(FULL_FORM, "ТИК", name.strip(), flags=re.IGNORECASE)


def safe_name(text: str) -> str:
    """`text` as part of a file name that every system accepts."""
    plain = re.sub(r'[<>:"/\\|?*\x00-\x1f\x7f]', " ", text)
    cut = " ".join(plain.split()).encode("utf-8", "ignore")[:LONGEST_NAME].decode("utf-8", "ignore")
    return cut.strip(" .") or "без названия"


def near_name(typed: str, listed: Iterable[ListedCommission]) -> ListedCommission | None:
    """The entry that most likely means what the person typed otherwise than the list has it, None if none does."""
    from difflib import SequenceMatcher  # only a first start needs it

    wanted, of_town = essence(typed)
    if not wanted:
        return None
    entries = list(listed)
    begun = [item for item in entries if searchable(typed) in searchable(item.name)]
    if len(begun) == 1:
        return begun[0]
    best, entry = (0.0, False), None
    for item in entries:
        own_words, item_of_town = essence(item.name)
        rank = (SequenceMatcher(None, wanted, own_words).ratio(), of_town == item_of_town)
        if rank > best:
            best, entry = rank, item
    return entry if best[0] >= NEAR else None


@lru_cache(maxsize=16384)
def essence(name: str) -> tuple[str, bool]:
    """What tells one commission's name from another: its own words without endings, and whether it is a town's.

    «Топкинская ТИК» and «Территориальная избирательная комиссия Топкинского муниципального округа» have the same.
    """
    words = re.findall(r"\w+", searchable(name))
    own = sorted(re.sub(_ENDING, "", word) for word in words if not _is_common(word))
    return " ".join(word for word in own if word != "городск"), "городск" in own


def _is_common(word: str) -> bool:
    """True for a word that most names have, also if a letter of it is missing or wrong."""
    from difflib import get_close_matches

    return bool(re.fullmatch(_COMMON_WORD, word) or get_close_matches(word, FULL_FORM.split(), 1, NEAR))


def same_commission(one: Commission | None, other: Commission | None) -> bool:
    """True if two documents are of one commission, by the list or by name."""
    if one is None or other is None:
        return False
    by_list = bool(one.list_id) and one.list_id == other.list_id
    return by_list or " ".join(searchable(one.name).split()) == " ".join(searchable(other.name).split())
