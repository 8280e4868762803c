"""The dialog «Удалить сведения безвозвратно»: says what that means and goes on in a document without history."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QPushButton, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.copies.handing_over import ERASING, save_copy
from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.base.session import Message, Session
from kuzplan_desktop.ui.base.settings import free_place
from kuzplan_desktop.ui.fields.plain import plain_label

ERASED = " – без истории"
BEFORE = (
    "Сначала исправьте или удалите в документе то, чего в нем не должно быть, например фамилию участника. "
    "Пока это видно в журнале изменений и может быть возвращено."
)


class ErasingDialog(FormDialog):
    """Saves the current values as a new document beside the old one.

    `saved` carries its Path and the Message to show in its window.
    """

    saved = Signal(object, object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Удалить сведения безвозвратно", f"{BEFORE}\n\n{ERASING}", parent)
        self.setObjectName("erasingDialog")
        self._session = session
        own = session.file.path
        self.name = QLineEdit(free_place(own.parent, f"{own.stem.removesuffix(ERASED)}{ERASED}").name, self)
        self.add_row("&Имя нового документа", self.name)
        self.notice = plain_label(parent=self, wrap=True)
        self.form.addRow(self.notice)
        self.notice.hide()
        accepts = QDialogButtonBox.ButtonRole.AcceptRole
        self.go_on = next(one for one in self.buttons.buttons() if self.buttons.buttonRole(one) == accepts)
        self.go_on.setText("&Создать и работать в нем")
        for one in self.findChildren(QPushButton):  # no button is Enter's: this is to be meant
            one.setAutoDefault(False)

    def accept(self) -> None:
        """Save the new document and ask to go on in it."""
        own = self._session.file.path
        target = own.with_name(f"{' '.join(self.name.text().split()).removesuffix('.sqlite')}.sqlite")
        try:
            save_copy(self._session.file, target, without_history=True)
        except PlanError as error:
            self.notice.setText(str(error))
            self.notice.show()
            return
        message = Message(
            "Дальше вы работаете в новом документе, прежних значений в нем нет.",
            f"Прежний документ «{own.name}», его резервные копии и отправленные файлы остались, удалите их сами.",
        )
        super().accept()
        self.saved.emit(target, message)
