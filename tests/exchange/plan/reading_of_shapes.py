"""What the importer makes of the documents of every shape, beside what a careful clerk reads in them.

`python -m tests.exchange.plan.reading_of_shapes FOLDER opened|closed` tells the differences and the rate.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from kuzplan_desktop.domain.draft import PlanDraft
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.executors import split_executors
from kuzplan_desktop.exchange.plan.meaning import draft_of
from kuzplan_desktop.exchange.source.reading import read_grid
from tests.exchange.plan.shapes import shapes
from tests.exchange.plan.shapes.base import Expected, Outline, Shape, Told


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
        year = expected.year if isinstance(expected, Expected) and expected.year is None else None
        draft = draft_of(read_grid(path), year=year)
    except PlanError as error:
        if isinstance(expected, Expected) and not expected.may_refuse:
            yield f"refused: {error}"
        return
    if not isinstance(expected, Expected):
        yield "taken, and is no plan"
        return
    if line(draft.title).casefold() != line(expected.title).casefold():
        yield f"title {line(draft.title)!r}, not {expected.title!r}"
    if draft.year not in (expected.years or (expected.year,)):
        yield f"year {draft.year}, not {expected.year}"
    authorities = (expected.authority,) if isinstance(expected.authority, str) else expected.authority
    if line(draft.authority) not in authorities:
        yield f"authority {draft.authority!r}, not {expected.authority!r}"
    if (draft.approved_on, draft.approved_number) != (expected.approved_on, expected.approved_number):
        yield f"decree {draft.approved_on} {draft.approved_number!r}, not {expected.approved_on} {expected.approved_number!r}"
    if tuple(draft.abbreviations) != expected.abbreviations:
        yield f"abbreviations {draft.abbreviations}, not {expected.abbreviations}"
    found = outline_of(draft)
    several = (expected.outline, *expected.also)
    if not any(list(_in_outline(found, one)) == [] for one in several):
        yield from _in_outline(found, expected.outline)
    texts = [f"{place} {text}" for place, text in draft.warnings]
    texts += [f"{caption} {text}" for one in draft.activities() for caption, text in one.notes]
    wanted = (expected.must_warn,) if isinstance(expected.must_warn, Told) else expected.must_warn
    for told in wanted:
        if not told.among(texts):
            yield f"not told: {told.what} {told.pieces}"


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
    if len(one) != len(other):
        return False
    return all(
        mine in theirs
        if isinstance(theirs, tuple)
        else line(mine) == line(theirs)
        if isinstance(mine, str)
        else mine == theirs
        for mine, theirs in zip(one, other, strict=True)
    )


if __name__ == "__main__":
    folder, half = Path(sys.argv[1]), sys.argv[2]
    known = {name: shape for name, shape in shapes(half).items() if (folder / half / name).exists()}
    right = 0
    for name, shape in known.items():
        wrong = list(differences(shape, folder / half / name))
        right += not wrong
        print(f"{'ok' if not wrong else '--'} {name}")
        for one in wrong[: int(sys.argv[3]) if len(sys.argv) > 3 else 4]:
            print(f"      {one}")
    print(f"{right} of {len(known)}")
