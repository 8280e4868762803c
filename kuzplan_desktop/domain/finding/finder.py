"""What a typed text finds among many things, the best first; nothing found is looked for in the other layout."""

from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple

from kuzplan_desktop.domain.finding.layouts import other_layout
from kuzplan_desktop.domain.wording import searchable


class ThingKind(IntEnum):
    """What can be found, in the order in which alike things are told."""

    COMMAND = 0
    ITEM = 1
    EVENT = 2
    PLACE = 3
    HELP = 4
    PERIOD = 5


MOST = {ThingKind.COMMAND: 12, ThingKind.ITEM: 12, ThingKind.EVENT: 12, ThingKind.PLACE: 6, ThingKind.HELP: 8}


class Thing(NamedTuple):
    """Something that can be found: `key` names it to who goes there, `detail` stands beside its title.

    `named` is its title as it is compared, with a space before each word, `searched` all that it is found by.
    """

    kind: ThingKind
    key: str
    title: str
    detail: str
    named: str
    searched: str
    number: str = ""


class FoundThings(NamedTuple):
    """The things found, and the text that was looked for if it was read in the other keyboard layout."""

    things: tuple[Thing, ...]
    read_as: str = ""


def thing(kind: ThingKind, key: str, title: str, detail: str = "", *others: str, number: str = "") -> Thing:
    """A thing that is found by its title, `others` and its number."""
    line = " ".join(title.split())
    named = _spaced(line)
    searched = named + _spaced(" ".join((number, *others)))
    return Thing(kind, key, line, detail, named, searched, searchable(number))


def find_things(things: Sequence[Thing], typed: str) -> FoundThings:
    """What holds all words of `typed`, the best first, of each kind so many at most; nothing typed finds commands."""
    if not typed.strip():
        return FoundThings(tuple(one for one in things if one.kind is ThingKind.COMMAND))
    found = _found(things, typed)
    if found:
        return FoundThings(found)
    turned = other_layout(typed)
    found = _found(things, turned)
    return FoundThings(found, turned.strip() if found else "")


def _found(things: Sequence[Thing], typed: str) -> tuple[Thing, ...]:
    words = searchable(typed).split()
    hits: Sequence[Thing] = things
    for word in words:
        hits = [one for one in hits if word in one.searched]
    begins = [f" {word}" for word in words]
    whole = " ".join(words)
    ranks = sorted((_quality(one, words, begins, whole), one.kind, place) for place, one in enumerate(hits))
    kept: list[Thing] = []
    left = dict(MOST)
    for _, kind, place in ranks:
        if left[kind]:
            left[kind] -= 1
            kept.append(hits[place])
    return tuple(kept)


def _quality(one: Thing, words: Sequence[str], begins: Sequence[str], whole: str) -> int:
    """The smaller the better: its number, the beginning of its title, beginnings of words in it, anything in it.

    Asked for each of thousands of events at every key, hence loops without generators.
    """
    named, number = one.named, one.number
    if number and number.startswith(whole):
        return 0 if number == whole else 1
    if named.startswith(whole, 1):
        return 1
    for begin in begins:
        if begin not in named:
            break
    else:
        return 2
    for word in words:
        if word not in named:
            return 4
    return 3


def _spaced(text: str) -> str:
    """`text` as it is compared, a space before each word, of those in quotation marks too."""
    return " " + searchable(" ".join(text.replace("«", " «").split())).replace(" «", " ").replace("(", " ")
