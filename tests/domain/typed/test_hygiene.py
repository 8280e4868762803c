"""Text is clean before it is stored and before it is shown."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.typed.hygiene import LONGEST_LINE, LONGEST_TEXT, checked, clean, clean_number


@pytest.mark.parametrize(
    ("dirty", "wanted"),
    [
        ("Проведено\0", "Проведено"),
        ("Топки\r\nЮрга\rЯя", "Топки\nЮрга\nЯя"),
        ("a\tb", "a b"),
        ("\u202eгород\u202c", "город"),
        ("ТИ\u200bК\ufeff", "ТИК"),
        ("\ud800да", "да"),
        ("и\u0306", "й"),
        ("и\u200b\u0306", "й"),
        ("семья 👨‍👩‍👧", "семья 👨‍👩‍👧"),
        ("№ 3/20-7 «да» – нет", "№ 3/20-7 «да» – нет"),
        ("\x1b[31m", "[31m"),
    ],
)
def test_what_no_eye_sees_is_taken_out(dirty, wanted):
    assert clean(dirty) == wanted


@given(st.text())
def test_clean_text_is_clean_and_can_be_stored(text):
    tidy = clean(text)
    assert clean(tidy) == tidy
    assert unicodedata.is_normalized("NFC", tidy)
    tidy.encode("utf-8")


def test_numbers_hold_no_space():
    assert clean_number(" 2.2.\u200b10\u00a0") == "2.2.10"


def test_one_line_stays_one_line():
    assert checked(" г.\nТопки ", "Место", one_line=True) == "г. Топки"
    assert checked("а\nб", "Что сделано", one_line=False) == "а\nб"


@pytest.mark.parametrize(("one_line", "limit"), [(True, LONGEST_LINE), (False, LONGEST_TEXT)])
def test_too_long_a_text_is_refused_by_name(one_line, limit):
    assert len(checked("я" * limit, "Место", one_line=one_line)) == limit
    with pytest.raises(PlanError, match="«Место»"):
        checked("я" * (limit + 1), "Место", one_line=one_line)
