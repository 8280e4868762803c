"""The dialog «Параметры»: how the program looks to a person, what it calls her, and the way to those of a document."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop.ui.base.looks import wear
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import LETTERS, Settings, Shade
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.notice import bold_label
from kuzplan_desktop.ui.fields.plain import plain_label

INTRO = "Все, что здесь выбрано, действует сразу и остается на этом компьютере."
NAME = "Имя записывается рядом с каждым вашим изменением, чтобы коллеги видели, кто внес запись. Можно не указывать."
SHADES = {Shade.SYSTEM: "Как в системе", Shade.LIGHT: "Светлые", Shade.DARK: "Темные"}
EVERYTHING = "Показывать в меню и то, с чем работает областная &комиссия"
DOCUMENT = "Что относится к документу и остается в нем:"
OF_THE_DOCUMENT = ("commission", "signatories", "campaigns", "due", "training")  # actions of the window


class SettingsDialog(QDialog):
    """Each choice is kept and holds at once. `actions` are those of the window: some lead on from here.

    `menus_changed` tells that the menus are to show more, or less.
    """

    menus_changed = Signal()

    def __init__(
        self, session: Session, settings: Settings, actions: Mapping[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setWindowTitle("Параметры")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session, self._settings, self._actions = session, settings, actions
        self.shades, self.letters = QComboBox(self), QComboBox(self)
        self.name = QLineEdit(settings.author, self)
        self.everything = QCheckBox(EVERYTHING, self)
        self.leading = [self._leading(actions[name]) for name in OF_THE_DOCUMENT if name in actions]
        self.close_button = push_button("&Закрыть", "Esc")
        self._fill()
        self._lay_out()
        self._connect()

    def _fill(self) -> None:
        settings = self._settings
        self.shades.addItems(list(SHADES.values()))
        self.shades.setCurrentIndex(list(SHADES).index(settings.shade))
        self.letters.addItems(["Как в системе", *(f"{points} пт" for points in LETTERS)])
        self.letters.setCurrentIndex(LETTERS.index(settings.letters) + 1 if settings.letters else 0)
        self.name.setPlaceholderText("например, Иванова А.П.")
        self.everything.setChecked(settings.everything)

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for caption, field in (
            ("&Цвета:", self.shades),
            ("&Размер букв:", self.letters),
            ("Ваше &имя:", self.name),
        ):
            label = plain_label(caption, self)
            label.setBuddy(field)
            field.setAccessibleName(caption.replace("&", "").rstrip(":"))
            form.addRow(label, field)
        self.name.setAccessibleDescription(NAME)
        form.addRow("", plain_label(NAME, self, wrap=True))
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(plain_label(INTRO, self, wrap=True))
        column.addLayout(form)
        column.addWidget(self.everything)
        column.addWidget(bold_label(DOCUMENT, self))
        half = (len(self.leading) + 1) // 2
        for buttons in (self.leading[:half], self.leading[half:]):
            column.addLayout(left_row(*buttons))
        column.addStretch(1)
        column.addLayout(left_row(self.close_button))

    def _connect(self) -> None:
        self.shades.activated.connect(self._choose_shade)
        self.letters.activated.connect(self._choose_letters)
        self.name.editingFinished.connect(self._keep_name)
        self.everything.toggled.connect(self._choose_everything)
        self.close_button.clicked.connect(self.accept)

    def _leading(self, action: QAction) -> QWidget:
        """A button that closes this dialog and does `action`."""
        button = push_button(action.text())
        button.setEnabled(action.isEnabled())
        button.clicked.connect(self.accept)
        button.clicked.connect(action.trigger)
        return button

    def _choose_shade(self, place: int) -> None:
        self._settings.shade = list(SHADES)[place]
        self._wear()

    def _choose_letters(self, place: int) -> None:
        self._settings.letters = (0, *LETTERS)[place]
        self._wear()

    def _wear(self) -> None:
        app = QApplication.instance()
        if isinstance(app, QApplication):
            wear(app, self._settings.shade, self._settings.letters)
            QTimer.singleShot(0, self, self.adjustSize)

    def _choose_everything(self, wanted: bool) -> None:
        self._settings.everything = wanted
        self.menus_changed.emit()

    def _keep_name(self) -> None:
        name = " ".join(self.name.text().split())
        self._settings.author = self._session.file.author = name

    def done(self, result: int) -> None:
        """What stands in the field of the name holds, however the dialog is closed."""
        self._keep_name()
        super().done(result)
