"""The wording of an исполнитель."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.plan.executors import executes, split_executors

INVALIDS = "Кемеровская областная организация Общероссийской общественной организации инвалидов"
THREE_ORGANISATIONS = (
    f"{INVALIDS} «Всероссийское общество инвалидов»",
    f"{INVALIDS} «Всероссийское Ордена Трудового Красного Знамени общество слепых»",
    f"{INVALIDS} «Всероссийское общество глухих»",
)

WORDINGS = [
    ("", ()),
    (" , ;\n", ()),
    ("ИККО – Кузбасса", ("ИККО – Кузбасса",)),
    ("ИККО – Кузбасса, ИКМО, ТИК", ("ИККО – Кузбасса", "ИКМО", "ТИК")),
    ("ИККО\u00a0– Кузбасса;\nТИК", ("ИККО – Кузбасса", "ТИК")),
    (
        "ЦИК РФ, РЦОИТ при ЦИК России, ИККО – Кузбасса",
        ("ЦИК РФ", "РЦОИТ при ЦИК России", "ИККО – Кузбасса"),
    ),
    (
        "ИККО – Кузбасса, ТИК, ИКМО, " + ", ".join(THREE_ORGANISATIONS),
        ("ИККО – Кузбасса", "ТИК", "ИКМО", *THREE_ORGANISATIONS),
    ),
    ("ООО «Выбор, право и закон», ТИК", ("ООО «Выбор, право и закон»", "ТИК")),
    ('ГБУ "Центр, клуб", ТИК', ('ГБУ "Центр, клуб"', "ТИК")),
    ("ГБУ „Центр, клуб“, ТИК", ("ГБУ „Центр, клуб“", "ТИК")),
    ("ГБУ “Центр, клуб”, ТИК", ("ГБУ “Центр, клуб”", "ТИК")),
    ("ТИК (по списку; городские, районные), УИК", ("ТИК (по списку; городские, районные)", "УИК")),
    ("ТИК и ИКМО", ("ТИК", "ИКМО")),
    ("ИККО – Кузбасса и ТИК города Топки", ("ИККО – Кузбасса", "ТИК города Топки")),
    ("ИКМО, ТИК и УИК", ("ИКМО", "ТИК", "УИК")),
    ("ТИК и органы местного самоуправления", ("ТИК и органы местного самоуправления",)),
    ("Совет ветеранов и ТИК", ("Совет ветеранов и ТИК",)),
    (
        "И.О. Фамилия,председатель ТИК города Топки",
        ("И.О. Фамилия, председатель ТИК города Топки",),
    ),
    (
        "И.О. Фамилия, секретарь ТИК; А.Б. Другая, член УИК",
        ("И.О. Фамилия, секретарь ТИК", "А.Б. Другая, член УИК"),
    ),
    ("ИККО – Кузбасса, председатели ТИК", ("ИККО – Кузбасса", "председатели ТИК")),
    ("ИКМО, председатель ТИК", ("ИКМО", "председатель ТИК")),
    ("председатель ТИК, УИК", ("председатель ТИК", "УИК")),
    ("УИК, ООО «Ромашка, ТИК", ("УИК", "ООО «Ромашка, ТИК")),
    ("Ромашка», ТИК", ("Ромашка»", "ТИК")),
]


@pytest.mark.parametrize(("text", "executors"), WORDINGS)
def test_executors_of_a_wording(text: str, executors: tuple[str, ...]) -> None:
    assert split_executors(text) == executors


@given(st.text(alphabet='ТИКУ и,;«»()"“„\n–.', max_size=60))
def test_no_letter_of_a_wording_is_lost(text: str) -> None:
    def letters(value: str) -> str:
        return "".join(letter for letter in value if letter not in " \n,;и")

    executors = split_executors(text)
    assert letters("".join(executors)) == letters(text)
    assert all(executor == executor.strip() != "" for executor in executors)


@pytest.mark.parametrize(
    ("executor", "own"),
    [
        ("ТИК", True),
        ("тик", True),
        ("ТИК города Топки", True),
        ("председатели ТИК, УИК", True),
        ("(ТИК)", True),
        ("ПОЛИТИК", False),
        ("ТИКи", False),
        ("ИККО – Кузбасса", False),
    ],
)
def test_a_term_is_found_as_a_whole_word(executor: str, own: bool) -> None:
    assert executes([executor], ["ТИК"]) is own


def test_any_of_several_terms_will_do() -> None:
    terms = ("ИКСРФ", "территориальные  избирательные комиссии")
    assert executes(("ИККО", "Территориальные избирательные\u00a0комиссии области"), terms)
    assert not executes(("ИККО",), terms)


def test_a_blank_term_finds_nothing() -> None:
    assert not executes(("ТИК",), ("", "  "))
    assert not executes(("ТИК",), ())
    assert executes(("ТИК",), ("", "ТИК"))
