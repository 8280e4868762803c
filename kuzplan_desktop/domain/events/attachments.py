"""Attachments: photos, scans and links that lie with an event or a sent report, and what is known of each."""

from collections.abc import Iterable
from dataclasses import dataclass

LARGEST_FILE = 5 * 1024 * 1024  # bytes of one attachment
LARGEST_DOCUMENT = 200 * 1024 * 1024  # bytes of all that lie in a document
LARGEST_SHARED = 20 * 1024 * 1024  # the same where the whole file goes to a shared folder after each step
LARGEST_UNITED = 400 * 1024 * 1024  # bytes that may come together by uniting: a document is read up to 512 MB

LISTS = "Не прикладывайте списки участников и другие персональные данные: файлы уходят с каждой копией документа."

PDF = "application/pdf"
IMAGES = frozenset(("image/jpeg", "image/png", "image/webp", "image/tiff"))
_ENDINGS = {"image/jpeg": ".jpg", "image/png": ".png", "image/webp": ".webp", "image/tiff": ".tif", PDF: ".pdf"}


@dataclass(frozen=True, slots=True)
class StoredFile:
    """A file that lies in the document: its name, its media type, how many bytes it has and the SHA-256 of these."""

    uid: str
    name: str
    media: str
    size: int
    sha256: str

    @property
    def is_image(self) -> bool:
        """True for what can be looked at as a picture."""
        return self.media in IMAGES

    @property
    def file_name(self) -> str:
        """The name under which it is written to a disk: its own, with the ending of what it is."""
        ending = _ENDINGS.get(self.media, "")
        return self.name if not ending or self.name.lower().endswith(ending) else f"{self.name}{ending}"


@dataclass(frozen=True, slots=True)
class Attachment(StoredFile):
    """What lies with an event: a file, or where `link` is not empty a link alone."""

    caption: str = ""
    link: str = ""
    position: int = 0

    @property
    def title(self) -> str:
        """What a list calls it: its caption, else its name or the link."""
        return self.caption or self.name or self.link


@dataclass(frozen=True, slots=True)
class NewFile:
    """A file that is to be attached, as it will lie in the document."""

    name: str
    media: str
    content: bytes


def photos(attachments: Iterable[Attachment]) -> tuple[Attachment, ...]:
    """Those that are pictures."""
    return tuple(one for one in attachments if one.is_image and one.sha256)


def size_words(size: int) -> str:
    """«312 КБ», «1,4 МБ»: how large a file is."""
    if size < 1024 * 1024:
        return f"{max(1, round(size / 1024))} КБ"
    return f"{size / 1024 / 1024:.1f} МБ".replace(".", ",")
