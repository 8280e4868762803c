"""The dialog «Передать дела»: which documents, backups and settings go into a dossier, and where it is written."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialogButtonBox, QLineEdit, QPushButton, QWidget
from shiboken6 import isValid

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.base.dialogs import FormDialog, choose_folder
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import Settings, documents_place, free_place
from kuzplan_desktop.ui.dossier.document_table import DocumentLine, DocumentTable
from kuzplan_desktop.ui.fields.plain import plain_label

if TYPE_CHECKING:
    from kuzplan_desktop.store.dossier.inventory import Belonging
    from kuzplan_desktop.store.dossier.writing import WrittenDossier

INTRO = (
    "Для нового секретаря или другого компьютера: документы комиссии за все годы, их резервные копии и настройки "
    "записываются в одно место и проверяются. Здесь ничего не изменится."
)
FORMATS = {".zip": "архив (.zip), один файл", "": "папка"}
READING = "Документы читаются…"
STOPPED = "Передача дел прервана, ничего не записано."


class WriteDossierDialog(FormDialog):
    """Writes off the GUI thread; `written` carries the sentence on it, what to do next, and the Path. What went wrong
    is told in the dialog."""

    written = Signal(str, str, object)
    _progress = Signal(str)

    def __init__(self, session: Session, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("Передать дела", INTRO, parent)
        self.setObjectName("writeDossierDialog")
        self._session = session
        self._settings = settings
        self._folder = documents_place()
        self._found: list[Belonging] = []
        self._busy = self._stopped = False
        self.table = DocumentTable(self)
        self.backups = QCheckBox("&Резервные копии", self)
        self.with_settings = QCheckBox("&Настройки программы (без вашего имени)", self)
        self.name = QLineEdit(self)
        self.format = QComboBox(self)
        self.place = plain_label(parent=self, wrap=True)
        self.notice = plain_label(READING, self, wrap=True)
        accepts = QDialogButtonBox.ButtonRole.AcceptRole
        self.go_on = next(one for one in self.buttons.buttons() if self.buttons.buttonRole(one) == accepts)
        self._lay_out()
        self.table.chosen_changed.connect(self._enable)
        self.table.described.connect(self._tell)
        self._progress.connect(self._tell)
        self._enable()
        self._read()

    def _lay_out(self) -> None:
        self.go_on.setText("Передать &дела")
        self.add_row("Д&окументы", self.table)
        for box in (self.backups, self.with_settings):
            box.setChecked(True)
            self.form.addRow("", box)
        for suffix, caption in FORMATS.items():
            self.format.addItem(caption, suffix)
        self.add_row("&Вид", self.format)
        self.add_row("&Имя", self.name)
        self.add_row("Папка", self.place)
        other = QPushButton("Друга&я папка…", self)
        other.setAutoDefault(False)
        other.clicked.connect(self._choose_folder)
        self.buttons.addButton(other, QDialogButtonBox.ButtonRole.ActionRole)
        self.form.addRow(self.notice)
        self.set_folder(self._folder)

    def _read(self) -> None:
        """Find and test the documents, off the GUI thread."""
        from kuzplan_desktop.store.dossier.inventory import find_belongings, is_of
        from kuzplan_desktop.store.dossier.writing import dossier_name

        commission = self._session.document.commission
        if commission is None:
            return
        folder = documents_place()
        others = [self._session.file.path, *(one.path for one in self._settings.documents.recent)]
        name = dossier_name(commission.name, self._session.day)
        self.name.setText(free_place(self._folder, name, ".zip").stem)

        def find() -> list[Belonging]:
            found = find_belongings(folder, others)
            return [one for one in found if one.commission is None or is_of(one, commission)]

        self._session.run(find, self._show, self._fail, owner=self)

    def _show(self, found: list[Belonging]) -> None:
        from kuzplan_desktop.store.dossier.sentences import bytes_words

        self._found = found
        self._tell("")
        self.table.show_lines(
            [
                DocumentLine(
                    one.path.stem,
                    (
                        ("", "", "", "")
                        if one.problem
                        else (str(one.marks), str(one.events), str(len(one.backups)), bytes_words(one.size))
                    ),
                    one.problem,
                    not one.problem,
                )
                for one in found
            ]
        )
        self.table.setFocus()

    def _chosen(self) -> list[Belonging]:
        return [self._found[row] for row in self.table.chosen()]

    def _enable(self) -> None:
        """Only what is chosen can be handed on; what the backups of it come to."""
        from kuzplan_desktop.store.dossier.sentences import bytes_words

        chosen = self._chosen()
        count = sum(len(one.backups) for one in chosen)
        size = bytes_words(sum(one.backup_size for one in chosen))
        self.backups.setText(f"&Резервные копии ({count}, {size})" if count else "&Резервные копии (их нет)")
        self.go_on.setEnabled(bool(chosen) and not self._busy)

    @property
    def target(self) -> Path:
        """Where the dossier goes."""
        name = " ".join(self.name.text().split()).removesuffix(".zip")
        return self._folder / f"{name}{self.format.currentData()}"

    def _choose_folder(self) -> None:
        chosen = choose_folder(self, "Куда записать дела", self._folder)
        if chosen is not None:
            self.set_folder(chosen)

    def set_folder(self, folder: Path) -> None:
        """Write to another folder, as a stick."""
        self._folder = folder
        self.place.setText(str(folder))

    def accept(self) -> None:
        """Write the dossier; the dialog stays until it is there."""
        from kuzplan_desktop.store.dossier.writing import write_dossier
        from kuzplan_desktop.store.settings_file import read_settings, travelling

        chosen, target, with_backups = self._chosen(), self.target, self.backups.isChecked()
        day, author = self._session.day, self._session.file.author
        if self._busy or not chosen:
            return
        self._settings.save()
        settings = travelling(read_settings(self._settings.file)) if self.with_settings.isChecked() else {}
        self._set_busy(True)

        def tell(sentence: str) -> None:
            if self._stopped or not isValid(self):  # the window was closed meanwhile
                raise PlanError(STOPPED)
            self._progress.emit(sentence)

        def work() -> WrittenDossier:
            return write_dossier(
                target,
                chosen,
                day=day,
                by=author,
                settings=settings,
                with_backups=with_backups,
                tell=tell,
            )

        self._session.run(work, lambda written: self._finish(written, target), self._fail, owner=self)

    def reject(self) -> None:
        """What is being written is stopped first."""
        if self._busy:
            self._stopped = True
            self._tell("Передача прерывается…")
        else:
            super().reject()

    def _finish(self, written: WrittenDossier, target: Path) -> None:
        from kuzplan_desktop.store.dossier.sentences import what_next, written_sentence

        self._busy = False
        self.written.emit(written_sentence(written, target), what_next(target), target)
        super().accept()

    def _fail(self, error: PlanError) -> None:
        self._set_busy(False)
        if self._stopped:
            super().reject()
        else:
            self._tell(str(error))
            self.name.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for one in (self.table, self.backups, self.with_settings, self.name, self.format):
            one.setEnabled(not busy)
        self._enable()

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))
