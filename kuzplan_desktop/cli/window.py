"""Opening the window from the command line."""

import gc
import os
import sys
from typing import NoReturn

from kuzplan_desktop.domain.errors import PlanError

SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def open_window(file: str | None) -> int:
    """Open the window on a document, or on the one used last; the exit code comes back when it is closed."""
    if sys.platform == "linux" and not any(map(os.environ.get, SCREENS)):
        raise PlanError("Окно открыть нельзя: у этого сеанса нет экрана.", "Все команды показывает kuzplan --help.")
    gc.disable()  # what is imported and built until the first picture stays: looking for waste in it costs time
    import kuzplan_desktop.store.opening  # noqa: F401
    from kuzplan_desktop.ui.shell.sources import spare_sources

    spare_sources()
    from kuzplan_desktop.ui.shell.app import run_window as show_window

    return show_window(file, _end)


def _end(said: str) -> NoReturn:
    from kuzplan_desktop.cli.failure import end  # seldom needed

    end(said)
