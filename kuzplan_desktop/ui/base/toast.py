"""The toast: what was just done, with the way back, over the page; it fades by itself."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QCursor, QEnterEvent, QFont, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QLabel, QPushButton, QWidget
from shiboken6 import isValid

from kuzplan_desktop.ui.base.message_bar import MessageBar
from kuzplan_desktop.ui.base.session import Message, Offer
from kuzplan_desktop.ui.drawing.palette import toast_color

FADES_AFTER = 9000  # milliseconds; not while the mouse or the keyboard is on it
MARGIN = 14  # pixels to the edges of the page
WIDEST = 620
CORNER = 8
ROW = 4  # a part of the page that is at least so many times higher than the part with the keyboard is no row of it
INK, OFFER_INK = QColor("#ffffff"), QColor("#a9d4ff")


class Toast(MessageBar):
    """Stands at the lower left of `page`, over it, so that nothing under the mouse moves; above the row that is chosen
    there, and above the part with the keyboard, where it would hide them."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setObjectName("toast")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAutoFillBackground(False)
        self._row.setContentsMargins(16, 8, 8, 8)
        self.fading = QTimer(self, interval=FADES_AFTER, singleShot=True)
        self.fading.timeout.connect(self._fade)
        self._placing = QTimer(self, interval=0, singleShot=True)  # the page scrolls to what was chosen first
        self._placing.timeout.connect(self._place)
        self._watched: list[QAbstractItemView] = []
        page.installEventFilter(self)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def show_message(self, message: Message) -> None:
        """Show what was done in place of what was done before."""
        super().show_message(message)
        self._place()
        self.come_on_top()
        self.fading.start()

    def come_on_top(self, *_: object) -> None:
        """Another page is turned to: stand over it, and hide no chosen row of it."""
        self.raise_()
        self._follow()

    def _fade(self) -> None:
        focused = QApplication.focusWidget()
        pointed_at = self.rect().contains(self.mapFromGlobal(QCursor.pos()))
        if pointed_at or (focused is not None and self.isAncestorOf(focused)):
            self.fading.start()
        else:
            self.hide()

    def _button(self, offer: Offer) -> QPushButton:
        button = super()._button(offer)
        button.setFlat(True)
        font = QFont(button.font())
        font.setBold(True)
        button.setFont(font)
        return button

    def _follow(self, *_: object) -> None:
        if isValid(self) and self.isVisible():
            self._placing.start()

    def _place(self) -> None:
        """As wide as the words want, within the page, at its lower left or above what is to stay in sight there."""
        page = self.parentWidget()
        if page is None:
            return
        words = max(label.fontMetrics().horizontalAdvance(label.text()) for label in self._labels())
        buttons = sum(button.sizeHint().width() + 6 for button in self.buttons)
        width = min(words + buttons + 90, WIDEST, page.width() - 2 * MARGIN)
        self.setFixedWidth(max(width, 120))
        self._row.activate()
        height = self._row.totalHeightForWidth(self.width())
        lowest = page.height() - height - MARGIN - self.fontMetrics().height()  # above a line of figures
        place = QRect(MARGIN, lowest, self.width(), height)
        for row in sorted(self._in_sight(page), key=QRect.bottom, reverse=True):
            if place.intersects(row):
                place.moveBottom(row.top() - MARGIN // 2)
        if place.top() < 0:
            place.moveTop(lowest)
        self.setGeometry(place)

    def _in_sight(self, page: QWidget) -> list[QRect]:
        """What is not to be hidden: the chosen row of each list, and the row that the keyboard is in."""
        rows = []
        for view in page.findChildren(QAbstractItemView):
            chosen = view.visualRect(view.currentIndex()) if view.isVisible() else QRect()
            if chosen.isValid():
                chosen = QRect(0, chosen.top(), view.viewport().width(), chosen.height())
                rows.append(chosen.translated(view.viewport().mapTo(page, chosen.topLeft()) - chosen.topLeft()))
                self._watch(view)
        part = QApplication.focusWidget()
        if part is not None and page.isAncestorOf(part) and not self.isAncestorOf(part):
            while (around := part.parentWidget()) and around.height() * ROW < page.height():
                part = around
            if part.height() * ROW < page.height():
                rows.append(QRect(part.mapTo(page, part.rect().topLeft()), part.size()))
        return rows

    def _watch(self, view: QAbstractItemView) -> None:
        if view not in self._watched:
            self._watched.append(view)
            view.selectionModel().currentChanged.connect(self._follow)

    def _labels(self) -> list[QLabel]:
        return [label for label in (self.sentence, self.hint) if not label.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay in the corner of the page whatever its size."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Who has the mouse on it reads it or is about to answer."""
        super().enterEvent(event)
        self.fading.start()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dark card with round corners."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(toast_color(QPalette()))
        painter.drawRoundedRect(self.rect(), CORNER, CORNER)
        painter.end()

    def _tint(self) -> None:
        """Light letters on the dark card, in light and dark."""
        palette = QPalette()
        role = QPalette.ColorRole
        for ground in (role.Window, role.Button, role.Base):
            palette.setColor(ground, toast_color(palette))
        for ink in (role.WindowText, role.Text):
            palette.setColor(ink, INK)
        palette.setColor(role.ButtonText, OFFER_INK)
        self.setPalette(palette)
