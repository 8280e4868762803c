"""Which row of a changed plan is which of the plan that is carried out: by row, by wording, else asked."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.likeness import Alike, Likeness, alike_executors, weighed
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.plan.plan_rows import KINDS_OF_ROWS, PlanLine, lines_in_order

T = TypeVar("T", bound=Hashable)

NEW = ""
"""The answer that a row is none of the former plan's."""

Answers = Mapping[str, str]
"""What a person said: uid of a row of the new plan -> uid of one of the old plan, or NEW."""


@dataclass(frozen=True, slots=True)
class RowDoubt:
    """A row of the new plan of which it is not certain which one it was.

    `candidates` are the old rows that it could be, the likeliest first; `guess` is what is offered, None for a new row.
    """

    row: PlanLine
    guess: PlanLine | None
    candidates: tuple[PlanLine, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Which row is which: `pairs` is uid of a row of the new plan -> the old row's, None for a row that is new.

    What stands in `doubts` is in no pair. `gone` are the rows of the old plan that the new one has no more, the guesses
    taken as they are.
    """

    pairs: Mapping[str, str | None]
    doubts: tuple[RowDoubt, ...] = ()
    gone: tuple[str, ...] = ()

    @property
    def guesses(self) -> dict[str, str]:
        """The answers by which every guess is taken."""
        return {doubt.row.uid: doubt.guess.uid if doubt.guess else NEW for doubt in self.doubts}


def match(old: Plan, new: Plan, answers: Answers | None = None) -> Matching:
    """Find the row of `old` that each row of `new` is; `answers` settle what was asked, or anything else.

    Items of a commission's own take no part. A row that the new plan tells as taken out is met by its uid or its
    wording alone; else it is in no pair. PlanError for an answer that cannot be.
    """
    before, after = lines_in_order(old), lines_in_order(new)
    told = _checked(answers or {}, before, after)
    headings: dict[str, str | None] = {}
    pairs: dict[str, str | None] = {}
    doubts: list[RowDoubt] = []
    for kind in KINDS_OF_ROWS:
        olds, news = ([row for row in rows if row.kind == kind] for rows in (before, after))
        level = _RowsOfKind(olds, news, headings)
        level.answer(told)
        level.search()
        pairs |= level.found
        doubts += level.doubts
        headings |= level.found | {one.row.uid: one.guess.uid if one.guess else None for one in level.doubts}
    met = set(headings.values())
    gone = tuple(row.uid for row in before if row.uid not in met and not row.excluded)
    return Matching(pairs, tuple(doubts), gone)


def _checked(answers: Answers, before: Iterable[PlanLine], after: Iterable[PlanLine]) -> Answers:
    """`answers`, each about a row of the new plan and none of them twice the same row; else PlanError."""
    olds, news = {row.uid: row for row in before}, {row.uid: row for row in after}
    taken: dict[str, PlanLine] = {}
    for uid, answer in answers.items():
        row, former = news.get(uid), olds.get(answer)
        if row is None or (answer != NEW and (former is None or former.kind != row.kind)):
            raise PlanError("Такой строки в плане нет.", "Проверьте, какую строку какой вы считаете.")
        if answer in taken:
            raise PlanError(
                f"Одна прежняя строка не может стать двумя: {taken[answer].words} и {row.words}.",
                "Укажите для одной из них другую прежнюю строку или то, что она новая.",
            )
        if answer != NEW:
            taken[answer] = row
    return answers


_NOWHERE = "\n"  # what stands above a row under a new heading: it is no former one


class _Stage(NamedTuple):
    """What rows of one wording must have in common to be one, if there is one of either side.

    `in_order`: so must as many of either side, which are alike in everything, in their order.
    """

    key: Callable[[PlanLine], Hashable]
    in_order: bool = False
    alike: bool = False


_STAGES = (
    _Stage(lambda row: (row.above, row.executors, row.period), in_order=True),
    _Stage(lambda row: row.above),
    _Stage(lambda row: (row.executors, row.period)),
    _Stage(lambda row: None, alike=True),
)


def _worded(rows: Iterable[PlanLine]) -> dict[str, list[PlanLine]]:
    return _grouped(rows, lambda row: row.wording)


def _grouped(rows: Iterable[PlanLine], key: Callable[[PlanLine], T]) -> dict[T, list[PlanLine]]:
    found: dict[T, list[PlanLine]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _paired(news: Sequence[PlanLine], olds: Sequence[PlanLine], stage: _Stage) -> list[tuple[PlanLine, PlanLine]]:
    """The rows that are one by what `stage` asks."""
    after, before = _grouped(news, stage.key), _grouped(olds, stage.key)
    found: list[tuple[PlanLine, PlanLine]] = []
    for key in after.keys() & before.keys():
        rows, formers = after[key], before[key]
        if len(rows) == len(formers) and (stage.in_order or len(rows) == 1):
            found += zip(rows, formers, strict=True)
    return [pair for pair in found if not stage.alike or alike_executors(*pair)]


class _RowsOfKind:
    """The rows of one kind. `headings` tells which former heading each heading of the new plan is."""

    def __init__(self, olds: Sequence[PlanLine], news: Sequence[PlanLine], headings: Mapping[str, str | None]) -> None:
        self.found: dict[str, str | None] = {}
        self.doubts: list[RowDoubt] = []
        self._headings = headings
        self._every = olds
        self._olds = {row.uid: row for row in olds}
        self._news = {row.uid: row for row in news}
        self._torn: dict[str, PlanLine] = {}  # uid of a new row -> the old one of that uid, of another wording

    def answer(self, answers: Answers) -> None:
        """Take what a person said of these rows."""
        for uid in answers.keys() & self._news.keys():
            self._pair(self._news[uid], self._olds.get(answers[uid]))

    def search(self) -> None:
        """Find the others, from what is certain to what must be asked."""
        self._by_row()
        for excluded in (False, True):
            self._by_wording([row for row in self._olds.values() if row.excluded is excluded])
        self._ask()

    def _pair(self, row: PlanLine, former: PlanLine | None) -> None:
        self.found[row.uid] = former.uid if former else None
        del self._news[row.uid]
        if former:
            del self._olds[former.uid]

    def _heading(self, row: PlanLine) -> str | None:
        """The former heading over a row of the new plan; None under a new one."""
        return self._headings.get(row.above) if row.above else ""

    def _by_row(self) -> None:
        """Rows of one uid are one, unless the wording of either is that of another row."""
        for row in list(self._news.values()):
            if row.uid in self._olds and self._olds[row.uid].wording == row.wording:
                self._pair(row, self._olds[row.uid])
        worded_before = {row.wording for row in self._olds.values()}
        worded_after = {row.wording for row in self._news.values()}
        for row in [row for row in self._news.values() if row.uid in self._olds]:
            former = self._olds[row.uid]
            if former.wording in worded_after or row.wording in worded_before:
                self._torn[row.uid] = former
            else:
                self._pair(row, former)

    def _by_wording(self, olds: Sequence[PlanLine]) -> None:
        """Rows of one wording, as far as heading, executors and срок leave no choice between several."""
        news = [row for row in self._news.values() if row.uid not in self._torn]
        before = _worded(olds)
        after = _worded(
            row._replace(above=_NOWHERE if (above := self._heading(row)) is None else above) for row in news
        )
        for wording in after.keys() & before.keys():
            for stage in _STAGES if wording else _STAGES[:1]:
                for row, former in _paired(after[wording], before[wording], stage):
                    self._pair(self._news[row.uid], former)
                after[wording] = [row for row in after[wording] if row.uid in self._news]
                before[wording] = [row for row in before[wording] if row.uid in self._olds]

    def _ask(self) -> None:
        """What is left: rows like none are new, for the others what is likeliest is offered."""
        likeness = Likeness(self._olds.values(), self._every)
        left = [row for row in self._news.values() if not row.excluded]
        met = {row.uid: self._candidates(likeness, row) for row in left}
        ranked = [(one.rank, row, one.former) for row in left for one in met[row.uid] if one.guessed]
        guesses: dict[str, PlanLine] = {}
        taken: set[str] = set()
        for _, row, former in sorted(ranked, key=lambda one: -one[0]):  # of equals the plan's order decides
            if row.uid not in guesses and former.uid not in taken:
                guesses[row.uid] = former
                taken.add(former.uid)
        for row in left:
            if met[row.uid]:
                candidates = tuple(one.former for one in met[row.uid])
                self.doubts.append(RowDoubt(row, guesses.get(row.uid), candidates))
            else:
                self._pair(row, None)

    def _candidates(self, likeness: Likeness, row: PlanLine) -> list[Alike]:
        found = likeness.of(row, self._heading(row))
        torn = self._torn.get(row.uid)
        if torn and all(one.former != torn for one in found):
            found.append(weighed(row, torn, self._heading(row)) or Alike(torn, 0, guessed=False))
        return found
