"""Photos made fit for a document: upright, without what the camera wrote into them, about 300 KB unless refused."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.errors import PlanError

if TYPE_CHECKING:
    from PIL.Image import Image

SMALL = 300 * 1024  # bytes
_SIDE = 1920  # pixels of the longer side: a page across at 160 dots an inch
_LESS = ((1920, 85), (1920, 75), (1600, 75), (1280, 75), (1280, 60))  # side and quality, until it is small
_MOST_POINTS = 120_000_000  # of a picture that is unpacked; a camera of today has up to 108 million
_JPEG, _PNG, _WEBP, _TIFF = "image/jpeg", "image/png", "image/webp", "image/tiff"
_FORMATS = {_JPEG: "JPEG", _PNG: "PNG", _WEBP: "WEBP", _TIFF: "TIFF"}
_ORIENTATION = 0x0112
# The segments of applications that make the picture; all others, and comments, tell of the camera (ISO/IEC 10918-1, B).
_KEPT_SEGMENTS = {0xE0: b"JFIF", 0xE2: b"ICC_PROFILE", 0xEE: b"Adobe"}


def prepared(content: bytes, media: str, name: str, *, shrink: bool) -> tuple[str, bytes]:
    """The picture as it is to lie in the document, and its media type. A scan of several pages stays as it is.

    PlanError for one that cannot be unpacked.
    """
    import struct

    from PIL import Image, ImageOps

    try:
        with Image.open(io.BytesIO(content), formats=[_FORMATS[media]]) as image:
            if image.width * image.height > _MOST_POINTS:
                raise PlanError(f"Снимок «{name}» слишком велик, он не приложен.", "Уменьшите его и приложите снова.")
            if getattr(image, "n_frames", 1) > 1:
                return media, content
            turned = image.getexif().get(_ORIENTATION, 1) not in (0, 1)
            if media == _JPEG and not turned and (not shrink or len(content) <= SMALL):
                image.load()  # whole, or it is refused
                return media, _bare_jpeg(content)
            if shrink and media == _JPEG:
                image.draft("RGB", (_SIDE, _SIDE))
            picture = ImageOps.exif_transpose(image)
            if shrink:
                return _made_small(picture, media, len(content))
            return media, _encoded(picture, media, 95)
    except PlanError:
        raise
    except (OSError, ValueError, SyntaxError, TypeError, struct.error, Image.DecompressionBombError) as error:
        raise PlanError(
            f"Снимок «{name}» не открывается: он поврежден.", "Сделайте или сохраните его снова."
        ) from error


def _made_small(picture: Image, media: str, size: int) -> tuple[str, bytes]:
    """The picture in about 300 KB: as it is, if it is small already, else as a JPEG."""
    if size <= SMALL and media != _JPEG:
        same = _encoded(picture, media, 90)
        if len(same) <= SMALL:
            return media, same
    found = b""
    for side, quality in _LESS:
        smaller = picture.copy()
        smaller.thumbnail((side, side))
        found = _encoded(smaller, _JPEG, quality)
        if len(found) <= SMALL:
            break
    return _JPEG, found


def _encoded(picture: Image, media: str, quality: int) -> bytes:
    """The points of a picture alone as a file."""
    if media == _JPEG:
        picture = _on_white(picture)
    options: dict[str, dict[str, object]] = {
        _JPEG: {"quality": quality},
        _WEBP: {"quality": quality},
        _PNG: {"optimize": True},
    }
    picture.info = {name: value for name, value in picture.info.items() if name == "transparency"}  # nothing is told
    out = io.BytesIO()
    picture.save(out, _FORMATS[media], **options.get(media, {"compression": "tiff_deflate"}))
    return out.getvalue()


def _on_white(picture: Image) -> Image:
    """The picture in plain colours, what was transparent in it white."""
    from PIL import Image

    if picture.mode in ("RGB", "L"):
        return picture
    if picture.mode in ("RGBA", "LA", "PA") or "transparency" in picture.info:
        layers = picture.convert("RGBA")
        paper = Image.new("RGBA", layers.size, "white")
        paper.alpha_composite(layers)
        return paper.convert("RGB")
    return picture.convert("L" if picture.mode in ("1", "I;16", "I") else "RGB")


def _bare_jpeg(content: bytes) -> bytes:
    """A JPEG file without the segments that tell of camera, place and time, and without what hangs on behind."""
    return b"".join((content[:2], *_kept(content)))


def _kept(content: bytes) -> Iterator[bytes]:
    place = 2
    while content[place : place + 1] == b"\xff":
        marker = content[place + 1]
        if marker == 0xFF:  # filling
            place += 1
            continue
        if marker == 0xDA:  # the picture itself, up to its end
            end = content.find(b"\xff\xd9", place)
            yield content[place : end + 2] if end >= 0 else content[place:] + b"\xff\xd9"
            return
        length = 2 + int.from_bytes(content[place + 2 : place + 4], "big")
        told = 0xE0 <= marker <= 0xEF or marker == 0xFE
        if not told or content.startswith(_KEPT_SEGMENTS.get(marker, b"\0" * 32), place + 4):
            yield content[place : place + length]
        place += length
