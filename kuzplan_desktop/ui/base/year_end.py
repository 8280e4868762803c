"""YearEnd: whether the year of a session's plan is over, and on which of its days states are told then."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.calendar import default_today
from kuzplan_desktop.domain.reporting.working_quarter import is_over

if TYPE_CHECKING:
    from kuzplan_desktop.ui.base.session import Session


class YearEnd:
    """Asks the session for document and calendar day; `session.day_changed` tells that another day is shown."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._shown_on: date | None = None

    @property
    def is_over(self) -> bool:
        """True if the plan's year is over, and its last report is not waited for any more."""
        return is_over(self._session.document, self._session.day)

    @property
    def looks_back(self) -> bool:
        """True if the states told are the last ones of a year that is over."""
        return self._shown_on is None and self.is_over

    @property
    def today(self) -> date:
        """The day that states are told for."""
        return self._shown_on or default_today(self._session.day, self._session.document.plan.year)

    def show_on(self, day: date | None) -> None:
        """Tell the states of a year that is over on one of its days, None: on the last."""
        last = date(self._session.document.plan.year, 12, 31)
        self._shown_on = None if day == last else day
        self._session.day_changed.emit()
