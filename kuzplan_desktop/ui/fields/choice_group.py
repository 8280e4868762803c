"""ChoiceGroup: alternatives of which one holds; it tells what a person chose, also by a screen reader."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget


class ChoiceGroup(QButtonGroup):
    """`chosen` carries the place of what a person chose. A screen reader toggles a button and does not click it:
    `clicked` and `idClicked` do not hear it."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._told = True
        self.idToggled.connect(self._tell)

    def choose(self, place: int) -> None:
        """Let the alternative at `place` hold, none if it is -1; nobody is told."""
        self._told = False
        self.setExclusive(place >= 0)
        for button in self.buttons():
            if place < 0 or self.id(button) == place:
                button.setChecked(place >= 0)
        self.setExclusive(True)
        self._told = True

    def _tell(self, place: int, on: bool) -> None:
        if on and self._told:
            self.chosen.emit(place)


def show_checked(button: QAbstractButton, on: bool) -> None:
    """Check a button whose `toggled` is heard as what a person did; nobody is told."""
    with QSignalBlocker(button):
        button.setChecked(on)
