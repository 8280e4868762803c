"""What the importer makes of the documents of every shape, beside what a careful clerk reads in them.

`python -m tests.exchange.plan.reading_of_shapes FOLDER opened|closed NUMBER` tells so many differences each, and the
rate.
"""

import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.plan.executors import split_executors
from kuzplan_desktop.exchange.plan.meaning import draft_of
from kuzplan_desktop.exchange.source.grid import Grid
from kuzplan_desktop.exchange.source.reading import read_grid
from tests.exchange.plan.shapes import shapes
from tests.exchange.plan.shapes.base import Expected, Outline, Shape, Told


@cache
def grid_in(path: Path) -> Grid:
    """The table of a document, read once for all tests of this process."""
    return read_grid(path)


def line(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u00ad", "").split())


def outline_of(draft: PlanDraft) -> Outline:
    """The draft in the notation of the clerk."""
    return [
        (
            section.number,
            line(section.title),
            [
                (
                    part.number,
                    line(part.title),
                    [
                        (
                            one.number,
                            line(one.title),
                            [line(name) for name in split_executors(one.executors_text)],
                            line(one.period_text),
                            {caption: line(text) for caption, text in one.notes},
                        )
                        for one in part.activities
                    ],
                )
                for part in section.subsections
                if part.activities or part.title
            ],
        )
        for section in draft.sections
    ]


def differences(shape: Shape, path: Path) -> Iterator[str]:
    """Where the importer and the clerk disagree on a document."""
    expected = shape.expected
    try:
        draft = draft_of(grid_in(path))
    except PlanError as error:
        if isinstance(expected, Expected) and not expected.may_refuse:
            yield f"refused: {error}"
        return
    if not isinstance(expected, Expected):
        yield "taken, and is no plan"
        return
    yield from _in_head(draft, expected)
    found = outline_of(draft)
    if all(list(_in_outline(found, one)) for one in (expected.outline, *expected.also)):
        yield from _in_outline(found, expected.outline)
    texts = [f"{place} {text}" for place, text in draft.warnings]
    texts += [f"{caption} {text}" for one in draft.activities() for caption, text in one.notes]
    wanted = (expected.must_warn,) if isinstance(expected.must_warn, Told) else expected.must_warn
    yield from (f"not told: {told.what} {told.pieces}" for told in wanted if not told.among(texts))


def _in_head(draft: PlanDraft, expected: Expected) -> Iterator[str]:
    authorities = (expected.authority,) if isinstance(expected.authority, str) else expected.authority
    if line(draft.title).casefold() != line(expected.title).casefold():
        yield f"title {line(draft.title)!r}, not {expected.title!r}"
    if draft.year not in (expected.years or (expected.year,)):
        yield f"year {draft.year}, not {expected.year}"
    if line(draft.authority) not in authorities:
        yield f"authority {draft.authority!r}, not {expected.authority!r}"
    approved = draft.approved_on, draft.approved_number
    if approved != (expected.approved_on, expected.approved_number):
        yield f"decree {approved}, not {expected.approved_on}, {expected.approved_number!r}"
    if tuple(draft.abbreviations) != expected.abbreviations:
        yield f"abbreviations {draft.abbreviations}, not {expected.abbreviations}"


def _in_outline(found: Outline, wanted: Outline) -> Iterator[str]:
    mine, theirs = list(_rows(found)), list(_rows(wanted))
    if len(mine) != len(theirs):
        yield f"{len(mine)} rows, not {len(theirs)}"
    for one, other in zip(mine, theirs, strict=False):
        if not _same(one, other):
            yield f"{one}\n          not {other}"


def _rows(outline: Outline) -> Iterator[tuple[object, ...]]:
    for number, title, parts in outline:
        if number or title:
            yield "section", number, title
        for inner, name, items in parts:
            if inner or name:
                yield "subsection", inner, name
            yield from items


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return len(one) == len(other) and all(map(_alike, one, other))


def _alike(mine: object, theirs: object) -> bool:
    if isinstance(theirs, tuple):
        return mine in theirs
    return line(mine) == line(str(theirs)) if isinstance(mine, str) else mine == theirs


def main(folder: Path, half: str, most: int) -> None:
    """Tell the differences of each document, at most so many, and how many have none."""
    known = {name: shape for name, shape in shapes(half).items() if (folder / half / name).exists()}
    wrong = {name: list(differences(shape, folder / half / name)) for name, shape in known.items()}
    for name, found in wrong.items():
        sys.stdout.write("\n      ".join([f"{'--' if found else 'ok'} {name}", *found[:most]]) + "\n")
    sys.stdout.write(f"{sum(not found for found in wrong.values())} of {len(known)}\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], int(sys.argv[3]))
