"""F6: the keyboard moves on from part to part of the main window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from kuzplan_desktop.ui.main_window.pages import PLAN

if TYPE_CHECKING:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow


def focus_next_pane(window: MainWindow) -> None:
    """Move the keyboard on: rail, head line, the parts of the page, messages, and again."""
    panes: list[tuple[QWidget, Callable[[], None]]] = [
        (window.rail, window.rail.take_focus),
        (window.head, window.head.search.take_focus),
    ]
    if window.pages.shown == PLAN:
        panes += [(window.plan, window.plan.take_focus), (window.editor, window.editor.show_page)]
    else:
        panes.append((window.pages, window.pages.take_focus))
    panes += [(window.bar, window.bar.take_focus), (window.toast, window.toast.take_focus)]
    shown = [pane for pane in panes if pane[0].isVisible()]
    focused = QApplication.focusWidget()
    inner = [place for place, (pane, _) in enumerate(shown) if focused and pane.isAncestorOf(focused)]
    current = next((place for place in inner if shown[place][0] is window.toast), inner[0] if inner else -1)
    shown[(current + 1) % len(shown)][1]()
