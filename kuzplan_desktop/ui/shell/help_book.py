"""python -m kuzplan_desktop.ui.shell.help_book OUT.pdf: the whole help as one PDF."""

import os
import sys
from pathlib import Path

from kuzplan_desktop.ui.help.book import write_book
from kuzplan_desktop.ui.main_window.keys import all_keys
from kuzplan_desktop.ui.shell.app import application


def make_book() -> None:
    """Write the book where the command line says."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    application()
    write_book(Path(sys.argv[1]), all_keys(regional=True))


if __name__ == "__main__":
    make_book()
