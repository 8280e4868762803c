"""Russian wording: dates, plurals, folding, captions without ё."""

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain import wording, words
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.wording import MONTHS, MONTHS_GENITIVE, date_words, plural, preposed, quoted, searchable


@pytest.mark.parametrize(
    ("day", "words"),
    [(date(2021, 12, 27), "27 декабря 2021 г."), (date(2022, 5, 1), "1 мая 2022 г.")],
)
def test_a_date_is_held_together_by_non_breaking_spaces(day: date, words: str) -> None:
    assert date_words(day) == words.replace(" ", "\u00a0")


def test_the_months_are_twelve_in_both_cases() -> None:
    assert [name[:2] for name in MONTHS] == [name[:2] for name in MONTHS_GENITIVE]
    assert len(set(MONTHS)) == len(set(MONTHS_GENITIVE)) == 12


@pytest.mark.parametrize(
    ("n", "form"),
    [
        (0, "пунктов"),
        (1, "пункт"),
        (2, "пункта"),
        (4, "пункта"),
        (5, "пунктов"),
        (11, "пунктов"),
        (12, "пунктов"),
        (14, "пунктов"),
        (21, "пункт"),
        (22, "пункта"),
        (47, "пунктов"),
        (100, "пунктов"),
        (101, "пункт"),
        (111, "пунктов"),
        (1014, "пунктов"),
        (-3, "пункта"),
    ],
)
def test_the_noun_agrees_with_its_number(n: int, form: str) -> None:
    assert plural(n, "пункт", "пункта", "пунктов") == form


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("МОЛОДЁЖЬ", "молодежь"),
        ("Молодежь", "молодежь"),
        ("е\u0308лка", "елка"),
        ("и\u0306", "й"),
        ("Straße", "strasse"),
    ],
)
def test_search_knows_neither_case_nor_yo(typed: str, found: str) -> None:
    assert searchable(typed) == found


@given(st.text())
def test_folding_is_the_same_for_small_and_capital_russian_letters(text: str) -> None:
    russian = "".join(letter for letter in text if "а" <= letter.lower() <= "я")
    assert searchable(russian.upper()) == searchable(russian.lower())
    assert "ё" not in searchable(text)


@pytest.mark.parametrize(
    ("preposition", "words", "said"),
    [
        ("в", "I квартал", "в I квартал"),
        ("в", "II квартал", "во II квартал"),
        ("В", "II квартале", "Во II квартале"),
        ("в", "III квартале", "в III квартале"),
        ("в", "II полугодии", "во II полугодии"),
        ("с", "2 февраля", "со 2 февраля"),
        ("с", "22 февраля", "с 22 февраля"),
        ("к", "2 марта", "ко 2 марта"),
        ("в", "2022 году", "в 2022 году"),
        ("в", "2:30", "в 2:30"),
    ],
)
def test_a_preposition_is_longer_before_the_second(preposition: str, words: str, said: str) -> None:
    assert preposed(preposition, words) == said


SOURCES = sorted(Path(wording.__file__).parents[1].rglob("*.py"))
TOLD_AFTER = re.compile(r"\b[ВвСсКк]о? \{[^}]*(?:ROMAN|caption|date_words|beginning|MONTHS_GENITIVE)")


def test_what_may_be_the_second_never_stands_after_a_bare_preposition() -> None:
    lines = [line for path in SOURCES for line in path.read_text(encoding="utf-8").splitlines()]
    assert [line for line in lines if TOLD_AFTER.search(line)] == []
    assert TOLD_AFTER.search('f"в {ROMAN[quarter]} квартал"')


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Работа УИК", "«Работа УИК»"),
        ("«Работа УИК»", "«Работа УИК»"),
        ("««Работа УИК»»", "«Работа УИК»"),
        ("«««Работа УИК»»»", "«Работа УИК»"),
        ("Конкурс «Молодежь «За»»", "«Конкурс „Молодежь „За““»"),
        ("«Атмосфера» и «Мы»", "«Атмосфера» и «Мы»"),
        ("««Атмосфера» и «Мы»»", "«„Атмосфера“ и „Мы“»"),
        ('"Работа УИК"', '"Работа УИК"'),
        ('Конкурс "Мы"', "«Конкурс „Мы“»"),
        ("«Работа»»", "«„Работа““»"),
        ("", "«»"),
    ],
)
def test_a_title_stands_in_one_pair_of_quotation_marks(title: str, shown: str) -> None:
    assert quoted(title) == shown


QUOTING = st.text(alphabet='«»" аб', max_size=12)


@given(QUOTING)
def test_quoting_twice_changes_nothing_and_never_doubles(title: str) -> None:
    shown = quoted(title)
    assert quoted(shown) == shown
    assert "««" not in shown
    assert "»»" not in shown


def test_the_vocabulary_is_written_without_yo() -> None:
    captions = [*words.KINDS.values(), *words.MARK_STATES.values(), *words.EVENT_FORMS, *words.AUDIENCES]
    captions += [caption for fields in words.FIELDS.values() for caption in fields.values()]
    assert [caption for caption in captions if "ё" in caption.casefold()] == []
    assert words.caption("activity", "period_text") == "Период реализации"
    assert words.caption("activity", "from_a_newer_version") == "from_a_newer_version"


def test_a_failure_says_what_happened_and_what_to_do() -> None:
    assert str(PlanError("Файл занят.", "Закройте его.")) == "Файл занят. Закройте его."
    assert str(PlanError("Файл занят.")) == "Файл занят."
