"""LinePanel: the one-line entry over any page, by Ctrl+L."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from kuzplan_desktop.ui.base.keyboard_return import KeyboardReturn
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.drawing.palette import accent_color, quiet_color
from kuzplan_desktop.ui.editor.event_lines import EventLines
from kuzplan_desktop.ui.editor.line_entry import NAME, LineEntry
from kuzplan_desktop.ui.editor.situation import find_activity
from kuzplan_desktop.ui.fields.buttons import push_button
from kuzplan_desktop.ui.fields.notice import bold_label
from kuzplan_desktop.ui.fields.scaled_label import SMALL, ScaledLabel

WIDEST = 760
MARGIN = 12  # pixels to the edges of the page
CORNER = 8
KEYS = "Enter – записать и начать следующее, Esc – закрыть"
ANY_ITEM = "Впереди напишите номер пункта плана."


class LinePanel(QFrame):
    """Stands at the top of `page`, over it, until Escape; what is typed meanwhile stays. `form_wanted` as of LineEntry.

    It writes under the chosen item if that is told by `open_for`, else under the one whose number stands in front.
    """

    form_wanted = Signal(object)

    def __init__(self, session: Session, lines: EventLines, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("linePanel")
        self.setAccessibleName(NAME)
        self._session, self._page = session, page
        self._follows = False
        self.line = LineEntry(session, lines, self, apart=False)
        self.item = ScaledLabel("", color=quiet_color, wrap=True)
        self.shut = push_button("Закрыть", "Esc")
        self._lay_out()
        self.line.left.connect(self.hide)
        self.line.form_wanted.connect(self.form_wanted)
        self.shut.clicked.connect(self.hide)
        session.activity_chosen.connect(self._choose)
        lines.brought_back.connect(self._come_back)
        KeyboardReturn(self)
        page.installEventFilter(self)
        self.hide()

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(bold_label(NAME))
        head.addStretch(1)
        head.addWidget(self.shut)
        foot.addWidget(ScaledLabel(KEYS, SMALL, color=quiet_color))
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.item)
        column.addWidget(self.line)
        column.addLayout(foot)

    def open_for(self, *, chosen: bool) -> None:
        """Show the panel, the keyboard in it; `chosen` if the item that is chosen can be seen on the page."""
        self._follows = chosen
        self._choose(self._session.activity)
        self.show()
        self.raise_()
        self._place()
        self.line.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.field.selectAll()

    def leave_page(self) -> None:
        """Another page is shown: the item that was chosen is seen no more."""
        self._follows = False
        self._choose("")

    def _choose(self, uid: str) -> None:
        if not self._follows:
            uid = ""
        activity = find_activity(self._session.document, uid) if uid else None
        self.item.setText(f"Пункт {activity.number} {activity.title}" if activity else ANY_ITEM)
        self.line.show_activity(activity.uid if activity else "")

    def _come_back(self, place: str) -> None:
        if not place and not self.isVisible():
            self.open_for(chosen=self._follows)

    def _place(self) -> None:
        """In the middle of the upper edge, as high as the words need."""
        page = self._page
        width = max(min(WIDEST, page.width() - 2 * MARGIN), 200)
        self.setFixedWidth(width)
        layout = self.layout()
        if layout is not None:
            layout.activate()
            self.resize(width, layout.totalHeightForWidth(width))
        self.move((page.width() - width) // 2, MARGIN)

    def event(self, event: QEvent) -> bool:
        """Grow and shrink with what is read back."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and self.isVisible():
            self._place()
        return done

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the middle of the page whatever its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape on a button closes, too."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with an edge in the accent."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(accent_color(self.palette()), 1.5))
        painter.setBrush(self.palette().window())
        painter.drawRoundedRect(self.rect().toRectF().adjusted(1, 1, -1, -1), CORNER, CORNER)
        painter.end()
