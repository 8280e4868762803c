"""The dialog «Подписанты и составитель»: who signs the reports, in their order, and who draws them up."""

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from kuzplan_desktop.domain.commission import Signatory
from kuzplan_desktop.ui.dialogs import FormDialog
from kuzplan_desktop.ui.plain import plain_label
from kuzplan_desktop.ui.session import Session
from kuzplan_desktop.ui.signatories import ADDRESSEE, DEFAULT_POSITIONS, PREPARER, PREPARER_PHONE, save_letterhead

ROWS = 4
INTRO = (
    "Эти имена стоят в конце отчета в том же порядке. Должность можно изменить, например на «И. о. председателя» "
    "или «Заместитель председателя»; строка без имени не сохраняется."
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

    def _row(self, index: int) -> tuple[QLineEdit, QLineEdit, Signatory]:
        known = self._session.document.signatories
        position = DEFAULT_POSITIONS[index] if index < len(DEFAULT_POSITIONS) and index >= len(known) else ""
        signatory = known[index] if index < len(known) else Signatory("", position, "")
        place, name = QLineEdit(signatory.position, self), QLineEdit(signatory.name, self)
        place.setPlaceholderText("должность")
        place.setMinimumWidth(200)
        name.setPlaceholderText("И.О. Фамилия")
        place.setAccessibleName(f"Должность подписанта {index + 1}")
        name.setAccessibleName(f"Имя подписанта {index + 1}")
        for field in (place, name):
            field.setEnabled(not self.read_only)
        if index == 0:
            self.form.addRow(plain_label("Должность", self), plain_label("Имя", self))
        self.form.addRow(place, name)
        return place, name, signatory

    def accept(self) -> None:
        """Save what changed."""
        wanted = [
            Signatory(known.uid, place.text().strip(), name.text().strip(), known.since)
            for place, name, known in self.rows
            if name.text().strip()
        ]
        save_letterhead(self._session, wanted, self.preparer.text(), self.phone.text(), self.addressee.toPlainText())
        super().accept()
