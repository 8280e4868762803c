"""The wording of a срок, by tables of real wordings and by hypothesis."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain import wording
from kuzplan_desktop.domain.calendar import Campaign
from kuzplan_desktop.domain.period.period import Period, PeriodKind, parse_period, period_meaning, understood
from kuzplan_desktop.domain.period.schedule import due_quarters

ALL = (1, 2, 3, 4)
SPRING = Campaign("c", "Выборы", "", date(2022, 1, 10), date(2022, 3, 13), date(2022, 3, 20))

MONTHS = [
    ("Февраль", (2,), (1,)),
    ("ФЕВРАЛЬ.", (2,), (1,)),
    ("в феврале", (2,), (1,)),
    ("в течение марта", (3,), (1,)),
    ("в мае месяце", (5,), (2,)),
    ("май", (5,), (2,)),
    ("Мая", (5,), (2,)),
    ("август 2022 года", (8,), (3,)),
    ("Декабрь 2022г.", (12,), (4,)),
    ("ноя\u00adбрь", (11,), (4,)),
    ("Июнь*", (6,), (2,)),
    ("Июнь**)", (6,), (2,)),
    ("Июнь¹", (6,), (2,)),
    ("Июнь1", (6,), (2,)),
    ("Июнь [12]", (6,), (2,)),
    ("сент.", (9,), (3,)),
    ("Январь - февраль", (1, 2), (1,)),
    ("июль- октябрь", (7, 8, 9, 10), (3, 4)),
    ("в феврале – апреле", (2, 3, 4), (1, 2)),
    ("с марта по май", (3, 4, 5), (1, 2)),
    ("март —\nапрель", (3, 4), (1, 2)),
    ("в\nфеврале", (2,), (1,)),
    ("январь\u2011декабрь", tuple(range(1, 13)), ALL),
    ("сентябрь–май", (9, 10, 11, 12, 1, 2, 3, 4, 5), ALL),
    ("декабрь - январь", (12, 1), (1, 4)),
    ("май - май", (5,), (2,)),
]
MONTH_LISTS = [
    ("май, август 2022 года", (5, 8), (2, 3)),
    ("февраль, май, ноябрь", (2, 5, 11), (1, 2, 4)),
    ("март и октябрь", (3, 10), (1, 4)),
    ("февраль; март", (2, 3), (1,)),
    ("в мае, в августе", (5, 8), (2, 3)),
    ("январь - март, май", (1, 2, 3, 5), (1, 2)),
    ("ноябрь, февраль", (11, 2), (1, 4)),
    ("март\nапрель", (3, 4), (1, 2)),
    ("Февраль \r\n май\nноябрь 2022 г.", (2, 5, 11), (1, 2, 4)),
    ("в феврале\nмае", (2, 5), (1, 2)),
]
RANGE_LISTS = [
    ("март – май, октябрь – декабрь", ((3, 4, 5), (10, 11, 12)), (1, 2, 4)),
    ("март - май 2022 года, октябрь - декабрь 2022 года", ((3, 4, 5), (10, 11, 12)), (1, 2, 4)),
    ("апрель-сентябрь, декабрь", ((4, 5, 6, 7, 8, 9), (12,)), (2, 3, 4)),
    ("с марта по май и с октября по декабрь", ((3, 4, 5), (10, 11, 12)), (1, 2, 4)),
    ("I-II кварталы, IV квартал", ((1, 2), (4,)), (1, 2, 4)),
    ("I, III - IV кварталы", ((1,), (3, 4)), (1, 3, 4)),
    ("I, II полугодия", ((1,), (2,)), (1, 2, 3, 4)),
    ("I – II полугодия", ((1, 2),), (1, 2, 3, 4)),
    ("май, май", ((5,),), (2,)),
]
OTHER_YEARS = [  # in a plan of 2022
    ("январь 2023 года", PeriodKind.MONTHS, "январь 2023 года"),
    ("март – май 2021 г., октябрь 2021 г.", PeriodKind.MONTHS, "март – май, октябрь 2021 года"),
    ("I квартал 2023 года", PeriodKind.QUARTERS, "I квартал 2023 года"),
    ("второе полугодие 2021 года", PeriodKind.HALF_YEAR, "II полугодие 2021 года"),
    ("В течение 2023 года", PeriodKind.YEAR, "2023 год"),
    ("весь период 2023 года", PeriodKind.PLAN_PERIOD, "2023 год"),
    ("ежеквартально 2023 г.", PeriodKind.RECURRING, "каждый квартал 2023 года"),
    ("в период подготовки и проведения выборов 2023 года", PeriodKind.UNKNOWN, "срок не распознан"),
    ("в межвыборный период 2023 года", PeriodKind.UNKNOWN, "срок не распознан"),
    ("декабрь 2022 – январь 2023", PeriodKind.UNKNOWN, "срок не распознан"),
    ("декабрь – январь 2023 года", PeriodKind.UNKNOWN, "срок не распознан"),
    ("В течение 2022, 2023", PeriodKind.UNKNOWN, "срок не распознан"),
]
QUARTERS = [
    ("I квартал", (1,)),
    ("1 квартал", (1,)),
    ("\u0406 квартал", (1,)),
    ("\u0406V кв.", (4,)),
    ("IV кв.", (4,)),
    ("iv КВАРТАЛ", (4,)),
    ("\u2163 квартал", (4,)),
    ("второй квартал", (2,)),
    ("в третьем квартале", (3,)),
    ("четвёртый квартал 2022 г.", (4,)),
    ("1-й квартал", (1,)),
    ("2-ой кв.", (2,)),
    ("в течение III квартала", (3,)),
    ("I-II кварталы", (1, 2)),
    ("II – IV кварталы", (2, 3, 4)),
    ("1-3 кв.", (1, 2, 3)),
    ("с I по III квартал", (1, 2, 3)),
    ("IV - I кварталы", (1, 4)),
]
QUARTER_LISTS = [
    ("2, 4 кварталы", (2, 4)),
    ("I и III кварталы", (1, 3)),
    ("I кв., III кв.", (1, 3)),
    ("I, II, IV кварталы 2022 года", (1, 2, 4)),
]
HALVES = [
    ("первое полугодие", (1, 2, 3, 4, 5, 6), (1, 2)),
    ("I полугодие", (1, 2, 3, 4, 5, 6), (1, 2)),
    ("II полугодие", (7, 8, 9, 10, 11, 12), (3, 4)),
    ("во втором полугодии 2022 года", (7, 8, 9, 10, 11, 12), (3, 4)),
    ("2-е полугодие", (7, 8, 9, 10, 11, 12), (3, 4)),
    ("1 п/г", (1, 2, 3, 4, 5, 6), (1, 2)),
]
KINDS = [
    ("В течение года", PeriodKind.YEAR, ALL),
    ("в  течение\u00a0всего года", PeriodKind.YEAR, ALL),
    ("в течении года", PeriodKind.YEAR, ALL),
    ("В течение 2022 года", PeriodKind.YEAR, ALL),
    ("2022 год", PeriodKind.YEAR, ALL),
    ("Постоянно", PeriodKind.YEAR, ALL),
    ("на постоянной основе", PeriodKind.YEAR, ALL),
    ("Весь период", PeriodKind.PLAN_PERIOD, ALL),
    ("в течение всего периода", PeriodKind.PLAN_PERIOD, ALL),
    ("В период подготовки и проведения выборов", PeriodKind.ELECTION, ()),
    ("в период избирательной кампании", PeriodKind.ELECTION, ()),
    ("В период подготовки и проведения избирательных кампаний", PeriodKind.ELECTION, ()),
    ("в период подготовки и проведения выборов депутатов Совета", PeriodKind.ELECTION, ()),
    ("в ходе избирательной кампании", PeriodKind.ELECTION, ()),
    ("в межвыборный период", PeriodKind.OUTSIDE_ELECTIONS, ()),
    ("По мере необходимости", PeriodKind.AS_NEEDED, ()),
    ("при необходимости", PeriodKind.AS_NEEDED, ()),
    ("по запросам", PeriodKind.AS_NEEDED, ()),
    ("по согласованию", PeriodKind.AS_NEEDED, ()),
    ("по мере поступления обращений", PeriodKind.AS_NEEDED, ()),
]
RECURRING = [
    ("ежемесячно", 1),
    ("Ежеквартально", 3),
    ("не реже 1 раза в квартал", 3),
    ("не реже одного раза в месяц", 1),
    ("2 раза в месяц", 1),
    ("раз в квартал", 3),
    ("1 раз в полугодие", 6),
    ("два раза в год", 6),
    ("2 раза в год", 6),
    ("4 раза в год", 3),
    ("ежегодно", 12),
    ("1 раз в год", 12),
]
UNKNOWN = [
    "до марта",
    "с ноября",
    "по ноябрь",
    "май август",
    "январь - март - май",
    "январь по март - май",
    "май или август",
    "V квартал",
    "3 полугодие",
    "квартал",
    "I квартал, май",
    "I квартал - II полугодие",
    "в период подготовки и проведения выборов, до 1 марта",
    "в период проведения выборов не позднее августа",
    "В течение года и далее",
    "😀",
    "\ud800",
    "1" * 5000,
]


def parsed(text: str) -> Period:
    return parse_period(text, 2022)


@pytest.mark.parametrize(("text", "months", "quarters"), MONTHS)
def test_months(text: str, months: tuple[int, ...], quarters: tuple[int, ...]) -> None:
    period = parsed(text)
    assert (period.kind, period.months, period.quarters) == (PeriodKind.MONTHS, months, quarters)
    assert not period.is_list


@pytest.mark.parametrize(("text", "months", "quarters"), MONTH_LISTS)
def test_lists_of_months(text: str, months: tuple[int, ...], quarters: tuple[int, ...]) -> None:
    period = parsed(text)
    assert (period.kind, period.months, period.quarters) == (PeriodKind.MONTHS, months, quarters)
    assert period.is_list


@pytest.mark.parametrize(("text", "ranges", "quarters"), RANGE_LISTS)
def test_each_range_of_a_list_is_one_part(
    text: str, ranges: tuple[tuple[int, ...], ...], quarters: tuple[int, ...]
) -> None:
    period = parsed(text)
    assert (period.ranges, period.quarters, period.warnings) == (ranges, quarters, ())


@pytest.mark.parametrize(("text", "kind", "meaning"), OTHER_YEARS)
def test_another_year_is_never_this_years(text: str, kind: PeriodKind, meaning: str) -> None:
    period = parsed(text)
    assert (period.kind, period.months, period.quarters, period_meaning(period)) == (kind, (), (), meaning)
    assert any(year in warning for year in ("2021", "2023") for warning in period.warnings)
    assert due_quarters(period, (SPRING,), 2022) == ()


@pytest.mark.parametrize(("text", "quarters"), QUARTERS)
def test_quarters(text: str, quarters: tuple[int, ...]) -> None:
    period = parsed(text)
    assert (period.kind, period.quarters, period.is_list) == (PeriodKind.QUARTERS, quarters, False)


@pytest.mark.parametrize(("text", "quarters"), QUARTER_LISTS)
def test_lists_of_quarters(text: str, quarters: tuple[int, ...]) -> None:
    period = parsed(text)
    assert (period.kind, period.quarters, period.is_list) == (PeriodKind.QUARTERS, quarters, True)


@pytest.mark.parametrize(("text", "months", "quarters"), HALVES)
def test_half_years(text: str, months: tuple[int, ...], quarters: tuple[int, ...]) -> None:
    period = parsed(text)
    assert (period.kind, period.months, period.quarters) == (PeriodKind.HALF_YEAR, months, quarters)


@pytest.mark.parametrize(("text", "kind", "quarters"), KINDS)
def test_wordings_without_months(text: str, kind: PeriodKind, quarters: tuple[int, ...]) -> None:
    period = parsed(text)
    assert (period.kind, period.quarters, period.warnings) == (kind, quarters, ())
    assert period.as_needed is (kind is PeriodKind.AS_NEEDED)


@pytest.mark.parametrize(("text", "every"), RECURRING)
def test_recurring(text: str, every: int) -> None:
    period = parsed(text)
    assert period.every == every
    assert period.kind is (PeriodKind.RECURRING if every else PeriodKind.UNKNOWN)


@pytest.mark.parametrize("text", UNKNOWN)
def test_what_is_not_understood_is_unknown_and_says_so(text: str) -> None:
    period = parsed(text)
    assert (period.kind, period.text, period.quarters) == (PeriodKind.UNKNOWN, text, ())
    assert period.warnings[0].startswith("Срок «")
    assert len(period.warnings[0]) < 150


@pytest.mark.parametrize("text", ["", "  ", "-", "–", " — ", "\u00a0", "(-)", "..."])
def test_an_empty_wording_is_unspecified_and_warns(text: str) -> None:
    period = parsed(text)
    assert (period.kind, period.text, period.warnings) == (PeriodKind.UNSPECIFIED, text, ("Срок не указан.",))


@pytest.mark.parametrize(
    ("text", "kind", "separate", "needed"),
    [
        ("В течение года (по отдельному плану)", PeriodKind.YEAR, True, False),
        ("В течение года, по отдельному плану", PeriodKind.YEAR, True, False),
        ("В течение года (по отдельному плану ИККО – Кузбасса)", PeriodKind.YEAR, True, False),
        ("Февраль (согласно отдельному графику)", PeriodKind.MONTHS, True, False),
        ("по отдельному плану", PeriodKind.YEAR, True, False),
        ("По отдельному графику", PeriodKind.YEAR, True, False),
        ("Май (при необходимости)", PeriodKind.MONTHS, False, True),
        ("В течение года, по мере необходимости", PeriodKind.YEAR, False, True),
        ("По отдельному плану, при необходимости", PeriodKind.AS_NEEDED, True, True),
        ("когда-нибудь (по отдельному плану)", PeriodKind.UNKNOWN, True, False),
        ("Май (по отдельному плану, до 1 мая)", PeriodKind.UNKNOWN, True, False),
    ],
)
def test_modifiers_are_taken_off(text: str, kind: PeriodKind, separate: bool, needed: bool) -> None:
    period = parsed(text)
    assert (period.kind, period.separate_plan, period.as_needed) == (kind, separate, needed)
    assert period.text == text


def test_a_year_that_is_not_the_plans_warns() -> None:
    assert parsed("Июнь 2022 г.").warnings == ()
    assert parsed("Июнь 2023 г.").warnings == ("В сроке назван 2023 год, а план составлен на 2022 год.",)
    assert parse_period("Июнь 2023 г.", 2023).warnings == ()
    assert parsed("2021 год").warnings == ("В сроке назван 2021 год, а план составлен на 2022 год.",)


def test_a_range_over_the_years_end_warns() -> None:
    assert "переходит через конец года" in parsed("сентябрь–май").warnings[0]
    assert parsed("ноябрь, февраль").warnings == ()


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("постоянно", "весь год"),
        ("В течение года (по отдельному плану)", "весь год, по отдельному плану"),
        ("Май (при необходимости)", "май, при необходимости"),
        ("при необходимости", "по мере необходимости"),
        ("январь-март", "январь – март"),
        ("май, август", "май, август"),
        ("март – май, октябрь – декабрь", "март – май, октябрь – декабрь"),
        ("апрель-сентябрь, декабрь", "апрель – сентябрь, декабрь"),
        ("сентябрь–май", "сентябрь – май"),
        ("I-II кварталы, IV квартал", "I – II, IV кварталы"),
        ("IV - I кварталы", "IV – I кварталы"),
        ("1 кв.", "I квартал"),
        ("1-3 кв.", "I – III кварталы"),
        ("2, 4 кварталы", "II, IV кварталы"),
        ("первое полугодие", "I полугодие"),
        ("I, II полугодие", "I, II полугодия"),
        ("ежемесячно", "каждый месяц"),
        ("еженедельно", "каждую неделю"),
        ("каждый понедельник", "каждую неделю"),
        ("каждую среду", "каждую неделю"),
        ("не реже 1 раза в неделю", "каждую неделю"),
        ("ежедневно", "каждый день"),
        ("1 раз в полугодие", "каждое полугодие"),
        ("весь период", "весь период плана"),
        ("в период выборов", "во время избирательных кампаний"),
        ("в межвыборный период", "между избирательными кампаниями"),
        ("", "срок не указан"),
        ("как-нибудь", "срок не распознан"),
    ],
)
def test_the_user_is_told_how_a_wording_was_understood(text: str, meaning: str) -> None:
    assert period_meaning(parsed(text)) == meaning


@pytest.mark.parametrize(
    ("first", "last", "meaning"),
    [
        (None, date(2022, 3, 1), "до 1 марта 2022 г."),
        (date(2022, 3, 1), None, "с 1 марта 2022 г."),
        (date(2022, 3, 1), date(2022, 3, 1), "1 марта 2022 г."),
        (date(2022, 3, 1), date(2022, 4, 5), "с 1 марта 2022 г. по 5 апреля 2022 г."),
        (None, None, "дата не определена"),
    ],
)
def test_the_meaning_of_dates(first: date | None, last: date | None, meaning: str) -> None:
    period = Period("", PeriodKind.RELATIVE, starts_on=first, ends_on=last)
    assert period_meaning(period).replace("\u00a0", " ") == meaning


SOUP = (
    "май мая февраль декабрь I ІV 2 4 квартал кв. полугодие года 2022 2023 г. с по и до - – , ; . ( ) * ¹ "
    "в течение период выборов отдельному плану при необходимости раз не реже ежемесячно 31"
)
WORDS = st.sampled_from(SOUP.split())


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join), st.lists(WORDS).map("".join)), st.integers(1, 9999))
def test_no_wording_fails_or_loses_its_text(text: str, year: int) -> None:
    period = parse_period(text, year)
    assert period.text == text
    assert set(period.quarters) <= {1, 2, 3, 4}
    assert list(period.quarters) == sorted(set(period.quarters))
    assert set(period.months) <= set(range(1, 13))
    assert len(set(period.months)) == len(period.months)
    assert {(month + 2) // 3 for month in period.months} <= set(period.quarters)
    assert not (period.other_year and period.quarters)
    assert period_meaning(period) != ""


@given(st.permutations(range(1, 13)), st.integers(1, 12), st.sampled_from([", ", "; ", " и ", ","]))
def test_any_list_of_months_names_them_in_order(months: list[int], size: int, joint: str) -> None:
    chosen = tuple(months[:size])
    period = parsed(joint.join(wording.MONTHS[month - 1] for month in chosen))
    assert (period.months, period.is_list) == (chosen, size > 1)


@given(st.integers(1, 12), st.integers(1, 12))
def test_any_range_of_months_runs_forward(first: int, last: int) -> None:
    months = parsed(f"с {wording.MONTHS_GENITIVE[first - 1]} по {wording.MONTHS_GENITIVE[last - 1]}").months
    assert (months[0], months[-1]) == (first, last)
    assert all(later == earlier % 12 + 1 for earlier, later in zip(months, months[1:], strict=False))
    assert len(months) == (last - first) % 12 + 1


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Август", ""),
        ("2 кв.", "Понято так: II квартал."),
        ("май 2023 г.", "Понято так: май 2023 года. В сроке назван 2023 год, а план составлен на 2022 год."),
        ("осенью", "Срок «осенью» не распознан: выберите его смысл."),
        ("", "Срок не указан."),
    ],
)
def test_what_was_understood_is_said_where_the_wording_does_not_say_it(text: str, sentences: str) -> None:
    assert understood(parsed(text)) == sentences


@given(st.lists(st.tuples(st.integers(1, 12), st.integers(1, 12)), min_size=1, max_size=4))
def test_the_meaning_of_a_list_of_ranges_reads_back_the_same(ranges: list[tuple[int, int]]) -> None:
    worded = ", ".join(f"с {wording.MONTHS_GENITIVE[a - 1]} по {wording.MONTHS_GENITIVE[b - 1]}" for a, b in ranges)
    understood = parsed(worded)
    assert [(each[0], each[-1]) for each in understood.ranges] == list(dict.fromkeys(ranges))
    assert parsed(period_meaning(understood)).ranges == understood.ranges


def test_a_range_or_list_across_years_is_not_read_as_months_of_one() -> None:
    for text in ("январь 2022 – февраль 2023", "IV квартал 2022 - I квартал 2023", "май 2022, май 2023"):
        assert parse_period(text, 2022).kind is PeriodKind.UNKNOWN
