"""YearScale: where a day of the year stands between two edges, and which day stands at a place."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from kuzplan_desktop.domain.calendar import month_end

MONTHS_IN_YEAR = 12


class YearScale(NamedTuple):
    """Twelve months of equal width, whatever their days; `edges` are the thirteen places between and around them."""

    year: int
    edges: tuple[float, ...]

    @classmethod
    def between(cls, year: int, left: int, right: int) -> YearScale:
        """The months between two whole places, each edge a whole one."""
        step = (right - left) / MONTHS_IN_YEAR
        return cls(year, tuple(left + round(step * month) for month in range(MONTHS_IN_YEAR + 1)))

    def start(self, day: date) -> float:
        """Where `day` begins; the year's edge for a day of another year."""
        return self._at(day, 0)

    def end(self, day: date) -> float:
        """Where `day` ends."""
        return self._at(day, 1)

    def middle(self, month: int) -> float:
        """The middle of a month."""
        return (self.edges[month - 1] + self.edges[month]) / 2

    def day_at(self, place: float) -> date:
        """The day that stands at `place`; the first or the last one beside the year."""
        inside = min(max(place, self.edges[0]), self.edges[-1])
        month = next((one for one in range(1, MONTHS_IN_YEAR) if inside < self.edges[one]), MONTHS_IN_YEAR)
        left, right = self.edges[month - 1], self.edges[month]
        days = month_end(self.year, month).day
        passed = int((inside - left) * days / (right - left)) if right > left else 0
        return date(self.year, month, 1) + timedelta(days=min(passed, days - 1))

    def _at(self, day: date, more: int) -> float:
        if day.year != self.year:
            return self.edges[0] if day.year < self.year else self.edges[-1]
        left, right = self.edges[day.month - 1], self.edges[day.month]
        return left + (right - left) * (day.day - 1 + more) / month_end(self.year, day.month).day
