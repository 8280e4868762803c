"""A person's hand on the real window: mouse and keys by Qt's own events, where they would arrive, and counted."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from PySide6.QtCore import QEventLoop, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractScrollArea, QApplication, QMenu, QMenuBar, QWidget

PATIENCE = 20  # seconds that a busy machine may take
TOUCHED = 400  # notches of the wheel after which what is looked for is not there
Found = TypeVar("Found")


class Effort(NamedTuple):
    """What a deed took: clicks, keys (one for a shortcut) and letters of what was written."""

    clicks: int
    keys: int
    letters: int

    def __str__(self) -> str:
        names = ("click", "key", "letter")
        told = [
            f"{number} {name}{'' if number == 1 else 's'}" for number, name in zip(self, names, strict=True) if number
        ]
        return ", ".join(told) or "nothing"


class Hand:
    """Acts on what can be seen and reached; what cannot fails. `jobs` keeps what each kind of deed took first."""

    def __init__(self) -> None:
        self._clicks = self._keys = self._letters = 0
        self.jobs: dict[str, Effort] = {}

    @contextmanager
    def job(self, name: str) -> Iterator[None]:
        """Count what is done within under a name."""
        before = self._clicks, self._keys, self._letters
        yield
        after = self._clicks, self._keys, self._letters
        self.jobs.setdefault(name, Effort(*(now - then for now, then in zip(after, before, strict=True))))

    # the mouse

    def click(self, widget: QWidget, place: QPoint | None = None, *, right: bool = False) -> None:
        """Press and let go on a widget, or at a place of it."""
        self.rest()
        shown = widget.visibleRegion().boundingRect()
        assert widget.isEnabled(), f"{_name(widget)} takes no clicks"
        assert not shown.isEmpty(), f"{_name(widget)} is not in sight"
        window = widget.window()
        at = widget.mapTo(window, place or shown.center())
        hit = window.childAt(at) or window
        assert hit is widget or widget.isAncestorOf(hit), f"{_name(hit)} lies over {_name(widget)}"
        button = Qt.MouseButton.RightButton if right else Qt.MouseButton.LeftButton
        QTest.mouseClick(window.windowHandle(), button, Qt.KeyboardModifier.NoModifier, at)
        self._clicks += 1
        self.rest()

    def click_on(self, caption: str, within: QWidget | None = None) -> None:
        """Click on the button that bears a caption in the window that is in front."""
        self.click(self.button(caption, within))

    def choose_in_menu(self, bar: QMenuBar, *captions: str) -> None:
        """Open a menu of the bar and click on an entry."""
        menu: QMenuBar | QMenu = bar
        for caption in captions:
            action = next(one for one in menu.actions() if _plain(one.text()).rstrip("…") == caption)
            below = action.menu()
            self.click(menu, menu.actionGeometry(action).center())
            menu = below or menu

    def scroll_to(self, area: QAbstractScrollArea, reached: Callable[[], bool]) -> None:
        """Turn the wheel until something has come into sight."""
        port = area.viewport()
        for step in (-120, 120):
            for _ in range(TOUCHED):
                if reached():
                    return
                middle = QPointF(port.rect().center())
                QApplication.sendEvent(
                    port,
                    QWheelEvent(
                        middle,
                        port.mapToGlobal(middle),
                        QPoint(),
                        QPoint(0, step),
                        Qt.MouseButton.NoButton,
                        Qt.KeyboardModifier.NoModifier,
                        Qt.ScrollPhase.NoScrollPhase,
                        False,
                    ),
                )
                self.rest()
                if (
                    area.verticalScrollBar().value()
                    in (
                        area.verticalScrollBar().minimum(),
                        area.verticalScrollBar().maximum(),
                    )
                    and not reached()
                ):
                    break
        assert reached(), f"it never came into sight in {_name(area)}"

    # the keys

    def press(self, *keys: str) -> None:
        """Press keys, one after the other; of a shortcut all at once."""
        for key in keys:
            QTest.keySequence(self._target(), key)
            self._keys += 1
            self.rest()

    def type(self, text: str) -> None:
        """Type a text where the keyboard is."""
        for letter in text:
            none = Qt.KeyboardModifier.NoModifier
            QTest.sendKeyEvent(QTest.KeyAction.Click, self._target(), Qt.Key.Key_unknown, letter, none)
            self._letters += 1
        self.rest()

    def _target(self) -> QWidget:
        if QApplication.activeWindow() is None:  # without a window manager nobody goes back to the window before
            windows = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
            (QApplication.activeModalWidget() or windows[-1]).activateWindow()
            self.rest()
        popup = QApplication.activePopupWidget()
        found = (popup.focusWidget() or popup) if popup else QApplication.focusWidget() or QApplication.activeWindow()
        assert found is not None, "the keyboard is nowhere"
        return found

    # what is seen

    def button(self, caption: str, within: QWidget | None = None) -> QAbstractButton:
        """The button that bears a caption."""

        def found() -> QAbstractButton | None:
            place = within or QApplication.activeModalWidget() or QApplication.activeWindow()
            buttons = place.findChildren(QAbstractButton) if place else []
            shown = (one for one in buttons if one.isVisible() and _plain(one.text()) == caption)
            return next(shown, None)

        return self.wait(found, f"a button «{caption}»")

    def wait(self, look: Callable[[], Found | None], what: str) -> Found:
        """Look again and again until something is there."""
        ends = time.monotonic() + PATIENCE
        while True:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
            found = look()
            if found:
                return found
            assert time.monotonic() < ends, f"{what} never came"

    def while_open(self, answer: Callable[[], None], ask: Callable[[], None]) -> None:
        """Do `ask`, which opens a dialog that is waited for, and `answer` once it stands."""
        failures: list[BaseException] = []
        before = QApplication.activeModalWidget()
        ends = time.monotonic() + PATIENCE

        def later() -> None:
            dialog = QApplication.activeModalWidget()
            dialog = None if dialog is before else dialog
            if (dialog is None or not dialog.isActiveWindow()) and time.monotonic() < ends:
                QTimer.singleShot(20, later)
                return
            try:
                assert dialog is not None, "no dialog came"
                self.rest()
                answer()
                assert not dialog.isVisible(), f"it waits with the keyboard in {_name(QApplication.focusWidget())}"
            except BaseException as failure:
                failures.append(failure)
                if dialog is not None:
                    dialog.close()

        QTimer.singleShot(0, later)
        ask()
        if failures:
            raise failures[0]

    @staticmethod
    def rest() -> None:
        """Let the window do what the last gesture asked for."""
        for _ in range(3):
            QApplication.processEvents()


def _plain(caption: str) -> str:
    return caption.replace("&&", "\0").replace("&", "").replace("\0", "&")


def _name(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    text = widget.text() if isinstance(widget, QAbstractButton) else widget.accessibleName()
    return f"{type(widget).__name__} {widget.objectName()} «{text}»"
