"""What all dialogs share: a form with Сохранить and Отмена, a question, the choice of a document file."""

import sys
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from pathlib import Path

from PySide6.QtCore import QFileInfo, QSettings, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFileIconProvider,
    QFormLayout,
    QMessageBox,
    QVBoxLayout,
    QWidget,
)

from kuzplan_desktop import paths
from kuzplan_desktop.ui.base.dropping import OFFICIAL
from kuzplan_desktop.ui.fields.plain import plain_label

DOCUMENTS = "Документы КузПлана (*.sqlite)"
READABLE = "Документы КузПлана (*.sqlite *.zip)"
OFFICIAL_DOCUMENTS = f"Официальные документы ({' '.join(f'*{ending}' for ending in OFFICIAL)})"
REPORTS = {"PDF (*.pdf)": ".pdf", "Excel (*.xlsx)": ".xlsx", "Word (*.docx)": ".docx"}
PLAN_PAPERS = {"Word (*.docx)": ".docx", "PDF (*.pdf)": ".pdf", "OpenDocument (*.odt)": ".odt"}
SEPARATE_PLANS = {"Word (*.docx)": ".docx", "PDF (*.pdf)": ".pdf", "Excel (*.xlsx)": ".xlsx"}
WRITTEN_TABLES = "Документ с таблицей (*.docx *.doc *.odt *.rtf *.pdf *.xlsx *.xls *.ods *.txt *.html *.htm)"
ANY_PLAN = "Файл с планом (*.sqlite *.zip *.docx *.doc *.odt *.rtf *.pdf *.xlsx *.xls *.ods *.txt *.html *.htm)"
DOSSIERS = "Переданные дела (*.zip *.json)"
FRAME = 40  # pixels that the frame of a window takes
SHEETS = "Таблицы Excel (*.xlsx)"


def take_height(dialog: QDialog) -> None:
    """Before a dialog is shown: make it as high as all of it, if the screen is; Qt alone takes two thirds of the screen
    and cuts the words."""
    column = dialog.layout()
    if column is not None and not dialog.testAttribute(Qt.WidgetAttribute.WA_Resized):
        column.activate()
        width = max(dialog.minimumWidth(), column.totalSizeHint().width())
        wanted = max(column.totalHeightForWidth(width), column.totalSizeHint().height())
        dialog.resize(width, min(wanted, dialog.screen().availableSize().height() - FRAME))


class FormDialog(QDialog):
    """A dialog with a line of explanation, a form and two buttons; `accept` of a subclass saves.

    `form` takes the rows; every field gets its caption as accessible name. With `read_only` nothing can be saved.
    `does` is the caption of the button that accepts.
    """

    def __init__(
        self, title: str, intro: str, parent: QWidget | None, *, read_only: bool = False, does: str = "Сохранить"
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(640)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.read_only = read_only
        column = QVBoxLayout(self)
        column.addWidget(plain_label(intro, self, wrap=True))
        self.form = QFormLayout()
        self.form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        column.addLayout(self.form, 1)
        self.buttons = QDialogButtonBox(self)
        if read_only:
            self.buttons.addButton("Закрыть", QDialogButtonBox.ButtonRole.RejectRole)
        else:
            self.buttons.addButton(does, QDialogButtonBox.ButtonRole.AcceptRole)
            self.buttons.addButton("Отмена", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self.accept)
        self.buttons.rejected.connect(self.reject)
        column.addWidget(self.buttons)

    def setVisible(self, visible: bool) -> None:
        """The keyboard begins in the first field that can be written in, not on a button."""
        if visible:
            take_height(self)
        if visible and self.focusWidget() is None:
            field = self.nextInFocusChain()
            while field is not None and field is not self and not self._can_begin(field):
                field = field.nextInFocusChain()
            if field is not None and field is not self:
                field.setFocus(Qt.FocusReason.TabFocusReason)
        super().setVisible(visible)

    def _can_begin(self, widget: QWidget) -> bool:
        takes_keys = widget.focusPolicy() != Qt.FocusPolicy.NoFocus and widget.isEnabledTo(self)
        return takes_keys and not self.buttons.isAncestorOf(widget)

    def add_row(self, caption: str, field: QWidget) -> None:
        """Add a field under its caption."""
        field.setAccessibleName(caption.replace("&", ""))
        field.setEnabled(not self.read_only)
        label = plain_label(f"{caption}:", self, wrap=False)
        label.setBuddy(field)
        self.form.addRow(label, field)


def ask_yes_no(
    question: str, detail: str = "", parent: QWidget | None = None, *, yes: str = "Да", no: str = "Нет"
) -> bool:
    """Ask a question in a box of its own; `no` is the safe answer and the default."""
    box = QMessageBox(parent)
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("КузПлан")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(detail)
    wanted = box.addButton(yes, QMessageBox.ButtonRole.YesRole)
    box.setDefaultButton(box.addButton(no, QMessageBox.ButtonRole.NoRole))
    box.exec()
    return box.clickedButton() is wanted


def choose_document(parent: QWidget, title: str, folder: Path, kind: str = READABLE) -> Path | None:
    """Let the user choose a document, or a file of another kind, to open; None if she thought better of it."""
    dialog = _file_dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([kind, "Все файлы (*)"])
    return _chosen(dialog)


def open_chosen(parent: QWidget, title: str, folder: Path, use: Callable[[Path], object]) -> None:
    """Let the user choose a document, and `use` it unless she thought better of it."""
    chosen = choose_document(parent, title, folder)
    if chosen is not None:
        use(chosen)


def choose_files(parent: QWidget, title: str, folder: Path, kind: str) -> list[Path]:
    """Let the user choose one or many files to take in."""
    dialog = _file_dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters([kind, "Все файлы (*)"])
    files = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return [Path(name) for name in files]


def choose_target(parent: QWidget, title: str, proposed: Path, kind: str = DOCUMENTS) -> Path | None:
    """Let the user choose the free place of a new file; who writes there refuses a name that is taken."""
    dialog = _file_dialog(parent, title, proposed.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite)
    dialog.setNameFilter(kind)
    dialog.selectFile(proposed.name)
    chosen = _chosen(dialog)
    return chosen and chosen.with_name(f"{chosen.name.removesuffix(proposed.suffix)}{proposed.suffix}")


def choose_report(parent: QWidget, title: str, proposed: Path, formats: Mapping[str, str] = REPORTS) -> Path | None:
    """Let the user choose the place and the format of a report or another paper; a file that stands there is replaced
    after asking."""
    dialog = _file_dialog(parent, title, proposed.parent)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(formats))
    dialog.selectFile(proposed.name)
    ending = formats[dialog.selectedNameFilter()] if dialog.exec() else ""
    chosen = next(iter(dialog.selectedFiles()), "") if ending else ""
    dialog.deleteLater()
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() in formats.values() else path.with_name(f"{path.name}{ending}")


def choose_folder(parent: QWidget, title: str, folder: Path) -> Path | None:
    """Let the user choose a folder."""
    dialog = _file_dialog(parent, title, folder)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    return _chosen(dialog)


class _PlainIcons(QFileIconProvider):
    """Icons and kinds of files without a look into them: Qt's own opens and closes what it lists, and on Linux every
    lock on a document that is open here would be gone (store/file_bytes)."""

    def icon(self, of: QFileInfo | QFileIconProvider.IconType, /) -> QIcon:
        if isinstance(of, QFileInfo):
            return super().icon(self.IconType.Folder if of.isDir() else self.IconType.File)
        return super().icon(of)

    def type(self, info: QFileInfo, /) -> str:
        return "Папка" if info.isDir() else info.suffix().upper() or "Файл"


def _file_dialog(parent: QWidget, title: str, folder: Path) -> QFileDialog:
    """The system's dialog for files on Windows, Qt's elsewhere: those of the desktops look into files as well. Two of
    the captions of Qt's are not in its Russian. What Qt remembers of it goes to the user's folder, so that a portable
    program leaves nothing elsewhere; on Windows it is a key of the registry that all programs with Qt share."""
    QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, str(paths.user_folder()))
    dialog = QFileDialog(parent, title, str(folder))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog, sys.platform != "win32")
    dialog.setIconProvider(_icons())
    dialog.setLabelText(QFileDialog.DialogLabel.LookIn, "Папка:")
    dialog.setLabelText(QFileDialog.DialogLabel.FileType, "Вид файлов:")
    return dialog


@cache
def _icons() -> QFileIconProvider:
    """One for all dialogs: a dialog does not keep it."""
    return _PlainIcons()


def _chosen(dialog: QFileDialog) -> Path | None:
    files = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(files[0]) if files else None


def choose_one(question: str, detail: str, options: Sequence[str]) -> int:
    """Ask in a box of its own which of `options` to take; the last one is safe: the default, and what Esc means."""
    box = QMessageBox()
    box.setIcon(QMessageBox.Icon.Question)
    box.setWindowTitle("КузПлан")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(question)
    box.setInformativeText(detail)
    buttons = [box.addButton(option, QMessageBox.ButtonRole.ActionRole) for option in options[:-1]]
    buttons.append(box.addButton(options[-1], QMessageBox.ButtonRole.RejectRole))
    box.setDefaultButton(buttons[-1])
    box.exec()
    return next((place for place, button in enumerate(buttons) if box.clickedButton() is button), len(buttons) - 1)
