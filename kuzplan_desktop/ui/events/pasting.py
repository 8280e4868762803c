"""A table on the clipboard -> the dialog that shows what is understood of it; nothing is written down by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from kuzplan_desktop.ui.base.session import MessageTone

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from kuzplan_desktop.domain.errors import PlanError
    from kuzplan_desktop.exchange.event_table.reading import CopiedTable
    from kuzplan_desktop.exchange.source.grid import Grid
    from kuzplan_desktop.ui.base.session import Session


def paste_table(session: Session, parent: QWidget, written: Callable[[tuple[str, ...]], object]) -> None:
    """Read the clipboard off the GUI thread and show its rows over `parent`; `written` hears the uids of new events.

    What cannot be read is said in a sentence.
    """
    from kuzplan_desktop.exchange.event_table.copied import copied_grid  # pasting is rare
    from kuzplan_desktop.exchange.event_table.reading import read_table
    from kuzplan_desktop.ui.events.copied_dialog import CopiedTableDialog

    copied = QGuiApplication.clipboard().mimeData()
    html, text = (copied.html(), copied.text()) if copied is not None else ("", "")
    document, day = session.document, session.day

    def read() -> tuple[Grid, CopiedTable]:
        grid = copied_grid(html, text)
        return grid, read_table(grid, document, day)

    def show(found: tuple[Grid, CopiedTable]) -> None:
        if parent.findChild(CopiedTableDialog) is not None:
            return  # pasted twice in one breath: one is open already
        dialog = CopiedTableDialog(session, *found, parent)
        dialog.written.connect(written)
        dialog.open()

    def refuse(error: PlanError) -> None:
        session.say(error.sentence, error.hint, tone=MessageTone.FAILED)

    session.run(read, show, refuse, owner=parent)
