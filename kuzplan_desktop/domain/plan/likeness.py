"""How like two rows of plans are, and which rows of a plan are like one at all: thousands are told in a second."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from kuzplan_desktop.domain.plan.plan_rows import PlanLine

NEAR, NEAR_ELSEWHERE, HARDLY = 0.5, 0.75, 0.3  # shares of the words: under the same heading, under another, by number
_STEM, _SHORT = 6, 3  # letters: endings of Russian words do not count, nor prepositions
_TELLING, _MOST, _RARE = 5, 60, 10  # words by which like rows are looked for, rows of one word, of one anywhere
_BEST = 8  # rows that share most of these words: only they are weighed


class Alike(NamedTuple):
    """An old row that a new one could be. `rank` orders such rows, `guessed` tells that it may be offered."""

    former: PlanLine
    rank: float
    guessed: bool


class Likeness:
    """The rows `olds` of the old plan, ready to be asked which of them are like a row of the new one.

    `every` are all its rows of that kind: they tell how common a word is.
    """

    def __init__(self, olds: Iterable[PlanLine], every: Iterable[PlanLine]) -> None:
        self._common = Counter(stem for row in every for stem in _stems(row.wording))
        self._rows = {row.uid: row for row in olds}
        self._under: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._anywhere: dict[str, list[str]] = defaultdict(list)
        self._numbered: dict[tuple[str, str], list[str]] = defaultdict(list)
        self._worded: dict[str, list[str]] = defaultdict(list)
        for row in self._rows.values():
            self._worded[row.wording].append(row.uid)
            for stem in _stems(row.wording):
                self._under[row.above, stem].append(row.uid)
                self._anywhere[stem].append(row.uid)
            if row.number and not row.excluded:
                self._numbered[row.above, row.number].append(row.uid)

    def of(self, row: PlanLine, heading: str | None) -> list[Alike]:
        """The old rows that `row`, which stands under the former `heading`, could be; the likeliest first."""
        weights = (weighed(row, self._rows[uid], heading) for uid in self._met(row, heading))
        found = (one._replace(rank=one.rank + self._telling(row, one.former)) for one in weights if one)
        return sorted(found, key=lambda one: (-one.rank, one.former.uid))

    def _telling(self, row: PlanLine, former: PlanLine) -> float:
        """The share of the former row's words that are in `row`, from 0 to 1, the less of a word the more rows have it.

        «Проведение … членов избирательных комиссий» stands everywhere: «вебинаров» and «тестирования» tell rows apart.
        """
        stems = _stems(former.wording)
        whole = sum(map(self._weight, stems))
        return sum(map(self._weight, stems & _stems(row.wording))) / whole if whole else 0.0

    def _weight(self, stem: str) -> float:
        return 1 / (1 + self._common[stem])

    def _met(self, row: PlanLine, heading: str | None) -> set[str]:
        """The rows of the same wording, of the same number, and those that share most of the words that tell most."""
        stems = sorted(_stems(row.wording))
        met = set(islice(self._worded.get(row.wording, ()) if row.wording else (), _BEST))
        rare = (self._anywhere[stem] for stem in stems if 0 < len(self._anywhere.get(stem, ())) <= _RARE)
        groups = sorted(rare, key=len)[:_TELLING]
        if heading is not None:
            near = (self._under[heading, stem] for stem in stems if (heading, stem) in self._under)
            groups += sorted(near, key=len)[:_TELLING]
            met.update(self._numbered.get((heading, row.number), ()))
        shared = Counter[str]()
        for uids in groups:
            shared.update(uids[:_MOST])
        return met.union(uid for uid, _ in shared.most_common(_BEST))


def weighed(row: PlanLine, former: PlanLine, heading: str | None) -> Alike | None:
    """How like `former` is to `row`; None if it is not."""
    share, here = _shared(row.wording, former.wording), former.above == heading
    same_number = here and bool(row.number) and row.number == former.number and not former.excluded
    if share < (NEAR if here else NEAR_ELSEWHERE) and not same_number:
        return None
    executors = alike_executors(row, former)
    guessed = executors and share >= (HARDLY if same_number else NEAR)
    rank = share + 0.1 * same_number + 0.1 * executors + 0.05 * here - 0.2 * former.excluded
    return Alike(former, rank, guessed)


def alike_executors(row: PlanLine, former: PlanLine) -> bool:
    """True if the two rows name an executor in common, or one of them names none."""
    one, other = _words(row.executors), _words(former.executors)
    return not one or not other or not one.isdisjoint(other)


def _shared(wording: str, other: str) -> float:
    """The share of the words that two wordings have in common, from 0 to 1."""
    if wording == other:
        return 1.0
    one, two = _stems(wording), _stems(other)
    return 2 * len(one & two) / (len(one) + len(two)) if one and two else 0.0


@lru_cache(maxsize=16384)
def _stems(wording: str) -> frozenset[str]:
    return frozenset(word[:_STEM] for word in wording.split() if len(word) >= _SHORT or word.isdecimal())


@lru_cache(maxsize=4096)
def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())
