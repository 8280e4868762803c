"""The dialog «Параметры»: this person's own settings, which are not part of any document."""

from PySide6.QtWidgets import QLineEdit, QWidget

from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import Settings

INTRO = (
    "Имя записывается рядом с каждым вашим изменением, чтобы коллеги видели, кто внес запись. "
    "Его можно не указывать. Прежние записи не меняются."
)


class PersonDialog(FormDialog):
    """Edits the person's name."""

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("Параметры", INTRO, parent)
        self.setObjectName("personDialog")
        self._session = session
        self._settings = settings
        self.name = QLineEdit(settings.author, self)
        self.name.setPlaceholderText("например, Иванова А.П.")
        self.add_row("Ваше имя", self.name)

    def accept(self) -> None:
        """Keep the name and use it from the next change on."""
        self._settings.author = " ".join(self.name.text().split())
        self._session.file.author = self._settings.author
        super().accept()
