"""The preview: a report's pages beside what is chosen about it, as they will be on paper; printed from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.fields.buttons import push_button
from kuzplan_desktop.ui.fields.flowing_row import FlowingRow
from kuzplan_desktop.ui.fields.notice import Notice, Tone
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.fields.scaled_label import ScaledLabel
from kuzplan_desktop.ui.report.files import Job
from kuzplan_desktop.ui.report.pages_view import PagesView
from kuzplan_desktop.ui.report.pdf_pages import Pages

if TYPE_CHECKING:
    from kuzplan_desktop.domain.errors import PlanError
    from kuzplan_desktop.ui.report.printing import Printing

PRINTED_BADLY = "Отчет не напечатан до конца."


class Preview(QWidget):
    """Shows what `show_report` is given, under its name."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self._session = session
        self._name = ""
        self._printing: Printing | None = None
        self._job = Job()
        self._doing = ""  # what is told in place of the page while it goes on
        self.view = PagesView(self)
        self.title = ScaledLabel("", bold=True, wrap=True)
        self.place = plain_label(parent=self)
        self.zoom = plain_label(parent=self)
        self.notice = Notice(tone=Tone.WARNING)
        self.smaller, self.larger = self._tool("−", "Мельче", "−"), self._tool("+", "Крупнее", "+")
        self.wide = push_button("По &ширине", "Ctrl+0")
        self.print = push_button("Пе&чать…")
        self._lay_out()
        self._connect()
        self._show_buttons(ready=False)
        self._tell_place()

    def _tool(self, text: str, name: str, keys: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setAccessibleName(name)
        button.setToolTip(f"{name} ({keys})")
        button.setAutoRepeat(True)
        return button

    def _lay_out(self) -> None:
        bar = FlowingRow(self.smaller, self.zoom, self.larger, self.wide, self.place)
        bar.add_gap()
        bar.addWidget(self.print)
        bar.setContentsMargins(8, 4, 8, 4)
        self.zoom.setMinimumWidth(self.fontMetrics().horizontalAdvance("400 %") + 8)
        self.zoom.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.title.setContentsMargins(10, 6, 10, 0)
        self.notice.setContentsMargins(10, 0, 10, 4)
        column.addWidget(self.title)
        column.addLayout(bar)
        column.addWidget(self.notice)
        column.addWidget(self.view, 1)

    def _connect(self) -> None:
        self.smaller.clicked.connect(lambda: self.view.step_zoom(-1))
        self.larger.clicked.connect(lambda: self.view.step_zoom(1))
        self.wide.clicked.connect(lambda: self.view.set_zoom(None))
        self.view.moved.connect(self._tell_place)
        self.print.clicked.connect(self._print)

    @property
    def is_printing(self) -> bool:
        """True while its pages go to a printer and must stay."""
        return self._printing is not None

    def show_report(self, make: Callable[[Job], tuple[str, bytes]]) -> None:
        """Have the report made in the background, its name and its PDF, and show its pages in place of the former.

        One that is still being made is given up.
        """
        job = self._begin_job()
        self.notice.tell("")
        self._show_buttons(ready=False)
        self._do("Отчет готовится…")

        def work() -> tuple[str, Pages]:
            name, data = make(job)
            return name, Pages(data)

        self._session.run(work, lambda made: self._show(job, made), lambda error: self._fail(job, error), owner=self)

    def _begin_job(self) -> Job:
        self._job.give_up()
        self._job = job = Job()
        job.progressed.connect(lambda what, share: self._tell_progress(job, what, share))
        return job

    def _tell_progress(self, job: Job, what: str, share: float) -> None:
        """Tell how far the work is; one that was given up may still have said something."""
        if job is self._job:
            self._do(f"{what}: {round(share * 100)} %")

    def _show(self, job: Job, made: tuple[str, Pages]) -> None:
        if job is not self._job:
            made[1].close()
            return
        former = self.view.pages
        self._name, pages = made
        self.title.setText(self._name)
        self.view.show_pages(pages)
        if former is not None:
            former.close()
        self._show_buttons(ready=True)
        self._do("")

    def _fail(self, job: Job, error: PlanError) -> None:
        if job is not self._job:
            return
        self._do("")
        self.close_pages()
        self.notice.tell(str(error), Tone.ERROR)

    def _show_buttons(self, *, ready: bool) -> None:
        for button in (self.print, self.smaller, self.larger, self.wide):
            button.setEnabled(ready)

    def _do(self, what: str) -> None:
        self._doing = what
        self._tell_place()

    def _tell_place(self) -> None:
        pages = self.view.pages
        self.place.setText(self._doing or (f"Страница {self.view.page} из {len(pages.sizes)}" if pages else ""))
        self.zoom.setText(f"{round(self.view.zoom * 100)} %" if pages else "")

    # printing

    def _print(self) -> None:
        """Print, or stop printing."""
        if self._printing is not None:
            self._printing.stop()
            return
        from kuzplan_desktop.ui.report.printing import Printing, ask_printer

        pages = self.view.pages
        printer = ask_printer(pages, self._name, self) if pages else None
        if pages and printer:
            self._printing = Printing(pages, printer, self)
            self._printing.progressed.connect(self._tell_printed)
            self._printing.ended.connect(self._end_printing)
            self.print.setText("Не пе&чатать дальше")
            self._printing.begin()

    def _tell_printed(self, ready: int, total: int) -> None:
        self._do(f"Печатается: готово {ready} из {total}")

    def _end_printing(self, good: bool) -> None:
        if self._printing is not None:
            self._printing.deleteLater()
            self._printing = None
        self.print.setText("Пе&чать…")
        self._do("")
        if not good:
            self.notice.tell(PRINTED_BADLY, Tone.WARNING)

    def close_pages(self) -> None:
        """Stop what is under way and let the pages go."""
        self._job.give_up()
        self._job = Job()
        if self._printing is not None:
            self._printing.stop()
        pages = self.view.pages
        self.view.show_pages(None)
        self.title.setText("")
        self._show_buttons(ready=False)
        if pages is not None:
            pages.close()
