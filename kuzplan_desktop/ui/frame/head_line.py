"""The head line, the same above all pages: the working quarter, search, undo and redo, an event, the report."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QAction, QFont, QPalette
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from kuzplan_desktop.domain.calendar import Quarter
from kuzplan_desktop.domain.reporting.fates import year_fates
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.fields.notice import paint_text
from kuzplan_desktop.ui.fields.plain import plain_label, plain_tip, spoken_caption
from kuzplan_desktop.ui.fields.search_field import SearchField
from kuzplan_desktop.ui.frame.head_button import HeadButton
from kuzplan_desktop.ui.frame.head_ground import HeadGround
from kuzplan_desktop.ui.frame.quarter_bar import QuarterBar

PROJECT = "План еще не утвержден: это проект. Утвержденный текст вносят через «План → Внести изменения плана…»."
LEAST_SEARCH, MOST_SEARCH = 110, 420  # pixels
SPACING = 8
SMALLER = 0.8
LOW = 480  # pixels: in a window that is lower the caption over the quarters goes
# What is shown, from much room to little: the fates of reports, words on the buttons, keys behind the words.
LEVELS = (
    ("all", True, True),
    ("all", True, False),
    ("now", True, False),
    ("none", True, False),
    ("none", False, False),
)


class HeadLine(HeadGround):
    """Follows the session; `actions` are those of the window. `words_typed` carries what a person searches for."""

    words_typed = Signal(str)

    def __init__(self, session: Session, actions: Mapping[str, QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("headLine")
        self._session, self._actions = session, actions
        self.caption = plain_label(parent=self)
        self.quarters = QuarterBar(self)
        self.search = SearchField("Найти пункт или мероприятие", "Ctrl+F", self)
        self.search.setObjectName("searchField")
        self.search.setAccessibleName("Поиск")
        self.search.setToolTip("Поиск в пунктах, отметках и мероприятиях (Ctrl+F)")
        self.undo = HeadButton("undo", self, key="Ctrl+Z")
        self.redo = HeadButton("redo", self, key="Ctrl+Y")
        self.event_button = HeadButton("new_event", self, key="Ctrl+M")
        self.report_button = HeadButton("report", self, key="F9", first=True)
        self._lay_out()
        self._connect()
        self.take_ground()
        self._take_looks()

    def _lay_out(self) -> None:
        names = {"undo": self.undo, "redo": self.redo, "event": self.event_button, "report": self.report_button}
        for name, button in names.items():
            button.setObjectName(f"{name}Button")
            button.clicked.connect(self._actions[name].trigger)
        self.event_button.name("Мероприятие", "Записать мероприятие")
        self.search.setMinimumWidth(LEAST_SEARCH)
        self.search.setMaximumWidth(MOST_SEARCH)
        left = QVBoxLayout()
        left.setSpacing(1)
        left.addStretch(1)
        left.addWidget(self.caption)
        left.addWidget(self.quarters)
        left.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 10, 5)
        row.setSpacing(SPACING)
        row.addLayout(left)
        row.addWidget(self.search, 3)
        row.addWidget(self.undo)
        row.addWidget(self.redo)
        row.addStretch(1)
        row.addWidget(self.event_button)
        row.addWidget(self.report_button)

    def _connect(self) -> None:
        session = self._session
        self.quarters.group.chosen.connect(lambda place: session.set_quarter(place + 1))
        self.search.textChanged.connect(self.words_typed)
        for changed in (session.changed, session.quarter_changed, session.day_changed):
            changed.connect(self.refresh)

    def refresh(self, *_: object) -> None:
        """Quarters, fates and what the buttons are about, as the document stands now."""
        session = self._session
        plan = session.document.plan
        project = not plan.approved_number
        self.caption.setText(f"Рабочий квартал, проект {plan.year}" if project else f"Рабочий квартал {plan.year}")
        self.caption.setToolTip(plain_tip(PROJECT if project else ""))
        self.quarters.tell(session.quarter, year_fates(session.document, session.day))
        self.report_button.name(f"Отчет за {Quarter(plan.year, session.quarter).caption}")
        for button, name in ((self.undo, "undo"), (self.redo, "redo")):
            action = self._actions[name]
            button.name("", spoken_caption(action.text()))
            button.setEnabled(action.isEnabled())
        self.event_button.setEnabled(self._actions["event"].isEnabled())
        self._fit()

    def _fit(self) -> None:
        """Show as much as there is room for; how much that is, is known once the line is seen."""
        if not self.isVisible():
            return
        for fates, words, keys in LEVELS:
            self._show(fates, words=words, keys=keys)
            if self._needed() <= self.width():
                break
        self.caption.setVisible(self.window().height() >= LOW)

    def _show(self, fates: str, *, words: bool, keys: bool) -> None:
        self.quarters.show_fates(fates)
        for button in (self.event_button, self.report_button):
            button.show_words(words=words, key=keys)

    def _needed(self) -> int:
        """The width that what is shown now wants."""
        chips = sum(chip.sizeHint().width() + 5 for chip in self.quarters.chips)
        parts = (self.undo, self.redo, self.event_button, self.report_button)
        wide = self.search.fontMetrics().horizontalAdvance(self.search.placeholderText()) + 70
        search = max(LEAST_SEARCH, min(wide, MOST_SEARCH))
        return (
            20
            + max(chips, self.caption.sizeHint().width())
            + search
            + sum(part.sizeHint().width() + SPACING for part in parts)
            + 2 * SPACING
        )

    def minimumSizeHint(self) -> QSize:
        """The line at its narrowest: numbers and icons."""
        numbers = self.fontMetrics().horizontalAdvance("IIIIIIIV") + 4 * 25
        caption = 0 if self.caption.isHidden() else self.caption.sizeHint().height() + 1
        height = max(self.report_button.sizeHint().height(), caption + self.quarters.sizeHint().height()) + 9
        return QSize(numbers + LEAST_SEARCH + 4 * (self.undo.sizeHint().width() + SPACING) + 40, height)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the system from light to dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._take_looks()

    def take_letters(self) -> None:
        """A caption as large as the window's letters want it."""
        self._take_looks()

    def _take_looks(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(QFont().pointSizeF() * SMALLER)
        self.caption.setFont(font)
        paint_text(self.caption, quiet_color(QPalette()))
        self._fit()
