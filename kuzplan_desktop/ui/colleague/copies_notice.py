"""Conflicted copies beside a document are noticed after it has opened: listed under «Решить», else offered once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

if TYPE_CHECKING:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow

AFTER_OPENING = 1500  # milliseconds: the plan is there and can be worked in


class LookedAt(NamedTuple):
    """The copies that hold something new, and the states of those that need not be looked at again."""

    news: list[Path]
    settled: list[str]


class CopiesNotice(QObject):
    """Looks beside the document of one window, off the GUI thread: whose they are first, then what is in the files.

    `found` carries the names of the copies that hold something new and were not compared yet; `names` keeps them.
    `is_listed` says whether a list of them is in sight: if not, the first is told in the bar.
    """

    found = Signal(list)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.names: list[str] = []
        self.is_listed: Callable[[], bool] = lambda: False
        self._window = window
        self._session = window.session

    def watch(self) -> None:
        """Look once the first picture stands."""
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

    def compare(self, name: str) -> None:
        """Show what is new in the copy `name`; it is not told of again until its file is another one."""
        from kuzplan_desktop.exchange.merge.copies_beside import state_key

        copy = self._session.file.path.with_name(name)
        self._window.settings.remember_copies([state_key(copy)])
        self._list([other for other in self.names if other != name])
        self._window.commands.colleague.comparing.begin(copy)

    def _compare(self, copies: list[Path]) -> None:
        """Find the copies that hold something which the document lacks; what is none of ours is passed over."""
        bodies = self._session.do(self._session.file.bodies) if copies else None
        if bodies is None:
            return

        def find() -> LookedAt:
            from kuzplan_desktop.exchange.merge.copies_beside import is_alike, state_key

            looked = LookedAt([], [])
            for copy in copies:
                if not any(is_alike(copy, other) for other in looked.news) and brings_news(bodies, copy):
                    looked.news.append(copy)
                else:
                    looked.settled.append(state_key(copy))
            return looked

        self._session.run(find, self._tell, lambda _: None, owner=self)

    def _tell(self, looked: LookedAt) -> None:
        self._window.settings.remember_copies(looked.settled)
        self._list([copy.name for copy in looked.news])
        if not looked.news or self.is_listed() or self._window.bar.isVisible():
            return  # what stands in the bar is not pushed away: the next opening tells
        from kuzplan_desktop.exchange.merge.copies_beside import state_key

        copy = looked.news[0]
        self._window.settings.remember_copies([state_key(copy)])
        self._session.say(
            f"Рядом с документом лежит его копия «{copy.name}», в ней есть то, чего нет у вас.",
            "Посмотрите, что в ней нового, и объедините ее с документом.",
            action=("Сравнить и объединить…", lambda: self.compare(copy.name)),
        )

    def _list(self, names: list[str]) -> None:
        self.names = names
        self.found.emit(names)


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
