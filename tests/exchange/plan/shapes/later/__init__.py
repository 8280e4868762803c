"""Later documents: plans of commissions, schools, libraries and districts as they come, several oddities in each."""

from tests.exchange.plan.shapes.base import Item, Outline, Shelf, items_of

SHELF = Shelf()


def by_note(outline: Outline, caption: str) -> Outline:
    """The items of a flat plan under a section for each value of a note, which then is none of theirs."""
    sections: dict[str, list[Item]] = {}
    for number, title, executors, term, notes in items_of(outline):
        rest = {name: text for name, text in notes.items() if name != caption}
        sections.setdefault(notes[caption], []).append((number, title, executors, term, rest))
    return [("", name, [("", "", items)]) for name, items in sections.items()]


def signature(post: str, name: str) -> str:
    """A line of a signature as it is typed, with blanks."""
    return f"{post}{' ' * 20}____________{' ' * 8}{name}"
