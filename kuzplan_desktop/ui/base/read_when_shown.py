"""A page that reads only while it is seen: what changed while it was hidden is read when it is shown."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget


class ReadWhenShown(QWidget):
    """Whoever stands on it connects `_hear` to what changes it and says in `_read` how it reads anew."""

    _stale = True

    def event(self, event: QEvent) -> bool:
        """Read before it is seen, if there is anything new."""
        if event.type() == QEvent.Type.Show:
            self._catch_up()
        return super().event(event)

    def _hear(self, *_: object) -> None:
        self._stale = True
        if self.isVisible():
            self._catch_up()

    def _catch_up(self) -> None:
        """Read what was heard of and not read yet."""
        if self._stale:
            self._stale = False
            self._read()

    def _read(self) -> None:
        """Read anew."""
