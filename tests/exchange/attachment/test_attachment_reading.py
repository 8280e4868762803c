"""Files on their way into the document: upright, small, without what the camera wrote; all else is refused."""

import io
from pathlib import Path

import pytest
from PIL import Image

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.attachment import reading
from kuzplan_desktop.exchange.attachment.reading import read_attachment

pytestmark = pytest.mark.files

SECRET = "Nikon of Ivanova, 55.27 N 85.62 E"
ORIENTATION, CAMERA = 0x0112, 0x010F


def picture(side: tuple[int, int] = (3000, 2000), mode: str = "RGB") -> Image.Image:
    """A picture that does not grow small by itself: noise, its left half dark."""
    made = Image.effect_noise(side, 90).convert(mode)
    made.paste(Image.new(mode, (side[0] // 2, side[1])), (0, 0))
    return made


def saved(path: Path, image: Image.Image, form: str = "JPEG", **options: object) -> Path:
    """A file with what a camera writes into it."""
    exif = Image.Exif()
    exif[CAMERA] = SECRET
    exif[ORIENTATION] = options.pop("orientation", 1)
    if form == "TIFF":
        image.save(path, form, description=SECRET, **options)
    else:
        image.save(path, form, exif=exif, **options)
    return path


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


@pytest.mark.parametrize(
    ("form", "ending", "media"),
    [
        ("JPEG", ".jpg", "image/jpeg"),
        ("PNG", ".png", "image/jpeg"),
        ("WEBP", ".webp", "image/jpeg"),
        ("TIFF", ".tif", "image/jpeg"),
    ],
)
def test_a_photo_of_any_kind_becomes_small_and_tells_nothing_of_its_camera(tmp_path, form, ending, media):
    path = saved(
        tmp_path / f"Семинар{ending}", picture(), form, **({"quality": 95} if form in ("JPEG", "WEBP") else {})
    )
    assert path.stat().st_size > 1_000_000
    file = read_attachment(path)
    assert (file.media, file.name) == (media, "Семинар.jpg")
    assert len(file.content) <= 310_000
    assert SECRET.encode() not in file.content
    image = opened(file.content)
    assert not image.getexif()
    assert image.width / image.height == pytest.approx(1.5, abs=0.01)
    assert max(image.size) >= 1280


def test_a_photo_that_was_taken_upright_stands_upright(tmp_path):
    path = saved(tmp_path / "a.jpg", picture((600, 400)), orientation=6, quality=95)
    for shrink in (True, False):
        image = opened(read_attachment(path, shrink=shrink).content)
        assert image.size == (400, 600)
        assert image.getpixel((200, 50)) < (60, 60, 60)  # what was left is above
        assert not image.getexif()


def test_a_small_photo_stays_point_by_point_without_what_its_camera_wrote(tmp_path):
    path = saved(tmp_path / "a.jpg", picture((300, 200)), quality=90, comment=SECRET.encode())
    path.write_bytes(path.read_bytes() + b"trailer " + SECRET.encode())
    content = read_attachment(path).content
    assert SECRET.encode() not in content
    assert opened(content).tobytes() == opened(path.read_bytes()).tobytes()


def test_who_refuses_it_keeps_all_points(tmp_path):
    path = saved(tmp_path / "a.jpg", picture((2400, 1600)), quality=60)
    file = read_attachment(path, shrink=False)
    assert opened(file.content).size == (2400, 1600)
    assert SECRET.encode() not in file.content
    png = read_attachment(saved(tmp_path / "b.png", picture((300, 200)), "PNG"), shrink=False)
    assert (png.media, opened(png.content).size) == ("image/png", (300, 200))
    assert SECRET.encode() not in png.content


def test_what_is_transparent_becomes_white(tmp_path):
    image = picture((1500, 1500), "RGBA")
    image.putalpha(Image.new("L", image.size, 0))
    path = tmp_path / "a.png"
    image.save(path)
    content = read_attachment(path).content
    assert opened(content).convert("RGB").getpixel((5, 5)) == (255, 255, 255)


def test_scans_come_as_they_are(tmp_path):
    (tmp_path / "приказ.PDF").write_bytes(b"%PDF-1.4 " + bytes(1000))
    file = read_attachment(tmp_path / "приказ.PDF")
    assert (file.name, file.media, len(file.content)) == ("приказ.PDF", "application/pdf", 1009)
    pages = [picture((200, 200), "L") for _ in range(3)]
    pages[0].save(tmp_path / "scan.tif", save_all=True, append_images=pages[1:])
    file = read_attachment(tmp_path / "scan.tif")
    assert (file.media, file.content) == ("image/tiff", (tmp_path / "scan.tif").read_bytes())


def test_the_same_photo_gives_the_same_bytes(tmp_path):
    path = saved(tmp_path / "a.jpg", picture(), quality=95)
    assert read_attachment(path) == read_attachment(path)


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.txt", b"plain words", "не фотография и не скан"),
        ("a.jpg", b"plain words", "не фотография и не скан"),
        ("a.heic", b"\0\0\0\x18ftypheic" + bytes(50), "не фотография и не скан.*Сохраните снимок в JPEG"),
        ("a.jpg", b"\xff\xd8\xff\xe0" + bytes(100), "не открывается"),
        ("a.png", b"\x89PNG\r\n\x1a\n" + bytes(100), "не открывается"),
        ("a.tif", b"II*\x00" + bytes(100), "не открывается"),
        ("a.webp", b"RIFF\x10\0\0\0WEBPVP8 " + bytes(100), "не открывается"),
        ("a.pdf", b"%PDF-1.4 " + bytes(6 * 1024 * 1024), "больше 5,0 МБ"),
        ("", b"", "не фотография и не скан"),
    ],
)
def test_what_cannot_be_attached_is_told_in_a_sentence(tmp_path, name, content, sentence):
    path = tmp_path / (name or "empty")
    path.write_bytes(content)
    with pytest.raises(PlanError, match=sentence):
        read_attachment(path)


def test_what_is_not_there_and_what_is_too_large_is_told(tmp_path, monkeypatch):
    with pytest.raises(PlanError, match="не читается"):
        read_attachment(tmp_path / "nothing.jpg")
    with pytest.raises(PlanError, match="не читается"):
        read_attachment(tmp_path)
    monkeypatch.setattr(reading, "LARGEST_SOURCE", 10)
    (tmp_path / "a.jpg").write_bytes(bytes(11))
    with pytest.raises(PlanError, match="больше"):
        read_attachment(tmp_path / "a.jpg")


def test_a_cut_photo_is_refused(tmp_path):
    path = saved(tmp_path / "a.jpg", picture((600, 400)), quality=90)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(PlanError, match="не открывается"):
        read_attachment(path)
