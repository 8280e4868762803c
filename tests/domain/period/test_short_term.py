"""A срок in a word says no other time than the whole wording."""

import pytest

from kuzplan_desktop.domain.period.period import parse_period
from kuzplan_desktop.domain.period.short_term import short_term


@pytest.mark.parametrize(
    ("wording", "word"),
    [
        ("В течение года", "год"),
        ("В течение года (по отдельному плану)", "год*"),
        ("В период подготовки и проведения выборов", "выборы"),
        ("Февраль", "февр."),
        ("Март – май", "март–май"),
        ("Март, октябрь", "март, окт."),
        ("II квартал", "II кв."),
        ("I полугодие", "I полуг."),
        ("Ежеквартально", "ежекв."),
        ("До 15 марта", "до 15.03"),
        ("14 марта 2022 года", "14.03"),
        ("с 1 по 15 марта", "01–15.03"),
        ("Май 2021 года", "Май 2021 года"),
        ("когда-нибудь потом", "когда-нибудь потом"),
        ("", "–"),
    ],
)
def test_a_term_in_a_word(wording: str, word: str) -> None:
    assert short_term(parse_period(wording, 2022)) == word
