"""How the main window lay on the screen: its size, its panes, the columns of the plan, kept from start to start."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow
    from kuzplan_desktop.ui.main_window.plan_page import PlanPage

SMALL_SCREEN = 1440  # pixels; on a screen no wider the window opens filling it
COLLEAGUE_SHARE = 0.85  # of the screen, for a colleague's file


def restore_layout(window: MainWindow) -> None:
    """Lay the window out as it was; a colleague's is smaller, so that the own one is seen to be there still."""
    geometry = window.settings.layout("geometry")
    screen = QGuiApplication.primaryScreen().availableGeometry()
    if window.colleague:
        window.resize(screen.size() * COLLEAGUE_SHARE)
    elif geometry is None or not window.restoreGeometry(geometry):
        window.resize(min(1360, screen.width()), min(800, screen.height()))
        if screen.width() <= SMALL_SCREEN:
            window.setWindowState(Qt.WindowState.WindowMaximized)


def restore_panes(window: MainWindow, page: PlanPage) -> None:
    """Lay the page of the plan out as it was."""
    columns, panes = window.settings.layout("plan_columns"), window.settings.layout("panes")
    if columns is not None:
        page.plan.tree.columns.take_drawn(columns)
    if panes is None or not page.panes.restoreState(panes):
        page.panes.setSizes([860, 500])


def keep_layout(window: MainWindow, page: PlanPage | None) -> None:
    """Remember it for the next start, as far as it was shown."""
    settings = window.settings
    settings.remember_layout("geometry", window.saveGeometry())
    if page is not None:
        settings.remember_layout("panes", page.panes.saveState())
        settings.remember_layout("plan_columns", page.plan.tree.columns.drawn)
