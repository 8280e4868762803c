"""The photo appendix as a PDF and as a Word document: the same grid in both, the same bytes for the same appendix."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kuzplan_desktop.reports.paper.report import TEXT_WIDTH
from kuzplan_desktop.reports.paper.saving import save
from kuzplan_desktop.reports.paper.wrapping import tied
from kuzplan_desktop.reports.pdf.layout import Align, Band, PlacedPhoto
from kuzplan_desktop.reports.pdf.tables import LETTER, MM, SMALL, TITLE, WIDTH, line, placed_text
from kuzplan_desktop.reports.photos.appendix import Photo, PhotoAppendix
from kuzplan_desktop.reports.photos.pictures import as_jpeg
from kuzplan_desktop.reports.word.parts import cell, paragraph, paragraphs, picture, row, table
from kuzplan_desktop.reports.word.styles import CELL, FIGURES, LETTERHEAD, PICTURE, PLAIN, SUBTITLE

Progress = Callable[[float], None]
_GRID = {2: (2, 112.0), 4: (2, 50.0), 6: (3, 50.0)}  # pictures a page: columns, and the height of a picture in mm
_GAP = 6.0  # mm between columns
_ROWS = {2: 1, 4: 2, 6: 2}


def write_appendix(appendix: PhotoAppendix, path: Path, progress: Progress | None = None) -> None:
    """Write the appendix to `path`, as a Word document if it ends so, else as a PDF; PlanError if that cannot be."""
    as_bytes = appendix_docx if path.suffix.lower() == ".docx" else appendix_pdf
    save(path, as_bytes(appendix, progress or (lambda _: None)))


def appendix_pdf(appendix: PhotoAppendix, tell: Progress) -> bytes:
    """The bytes of the PDF."""
    from kuzplan_desktop.reports.pdf.writer import bands_pdf

    return bands_pdf(
        _bands(appendix),
        title=appendix.name,
        author=appendix.commission,
        subject=appendix.title,
        day=appendix.made_on,
        tell=tell,
    )


def _rows(appendix: PhotoAppendix) -> Iterator[tuple[Sequence[Photo], float, float]]:
    """The pictures row by row, with width and height of each in mm."""
    columns, height = _GRID[appendix.on_a_page]
    width = (TEXT_WIDTH - _GAP * (columns - 1)) / columns
    for at in range(0, len(appendix.photos), columns):
        yield appendix.photos[at : at + columns], width, height


def _fitted(ratio: float, width: float, height: float) -> tuple[float, float]:
    """How wide and high a picture is within a cell."""
    return (width, width / ratio) if width / ratio <= height else (height * ratio, height)


def _left_out(appendix: PhotoAppendix) -> str:
    return f"Не напечатано фотографий, содержимого которых нет в документе: {appendix.left_out}."


def _bands(appendix: PhotoAppendix) -> Iterator[Band]:
    if appendix.commission:
        yield line(appendix.commission, LETTER, 0, WIDTH, Align.CENTER, space_after=4, keep_next=True)
    yield line(appendix.title, TITLE, 0, WIDTH, Align.CENTER, space_after=6, keep_next=True)
    for photos, width, height in _rows(appendix):
        places, captions = [], []
        for at, photo in enumerate(photos):
            left = at * (width + _GAP)
            places.append(PlacedPhoto(left * MM, width * MM, height * MM, as_jpeg(photo.content)[0]))
            captions.append(placed_text(photo.caption, SMALL, left * MM, width * MM, Align.CENTER))
        yield Band((), space_before=8, keep_next=True, pictures=tuple(places))
        yield Band(tuple(captions), space_before=2, space_after=4)
    if appendix.left_out:
        yield line(_left_out(appendix), SMALL, 0, WIDTH, Align.LEFT, space_before=6)


def appendix_docx(appendix: PhotoAppendix, tell: Progress) -> bytes:
    """The bytes of the Word document."""
    from kuzplan_desktop.reports.word.file import word_file

    pictures: dict[str, bytes] = {}
    body = "".join(_body(appendix, pictures, tell))
    return word_file(
        body,
        pictures,
        title=appendix.name,
        author=appendix.commission,
        subject=appendix.title,
        day=appendix.made_on,
    )


def _body(appendix: PhotoAppendix, pictures: dict[str, bytes], tell: Progress) -> Iterator[str]:
    if appendix.commission:
        yield paragraph(appendix.commission, LETTERHEAD, keep_next=True)
    yield paragraph(tied(appendix.title), SUBTITLE)
    rows_a_page = _ROWS[appendix.on_a_page]
    for number, (photos, width, height) in enumerate(_rows(appendix)):
        tell(len(pictures) / len(appendix.photos))
        parts = []
        for photo in photos:
            content, ratio = as_jpeg(photo.content)
            key = f"photo{len(pictures) + 1}"
            pictures[key] = content
            size = _fitted(ratio, width - 4, height)
            drawn = picture(key, len(pictures), size, photo.caption, PICTURE, keep_next=True, kind="Фотография")
            parts.append(cell(drawn + paragraphs(photo.caption, CELL), width))
        columns = _GRID[appendix.on_a_page][0]
        parts += [cell(paragraph("", CELL), width)] * (columns - len(parts))
        yield table([row(parts)], (width,) * columns, PLAIN)
        yield paragraph("", CELL, keep_next=(number + 1) % rows_a_page != 0)
    if appendix.left_out:
        yield paragraph(_left_out(appendix), FIGURES)
