"""The photo appendix: which photos stand in it, two to six a page, pictures of every kind, the same bytes each time."""

import io
from dataclasses import replace
from datetime import date

import pytest
from PIL import Image
from pypdf import PdfReader

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.events.attachments import Attachment
from kuzplan_desktop.domain.marks import Event, EventStatus
from kuzplan_desktop.reports.photos.appendix import Photo, PhotoAppendix, photo_appendix, photo_names
from kuzplan_desktop.reports.photos.pictures import as_jpeg
from kuzplan_desktop.reports.photos.writing import appendix_docx, appendix_pdf
from tests.reports.small import item, small

QUARTER = parse_reporting_period("2022-Q1")
TODAY = date(2022, 4, 4)


def picture(form: str = "JPEG", size: tuple[int, int] = (300, 200), mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, 128 if mode == "L" else None).save(out, form)
    return out.getvalue()


def attachment(number: int, **given: object) -> Attachment:
    fields = {"uid": str(number), "name": f"{number}.jpg", "media": "image/jpeg", "size": 9, "sha256": f"{number:064}"}
    return Attachment(**{**fields, **given})  # type: ignore[arg-type]


def document_with(*events: Event):
    document = small(item("1.2.4"))
    activity = next(one for one in document.plan.activities() if document.is_own(one))
    return replace(document, events={activity.uid: tuple(replace(one, activity=activity.uid) for one in events)})


def test_photos_of_held_events_of_the_period_alone_stand_in_it():
    held = Event("a", "", starts_on=date(2022, 3, 14), form="семинар", attachments=(attachment(1), attachment(2)))
    planned = replace(held, uid="b", status=EventStatus.PLANNED, attachments=(attachment(3),))
    later = replace(held, uid="c", starts_on=date(2022, 5, 1), attachments=(attachment(4),))
    others = replace(
        held,
        uid="d",
        attachments=(attachment(5, media="application/pdf"), attachment(6, sha256="", media="", link="https://a")),
    )
    document = document_with(held, planned, later, others)
    assert photo_names(document, QUARTER) == (f"{1:064}", f"{2:064}")
    made = photo_appendix(document, QUARTER, {f"{1:064}": picture()}, TODAY)
    assert (len(made.photos), made.left_out) == (1, 1)
    with pytest.raises(PlanError, match="Содержимого фотографий"):
        photo_appendix(document, QUARTER, {}, TODAY)


def test_the_caption_stands_above_the_event():
    event = Event(
        "a",
        "",
        starts_on=date(2022, 3, 14),
        form="семинар",
        place="г. Топки",
        attachments=(attachment(1, caption="Зал"),),
    )
    (photo,) = photo_appendix(document_with(event), QUARTER, {f"{1:064}": picture()}, TODAY).photos
    first, second = photo.caption.split("\n")
    assert first == "Зал"
    assert "14.03, г. Топки, семинар" in second


@pytest.mark.parametrize(("on_a_page", "pages"), [(2, 4), (4, 2), (6, 2)])
@pytest.mark.parametrize("size", [(300, 200), (200, 300), (2000, 20)])
def test_a_page_has_as_many_as_were_asked_for(on_a_page, pages, size):
    photos = (
        Photo(picture(size=size), "Снимок\n1.2.4. 14.03.2022, г. Топки, семинар «День молодого избирателя», 37 чел."),
    ) * 7
    made = PhotoAppendix("Топкинская ТИК", "Фотоприложение", "Фотоприложение", TODAY, photos, on_a_page)
    found = PdfReader(io.BytesIO(appendix_pdf(made, lambda _: None))).pages
    counts = [page.extract_text().count("Снимок") for page in found]
    assert (len(found), max(counts), sum(counts)) == (pages, on_a_page, 7)


@pytest.mark.parametrize(
    ("form", "mode"),
    [("JPEG", "RGB"), ("JPEG", "L"), ("JPEG", "CMYK"), ("PNG", "RGBA"), ("PNG", "P"), ("WEBP", "RGB"), ("TIFF", "1")],
)
def test_pictures_of_every_kind_are_printed_the_same_each_time(form, mode):
    content = picture(form, mode=mode)
    jpeg, ratio = as_jpeg(content)
    assert jpeg.startswith(b"\xff\xd8")
    assert ratio == 1.5
    made = PhotoAppendix("", "Фото", "Фото", TODAY, (Photo(content, "a <b> & \x0bс"),), 4)
    for write in (appendix_pdf, appendix_docx):
        assert write(made, lambda _: None) == write(made, lambda _: None)


def test_a_picture_that_is_none_is_told():
    with pytest.raises(PlanError, match="повреждена"):
        as_jpeg(b"\xff\xd8\xff no picture")
