"""What a merge did, line by line, in the plan's order: what stood on either side, who wrote it, what became of it."""

from collections.abc import Iterator
from typing import NamedTuple

from kuzplan_desktop.domain.readable import moment, readable
from kuzplan_desktop.exchange.merge.differences import CONTENT, NEW, Author, Difference, Whose
from kuzplan_desktop.exchange.merge.merging import MergePlan
from kuzplan_desktop.exchange.merge.taking import CAPTIONS
from kuzplan_desktop.store.changes.change import DELETED

CLEARED, TAKEN_OFF = "пусто", "снята"  # a value; the state of a mark
CHANGED_HERE = "изменено только здесь"

_IN_LINE = {
    "event": frozenset({"starts_on", "ends_on", "month", "form", "title", "place", "people", "count", "status"}),
    "attendance": frozenset({"audience", "people", "tested"}),
    "report_file": frozenset({"format", "part"}),
    "report_scan": frozenset({"name"}),
    "attachment": frozenset({"name", "link"}),
    "remark": frozenset({"text"}),
}


class ProtocolLine(NamedTuple):
    """A line of the протокол объединения, as texts."""

    number: str
    title: str
    mine: str
    my_author: str
    theirs: str
    their_author: str
    outcome: str


def protocol_lines(plan: MergePlan) -> list[ProtocolLine]:
    """The lines of a merge that was carried out."""
    return [
        ProtocolLine(
            number=one.number,
            title=_title(one),
            mine=_side_or_cleared(one, mine=True),
            my_author=author_line(one.my_author) if one.mine or one.state is Whose.CONFLICT else "",
            theirs=_side_or_cleared(one, mine=False),
            their_author=author_line(one.their_author) if one.theirs or one.state is Whose.CONFLICT else "",
            outcome=outcome,
        )
        for one, outcome in sorted(_outcomes(plan), key=lambda pair: plan.order.index(pair[0].key))
    ]


def side_text(one: Difference, *, mine: bool) -> str:
    """All that one side says of a difference; a mark and a whole row by their parts."""
    text = one.mine if mine else one.theirs
    lines = [] if one.field == CONTENT else [readable(one.field, text)]
    for part in one.parts:
        if part.kind == one.kind and part.field in _IN_LINE.get(one.kind, ()):
            continue  # the line above says it already
        text = side_text(part, mine=mine)
        if text:
            lines.append(f"{part.caption}: {text}")
    return "\n".join(line for line in lines if line)


def _side_or_cleared(one: Difference, *, mine: bool) -> str:
    """What a side says; of a value that it took away, that it did."""
    changed = one.state is Whose.CONFLICT or (one.state is Whose.MINE_ONLY) == mine
    if not changed or one.field in (NEW, DELETED):
        return side_text(one, mine=mine)
    if one.field != CONTENT:
        return side_text(one, mine=mine) or CLEARED
    texts = ((part, side_text(part, mine=mine)) for part in one.parts)
    return "\n".join(
        f"{part.caption}: {text or (TAKEN_OFF if part.field == 'state' else CLEARED)}" for part, text in texts
    )


def author_line(author: Author) -> str:
    """«Иванова, 14.03.2022 10:15»."""
    return ", ".join(part for part in (author.by, moment(author.at)) if part)


def _title(one: Difference) -> str:
    """The row that a field belongs to stands before it: «Мероприятие: 14.03.2022, семинар – Место»."""
    own = next((title for uid, title in one.path if uid == one.row), "")
    return f"{own} – {one.caption}" if own else one.caption


def _outcomes(plan: MergePlan) -> Iterator[tuple[Difference, str]]:
    yield from ((one, "взято у коллеги") for one in plan.taken)
    yield from ((one, f"разногласие, взято: {CAPTIONS[taking]}") for one, taking in plan.settled)
    yield from ((one, "разногласие не улажено") for one in plan.open)
    yield from ((one, "оставлено у коллеги") for one in plan.left)
    yield from ((one, CHANGED_HERE if _has_value(one) else "было только здесь") for one in plan.mine_only)


def _has_value(one: Difference) -> bool:
    """True if the colleague's file holds a value too, an older one."""
    return one.field not in (NEW, DELETED) and bool(side_text(one, mine=False))
