"""Conflicted copies beside a document are noticed after it has opened, and offered for merging: each file once."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from kuzplan_desktop.ui.shell.main_window import MainWindow

AFTER_OPENING = 1500  # milliseconds: the plan is there and can be worked in


class CopiesNotice(QObject):
    """Looks beside the document of one window, off the GUI thread: whose they are first, then what is in the files."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session = window.session
        QTimer.singleShot(AFTER_OPENING, self, self.look)

    def look(self) -> None:
        """Look for copies that have not been looked at yet."""
        from kuzplan_desktop.exchange.merge.copies_beside import copies_beside, state_key
        from kuzplan_desktop.store.changes.change import read_change
        from kuzplan_desktop.store.document.blank_forms import documents_of

        path, seen = self._session.file.path, self._window.settings.copies_seen
        bodies = self._session.do(self._session.file.bodies)
        if bodies is None:
            return

        def find() -> list[Path]:
            documents = documents_of(map(read_change, bodies))
            return [copy for copy in copies_beside(path, documents) if state_key(copy) not in seen]

        self._session.run(find, self._compare, lambda _: None, owner=self)

    def _compare(self, copies: list[Path]) -> None:
        """Find the first copy that holds something which the document lacks; what is none of ours is passed over."""
        bodies = self._session.do(self._session.file.bodies) if copies else None
        if bodies is None:
            return

        def find() -> tuple[Path | None, list[str]]:
            from kuzplan_desktop.exchange.merge.copies_beside import is_alike, state_key

            looked_at = []
            for copy in copies:
                looked_at.append(state_key(copy))
                if brings_news(bodies, copy):
                    return copy, looked_at + [state_key(one) for one in copies if is_alike(one, copy)]
            return None, looked_at

        self._session.run(find, lambda found: self._offer(*found), lambda _: None, owner=self)

    def _offer(self, copy: Path | None, looked_at: list[str]) -> None:
        if copy is not None and self._window.bar.isVisible():
            return  # what stands there is not pushed away: the next opening tells
        self._window.settings.remember_copies(looked_at)
        if copy is not None:
            self._session.say(
                f"Рядом с документом лежит его копия «{copy.name}», в ней есть то, чего нет у вас.",
                "Посмотрите, что в ней нового, и объедините ее с документом.",
                action=("Сравнить и объединить…", lambda: self._window.commands.colleague.comparing.begin(copy)),
            )


def brings_news(bodies: list[str], copy: Path) -> bool:
    """True if the file is a copy of the document with these bodies and holds something that it lacks."""
    from kuzplan_desktop.domain.errors import PlanError
    from kuzplan_desktop.exchange.merge.differences import Whose
    from kuzplan_desktop.exchange.merge.merging import compare_with

    try:
        colleague = compare_with(bodies, copy)
    except PlanError:
        return False
    news = any(one.state is not Whose.MINE_ONLY for one in colleague.differences)
    return colleague.relation.same_document and colleague.relation.can_merge and news
