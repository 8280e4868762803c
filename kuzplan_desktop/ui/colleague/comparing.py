"""Comparing with a colleague's file: it is read off the GUI thread and shown; what a merge brought is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from kuzplan_desktop.domain.commission_names import safe_name
from kuzplan_desktop.exchange.merge.summary import merged_sentences
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.system import show_in_system

if TYPE_CHECKING:
    from kuzplan_desktop.exchange.merge.merging import Colleague, MergePlan
    from kuzplan_desktop.ui.main_window.main_window import MainWindow


class Comparing(QObject):
    """Leads from a colleague's file to a merge, for one window."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._session: Session = window.session

    def begin(self, path: Path) -> None:
        """Compare the document with the file at `path` and show what differs, or say why the two do not belong."""
        from kuzplan_desktop.exchange.merge.merging import compare_with

        self._window.flush()
        bodies = self._session.do(self._session.file.bodies)
        if bodies is None:
            return
        if path.absolute() == self._session.file.path.absolute():
            self._session.say("Это ваш собственный документ: объединять его с самим собой незачем.")
            return
        self._session.say(f"Файл «{path.name}» сравнивается с вашим документом…")
        self._session.run(lambda: compare_with(bodies, path), self._show, owner=self)

    def _show(self, colleague: Colleague) -> None:
        from kuzplan_desktop.ui.colleague.compare_view import NO_DIFFERENCES, CompareView

        related = colleague.relation
        if not related.can_merge:
            self._session.say(related.sentence, related.hint)
            return
        if not colleague.differences:
            self._session.say(f"Файл «{colleague.name}»: {NO_DIFFERENCES[:1].lower()}{NO_DIFFERENCES[1:]}")
            return
        self._window.bar.hide()
        view = CompareView(self._session, colleague, self._window)
        view.merged.connect(lambda plan: self._tell(colleague, plan))
        view.activity_wanted.connect(self._go_to)
        view.show()
        view.raise_()
        view.activateWindow()

    def _go_to(self, activity: str) -> None:
        self._window.show_activity(activity)
        self._window.come_forward()

    def _tell(self, colleague: Colleague, plan: MergePlan) -> None:
        """Say what came, offering the way back."""
        sentences = merged_sentences(plan)
        if plan.changes_nothing:
            self._session.say(sentences[0], " ".join(sentences[1:]))
            return
        twice, after = self._written_twice(plan), self._session.document
        if twice:
            numbers = ", ".join(twice.values())
            sentences.append(f"Похоже, одно и то же мероприятие записано дважды: {numbers}.")
        self._session.say(
            f"Документ объединен с файлом «{colleague.name}».",
            " ".join(sentences),
            action=("Отменить", self._window.commands.edit.undo),
            other=("Протокол объединения…", lambda: self.save_protocol(colleague.name, plan)),
            third=("Показать записанное дважды", lambda: self._go_to(next(iter(twice)))) if twice else None,
            holds=lambda: self._session.document is after,
        )

    def save_protocol(self, name: str, plan: MergePlan) -> None:
        """Choose where the протокол of a merge goes, write it off the GUI thread and open it."""
        from kuzplan_desktop.exchange.merge.protocol_lines import protocol_lines
        from kuzplan_desktop.reports.kinds.merge_protocol import protocol_report
        from kuzplan_desktop.reports.writing import write
        from kuzplan_desktop.ui.base.dialogs import choose_report

        settings, session = self._window.settings, self._session
        report = protocol_report(session.document, name, protocol_lines(plan), session.day)
        proposed = settings.reports.folder / f"{safe_name(f'Протокол объединения {session.day:%d.%m.%Y}')}.pdf"
        target = choose_report(self._window, "Протокол объединения", proposed)
        if target is None:
            return
        settings.reports.folder = target.parent

        def done(_: None) -> None:
            session.say(
                f"Протокол записан: {target.name}.",
                f"Папка: {target.parent}.",
                action=("Открыть", lambda: show_in_system(target)),
                other=("Открыть папку", lambda: show_in_system(target.parent)),
            )

        session.run(lambda: write(report, target), done, owner=self)

    def _written_twice(self, plan: MergePlan) -> dict[str, str]:
        """The activities, with their numbers, in which an event that came looks like one that was there."""
        came = {one.activity: one.number for one in plan.taken if one.kind == "event"}
        pairs = self._session.do(lambda: {uid: self._session.file.events.likely_same(uid) for uid in came}) or {}
        return {uid: number for uid, number in came.items() if pairs.get(uid)}
