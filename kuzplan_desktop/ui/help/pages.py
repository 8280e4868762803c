"""The pages of the help as they lie in resources: their titles, their order, what they are found by."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import NamedTuple

from kuzplan_desktop import paths
from kuzplan_desktop.domain.finding.finder import FoundThings, Thing, ThingKind, find_things, thing
from kuzplan_desktop.domain.wording import searchable

FOLDER = paths.RESOURCES / "help"
CONTENTS, KEYS = "contents", "keys"
KEYS_PLACE = "{keys}"  # where the page of keys has its table
NEXT = "\n## Дальше\n"  # what leads on to other pages
AROUND = 60  # letters shown before and behind what was found
_LINK = re.compile(r"(?<!!)\[([^]]*)\]\((?:([\w-]+)\.md)?\)")
_PICTURE = re.compile(r"!\[[^]]*\]\([^)]*\)")
_SIGNS = re.compile(r"[*#`|]|^[ \t]*(?:-|\d+\.) ", re.MULTILINE)


class HelpPage(NamedTuple):
    """A page: its name, its title, and its text in Markdown."""

    name: str
    title: str
    text: str

    @property
    def links(self) -> tuple[str, ...]:
        """The names of the pages that it leads to."""
        return tuple(found[2] for found in _LINK.finditer(self.text))

    @property
    def words(self) -> str:
        """The text without title and signs of Markdown, in one line."""
        body = self.text.partition("\n")[2]
        return " ".join(_SIGNS.sub(" ", _LINK.sub(r"\1", _PICTURE.sub("", body))).split())


@cache
def help_pages() -> Mapping[str, HelpPage]:
    """All pages by their names: the contents, then the others as the contents lead to them."""
    first = _read(CONTENTS)
    return {first.name: first} | {name: _read(name) for name in first.links}


def _read(name: str) -> HelpPage:
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    return HelpPage(name, text.partition("\n")[0].removeprefix("# ").strip(), text)


def with_keys(page: HelpPage, keys: Sequence[tuple[str, str]]) -> str:
    """The text of a page, the table of what each key does in its place."""
    rows = "\n".join(f"| {does} | {key} |" for does, key in keys)
    return page.text.replace(KEYS_PLACE, f"| Действие | Клавиши |\n|---|---|\n{rows}")


def for_paper(text: str) -> str:
    """The text for paper: the words of a link alone, and nothing about where to go next."""
    return _LINK.sub(r"«\1»", text.partition(NEXT)[0].rstrip())


@cache
def help_things() -> tuple[Thing, ...]:
    """The pages as things that are found by their titles and their words."""
    pages = list(help_pages().values())[1:]
    return tuple(thing(ThingKind.HELP, page.name, page.title, "", page.words) for page in pages)


def find_pages(typed: str) -> FoundThings:
    """The pages that hold all words of `typed`, without regard to case and ё, also typed in the wrong layout."""
    return find_things(help_things(), typed)


def excerpt(name: str, typed: str) -> str:
    """The words around the first one that was looked for; the beginning of a page that is found by its title."""
    words, line = searchable(typed).split(), help_pages()[name].words
    searched = searchable(line)
    found = [searched.find(word) for word in words]
    at = min((place for place in found if place >= 0), default=0)
    first = line.rfind(" ", 0, max(0, at - AROUND)) + 1 if at > AROUND else 0
    last = line.find(" ", at + AROUND)
    shown = line[first : last if last >= 0 else len(line)]
    return f"{'…' if first else ''}{shown}{'…' if last >= 0 else ''}"
