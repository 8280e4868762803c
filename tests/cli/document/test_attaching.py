"""The commands about photos: attached to an event, told by others, printed as pages to the report."""

from pathlib import Path

import pytest
from docx import Document as open_docx
from PIL import Image
from pypdf import PdfReader

from kuzplan_desktop.store.changes import stored_bytes
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.cli.conftest import Kuzplan
from tests.store.document.test_attachments import harm


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    """A photo of a camera."""
    path = tmp_path / "Зал.jpg"
    Image.effect_noise((2400, 1600), 80).convert("RGB").save(path, quality=95)
    return path


@pytest.fixture
def held(kuzplan: Kuzplan, plan: Path) -> Path:
    """The document with a seminar in it."""
    kuzplan("hold", plan, "1.2.4", "--date", "2022-03-14", "--form", "семинар", "--title", "День УИК", "--people", 37)
    return plan


def test_a_photo_is_attached_small_and_listed(kuzplan: Kuzplan, held: Path, photo: Path) -> None:
    answer = kuzplan("attach", held, "1.2.4", photo, "--date", "14.03", "--caption", "Участники")
    assert (answer.code, answer.out) == (0, "Приложено к мероприятию 1.2.4: 1.\n")
    ((event,), (one,)) = (found := kuzplan("events", held, "--json").json["events"]), found[0]["attachments"]
    assert event["number"] == "1.2.4"
    assert one["size"] < 400_000
    assert {name: one[name] for name in ("name", "media", "caption", "link")} == {
        "name": "Зал.jpg",
        "media": "image/jpeg",
        "caption": "Участники",
        "link": "",
    }
    assert kuzplan("undo", held).code == 0
    assert kuzplan("events", held, "--json").json["events"][0]["attachments"] == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("1.2.4", "--date", "15.03"), "Такого мероприятия 15.03.2022 в пункте 1.2.4 нет"),
        (("1.2.5", "--date", "14.03"), "Такого мероприятия 14.03.2022 в пункте 1.2.5 нет"),
        (("1.2.4", "--date", "14.03", "--title", "лекция"), "Такого мероприятия 14.03.2022 в пункте 1.2.4 нет"),
    ],
)
def test_an_event_that_is_not_there_is_told(
    kuzplan: Kuzplan, held: Path, photo: Path, words: tuple[str, ...], sentence: str
) -> None:
    answer = kuzplan("attach", held, words[0], photo, *words[1:])
    assert answer.code == 1
    assert answer.err.startswith(sentence)


def test_of_several_events_of_a_day_the_title_decides(kuzplan: Kuzplan, held: Path, photo: Path) -> None:
    kuzplan("hold", held, "1.2.4", "--date", "2022-03-14", "--form", "лекция", "--title", "Право")
    answer = kuzplan("attach", held, "1.2.4", photo, "--date", "14.03")
    assert (answer.code, "несколько" in answer.err) == (1, True)
    assert kuzplan("attach", held, "1.2.4", photo, "--date", "14.03", "--title", "право").code == 0


def test_check_tells_a_damaged_photo_and_exits_with_1(kuzplan: Kuzplan, held: Path, photo: Path) -> None:
    kuzplan("attach", held, "1.2.4", photo, "--date", "14.03")
    assert kuzplan("check", held, "--json").json["harmed_attachments"] == 0
    with PlanFile.open(held, read_only=True) as file:
        (event,) = (event for events in file.document.events.values() for event in events)
    harm(held, event.attachments[0].sha256)
    answer = kuzplan("check", held)
    assert answer.code == 1
    assert "Вложения повреждены: «Зал.jpg»" in answer.out
    assert kuzplan("show", held).code == 0


def test_a_copy_without_attachments_is_small(kuzplan: Kuzplan, held: Path, photo: Path, tmp_path: Path) -> None:
    kuzplan("attach", held, "1.2.4", photo, "--date", "14.03")
    assert kuzplan("copy", held, tmp_path / "whole.sqlite").code == 0
    assert kuzplan("copy", held, tmp_path / "small.sqlite", "--without-attachments").code == 0
    whole, small = ((tmp_path / name).stat().st_size for name in ("whole.sqlite", "small.sqlite"))
    assert whole - small > 200_000


def test_the_photos_of_a_period_are_printed_with_their_captions(
    kuzplan: Kuzplan, held: Path, photo: Path, tmp_path: Path
) -> None:
    kuzplan("attach", held, "1.2.4", photo, "--date", "14.03", "--caption", "Участники семинара")
    for name in ("one.pdf", "two.pdf", "one.docx", "two.docx"):
        answer = kuzplan("photos", held, "--period", "2022-Q1", "-o", tmp_path / name, "--today", "2022-04-04")
        assert answer.out == f"Фотографий: 1. Сохранено: {tmp_path / name}.\n"
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()
    assert (tmp_path / "one.docx").read_bytes() == (tmp_path / "two.docx").read_bytes()
    (page,) = PdfReader(tmp_path / "one.pdf").pages
    words = " ".join(page.extract_text().split())
    assert "Фотоприложение к отчету за I квартал 2022 года" in words
    assert "Участники семинара" in words
    assert "1.2.4. 14.03" in words
    assert len(page.images) == 1
    document = open_docx(str(tmp_path / "one.docx"))
    assert len(document.inline_shapes) == 1
    assert "Участники семинара" in document.tables[0].cell(0, 0).text


def test_where_nothing_is_attached_no_pages_are_made(kuzplan: Kuzplan, held: Path, tmp_path: Path) -> None:
    answer = kuzplan("photos", held, "--period", "2022-Q1", "-o", tmp_path / "a.pdf")
    assert answer.code == 1
    assert answer.err.startswith("К мероприятиям за I квартал 2022 года фотографии не приложены.")
    assert not (tmp_path / "a.pdf").exists()


def test_hashes_are_those_of_the_bytes(photo: Path) -> None:
    assert len(stored_bytes.hash_of(photo.read_bytes())) == 64
