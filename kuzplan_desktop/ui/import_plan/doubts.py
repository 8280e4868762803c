"""The doubts of a draft: which are left, which a person has looked at, which are gone since the draft was mended."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from kuzplan_desktop.domain.plan.draft import DraftWarning, PlanDraft
from kuzplan_desktop.domain.plan.draft_edits import Rows, unused
from kuzplan_desktop.exchange.plan.columns import Columns
from kuzplan_desktop.exchange.plan.meaning import standing_doubts
from kuzplan_desktop.ui.import_plan.drafting import DraftState

_ITEM = re.compile(r"пункт [^,]+, ")
_TERM = re.compile(r"^Срок|[Вв] сроке|указан срок")
_LEFT_OUT = re.compile(r"не вошл[аои] в план|Не вошло в план")


class DraftDoubt(NamedTuple):
    """A doubt with the key of the row that it is about, None for the document as a whole."""

    warning: DraftWarning
    key: int | None
    mended: bool
    looked_at: bool

    @property
    def is_open(self) -> bool:
        """True until it is mended or looked at."""
        return not self.mended and not self.looked_at

    @property
    def is_about_term(self) -> bool:
        """True if the срок of the row is what is doubted."""
        return self.key is not None and bool(_TERM.search(self.warning.text))


class DoubtBook:
    """All doubts since the document was read; a doubt that is mended stays in the book."""

    def __init__(self) -> None:
        self._known: dict[DraftWarning, None] = {}
        self._fixed: frozenset[DraftWarning] = frozenset()
        self._looked_at: set[DraftWarning] = set()
        self.doubts: tuple[DraftDoubt, ...] = ()

    def begin(self, state: DraftState) -> None:
        """Write down the doubts of a reading; what was looked at before stays so."""
        read = state.read.draft
        self._known = dict.fromkeys(read.warnings if read else ())
        self._fixed = frozenset(self._known).difference(_standing_in(read, state.read.columns))
        self.follow(state)

    def follow(self, state: DraftState) -> None:
        """Find out which doubts an edit has mended, and which it has brought."""
        standing = _standing(state)
        self._known |= standing
        places = keys_by_place(state.rows)
        order = {row.key: at for at, row in enumerate(state.rows)}
        found = [
            DraftDoubt(one, key_of(one, places), one not in self._fixed and one not in standing, one in self._looked_at)
            for one in self._known
        ]
        self.doubts = tuple(sorted(found, key=lambda one: _order(one, order)))

    def look_at(self, doubt: DraftDoubt, looked_at: bool) -> None:
        """A person has looked at a doubt, or wants to look again."""
        (self._looked_at.add if looked_at else self._looked_at.discard)(doubt.warning)
        self.doubts = tuple(
            one._replace(looked_at=looked_at) if one.warning == doubt.warning else one for one in self.doubts
        )

    @property
    def left(self) -> int:
        """How many have not been looked at."""
        return len([one for one in self.doubts if one.is_open])

    def next_after(self, place: int) -> int:
        """The place of the next open doubt after one, from the beginning again; -1 if none is left."""
        ring = [*range(place + 1, len(self.doubts)), *range(min(place + 1, len(self.doubts)))]
        return next((at for at in ring if self.doubts[at].is_open), -1)


def open_keys(doubts: tuple[DraftDoubt, ...]) -> frozenset[int]:
    """The rows that a person should still look at."""
    return frozenset(one.key for one in doubts if one.is_open and one.key is not None)


def key_of(warning: DraftWarning, places: dict[str, int]) -> int | None:
    """The row that a doubt is about, by its place in the source."""
    return places.get(warning.place) if warning.place in places else places.get(_ITEM.sub("", warning.place, count=1))


def _standing(state: DraftState) -> dict[DraftWarning, None]:
    return dict.fromkeys((*_standing_in(state.draft, state.read.columns), *unused(state.rows)))


def _standing_in(draft: PlanDraft | None, columns: Columns | None) -> Iterator[DraftWarning]:
    if draft is not None and columns is not None:
        yield from standing_doubts(draft, columns)


def _order(doubt: DraftDoubt, order: dict[int, int]) -> tuple[int, int]:
    """Of the document first, then row by row, what was left out of the plan last."""
    if doubt.key is not None:
        return 1, order[doubt.key]
    return (2, 0) if _LEFT_OUT.search(doubt.warning.text) else (0, 0)


def keys_by_place(rows: Rows) -> dict[str, int]:
    """The keys of rows by their places in the source."""
    return {row.place: row.key for row in rows if row.place}
