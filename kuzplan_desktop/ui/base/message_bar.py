"""The message bar: one strip that tells what stands and offers what to do about it; it never blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
)
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.ui.base.keyboard_return import KeyboardReturn
from kuzplan_desktop.ui.base.session import Message, MessageTone, Offer
from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.drawing.palette import accent_color, alarm_color, mixed
from kuzplan_desktop.ui.fields.plain import menu_caption, plain_label

if TYPE_CHECKING:
    from kuzplan_desktop.store.document.plan_file import News

MOUSE_DOWN = 50  # milliseconds between two looks whether the mouse button is still down
LETTERS_BESIDE = 60  # of all buttons together; more of them stand below the words
ICON, RED_EDGE = 20, 4  # pixels
BESIDE, DOWN = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom


class MessageBar(QFrame):
    """Shows the message said last until it is closed, answered, or another one comes.

    A failure bears a sign and a red edge. A screen reader is told every message. When the bar goes while the keyboard
    is in it, the keyboard returns to where it was before.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messageBar")
        self.setAccessibleName("Сообщение")
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setAutoFillBackground(True)
        self._message = Message("")
        self.sentence = plain_label(parent=self, wrap=True)
        self.hint = plain_label(parent=self, wrap=True)
        for label in (self.sentence, self.hint):
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.buttons: list[QPushButton] = []
        KeyboardReturn(self)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(10, 6, 6, 6)
        self.sign = plain_label(parent=self)
        self.sign.setObjectName("messageSign")
        self.sign.hide()
        self._row.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        self._tint()
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.sentence)
        words.addWidget(self.hint)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(6)
        self._middle.addLayout(words, 1)
        self._answers = QHBoxLayout()
        self._middle.addLayout(self._answers)
        self._row.addLayout(self._middle, 1)
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.setAutoRaise(True)
        self._close.setAccessibleName("Закрыть сообщение")
        self._close.setToolTip("Закрыть сообщение (Esc)")
        self._close.clicked.connect(self.hide)
        self._row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignTop)
        self.hide()

    def show_message(self, message: Message) -> None:
        """Show a message in place of the one before it."""
        self.sentence.setText(message.sentence)
        self.hint.setText(message.hint)
        self.hint.setVisible(bool(message.hint))
        for button in self.buttons:
            self._answers.removeWidget(button)
            button.deleteLater()
        self.buttons = [self._button(offer) for offer in message.offers]
        below = sum(len(text) for text, _ in message.offers) > LETTERS_BESIDE
        self._middle.setDirection(DOWN if below else BESIDE)
        self._answers.setAlignment(Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag.AlignRight)
        self.setAccessibleDescription(str(message))
        self._message = message
        self._tint()
        self._show_sign()
        self.show()
        announce(self, str(message), urgent=message.tone == MessageTone.FAILED)

    def hear(self, news: News) -> None:
        """Take back what was said about activities that have changed since, and what holds no more."""
        message = self._message
        changed = bool(message.about) and (news.structure or bool(message.about & news.activities))
        if changed or (message.holds is not None and not message.holds()):
            self._take_back(message)

    def move_on(self, *_: object) -> None:
        """Another row or quarter is chosen: take back what was said about the one before."""
        if self._message.about:
            self._take_back(self._message)

    def _take_back(self, message: Message) -> None:
        if message is not self._message:
            return
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            self.hide()
        else:  # the plan above must not move before the button is let go
            QTimer.singleShot(MOUSE_DOWN, self, lambda: self._take_back(message))

    def take_focus(self) -> None:
        """Put the keyboard on the first button, for a user without a mouse."""
        if self.isVisible():
            (self.buttons[0] if self.buttons else self._close).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _button(self, offer: Offer) -> QPushButton:
        text, answer = offer
        button = QPushButton(menu_caption(text), self)
        button.setAutoDefault(True)
        button.clicked.connect(self.hide)
        button.clicked.connect(lambda: answer())
        self._answers.addWidget(button)
        button.show()  # now, not when the bar is laid out again
        return button

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
            self._show_sign()
        super().changeEvent(event)

    def _show_sign(self) -> None:
        """A failure is seen at once, and not by its colour alone."""
        failed = self._message.tone == MessageTone.FAILED
        if failed:
            color = alarm_color(self.palette())
            self.sign.setPixmap(icons.pixmap("warning", ICON, color, self.devicePixelRatioF()))
        self.sign.setVisible(failed)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The red edge of a failure."""
        super().paintEvent(event)
        if self._message.tone == MessageTone.FAILED:
            painter = QPainter(self)
            painter.fillRect(0, 0, RED_EDGE, self.height(), alarm_color(self.palette()))
            painter.end()

    def _tint(self) -> None:
        """A part of the accent over the window's colour, of red for a failure: seen, and readable in light and dark."""
        palette = QPalette()
        failed = self._message.tone == MessageTone.FAILED
        color = alarm_color(palette) if failed else accent_color(palette)
        ground = mixed(palette.color(QPalette.ColorRole.Window), color, 1 / 10 if failed else 1 / 6)
        palette.setColor(QPalette.ColorRole.Window, ground)
        self.setPalette(palette)


def hide_first(event: QKeyEvent, *bars: MessageBar) -> bool:
    """Hide the first of `bars` that is seen; False where another key than Escape was pressed, or none is seen."""
    shown = next((bar for bar in bars if bar.isVisible()), None)
    if event.key() != Qt.Key.Key_Escape or shown is None:
        return False
    shown.hide()
    return True


def announce(widget: QWidget, words: str, *, urgent: bool = False) -> None:
    """Let a screen reader say `words`, at once if they are `urgent`."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # not before the first picture

    event = QAccessibleAnnouncementEvent(widget, words)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
