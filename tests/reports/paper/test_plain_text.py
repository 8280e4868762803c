"""Text of people and files, made fit for XML and for the letters of a type."""

from xml.dom.minidom import parseString
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.reports.paper.plain_text import for_page, for_xml, lines_of, unprintable
from kuzplan_desktop.reports.paper.typeface import face

ANY_TEXT = st.text(st.characters(), max_size=60)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Что сделано", "Что сделано"),
        ("☑ сделано ✓", "√ сделано √"),
        ("дом → школа", "дом –> школа"),
        ("ра\u00adзбив\u200bка", "разбивка"),
        ("тонкая\u2009шпация", "тонкая шпация"),
        ("①", "1"),
        ("😀👨\u200d👩\u200d👧 да", "[?] да"),
        ("שלום", "[?]"),
        ("a\x00b\x07", "ab"),
        ("и\u0306", "й"),
        ("\u202eабв\u202c", "абв"),
        ("\ud800", "[?]"),
    ],
)
def test_what_the_type_lacks_is_printed_as_the_nearest_sign_or_as_a_mark(text: str, printed: str) -> None:
    assert for_page(text, face().letters) == printed


@given(ANY_TEXT)
def test_a_page_is_given_only_letters_that_the_type_holds(text: str) -> None:
    assert all(letter == "\n" or letter in face().letters for letter in for_page(text, face().letters))


@given(ANY_TEXT)
def test_xml_can_hold_what_it_is_given(text: str) -> None:
    parsed = parseString(f"<t>{escape(for_xml(text))}</t>".encode("utf-8", "strict"))
    assert parsed.documentElement.tagName == "t"


@given(st.text("абвгдё =+-@&<>\"'«»№0123456789\n", max_size=60))
def test_ordinary_text_comes_into_xml_as_it_is(text: str) -> None:
    assert for_xml(text) == text


def test_every_kind_of_line_end_is_one() -> None:
    assert for_xml("а\r\nб\rв\u2028г\x0bд") == "а\nб\nв\nг\nд"


def test_lines_without_words_are_no_lines() -> None:
    assert lines_of("\n  первая \r\n\n вторая\t\n ") == ("первая", "вторая")


def test_the_letters_that_a_page_cannot_show_are_told_once_each() -> None:
    assert unprintable("😀 ☑ שש 😀", face().letters) == ("😀", "ש")
