"""The dialog «Фотоприложение»: the period, how many photos a page has; written off the GUI thread and opened."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QComboBox, QWidget

from kuzplan_desktop.domain.commission_names import safe_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.reports.photos.appendix import ON_A_PAGE, PhotoAppendix, photo_appendix, photo_names
from kuzplan_desktop.ui.base.dialogs import FormDialog, choose_report
from kuzplan_desktop.ui.base.session import MessageTone, Session
from kuzplan_desktop.ui.base.settings import documents_place
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.fields.notice import Notice
from kuzplan_desktop.ui.report.choice import PeriodChoice

INTRO = "Фотографии мероприятий, проведенных за период, с подписями: страницами к отчету."
FORMATS = {"PDF (*.pdf)": ".pdf", "Word (*.docx)": ".docx"}


class PhotoDialog(FormDialog):
    """Asks what is to be printed, then where to."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Фотоприложение к отчету", INTRO, parent, does="Составить…")
        self.setObjectName("photoDialog")
        self._session = session
        self.period = PeriodChoice(session.document.plan.year, self)
        self.period.list.setCurrentIndex(self.period.list.findData(session.period.key))
        self.own = QComboBox(self)
        self.own.addItem("пункты с участием комиссии", True)
        self.own.addItem("весь план", False)
        self.on_a_page = QComboBox(self)
        for number in ON_A_PAGE:
            self.on_a_page.addItem(str(number), number)
        self.on_a_page.setCurrentIndex(self.on_a_page.findData(4))
        self.notice = Notice(self.period)
        self.add_row("П&ериод", self.period)
        self.add_row("П&ункты", self.own)
        self.add_row("&Фотографий на странице", self.on_a_page)
        self.form.addRow("", self.notice)

    def accept(self) -> None:
        """Ask for the place and write it there; what is wrong is told here."""
        try:
            appendix = self._made()
        except PlanError as error:
            self.notice.tell(str(error))
            return
        proposed = documents_place() / f"{safe_name(appendix.name)}.pdf"
        target = choose_report(self, "Сохранить фотоприложение", proposed, FORMATS)
        if target is not None:
            write_photos(self._session, appendix, target)
            super().accept()

    def _made(self) -> PhotoAppendix:
        period, own = self.period.period, self.own.currentData()
        if period is None:
            raise PlanError("Укажите период: с какого и по какой день.")
        document, contents = self._session.document, dict[str, bytes]()
        self._session.file.attachments.each(photo_names(document, period, own=own), contents.__setitem__)
        return photo_appendix(
            document, period, contents, self._session.today, own=own, on_a_page=self.on_a_page.currentData()
        )


def write_photos(session: Session, appendix: PhotoAppendix, target: Path) -> None:
    """Write the appendix and say where it is."""

    def work() -> Path:
        from kuzplan_desktop.reports.photos.writing import write_appendix

        write_appendix(appendix, target)
        return target

    def done(path: Path) -> None:
        left_out = f"Без содержимого осталось фотографий: {appendix.left_out}." if appendix.left_out else ""
        session.say(
            f"Фотоприложение сохранено: {path.name}, фотографий {len(appendix.photos)}.",
            left_out,
            action=("Открыть", lambda: show_in_system(path)),
            tone=MessageTone.DONE,
        )

    session.run(work, done)
