"""The attachments of an event, beside the table of events."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from kuzplan_desktop.domain.events.event_text import event_line, listed_look
from kuzplan_desktop.domain.marks import Event
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.editor.attachment_panel import AttachmentPanel
from kuzplan_desktop.ui.fields.plain import plain_label


class AttachmentsDialog(QDialog):
    """Every change in it is stored at once."""

    def __init__(self, session: Session, event: Event, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachmentsDialog")
        self.setWindowTitle("Вложения мероприятия")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.panel = AttachmentPanel(session, self)
        self.panel.show_event(event)
        self.panel.heading.hide()
        self.buttons = QDialogButtonBox(self)
        self.buttons.addButton("Закрыть", QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(plain_label(event_line(event, listed_look(session.document.plan.year)), self, wrap=True))
        column.addWidget(self.panel, 1)
        column.addWidget(self.buttons)
        self.resize(640, 420)
