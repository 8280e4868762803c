"""The names of commissions: full, short, safe for a file, and near ones."""

import pytest

from kuzplan_desktop.domain.commission_names import ListedCommission, full_name, near_name, safe_name, short_name

LISTED = [
    ListedCommission("berezovskaya", full_name("Березовская городская")),
    ListedCommission("kemerovskaya", full_name("Кемеровская")),
    ListedCommission("topkinskaya", full_name("Топкинская")),
    ListedCommission("yurginskaya", full_name("Юргинская")),
    ListedCommission("yurginskaya-gorodskaya", full_name("Юргинская городская")),
    ListedCommission("zavodskaya-kemerovo", full_name("Заводская", "Кемерово")),
    ListedCommission("zavodskaya-novokuznetsk", full_name("Заводская", "Новокузнецк")),
]


def test_a_full_name_names_the_city_where_two_commissions_share_an_adjective():
    assert full_name("Топкинская") == "Топкинская территориальная избирательная комиссия"
    assert full_name("Заводская", "Кемерово") == "Заводская территориальная избирательная комиссия (Кемерово)"


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Топкинская территориальная избирательная комиссия", "Топкинская ТИК"),
        ("Территориальная избирательная комиссия Топкинского района", "ТИК Топкинского района"),
        ("Заводская территориальная избирательная комиссия (Кемерово)", "Заводская ТИК (Кемерово)"),
        (
            "Избирательная комиссия Кемеровской области – Кузбасса",
            "Избирательная комиссия Кемеровской области – Кузбасса",
        ),
    ],
)
def test_short_name(name, short):
    assert short_name(name) == short


@pytest.mark.parametrize(
    ("typed", "list_id"),
    [
        ("Топкинская ТИК", "topkinskaya"),
        ("ТИК Топкинского муниципального округа", "topkinskaya"),
        ("топкинскай", "topkinskaya"),
        ("топк", "topkinskaya"),
        ("Топкинская территориальная избираельная комисия", "topkinskaya"),
        ("Берёзовская ТИК", "berezovskaya"),
        ("Юргинская", "yurginskaya"),
        ("Юргинская городская ТИК", "yurginskaya-gorodskaya"),
        ("ТИК Заводского района г. Кемерово", "zavodskaya-kemerovo"),
    ],
)
def test_a_near_name_is_found_in_other_cases_and_forms(typed, list_id):
    found = near_name(typed, LISTED)
    assert found is not None
    assert found.list_id == list_id


@pytest.mark.parametrize("typed", ["Томская ТИК", "Заводская", "Территориальная избирательная комиссия", "", "№ 5"])
def test_a_name_that_is_not_near_or_not_definite_has_no_near_name(typed):
    assert near_name(typed, LISTED) is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ('ТИК "Север/Юг": 1*?', "ТИК Север Юг 1"),
        ("  ТИК.  ", "ТИК"),
        ("..", "без названия"),
        ("", "без названия"),
    ],
)
def test_a_safe_name_is_accepted_by_every_system(text, name):
    assert safe_name(text) == name


def test_a_safe_name_leaves_room_for_the_rest_of_the_file_name():
    name = safe_name("Ж" * 500)
    assert 100 < len(name.encode()) <= 180
