"""Where a row of the plan stands among its neighbours, so that two people who edit apart do not disagree."""

from collections.abc import Sequence

from kuzplan_desktop.store.changes.writer import StepWriter

STEP = 2**20  # between neighbours that were set apart: twenty rows find room one before the other


def place_at(writer: StepWriter, kind: str, siblings: Sequence[str], at: int) -> int:
    """The position of a row that is to stand before the sibling number `at`, of those in their order and without it.

    No other row is written while there is room. Else all of them are set apart by their order, which gives two people
    who do so apart the same positions.
    """
    at = min(max(at, 0), len(siblings))
    known = [writer.value(one, "position") for one in siblings]
    before, after = _gap(known, at)
    if after is None or after - before < 2:
        known = [STEP * place for place in range(1, len(siblings) + 1)]
        for one, position in zip(siblings, known, strict=True):
            writer.put(kind, one, {"position": position})
        before, after = _gap(known, at)
    return before + ((after or 0) - before) // 2


def _gap(known: Sequence[int | None], at: int) -> tuple[int, int | None]:
    """The positions between which number `at` comes; none where a neighbour has no position."""
    before = known[at - 1] if at else 0
    if before is None:
        return 0, None
    return before, known[at] if at < len(known) else before + 2 * STEP
