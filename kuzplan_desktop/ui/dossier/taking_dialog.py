"""The dialog «Принять дела»: whose dossier it is and what is in it, before anything is taken in."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QLineEdit, QWidget

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.base.session import Message
from kuzplan_desktop.ui.base.settings import Settings, documents_place
from kuzplan_desktop.ui.base.tasks import start
from kuzplan_desktop.ui.dossier.document_table import DocumentLine, DocumentTable
from kuzplan_desktop.ui.fields.plain import plain_label

if TYPE_CHECKING:
    from kuzplan_desktop.store.dossier.preview import Dossier, OfferedDocument
    from kuzplan_desktop.store.dossier.taking import Taken

INTRO = (
    "Документы лягут в вашу папку документов, резервные копии и настройки – на свои места. Ничего из того, что здесь "
    "уже есть, не изменится; сами переданные дела тоже."
)
READING = "Дела читаются и проверяются…"
TAKING = "Дела принимаются…"


class TakeDossierDialog(FormDialog):
    """Looks into the dossier at `place` and takes in what is chosen, off the GUI thread.

    `taken` carries the Path of the document of the latest year and the Message to show in its window.
    """

    taken = Signal(object, object)

    def __init__(self, place: Path, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__("Принять дела", INTRO, parent)
        self.setObjectName("takeDossierDialog")
        self._place = place
        self._settings = settings
        self._documents: tuple[OfferedDocument, ...] = ()
        self._busy = False
        self.whose = plain_label(place.name, self, wrap=True)
        self.table = DocumentTable(self)
        self.person = QLineEdit(settings.author, self)
        self.person.setPlaceholderText("например, Петрова П.П.")
        self.folder = plain_label(str(documents_place()), self, wrap=True)
        self.notice = plain_label(READING, self, wrap=True)
        accepts = QDialogButtonBox.ButtonRole.AcceptRole
        self.go_on = next(one for one in self.buttons.buttons() if self.buttons.buttonRole(one) == accepts)
        self.go_on.setText("Принять &дела")
        self.add_row("Дела", self.whose)
        self.add_row("Д&окументы", self.table)
        self.add_row("&Ваше имя", self.person)
        self.add_row("Папка", self.folder)
        self.form.addRow(self.notice)
        self.table.chosen_changed.connect(self._enable)
        self.table.described.connect(self._tell)
        self._enable()
        self._read()

    def _others(self) -> list[Path]:
        return [one.path for one in self._settings.documents.recent]

    def _read(self) -> None:
        """Read and test all of it, off the GUI thread."""
        from kuzplan_desktop.store.dossier.preview import look_into

        folder, others, place = documents_place(), self._others(), self._place
        start(lambda: look_into(place, folder=folder, others=others), self._show, self._fail, owner=self)

    def _show(self, dossier: Dossier) -> None:
        manifest = dossier.manifest
        day = date.fromisoformat(manifest.day)
        by = f", {manifest.by}" if manifest.by else ""
        self.whose.setText(f"{manifest.commission}. Переданы {day:%d.%m.%Y}{by}".removesuffix(".") + ".")
        self._documents = dossier.documents
        self._tell("")
        self.table.show_lines(list(map(_line, dossier.documents)))
        self.person.setFocus()

    def _enable(self) -> None:
        self.go_on.setEnabled(bool(self.table.chosen()) and not self._busy)

    def accept(self) -> None:
        """Take in what is chosen; the dialog stays until it is there."""
        from kuzplan_desktop.store.dossier.taking import take_dossier

        chosen = frozenset(self._documents[row].path for row in self.table.chosen())
        if self._busy or not chosen:
            return
        name = " ".join(self.person.text().split())
        folder, others, place = documents_place(), self._others(), self._place
        self._set_busy(True)
        self._tell(TAKING)
        start(
            lambda: take_dossier(place, folder=folder, others=others, chosen=chosen, beside=True, author=name),
            lambda taken: self._finish(taken, name),
            self._fail,
            owner=self,
        )

    def reject(self) -> None:
        """What is being taken in is done in a moment, whole or not at all."""
        if not self._busy:
            super().reject()

    def _finish(self, taken: Taken, name: str) -> None:
        from kuzplan_desktop.store.dossier.sentences import taken_sentence

        self._set_busy(False)
        if not taken.documents:
            self._tell(" ".join((taken_sentence(taken), *taken.refused)))
            return
        self._settings.save()  # reads what was added, too
        self._settings.author = name
        in_order = sorted(taken.documents, key=lambda one: one.year)
        for one in in_order:
            self._settings.documents.remember(one.path, one.year, one.title)
        damaged = (one.problem for one in self._documents if one.problem)
        hint = " ".join((*damaged, *taken.refused, *taken.told, f"Документы лежат в папке {in_order[-1].path.parent}."))
        message = Message(taken_sentence(taken), hint)
        super().accept()
        self.taken.emit(in_order[-1].path, message)

    def _fail(self, error: PlanError) -> None:
        self._set_busy(False)
        self._tell(str(error))

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        for one in (self.table, self.person):
            one.setEnabled(not busy)
        self._enable()

    def _tell(self, sentence: str) -> None:
        self.notice.setText(sentence)
        self.notice.setVisible(bool(sentence))


def _line(one: OfferedDocument) -> DocumentLine:
    from kuzplan_desktop.store.dossier.sentences import bytes_words

    name = one.listed.file.name.removesuffix(".sqlite")
    if one.problem:
        return DocumentLine(name, ("", "", "", ""), one.problem, can_be_chosen=False)
    numbers = str(one.marks), str(one.events), str(len(one.listed.backups)), bytes_words(one.listed.file.size)
    remark = f"Документ {one.remark}." if one.remark else ""
    if one.standing is not None:
        beside = "Отметьте, чтобы положить принимаемый рядом." if one.standing.lacks else ""
        remark = " ".join(filter(None, (one.standing.sentence, beside, remark)))
    return DocumentLine(name, numbers, remark, is_chosen=one.is_wanted)
