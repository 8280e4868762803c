"""The dialog «Подписанты и составитель»: who signs the reports, in their order, and who draws them up."""

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QWidget

from kuzplan_desktop.domain.commission import Signatory
from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.fields.date_field import DateField
from kuzplan_desktop.ui.fields.plain import plain_label
from kuzplan_desktop.ui.report.signatories import (
    ADDRESSEE,
    DEFAULT_POSITIONS,
    PREPARER,
    PREPARER_PHONE,
    save_letterhead,
)

ROWS = 4
Row = tuple[QLineEdit, QLineEdit, DateField, Signatory]
INTRO = (
    "Эти имена стоят в конце отчета. Если за председателя подписывает заместитель или «и. о. председателя», добавьте "
    "его строкой с днем, с которого он подписывает: с этого дня в отчете будет он. Когда председатель вернется, "
    "укажите день и ему. Строка без имени не сохраняется."
)


class SignatoriesDialog(FormDialog):
    """Edits the signatories, the preparer and the addressee of the reports."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Подписанты и составитель", INTRO, parent, read_only=session.read_only)
        self.setObjectName("signatoriesDialog")
        self._session = session
        settings = session.document.settings
        self.rows = [self._row(index) for index in range(max(ROWS, len(session.document.signatories)))]
        self.preparer = QLineEdit(settings.get(PREPARER, ""), self)
        self.phone = QLineEdit(settings.get(PREPARER_PHONE, ""), self)
        self.addressee = QPlainTextEdit(settings.get(ADDRESSEE, ""), self)
        self.addressee.setPlaceholderText(session.document.plan.authority)
        self.addressee.setTabChangesFocus(True)
        self.addressee.setMaximumHeight(72)
        self.add_row("Составитель", self.preparer)
        self.add_row("Телефон составителя", self.phone)
        self.add_row("Кому направляется отчет", self.addressee)

    def _row(self, index: int) -> Row:
        known = self._session.document.signatories
        position = DEFAULT_POSITIONS[index] if index < len(DEFAULT_POSITIONS) and index >= len(known) else ""
        signatory = known[index] if index < len(known) else Signatory("", position, "")
        place, name = QLineEdit(signatory.position, self), QLineEdit(signatory.name, self)
        place.setPlaceholderText("должность")
        place.setMinimumWidth(200)
        name.setPlaceholderText("И.О. Фамилия")
        place.setAccessibleName(f"Должность подписанта {index + 1}")
        name.setAccessibleName(f"Имя подписанта {index + 1}")
        since = DateField(f"С какого дня подписывает подписант {index + 1}")
        since.year = self._session.document.plan.year
        since.line.setPlaceholderText("необязательно")
        since.show_day(signatory.since)
        for field in (place, name, since):
            field.setEnabled(not self.read_only)
        if index == 0:
            self.form.addRow(
                plain_label("Должность", self), _beside(plain_label("Имя", self), plain_label("С какого дня", self))
            )
        self.form.addRow(place, _beside(name, since))
        return place, name, since, signatory

    def accept(self) -> None:
        """Save what changed."""
        for _, _, since, _ in self.rows:
            since.finish()
            if since.wrong:
                since.setFocus()
                return
        wanted = [
            Signatory(known.uid, place.text().strip(), name.text().strip(), since.shown_day())
            for place, name, since, known in self.rows
            if name.text().strip()
        ]
        save_letterhead(self._session, wanted, self.preparer.text(), self.phone.text(), self.addressee.toPlainText())
        super().accept()


def _beside(name: QWidget, since: QWidget) -> QWidget:
    """A name, and beside it since when."""
    both = QWidget()
    row = QHBoxLayout(both)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(name, 3)
    row.addWidget(since, 2)
    return both
