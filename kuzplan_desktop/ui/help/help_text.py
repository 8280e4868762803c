"""HelpText: a page of the help, its pictures as wide as there is room, its links leading to other pages."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QImage, QResizeEvent, QTextBlockFormat, QTextCursor, QTextDocument, QTextImageFormat
from PySide6.QtWidgets import QFrame, QTextBrowser, QWidget

from kuzplan_desktop.ui.help.pages import FOLDER

LINES = 125.0  # per cent of the height of letters
BELOW = 7.0  # pixels below a paragraph
MARGIN = 18.0
IMAGE = QTextDocument.ResourceType.ImageResource.value


class HelpText(QTextBrowser):
    """Shows Markdown. `page_wanted` carries the name of the page that a link leads to."""

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("Страница справки")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setSearchPaths([str(FOLDER)])
        self.anchorClicked.connect(lambda url: self.page_wanted.emit(url.path().removesuffix(".md")))

    def show_text(self, text: str) -> None:
        """Show a text from its beginning."""
        fill_page(self.document(), text)
        self._fit_pictures()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures grow and shrink with the window."""
        super().resizeEvent(event)
        self._fit_pictures()

    def _fit_pictures(self) -> None:
        """Pictures that are too wide are drawn smaller here: the text would leave out every other line of them."""
        room, ratio = self.viewport().width() - 2 * MARGIN, self.devicePixelRatioF()
        for _, shown in picture_places(self.document()):
            drawn = QImage(str(FOLDER / shown.name()))
            if drawn.width() > room > 0:
                drawn = drawn.scaledToWidth(round(room * ratio), Qt.TransformationMode.SmoothTransformation)
                drawn.setDevicePixelRatio(ratio)
            self.document().addResource(IMAGE, QUrl(shown.name()), drawn)
        fit_pictures(self.document(), room)


def fill_page(document: QTextDocument, text: str) -> None:
    """Set a text in Markdown, with air between lines and paragraphs."""
    document.setBaseUrl(QUrl.fromLocalFile(f"{FOLDER}/"))
    document.setDocumentMargin(MARGIN)
    document.setMarkdown(text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    block = document.begin()
    while block.isValid():
        form = QTextBlockFormat()
        if "\N{OBJECT REPLACEMENT CHARACTER}" not in block.text():  # a picture would grow with the lines
            form.setLineHeight(LINES, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setBottomMargin(BELOW)
        QTextCursor(block).mergeBlockFormat(form)
        block = block.next()


def fit_pictures(document: QTextDocument, room: float) -> None:
    """Show each picture in its own size, or as wide as there is room."""
    for position, shown in picture_places(document):
        width = float(min(QImage(str(FOLDER / shown.name())).width(), room))
        if width > 0 and shown.width() != width:
            cursor = QTextCursor(document)
            cursor.setPosition(position)
            cursor.movePosition(QTextCursor.MoveOperation.Right, QTextCursor.MoveMode.KeepAnchor)
            shown.setWidth(width)
            cursor.setCharFormat(shown)


def picture_places(document: QTextDocument) -> list[tuple[int, QTextImageFormat]]:
    """Where the pictures of a document stand, and how they are shown."""
    places, block = [], document.begin()
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            if fragment.charFormat().isImageFormat():
                places.append((fragment.position(), fragment.charFormat().toImageFormat()))
            place += 1
        block = block.next()
    return places
