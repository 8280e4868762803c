"""The dialog «Сохранить копию для передачи»: name, folder, one file or an archive, with the history or without."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QRadioButton, QVBoxLayout, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.copies.handing_over import copy_name, save_copy
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.dialogs import FormDialog, choose_folder
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import documents_place, free_place
from kuzplan_desktop.ui.fields.plain import plain_label

INTRO = "Копия – один файл со всеми отметками и мероприятиями. Ваш документ остается на прежнем месте."
WITH_HISTORY = "Коллега сможет объединить копию со своим документом; в ней видно и то, что исправлялось и удалялось."
WITHOUT_HISTORY = "В копии только нынешние значения, исправленного и удаленного нет; объединить ее с документом нельзя."
FORMATS = {".sqlite": "документ (.sqlite)", ".zip": "архив (.zip), если почта не пропускает документ"}


class HandingOverDialog(FormDialog):
    """Saves a copy off the GUI thread; `saved` carries its Path. What went wrong is told in the dialog."""

    saved = Signal(object)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Сохранить копию для передачи", INTRO, parent)
        self.setObjectName("handingOverDialog")
        self._session = session
        self._folder = documents_place()
        self.name = QLineEdit(self)
        self.format = QComboBox(self)
        for suffix, caption in FORMATS.items():
            self.format.addItem(caption, suffix)
        self.with_history = QRadioButton("с истори&ей", self)
        self.without_history = QRadioButton("&без истории", self)
        self.with_history.setChecked(True)
        self.without_attachments = QCheckBox("без в&ложений: от них останутся имена", self)
        self.without_attachments.setVisible(session.file.attachments.size > 0)
        self.place = plain_label(parent=self, wrap=True)
        self.notice = plain_label(parent=self, wrap=True)
        self._lay_out()
        self._show_place()
        self.name.setText(free_place(self._folder, self._stem()).stem)

    def _lay_out(self) -> None:
        self.add_row("&Имя файла", self.name)
        self.add_row("&Вид", self.format)
        contents = QWidget(self)
        column = QVBoxLayout(contents)
        column.setContentsMargins(0, 0, 0, 0)
        for button, meaning in ((self.with_history, WITH_HISTORY), (self.without_history, WITHOUT_HISTORY)):
            button.setAccessibleDescription(meaning)
            column.addWidget(button)
            label = plain_label(meaning, self, wrap=True)
            label.setIndent(24)
            column.addWidget(label)
        column.addWidget(self.without_attachments)
        self.add_row("Содержание", contents)
        self.add_row("Папка", self.place)
        other = QPushButton("&Другая папка…", self)
        other.setAutoDefault(False)
        other.clicked.connect(self._choose_folder)
        self.buttons.addButton(other, self.buttons.ButtonRole.ActionRole)
        self.form.addRow(self.notice)
        self.notice.hide()

    def _stem(self) -> str:
        return Path(copy_name(self._session.document, self._session.day)).stem

    @property
    def target(self) -> Path:
        """Where the copy goes."""
        suffix = self.format.currentData()
        name = " ".join(self.name.text().split()).removesuffix(".sqlite").removesuffix(".zip")
        return self._folder / f"{name}{suffix}"

    def _choose_folder(self) -> None:
        chosen = choose_folder(self, "Папка для копии", self._folder)
        if chosen is not None:
            self.set_folder(chosen)

    def set_folder(self, folder: Path) -> None:
        """Save to another folder, as a stick."""
        self._folder = folder
        self._show_place()

    def _show_place(self) -> None:
        self.place.setText(str(self._folder))

    def accept(self) -> None:
        """Save the copy; the dialog stays until it is there."""
        source, target = self._session.file, self.target
        save = partial(
            save_copy,
            without_history=self.without_history.isChecked(),
            without_attachments=self.without_attachments.isChecked(),
        )
        self._tell("Копия сохраняется…")
        self.buttons.setEnabled(False)
        if source.unsaved:  # the newest steps are in this window alone
            try:
                save(source, target)
            except PlanError as error:
                self._fail(error)
            else:
                self._finish(target)
            return

        def work() -> Path:
            with PlanFile.open(source.path, read_only=True) as file:
                save(file, target)
            return target

        self._session.run(work, self._finish, self._fail, owner=self)

    def _finish(self, target: Path) -> None:
        self.saved.emit(target)
        super().accept()

    def _fail(self, error: PlanError) -> None:
        self.buttons.setEnabled(True)
        self._tell(str(error))
        self.name.setFocus()

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.show()
