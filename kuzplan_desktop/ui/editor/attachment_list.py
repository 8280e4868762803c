"""The attachments of an event as thumbnails with their captions; files are dropped here, captions are typed here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QBuffer, QByteArray, QEvent, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QIcon,
    QImageReader,
    QKeyEvent,
    QPainter,
    QPixmap,
    QPixmapCache,
)
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QListWidgetItem, QStyle, QWidget

from kuzplan_desktop.domain.events.attachments import Attachment, size_words
from kuzplan_desktop.ui.drawing import icons
from kuzplan_desktop.ui.drawing.palette import quiet_color
from kuzplan_desktop.ui.editor.attaching import dragged_files
from kuzplan_desktop.ui.fields.plain import plain_tip

_UID = Qt.ItemDataRole.UserRole
LOST = "содержимого в этом файле нет или оно повреждено"


class AttachmentList(QListWidget):
    """`dropped` carries the paths of files, `described` the uid and the caption that was typed. Enter opens, Delete
    removes, F2 types the caption."""

    dropped = Signal(list)
    described = Signal(str, str)
    open_wanted = Signal()
    remove_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("attachmentList")
        self.setAccessibleName("Вложения")
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setMovement(QListWidget.Movement.Static)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setSpacing(4)
        self.setAcceptDrops(True)
        self._filling = False
        self._titles: dict[str, str] = {}
        self._shown: list[tuple[Attachment, bytes | None]] = []
        self._make_room()
        self.itemChanged.connect(self._tell_caption)
        self.itemDoubleClicked.connect(lambda _: self.open_wanted.emit())

    def fill(self, attachments: Iterable[Attachment], contents: Mapping[str, bytes], *, writable: bool) -> None:
        """Show attachments; `contents` are the bytes of pictures by hash. What is chosen stays chosen."""
        self._shown = [(one, contents.get(one.sha256)) for one in attachments]
        chosen = set(self.chosen())
        self._filling = True
        self.clear()
        for one, content in self._shown:
            item = QListWidgetItem(self._icon(one, content), one.title)
            item.setData(_UID, one.uid)
            lost = LOST if one.is_image and content is None else ""
            lines = (one.caption, one.link or one.name, size_words(one.size) if one.size else "", lost)
            item.setToolTip(plain_tip("\n".join(filter(None, lines))))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, ", ".join(filter(None, lines)))
            if writable:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.addItem(item)
            item.setSelected(one.uid in chosen)
            self._titles[one.uid] = one.title
        if self.count() and self.currentRow() < 0:
            self.setCurrentRow(0)
        self._filling = False

    def _make_room(self) -> None:
        """Pictures and captions as large as the letters ask for."""
        line = self.fontMetrics().lineSpacing()
        self._side = 5 * line
        self.setIconSize(QSize(self._side, self._side))
        self.setGridSize(QSize(self._side + round(2.4 * line), self._side + 3 * line))
        self.setMinimumHeight(self.gridSize().height() + 12)

    def changeEvent(self, event: QEvent) -> None:
        """Larger letters, other colours."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._make_room()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.PaletteChange):
            for row, (one, content) in enumerate(self._shown):
                self.item(row).setIcon(self._icon(one, content))

    def chosen(self) -> list[str]:
        """The uids of the chosen attachments."""
        return [str(item.data(_UID)) for item in self.selectedItems()]

    def edit_caption(self) -> None:
        """Type the caption of the current one in its place."""
        if self.currentItem() is not None:
            self.editItem(self.currentItem())

    def _tell_caption(self, item: QListWidgetItem) -> None:
        uid = str(item.data(_UID))
        if not self._filling and item.text() != self._titles.get(uid):
            self.described.emit(uid, item.text())

    def _icon(self, one: Attachment, content: bytes | None) -> QIcon:
        """The picture made small; what is none has a sign of its kind."""
        style = QStyle.StandardPixmap
        if one.link:
            return QIcon(icons.pixmap("link", self._side, quiet_color(self.palette()), self.devicePixelRatioF()))
        if not one.is_image:
            return self.style().standardIcon(style.SP_FileIcon)
        pixmap = _thumbnail(one.sha256, content, self._side) if content else None
        return QIcon(pixmap) if pixmap else self.style().standardIcon(style.SP_MessageBoxWarning)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files may come, where anything may be attached."""
        if self.isEnabled() and dragged_files(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Wherever they are held."""
        event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """They are here."""
        event.acceptProposedAction()
        self.dropped.emit(dragged_files(event.mimeData()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Delete work on what is chosen."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() and self.chosen():
            self.open_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and self.chosen():
            self.remove_wanted.emit()
        else:
            super().keyPressEvent(event)


def _thumbnail(name: str, content: bytes, side: int) -> QPixmap | None:
    """A picture in the middle of a square; None for bytes that are none. It is made once while Qt keeps it."""
    key = f"{name}-{side}"
    known = QPixmap()
    if QPixmapCache.find(key, known):
        return known
    buffer = QBuffer()
    buffer.setData(QByteArray(content))
    reader = QImageReader(buffer)
    size = reader.size()
    if size.isValid():
        reader.setScaledSize(size.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        return None
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.drawImage((side - image.width()) // 2, (side - image.height()) // 2, image)
    painter.end()
    QPixmapCache.insert(key, pixmap)
    return pixmap
