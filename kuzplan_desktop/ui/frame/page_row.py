"""A row of the table of pages: what the rail shows of a page, and what makes it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtWidgets import QWidget


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page: its name, the caption and the icon on the rail, and what makes it of the window when it is shown first.

    A page may have `take_focus()`, called when a person turns to it, and a signal `count_changed(int)`: how much
    waits on it, shown on the rail.
    """

    name: str
    caption: str
    icon: str
    make: Callable[[Any], QWidget]

    @property
    def action(self) -> str:
        """The name of the action that turns to it."""
        return f"page_{self.name}"
