"""The worst that a document may hold: nothing breaks, hides or runs, in either format."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO

import page
import pytest
from openpyxl import load_workbook
from pypdf import PdfReader

from kuzplan_desktop.domain.commission import Commission, Signatory
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.reports.excel.writer import report_xlsx
from kuzplan_desktop.reports.kinds.checks import check_report
from kuzplan_desktop.reports.pdf.writer import report_pdf
from tests.reports.filled import document_with, done, held, plan_of_2022
from tests.reports.small import APRIL, FIRST_QUARTER, item, report_of, small

DAY = date(2022, 3, 14)
NASTY = (
    '<b>жирно</b> & <img src="file:///etc/passwd"/> &amp; <a href="https://example.org">там</a> <font size=90> =1+1 '
    "\x00\x07\x1b \ud800 \ufffe \u202eабв\u202c שלום مرحبا 😀👨\u200d👩\u200d👧 ☑✓→ ¼ _x0041_ \t таб\r\nстрока\u2028ещё"
)


def nasty() -> Document:
    """The same text wherever a person can put one."""
    event = held(
        "1.1.1", DAY, form=NASTY, title=NASTY, place=NASTY, description=NASTY, note=NASTY, audiences={NASTY: 3}
    )
    activity = item("1.1.1", executors=f"ТИК, {NASTY}", period_override=NASTY, period_reason=NASTY)
    return small(
        replace(activity, title=NASTY),
        marks=[done("1.1.1", 1, NASTY, note=NASTY)],
        events=[event],
        commission=Commission("c", NASTY),
        signatories=(Signatory("s", f"Председатель {NASTY}", NASTY),),
        settings={"preparer": NASTY, "preparer_phone": NASTY, "addressee": NASTY},
    )


def endless_heads() -> Document:
    """Names that are longer than a page."""
    plan = replace(plan_of_2022(), title_genitive="плана " * 2000, authority="Ы" * 3000, approved_number="7" * 500)
    people = (Signatory("s", "председатель " * 300, "И.О. Фамилия " * 50),)
    return document_with(plan, commission=Commission("c", "Комиссия " * 3000), signatories=people)


def many_events() -> Document:
    """Two hundred events under one activity."""
    events = [
        held("1.1.1", date(2022, 1 + at % 3, 1 + at % 28), title=f"Встреча-{at:03}", people=at) for at in range(200)
    ]
    return small(events=events)


WORST: dict[str, Callable[[], Document]] = {
    "a plan without anything": lambda: document_with(Plan("p", "", 2022, "", None, "")),
    "a note of 40,000 letters": lambda: small(marks=[done("1.1.1", 1, "слово " * 6700, note="Примечание. " * 3400)]),
    "a word of 4,000 letters": lambda: small(marks=[done("1.1.1", 1, "Ы" * 4000, note="x" * 4000)]),
    "markup, controls, emoji, RTL everywhere": nasty,
    "names longer than a page": endless_heads,
    "two hundred events under one activity": many_events,
    "a number of forty letters": lambda: small(item("1." * 20)),
    "figures beyond reason": lambda: small(events=[held("1.1.1", DAY, people=10**15, count=10**9)]),
}


@pytest.fixture(params=sorted(WORST))
def document(request: pytest.FixtureRequest) -> Document:
    """Each of the worst documents."""
    return WORST[request.param]()


@pytest.mark.slow
@pytest.mark.parametrize("own", [True, False])
def test_the_pdf_is_still_fit_for_an_archive(document: Document, own: bool) -> None:
    content = report_pdf(report_of(document, own=own))
    told = page.validate_pdf_bytes(content, profile="2u")
    assert [failure.message for failure in told.failures] == []
    assert not [each for each in PdfReader(BytesIO(content)).pages if "/Annots" in each]


@pytest.mark.slow
def test_the_workbook_opens_and_holds_words_alone_where_people_wrote(document: Document) -> None:
    content = report_xlsx(report_of(document, own=False))
    book = load_workbook(BytesIO(content))
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    assert cell.value.startswith("=SUBTOTAL(9,")
                assert cell.data_type in "snfd"
                assert cell.hyperlink is None
    assert content == report_xlsx(report_of(document, own=False))


def test_the_check_goes_through(document: Document) -> None:
    assert check_report(document, FIRST_QUARTER, False, APRIL)


def test_markup_is_printed_as_it_was_typed() -> None:
    report = report_of(nasty())
    text = "".join("".join(each.extract_text().split()) for each in PdfReader(BytesIO(report_pdf(report))).pages)
    for typed in ("<b>жирно</b>&<imgsrc=", "&amp;<ahref=", "=1+1", "[?]абв[?]√√–>¼_x0041_табстрокаещё"):
        assert typed in text
    cells = [
        str(cell.value) for row in load_workbook(BytesIO(report_xlsx(report)))["Отчет"].iter_rows() for cell in row
    ]
    assert any("<img" in cell and "😀" in cell and "שלום" in cell and "_x0041_" in cell for cell in cells)


@pytest.mark.slow
def test_no_word_of_a_long_note_is_lost_in_the_pdf() -> None:
    note = " ".join(f"с{number:04}" for number in range(6000))
    pages = PdfReader(BytesIO(report_pdf(report_of(small(marks=[done("1.1.1", 1, "Да", note=note)]))))).pages
    text = " ".join(each.extract_text() for each in pages).split()
    assert [word for word in text if len(word) == 5 and word[0] == "с" and word[1:].isdigit()] == note.split()
    assert all("(продолжение)" in each.extract_text() for each in list(pages)[2:-1])


def test_all_of_two_hundred_events_are_printed() -> None:
    report = report_of(many_events())
    text = "".join(each.extract_text() for each in PdfReader(BytesIO(report_pdf(report))).pages)
    assert [number for number in range(200) if f"Встреча-{number:03}" not in text] == []
    sheet = load_workbook(BytesIO(report_xlsx(report)))["Мероприятия"]
    assert sheet.max_row == 201
