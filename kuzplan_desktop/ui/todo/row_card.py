"""RowCard: one thing to be done, in a card with its buttons."""

from collections.abc import Callable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from kuzplan_desktop.domain.todo.values import TodoRow
from kuzplan_desktop.ui.drawing.lines import LineBreaker
from kuzplan_desktop.ui.drawing.palette import accent_color, edge_color, mixed, quiet_color
from kuzplan_desktop.ui.fields.plain import menu_caption, plain_tip
from kuzplan_desktop.ui.fields.scaled_label import SMALL, scaled_font
from kuzplan_desktop.ui.todo.card import Card

NUMBER_LETTERS = "00.00.00"
BETWEEN = 2  # pixels between title and detail
LEAST_WORDS = 190  # pixels; a narrower card puts nothing beside its buttons


class Deed(NamedTuple):
    """A button of a row: its caption, and what it does."""

    caption: str
    do: Callable[[], object]


class RowWords(QWidget):
    """The number, the title in one or two lines, and below it why the row is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number = self._title = self._detail = ""
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._take_letters()

    def show_words(self, number: str, title: str, detail: str) -> None:
        """Show other words."""
        if (number, title, detail) != (self._number, self._title, self._detail):
            self._number, self._title, self._detail = number, title, detail
            self.setToolTip(plain_tip(f"{title}\n{detail}"))
            self.updateGeometry()
            self.update()

    def heightForWidth(self, width: int) -> int:
        """As high as the lines need."""
        title, detail = self._lines(width)
        return len(title) * self._of_title.metrics.lineSpacing() + self._detail_height(detail)

    def sizeHint(self) -> QSize:
        """Wide enough for a sentence."""
        return QSize(420, self.heightForWidth(420))

    def minimumSizeHint(self) -> QSize:
        """Room for a few words."""
        return QSize(LEAST_WORDS, self._of_title.metrics.lineSpacing())

    def changeEvent(self, event: QEvent) -> None:
        """Other letters break elsewhere."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_letters()
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words from the top."""
        title, detail = self._lines(self.width())
        palette, painter = self.palette(), QPainter(self)
        left, step = self._indent(), self._of_title.metrics.lineSpacing()
        painter.setFont(scaled_font(1.0, bold=True))
        painter.setPen(quiet_color(palette))
        cut = painter.fontMetrics().elidedText(self._number, Qt.TextElideMode.ElideRight, max(left - 6, 0))
        painter.drawText(QRect(0, 0, left, step), Qt.AlignmentFlag.AlignVCenter, cut)
        top = 0
        for lines, breaker, color in (
            (title, self._of_title, palette.text().color()),
            (detail, self._of_detail, quiet_color(palette)),
        ):
            painter.setFont(breaker.font)
            painter.setPen(color)
            for line in lines:
                place = QRect(left, top, self.width() - left, breaker.metrics.lineSpacing())
                painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, line)
                top += breaker.metrics.lineSpacing()
            top += BETWEEN
        painter.end()

    def _take_letters(self) -> None:
        self._of_title, self._of_detail = LineBreaker(scaled_font(1.0)), LineBreaker(scaled_font(SMALL))
        self._number_room = self._of_title.metrics.horizontalAdvance(NUMBER_LETTERS)

    def _indent(self) -> int:
        """The room of the number; none where no row of this kind has one."""
        return self._number_room if self._number else 0

    def _lines(self, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
        room = width - self._indent()
        detail = self._of_detail.lines(self._detail, room) if self._detail else ()
        return self._of_title.lines(self._title, room), detail

    def _detail_height(self, lines: Sequence[str]) -> int:
        return len(lines) * self._of_detail.metrics.lineSpacing() + BETWEEN if lines else 0


class RowButton(QPushButton):
    """A button of a row, flat on its card. After it another row stands in this place: a double click must not reach
    that one."""

    def sizeHint(self) -> QSize:
        """The caption with room around it."""
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self.text().replace("&&", "&")) + 22, metrics.height() + 12)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A rounded edge, a tint under the mouse, a ring for the keyboard."""
        palette, focused = self.palette(), self.hasFocus()
        tint = 0.12 if self.isDown() else 0.05 if self.underMouse() else 0.0
        edge = edge_color(palette)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(mixed(palette.base().color(), palette.text().color(), tint))
        painter.setPen(QPen(accent_color(palette) if focused else edge, 2 if focused else 1))
        inset = 1.0 if focused else 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 5, 5)
        painter.setPen(palette.text().color())
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text().replace("&&", "&"))
        painter.end()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """The second half of a double click does nothing."""
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down are for the rows, Enter presses."""
        if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            event.ignore()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class RowCard(Card):
    """Shows a row. It takes the keyboard: Enter does what its first button does. `reached`: the keyboard came to it."""

    reached = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.row: TodoRow | None = None
        self.deeds: Sequence[Deed] = ()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.words = RowWords(self)
        self.buttons = [RowButton(self), RowButton(self)]
        line = QHBoxLayout(self)
        line.setContentsMargins(12, 8, 10, 8)
        line.setSpacing(6)
        line.addWidget(self.words, 1)
        line.addSpacing(4)
        for place, button in enumerate(self.buttons):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
            button.clicked.connect(lambda _checked=False, place=place: self._press(place))

    def show_row(self, row: TodoRow, deeds: Sequence[Deed]) -> None:
        """Show `row` with up to two things to do about it."""
        self.row, self.deeds = row, deeds
        self.words.show_words(row.number, row.title, row.detail)
        about = f"{row.number} {row.title}".strip()
        for button, deed in zip(self.buttons, (*deeds, None, None), strict=False):
            button.setVisible(deed is not None)
            if deed is not None:
                button.setText(menu_caption(deed.caption))
                button.setAccessibleName(f"{deed.caption.rstrip('…')}: {about}")
        self.setAccessibleName(f"{about}. {row.detail}.".replace("?.", "?"))
        self.setAccessibleDescription(f"Enter – {deeds[0].caption.rstrip('…').lower()}." if deeds else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the first button."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.deeds:
            self._press(0)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The ring shows, and the row is scrolled into sight."""
        super().focusInEvent(event)
        self.update()
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The ring goes."""
        super().focusOutEvent(event)
        self.update()

    def _press(self, place: int) -> None:
        if place < len(self.deeds):
            self.deeds[place].do()
