"""What a word begun in an open list stands for."""

import pytest

from kuzplan_desktop.domain.typed.completion import completed, meant
from kuzplan_desktop.domain.words import AUDIENCES, EVENT_FORMS


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("сем", "семинар"),  # with which «семинар-совещание» begins too
        ("семинар-", "семинар-совещание"),
        ("Семинар", "семинар"),
        ("вкс", "ВКС"),
        ("к", "к"),  # конкурс, квиз, квест: nobody knows
        ("брейн-ринг", "брейн-ринг"),
        ("  круглый   стол ", "круглый стол"),
        ("", ""),
    ],
)
def test_a_form_that_was_begun_is_the_listed_one(text: str, value: str) -> None:
    assert completed(text, EVENT_FORMS) == value


@pytest.mark.parametrize(("text", "value"), [("члены У", "члены УИК"), ("члены", "члены"), ("опер", "операторы КОИБ")])
def test_an_audience_that_was_begun_is_the_listed_one(text: str, value: str) -> None:
    assert completed(text, AUDIENCES) == value


@pytest.mark.parametrize(
    ("text", "listed", "value"),
    [
        ("семинр", EVENT_FORMS, "семинар"),
        ("кандидаты", AUDIENCES, "представители партий и кандидаты"),
        ("совещ", (*EVENT_FORMS, "совещание"), "совещание"),  # what begins so before what holds it
        ("брейн-ринг", EVENT_FORMS, ""),
        ("ъ", EVENT_FORMS, ""),
    ],
)
def test_what_was_meant_is_offered(text: str, listed: tuple[str, ...], value: str) -> None:
    assert meant(text, listed) == value
