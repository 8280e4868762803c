"""A file that a person wants to attach -> what lies in the document; its bytes tell what it is, never its name."""

from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.attachments import LARGEST_FILE, PDF, NewFile, size_words
from kuzplan_desktop.domain.typed.hygiene import clean
from kuzplan_desktop.exchange.attachment.pictures import prepared
from kuzplan_desktop.store import file_bytes

LARGEST_SOURCE = 100 * 1024 * 1024  # bytes of a photo before it is made smaller
_LONGEST_NAME = 120
_BEGINNINGS = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
    (b"%PDF-", PDF),
)
_WHAT = "Прикладываются фотографии (JPEG, PNG, WebP, TIFF) и сканы (они же и PDF); на остальное приложите ссылку."


def read_attachment(path: Path, *, shrink: bool = True) -> NewFile:
    """The file at `path` as it will lie in the document: a photo without what its camera wrote into it, upright, and
    made smaller where `shrink`. PlanError for what is no photo and no scan, cannot be read or stays too large."""
    try:
        if path.stat().st_size > LARGEST_SOURCE:
            raise PlanError(f"Файл «{path.name}» больше {size_words(LARGEST_SOURCE)}, он не приложен.", _WHAT)
        content = file_bytes.read(path)  # it may be a document that is open
    except OSError as error:
        raise PlanError(f"Файл «{path.name}» не читается, он не приложен.", "Проверьте носитель и права.") from error
    media = _media(content)
    if not media:
        hint = "Сохраните снимок в JPEG и приложите снова." if content[4:8] == b"ftyp" else _WHAT
        raise PlanError(f"Файл «{path.name}» – не фотография и не скан, он не приложен.", hint)
    name = " ".join(clean(path.name).split())[-_LONGEST_NAME:] or "файл"
    if media != PDF:
        media, content = prepared(content, media, name, shrink=shrink)
    if len(content) > LARGEST_FILE:
        hint = "Пусть программа уменьшит фотографию, или приложите ссылку." if media != PDF else "Приложите ссылку."
        raise PlanError(f"Файл «{name}» больше {size_words(LARGEST_FILE)}, он не приложен.", hint)
    stem = Path(name).stem or name
    return NewFile(f"{stem}.jpg" if media == "image/jpeg" else name, media, content)


def _media(content: bytes) -> str:
    """What bytes are, empty for what is not taken."""
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "image/webp"
    return next((media for start, media in _BEGINNINGS if content.startswith(start)), "")
