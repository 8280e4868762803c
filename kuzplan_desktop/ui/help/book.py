"""All pages of the help as one PDF, to print."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QMarginsF, QUrl
from PySide6.QtGui import (
    QFont,
    QImage,
    QPageLayout,
    QPageSize,
    QPdfWriter,
    QTextBlockFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from kuzplan_desktop.ui.drawing.letters import FAMILY, take_letters_along
from kuzplan_desktop.ui.help.help_text import IMAGE, fill_page, fit_pictures
from kuzplan_desktop.ui.help.pages import FOLDER, for_paper, help_pages, with_keys

RESOLUTION = 96  # pixels of the page in an inch: pictures are as large as on the screen
SIZE = 10
MARGIN = 2 / 2.54  # inches that Qt leaves at each side


def book_text(keys: Sequence[tuple[str, str]]) -> QTextDocument:
    """All pages one after the other, each on a new sheet."""
    take_letters_along()
    document = QTextDocument()
    document.setDefaultFont(QFont(FAMILY, SIZE))
    fill_page(document, "\n\n".join(for_paper(with_keys(page, keys)) for page in help_pages().values()))
    for picture in FOLDER.glob("*.png"):  # which the copy that is printed does not look for
        document.addResource(IMAGE, QUrl(picture.name), QImage(str(picture)))
    block = document.begin().next()
    while block.isValid():
        if block.blockFormat().headingLevel() == 1:
            form = QTextBlockFormat()
            form.setPageBreakPolicy(QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore)
            QTextCursor(block).mergeBlockFormat(form)
        block = block.next()
    return document


def write_book(target: Path, keys: Sequence[tuple[str, str]]) -> None:
    """Write the book; PlanError if `target` cannot be written."""
    from kuzplan_desktop.reports.paper.saving import save

    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setTitle("КузПлан: справка")
    writer.setResolution(RESOLUTION)
    layout = QPageLayout(QPageSize(QPageSize.PageSizeId.A4), QPageLayout.Orientation.Portrait, QMarginsF())
    writer.setPageLayout(layout)
    document = book_text(keys)
    fit_pictures(document, layout.paintRectPixels(RESOLUTION).width() - 2 * MARGIN * RESOLUTION)
    document.print_(writer)
    del writer
    buffer.close()
    save(target, bytes(data.data()))
