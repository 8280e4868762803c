"""The attachments of an event and what can be done with them; in the form of the event and in a dialog of its own."""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QCheckBox, QLineEdit, QVBoxLayout, QWidget

from kuzplan_desktop.domain.commission_names import safe_name
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.attachments import LISTS, Attachment
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.ui.base.dialogs import FormDialog, choose_files, choose_target
from kuzplan_desktop.ui.base.opened_copies import copy_to_look_at, save_beside
from kuzplan_desktop.ui.base.session import MessageTone, Session
from kuzplan_desktop.ui.base.settings import documents_place, free_place
from kuzplan_desktop.ui.base.system import show_in_system
from kuzplan_desktop.ui.editor.attaching import FILES, attach
from kuzplan_desktop.ui.editor.attachment_list import AttachmentList
from kuzplan_desktop.ui.fields.buttons import left_row, push_button
from kuzplan_desktop.ui.fields.notice import Notice, Tone, bold_label

NOT_YET = "Фотографии и сканы прикладывают к мероприятию, когда оно записано."


class AttachmentPanel(QWidget):
    """Shows the attachments of one event of the document as it stands now. Every change is a step of its own.

    It shows and hides itself: without a parent it would be a window for a moment and take the keyboard.
    """

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self._session = session
        self._event = ""
        self._shown: tuple[Attachment, ...] = ()
        self.open_file: Callable[[Path], bool] = show_in_system
        self.open_link: Callable[[str], bool] = lambda link: QDesktopServices.openUrl(QUrl(link))
        self.heading = bold_label("Вложения")
        self.list = AttachmentList()
        self.add = push_button("&Приложить…", "Фотографии и сканы; их можно и перетащить сюда мышью")
        self.link = push_button("Сс&ылка…", "Приложить ссылку на страницу или облако")
        self.shrink = QCheckBox("уменьшать фотографии")
        self.shrink.setToolTip("До 300 КБ: для отчета и печати этого хватает. Что записала камера, убирается всегда.")
        self.shrink.setChecked(True)
        self.open = push_button("&Открыть", "Enter")
        self.save_as = push_button("Со&хранить как…")
        self.describe = push_button("Подп&ись", "F2")
        self.remove = push_button("У&брать", "Del")
        self.hint = Notice(tone=Tone.HINT)
        self._lay_out()
        self._connect()
        self.show_event(None)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.list)
        column.addLayout(left_row(self.add, self.link, self.shrink))
        column.addLayout(left_row(self.open, self.save_as, self.describe, self.remove))
        column.addWidget(self.hint)

    def _connect(self) -> None:
        self._session.changed.connect(self._hear)
        self.list.dropped.connect(self.attach)
        self.list.described.connect(self._describe, Qt.ConnectionType.QueuedConnection)  # once the field is closed
        self.list.open_wanted.connect(self.open_chosen)
        self.list.remove_wanted.connect(self.remove_chosen)
        self.list.itemSelectionChanged.connect(self._offer)
        self.add.clicked.connect(self._choose)
        self.link.clicked.connect(self._ask_link)
        self.open.clicked.connect(self.open_chosen)
        self.save_as.clicked.connect(self._save)
        self.describe.clicked.connect(self.list.edit_caption)
        self.remove.clicked.connect(self.remove_chosen)

    def show_event(self, event: Event | None) -> None:
        """Show the attachments of an event; without one, that it is to be written down first."""
        self._event = event.uid if event else ""
        self.refresh()

    def _hear(self, *_: object) -> None:
        if self._attachments() != self._shown:
            self.refresh()

    def refresh(self) -> None:
        """Show them as they stand now."""
        attachments, writable = self._attachments(), self.takes_files
        self._shown = attachments
        contents: dict[str, bytes] = {}
        names = {one.sha256 for one in attachments if one.is_image}
        if names:
            self._session.do(lambda: self._session.file.attachments.each(names, contents.__setitem__))
        self.list.fill(attachments, contents, writable=writable)
        self.list.setVisible(bool(self._event) and (writable or bool(attachments)))
        for widget in (self.add, self.link, self.shrink):
            widget.setVisible(writable)
        self.hint.tell(LISTS if writable else "" if self._event else NOT_YET)
        self.setVisible(writable or bool(attachments) or not self._session.read_only)
        self._offer()

    @property
    def takes_files(self) -> bool:
        """True if anything may be attached."""
        return bool(self._event) and not self._session.read_only

    def attach(self, paths: list[Path]) -> None:
        """Attach files to the event."""
        if paths and self.takes_files:
            attach(self._session, self._event, paths, shrink=self.shrink.isChecked(), owner=self)

    def open_chosen(self) -> None:
        """Open read-only copies of the chosen files with the system's programs, a link in the browser."""
        for one in self._chosen():
            if one.link:
                self.open_link(one.link)
                continue
            content = self._session.do(lambda one=one: self._session.file.attachments.read(one))  # type: ignore[misc]
            if content is None:
                continue
            try:
                shown = self.open_file(copy_to_look_at(safe_name(one.file_name), content))
            except OSError:
                shown = False
            if not shown:
                self._session.say(
                    f"Файл «{one.name}» открыть не удалось.",
                    "Сохраните его кнопкой «Сохранить как…» и откройте сами.",
                    tone=MessageTone.FAILED,
                )

    def remove_chosen(self) -> None:
        """Take the chosen attachments away."""
        uids = [one.uid for one in self._chosen()]
        if uids and not self._session.read_only:
            self._session.do(lambda: self._session.file.attachments.remove(uids))

    def _choose(self) -> None:
        self.attach(choose_files(self, "Что приложить", documents_place(), FILES))

    def _ask_link(self) -> None:
        dialog = LinkDialog(self)
        dialog.confirmed.connect(lambda link, caption: self._add_link(dialog, link, caption))
        dialog.open()

    def _add_link(self, dialog: LinkDialog, link: str, caption: str) -> None:
        try:
            self._session.file.attachments.add_link(self._event, link, caption)
        except PlanError as error:
            dialog.notice.tell(str(error))
        else:
            dialog.done(dialog.DialogCode.Accepted)

    def _describe(self, uid: str, caption: str) -> None:
        one = next((one for one in self._attachments() if one.uid == uid), None)
        if one is not None:
            plain = "" if caption.strip() in (one.name, one.link) else caption
            self._session.do(lambda: self._session.file.attachments.describe(uid, plain))
        self.refresh()

    def _save(self) -> None:
        one = next((one for one in self._chosen() if not one.link), None)
        if one is None:
            return
        content = self._session.do(lambda: self._session.file.attachments.read(one))
        if content is None:
            return
        name = Path(safe_name(one.file_name))
        proposed = free_place(documents_place(), name.stem, name.suffix)
        target = choose_target(self, "Сохранить вложение", proposed, f"Файл (*{name.suffix})")
        if target is not None:
            self._session.do(lambda: save_beside(target, content))

    def _offer(self) -> None:
        chosen, writable = self._chosen(), not self._session.read_only
        for button in (self.open, self.save_as, self.describe, self.remove):
            button.setVisible(bool(self._attachments()))
        self.open.setEnabled(bool(chosen))
        self.save_as.setEnabled(len(chosen) == 1 and not chosen[0].link)
        self.describe.setEnabled(len(chosen) == 1 and writable)
        self.remove.setEnabled(bool(chosen) and writable)

    def _chosen(self) -> list[Attachment]:
        uids = set(self.list.chosen())
        return [one for one in self._attachments() if one.uid in uids]

    def _attachments(self) -> tuple[Attachment, ...]:
        document = self._session.document
        events = chain.from_iterable(chain(document.events.values(), document.joined.values()))
        return next((event.attachments for event in events if event.uid == self._event), ()) if self._event else ()


class LinkDialog(FormDialog):
    """Asks for a link and its caption, which `confirmed` carries; who hears it ends the dialog or complains."""

    confirmed = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("Приложить ссылку", "Страница, новость, папка в облаке: прикладывается только адрес.", parent)
        self.setObjectName("linkDialog")
        self.link = QLineEdit(self)
        self.link.setPlaceholderText("https://…")
        self.caption = QLineEdit(self)
        self.notice = Notice(self.link)
        self.add_row("&Адрес", self.link)
        self.add_row("&Подпись", self.caption)
        self.form.addRow("", self.notice)

    def accept(self) -> None:
        """Hand over what was typed."""
        self.confirmed.emit(self.link.text(), self.caption.text())
