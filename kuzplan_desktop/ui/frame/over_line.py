"""Above the plan of a year that is over: on which day its states are told, another day, and the plan that comes."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kuzplan_desktop.domain.calendar import coming_year
from kuzplan_desktop.domain.wording import day_digits
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.frame.page_line import PageLine


class OverLine(PageLine):
    """Follows the session; seen only while the year of its plan is over. `next_year_wanted`: its plan is to begin."""

    next_year_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("state_not_due", parent)
        self.setObjectName("overLine")
        self._session = session
        self.other_day = self.add_button("Показать на другой день…")
        self.end_of_year = self.add_button("Показать на конец года")
        self.begin = self.add_button("")
        self.other_day.clicked.connect(self._choose_day)
        self.end_of_year.clicked.connect(lambda: session.year_end.show_on(None))
        self.begin.clicked.connect(self.next_year_wanted)
        for changed in (session.changed, session.day_changed):
            changed.connect(self.refresh)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Tell the year as it stands now."""
        session, document = self._session, self._session.document
        if not session.year_end.is_over:
            self.tell("")
            return
        silent = not document.marks and not document.events
        self.begin.setText(f"Начать план {coming_year(document.plan.year, session.day)}…")
        self.begin.setHidden(session.read_only)
        self.end_of_year.setHidden(session.year_end.looks_back)
        self.tell(
            f"План {document.plan.year} года завершен, состояния на {day_digits(session.today)}"
            f"{', сведений нет' if silent else ''}."
        )

    def _choose_day(self) -> None:
        from kuzplan_desktop.ui.frame.shown_day_dialog import ShownDayDialog

        dialog = ShownDayDialog(self._session.document.plan.year, self._session.today, self)
        dialog.chosen.connect(self._session.year_end.show_on)
        dialog.open()
