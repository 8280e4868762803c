"""RegionRemark: what the region remarks on an item of a commission's document, and what the commission answers."""

from dataclasses import dataclass
from datetime import date

from kuzplan_desktop.domain.wording import day_digits


@dataclass(frozen=True, slots=True)
class RegionRemark:
    """A замечание of the region on an item, `activity` (uid); `answer` is the commission's, empty while it waits."""

    uid: str
    activity: str
    text: str
    given_on: date | None = None
    given_by: str = ""
    answer: str = ""
    answered_on: date | None = None

    @property
    def is_answered(self) -> bool:
        """True once the commission has answered."""
        return bool(self.answer.strip())

    @property
    def given(self) -> str:
        """«05.04.2022, Иванова И.И.»."""
        day = day_digits(self.given_on) if self.given_on else ""
        return ", ".join(filter(None, (day, self.given_by.strip())))
