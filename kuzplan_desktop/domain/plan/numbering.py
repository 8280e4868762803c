"""The numbers that follow from the places of a plan's rows, in the manner of those that stand there."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from kuzplan_desktop.domain.lazy_pattern import lazy_pattern
from kuzplan_desktop.domain.plan.own_items import without_own
from kuzplan_desktop.domain.plan.plan import Plan

_LETTERS = ((100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
_IS_ROMAN = lazy_pattern(r"[IVXLC]+\.?")


def roman(number: int) -> str:
    """A Roman number, from 1 on."""
    found = ""
    for value, letters in _LETTERS:
        found += letters * (number // value)
        number %= value
    return found


class _Manner:
    """How a level of the plan is numbered, as most of its numbers show: how many parts they have, whether with a stop
    behind, whether single ones begin anew under each heading."""

    def __init__(self, numbers: Iterable[str]) -> None:
        found = [number for number in numbers if number]
        parts = Counter(len(number.strip(".").split(".")) for number in found)
        self.parts = parts.most_common(1)[0][0] if parts else 0
        self.stop = "." * (sum(number.endswith(".") for number in found) * 2 > len(found))
        self.anew = len(set(found)) < len(found)
        self.in_letters = any(map(_IS_ROMAN.fullmatch, found))
        self._count = 0

    def begin(self) -> None:
        """Another heading begins above."""
        if self.anew:
            self._count = 0

    def number(self, path: list[int]) -> str:
        """The number of the next row, which has the places `path` from the top down."""
        self._count += 1
        if self.parts < 2:
            return f"{roman(self._count) if self.in_letters else self._count}{self.stop}"
        return ".".join(map(str, path[-self.parts :])) + self.stop


def renumbered(plan: Plan) -> Mapping[str, str]:
    """The number that follows from the place of each row, by uid, in the manner of the numbers that stand there.

    A level without any numbers gets none, nor does a heading without words. Excluded items keep their places, the
    commission's own ones their numbers.
    """
    return dict(_numbers(without_own(plan)))


def _numbers(plan: Plan) -> Iterator[tuple[str, str]]:
    parts = [part for section in plan.sections for part in section.subsections]
    of_sections = _Manner(section.number for section in plan.sections)
    of_parts = _Manner(part.number for part in parts)
    of_items = _Manner(item.number for item in plan.activities())
    section_at = 0
    for section in plan.sections:
        path: list[int] = []
        if section.number or section.title:
            section_at += 1
            path = [section_at]
            if of_sections.parts:
                yield section.uid, of_sections.number(path)
        of_parts.begin()
        part_at = 0
        for part in section.subsections:
            above = path
            if part.number or part.title:
                part_at += 1
                above = [*path, part_at]
                if of_parts.parts:
                    yield part.uid, of_parts.number(above)
            of_items.begin()
            for at, item in enumerate(part.activities, start=1):
                if of_items.parts:
                    yield item.uid, of_items.number([*above, at])
