"""The kinds of reports and their traits: what each is called, what may be chosen about it, what it is made of."""

from datetime import date

import pytest

from kuzplan_desktop.domain.calendar import parse_reporting_period
from kuzplan_desktop.domain.reporting.report_kinds import OF_DOCUMENT, OF_REGION, REPORT_KINDS, ReportOption, kind_title
from kuzplan_desktop.domain.reporting.sent_reports import SentReport, is_about_sending, sending_label, sent_title

SCOPE, CUMULATIVE, COLUMNS, EMPTY_ROWS, EXAMPLES, YEARS = ReportOption
TRAITS = ("signed", "sendable", "needs_journal", "is_checked", "is_owed")
TABLE = [
    ("progress", "Отчет за I квартал", {SCOPE, CUMULATIVE, COLUMNS, EMPTY_ROWS}, "signed sendable is_checked is_owed"),
    ("figures", "Сводка в цифрах за I квартал", {SCOPE, CUMULATIVE}, "sendable is_checked"),
    ("training", "Сведения об обучении за I квартал", {SCOPE, CUMULATIVE}, "signed sendable is_checked"),
    ("due", "План на I квартал", {SCOPE}, "signed sendable"),
    ("late", "Просроченное за I квартал", {SCOPE}, "signed sendable"),
    ("separate", "План и факт за I квартал", {SCOPE}, "signed sendable needs_journal"),
    ("years", "Сравнение по годам за I квартал", {SCOPE, YEARS}, "signed"),
    ("event_list", "Список мероприятий за I квартал", {SCOPE}, ""),
    ("history", "Журнал изменений за I квартал", {SCOPE}, "sendable needs_journal"),
    ("consolidated", "Сводный отчет за I квартал", {CUMULATIVE, COLUMNS, EMPTY_ROWS, EXAMPLES}, "signed"),
    ("control", "Контрольная таблица за I квартал", set(), "signed"),
]


@pytest.mark.parametrize(("name", "title", "options", "traits"), TABLE)
def test_a_kind_has_its_traits(name: str, title: str, options: set[ReportOption], traits: str) -> None:
    kind = REPORT_KINDS[name]
    assert kind.name == name
    assert sent_title(name, parse_reporting_period("2022-Q1").key) == title
    assert {option for option in ReportOption if kind.takes(option)} == options
    assert [trait for trait in TRAITS if getattr(kind, trait)] == traits.split()


def test_the_kinds_stand_in_their_order_those_of_a_region_last() -> None:
    assert list(REPORT_KINDS) == [name for name, *_ in TABLE], "each kind has its row in TABLE"
    assert [kind.name for kind in OF_DOCUMENT] == [name for name, *_ in TABLE[:-2]]
    assert [kind.name for kind in OF_REGION] == ["consolidated", "control"]


def test_a_kind_of_a_newer_program_is_called_by_its_name() -> None:
    assert kind_title("balance") == "balance"
    assert sent_title("balance", "2022-Q1") == "balance за I квартал"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("progress", "Отчет за I квартал сдан"),
        ("figures", "Сводка в цифрах за I квартал сдана"),
        ("training", "Сведения об обучении за I квартал сданы"),
        ("late", "Просроченное за I квартал сдано"),
        ("due", "План на I квартал сдан"),
        ("history", "Журнал изменений за I квартал сдан"),
        ("later", "later за I квартал сдан"),
    ],
)
def test_what_was_handed_in_agrees_with_what_it_is_called(kind: str, said: str) -> None:
    sent = SentReport("", kind, "2022-Q1", own=True, cumulative=False, sent_on=date(2022, 4, 5), outgoing_number="12")
    assert sending_label(kind, "2022-Q1") == said
    assert sent.fate == f"{said} 05.04.2022 № 12"
    assert is_about_sending(said, [sent])
    assert is_about_sending(f"{sent.title} сдан взамен отчета", [sent])  # as earlier versions named the step
