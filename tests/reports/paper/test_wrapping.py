"""Lines of a given width: nothing lost, nothing too wide, broken as Russian is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.reports.paper.typeface import face, faces
from kuzplan_desktop.reports.paper.wrapping import HYPHEN, LONGEST_LINE, as_drawn, wrap, wrap_evenly

LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяАБВ  –-/.,«»()№0123456789abcW\u00a0"


@given(st.text(LETTERS + "\n", max_size=300), st.floats(20, 400), st.booleans())
def test_the_lines_joined_are_the_text(text: str, width: float, hyphenate: bool) -> None:
    parts = text.split("\n")
    lines = [wrap(part, face(), 10, width, hyphenate=hyphenate) for part in parts]
    assert ["".join(line.removesuffix(HYPHEN) for line in part) for part in lines] == parts
    assert wrap(text, face(), 10, width, hyphenate=hyphenate) == tuple(line for part in lines for line in part)


@given(st.text(LETTERS, max_size=300), st.floats(20, 400), st.booleans())
def test_no_line_is_wider_than_the_column(text: str, width: float, hyphenate: bool) -> None:
    lines = wrap(text, face(), 10, width, hyphenate=hyphenate)
    assert all(face().width(as_drawn(line), 10) <= width + 1e-6 for line in lines)


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("постановление № 3/20-7 принято", "№ 3/20-7"),
        ("председатель И.О. Фамилия подписал", "И.О. Фамилия"),
        ("семинар в г. Топки проведен", "г. Топки"),
        ("участвовали 37 чел. из поселка", "37 чел."),
        ("члены участковых комиссий – 37 и другие", "комиссий – 37"),
        ("о выполнении плана, за II квартал 2022 года", "за II квартал 2022 года"),
        ("от 27 декабря 2021 г. № 3/20-7 принято", "2021 г. № 3/20-7"),
    ],
)
def test_what_belongs_together_stays_on_one_line(text: str, held: str) -> None:
    widest = face().width(held, 10)
    for width in range(int(widest) + 1, int(widest) + 120, 3):
        assert any(held in line for line in wrap(text, face(), 10, width)), width


def test_what_is_held_together_is_parted_at_its_blanks_where_no_line_has_room() -> None:
    assert wrap("по 1 из 21\u00a0пункта", face(), 10, face().width("пункта", 10) + 1)[-2:] == ("21\u00a0", "пункта")


def test_lines_in_the_middle_are_near_to_each_other_in_width() -> None:
    text = "Избирательная комиссия Кемеровской области – Кузбасса"
    width = face().width(text, 10) - 1
    assert wrap(text, face(), 10, width)[-1] == "Кузбасса"
    assert wrap_evenly(text, face(), 10, width) == ("Избирательная комиссия ", "Кемеровской области – Кузбасса")
    assert wrap_evenly("ТИК", face(), 10, width) == ("ТИК",)


def test_a_narrow_column_is_hyphenated_by_syllables() -> None:
    lines = wrap("не требуется информационное обеспечение", face(), 10, 66, hyphenate=True)
    assert [as_drawn(line) for line in lines] == ["не требуется", "информаци-", "онное обес-", "печение"]


@pytest.mark.parametrize("word", ["КОИБОПЕРАТОР", "2022год2022го", "ИККОккккккккккк"])
def test_abbreviations_and_figures_are_not_hyphenated_to_fill_a_line(word: str) -> None:
    lines = wrap(f"а {word}", face(), 10, face().width(word, 10) + 1, hyphenate=True)
    assert [as_drawn(line) for line in lines] == ["а", word]


def test_a_compound_word_is_parted_at_its_own_hyphen() -> None:
    lines = wrap("семинар-совещание", face(), 10, face().width("семинар-совещ", 10))
    assert lines == ("семинар-", "совещание")


def test_a_date_is_never_parted() -> None:
    width = face().width("14.03.2022", 10) + 1
    assert wrap("а 14.03.2022", face(), 10, width) == ("а ", "14.03.2022")
    assert wrap("30.05–02.06.2022", face(), 10, width) == ("30.05–", "02.06.2022")


@pytest.mark.parametrize("text", ["Ы" * 40_000, "\u0301" * 40_000, " " * 40_000, "№ " * 20_000, "а-" * 20_000])
def test_monstrous_texts_are_parted_and_not_lost(text: str) -> None:
    lines = wrap(text, face(), 10, 100, hyphenate=True)
    assert "".join(line.removesuffix(HYPHEN) for line in lines) == text
    assert max(map(len, lines)) <= LONGEST_LINE


def test_no_text_is_one_empty_line() -> None:
    assert wrap("", face(), 10, 100) == ("",)


def test_all_faces_hold_the_letters_of_russian_documents() -> None:
    for each in faces():
        assert all(letter in each.letters for letter in "АяЁё№«»„“–—…₽√×• \u00a00123456789@%&<>")
        assert "☑" not in each.letters


def test_measuring_is_that_of_the_font_itself() -> None:
    from reportlab.pdfbase.ttfonts import TTFontFile

    for each in faces():
        font = TTFontFile(str(each.path))
        codes = [code for code in font.charToGlyph if code != 0xFFFF]
        assert {code: each.width(chr(code)) for code in codes} == {code: font.charWidths[code] for code in codes}
