"""Rows of a plan's table, made of an outline: columns in any order, headings in several ways."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from tests.exchange.plan.shapes.base import Item, Outline
from tests.exchange.plan.shapes.word import C, p

Row = list[str | C]


def _same(text: str) -> str:
    return text


@dataclass(frozen=True, slots=True)
class Layout:
    """How the rows are written. `columns`: n number, t title, e executors, s срок, else the caption of a note.

    A heading is written over all columns by its pattern; where the pattern is "first" or "title", the first cell holds
    all of it, or the cells of number and title hold one each.
    """

    columns: Sequence[str] = ("n", "t", "e", "s")
    section: str = "Раздел {}. {}"
    subsection: str = "title"
    number: str = "{}"
    join: str = ", "
    shape: Callable[[str], str] = _same  # what is done to the text of every cell of an item

    def rows(self, outline: Outline) -> list[Row]:
        made: list[Row] = []
        for number, title, subsections in outline:
            if title:
                made.append(self.heading(self.section, number, title))
            for below, name, items in subsections:
                if name:
                    made.append(self.heading(self.subsection, below, name))
                made += [self.item(one) for one in items]
        return made

    def heading(self, pattern: str, number: str, title: str) -> Row:
        if pattern == "first":
            return [C(f"{number}. {title}" if number else title, bold=True), *[""] * (len(self.columns) - 1)]
        if pattern == "title":
            filled = {"n": number, "t": title}
            return [C(filled.get(column, ""), bold=True) for column in self.columns]
        return [C(pattern.format(number, title), across=len(self.columns), bold=True, align="center")]

    def item(self, one: Item) -> Row:
        number, title, executors, term, notes = one
        texts = {
            "n": self.number.format(number) if number else "",
            "t": title,
            "e": self.join.join(executors),
            "s": term if isinstance(term, str) else term[0],
            **notes,
        }
        return [self.shape(texts.get(column, "")) for column in self.columns]


def heads(*captions: str) -> Row:
    return [C(caption, bold=True, align="center") for caption in captions]


def counted(columns: int) -> Row:
    """The row of column numbers."""
    return [C(str(at), align="center") for at in range(1, columns + 1)]


def approval(*text: str, indent: float = 9) -> str:
    """An approval block at the top right."""
    return "".join(p(line, indent=indent) for line in text) + p()


def title(*text: str) -> str:
    return "".join(p(line, bold=True, align="center") for line in text) + p()


def hard_wrapped(text: str, width: int = 30, by: str = "\v") -> str:
    """Lines of at most `width` letters with breaks between words, as a typist makes them."""
    made = [""]
    for word in text.split(" "):
        if made[-1] and len(made[-1]) + 1 + len(word) > width:
            made.append(word)
        else:
            made[-1] = f"{made[-1]} {word}".strip()
    return by.join(made)
