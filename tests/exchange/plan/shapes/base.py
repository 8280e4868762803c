"""What a careful clerk reads in a document, and the shelf on which the documents of a half are laid."""

import os
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

Item = tuple[str, str, list[str], str | tuple[str, ...], dict[str, str]]
Subsection = tuple[str, str, list[Item]]
Section = tuple[str, str, list[Subsection]]
Outline = list[Section]
Write = Callable[[Path], None]
REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Told:
    """What the clerk wants to hear of: `what` is for people, any of `pieces` must stand in a warning or a note.

    A piece that is a number (5, 1.3) must stand there as a whole number; letters are compared without regard to case.
    """

    what: str
    pieces: tuple[str, ...]

    def among(self, texts: list[str]) -> bool:
        """True if one of the warnings (place and text in one) or notes (caption and value in one) tells it."""
        whole = " \n ".join(re.sub(r"\s+", " ", text) for text in texts).casefold().replace("ё", "е")
        return any(_found(piece.casefold().replace("ё", "е"), whole) for piece in self.pieces)


def _found(piece: str, whole: str) -> bool:
    if re.fullmatch(r"[\d.]+", piece):
        return re.search(rf"(?<![\d.]){re.escape(piece)}(?!\d|\.\d)", whole) is not None
    return piece in whole


def told(what: str, *pieces: str) -> Told:
    return Told(what, pieces)


@dataclass(frozen=True, slots=True)
class Expected:
    """The clerk's reading.

    `outline` holds empty numbers and titles for levels that the document does not have. Where a field holds several
    wordings in a tuple, each is right (authority, a срок that could be taken from a heading, `also`: other outlines).
    `years` are the years that are right for a plan of several; `year` is the first of them, None if there is none.
    `may_refuse`: a document that a careful program might refuse as well, if it says why.
    """

    title: str
    year: int | None
    outline: Outline
    authority: str | tuple[str, ...] = ""
    approved_on: date | None = None
    approved_number: str = ""
    abbreviations: tuple[tuple[str, str], ...] = ()
    must_warn: tuple[Told, ...] = ()
    years: tuple[int, ...] = ()
    also: tuple[Outline, ...] = ()
    may_refuse: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A document: its file name, the function that writes it at a path, and what is read in it."""

    name: str
    write: Write
    expected: Expected | str
    needs_office: bool = False


def written(shape: Shape) -> Path:
    """The document, written once for all tests of this process, which only read it."""
    return _written(shape.write, shape.name)


@cache
def _written(write: Write, name: str) -> Path:
    path = Path(_folder().name) / f"{len(os.listdir(_folder().name))}" / name
    path.parent.mkdir()
    write(path)
    return path


@cache
def _folder() -> TemporaryDirectory[str]:
    return TemporaryDirectory(prefix="kuzplan-shapes-", ignore_cleanup_errors=True)


class Shelf:
    """The documents of one half, in the order in which its modules lay them down."""

    def __init__(self) -> None:
        self.shapes: dict[str, Shape] = {}

    def lay(self, name: str, expected: Expected | str, *, needs_office: bool = False) -> Callable[[Write], Write]:
        """Marks a function as the writer of the document `name`."""

        def keep(write: Write) -> Write:
            if name in self.shapes:
                raise ValueError(f"{name} is there already")
            self.shapes[name] = Shape(name, write, expected, needs_office)
            return write

        return keep


def item(
    number: str, title: str, executors: str, term: str | tuple[str, ...], notes: dict[str, str] | None = None
) -> Item:
    """A row of the plan; `executors` are parted by bars."""
    return number, title, [one for one in executors.split("|") if one], term, notes or {}


def sub(number: str, title: str, *items: Item) -> Subsection:
    return number, title, list(items)


def sec(number: str, title: str, *subsections: Subsection) -> Section:
    return number, title, list(subsections)


def plain(number: str, title: str, *items: Item) -> Section:
    """A section whose items stand straight under it."""
    return sec(number, title, sub("", "", *items))


def flat(*items: Item) -> Outline:
    """A plan without headings."""
    return [plain("", "", *items)]


def items_of(outline: Outline) -> list[Item]:
    return [one for _, _, subsections in outline for _, _, items in subsections for one in items]
