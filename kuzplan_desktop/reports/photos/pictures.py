"""Pictures made fit for paper: every kind as a JPEG, the same bytes for the same picture."""

import io

from kuzplan_desktop.domain.errors import PlanError

SIDE = 1600  # pixels of the longer side: more than paper of half a page shows
LARGE = 1024 * 1024  # bytes of a picture that is made smaller


def as_jpeg(content: bytes) -> tuple[bytes, float]:
    """The picture as a JPEG and how wide it is for its height. PlanError if it cannot be unpacked."""
    from PIL import Image

    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG", "WEBP", "TIFF")) as image:
            ratio = image.width / image.height
            if image.format == "JPEG" and image.mode in ("RGB", "L") and len(content) <= LARGE:
                return content, ratio
            picture = image.convert("RGBA") if image.mode in ("P", "LA", "PA", "RGBA") else image.convert("RGB")
            paper = Image.new("RGB", picture.size, "white")
            paper.paste(picture, mask=picture if picture.mode == "RGBA" else None)
            paper.thumbnail((SIDE, SIDE))
            out = io.BytesIO()
            paper.save(out, "JPEG", quality=85)
            return out.getvalue(), ratio
    except (OSError, ValueError, SyntaxError, TypeError, Image.DecompressionBombError) as error:
        raise PlanError(
            "Одна из фотографий не открывается: она повреждена.", "Уберите ее и приложите снова."
        ) from error
