"""Lines of a cell: several executors stay several, one name that was wrapped stays one, what is unsure is asked."""

import pytest

from kuzplan_desktop.domain.plan.executors import split_executors
from tests.exchange.plan.small import in_word, items, page, told

SEVERAL = [
    ("ИККО – Кузбасса", "ТИК", "УИК"),
    ("ТИК", "Администрация Топкинского муниципального округа"),
    ("ТИК", "Администрации муниципальных образований"),
    ("Управление образования", "Отдел культуры", "Центральная библиотека"),
    ("УМВД России", "Росгвардия"),
    ("Иванова И.И.", "Петров П.П.", "Сидоров С.С."),
    ("Члены рабочей группы", "Члены ТИК района"),
    ("ТИК", "Городской совет ветеранов"),
    ("Библиотека им. А.С. Пушкина", "Школа № 5"),
    ("партия «Единая Россия»", "«ЛДПР»"),
    ("ИКМО", "общественные организации"),
    ("1) ТИК", "2) библиотеки"),
    ("– ТИК", "– молодежный центр"),
]
WRAPPED = [
    ("Избирательная комиссия", "Кемеровской области –", "Кузбасса"),
    ("ИККО", "– Кузбасса"),
    ("ИККО –", "Кузбасса"),
    ("РЦОИТ при", "ЦИК России"),
    ("Администрация", "Топкинского муниципального", "округа"),
    ("сотрудники аппарата", "ИКПО"),
    ("Члены", "ТИК"),
    ("Территориальные", "избирательные", "комиссии"),
    ("отдел", "администрации города"),
    ("МБУ", "«Центральная библиотека»"),
    ("Кузбасская организация «Союз", "Администраторов Сибири»"),
    ("Иванова", "И.И."),
    ("Управление образования города", "Топки"),
    ("Главное управление МЧС", "по Кемеровской области"),
    ("Кемеровское отделение", "инвалидов города"),
]
DOUBTFUL = [
    ("Отдел культуры", "Администрации города"),
    ("Председатель ТИК", "Иванов И.И."),
    ("Иванова", "Петрова"),
    ("Молодежный совет", "ТИК"),
    ("музеи", "библиотеки"),
]


def cell(lines: tuple[str, ...], join: str) -> str:
    return f"<tr><td>1</td><td>Семинар</td><td>{join.join(lines)}</td><td>Май</td></tr>"


@pytest.mark.parametrize("lines", SEVERAL)
def test_executors_that_stand_one_under_the_other_are_several(lines: tuple[str, ...]) -> None:
    bare = [line.lstrip("–12) ") if line[0] in "–12" else line for line in lines]
    for draft in (page(cell(lines, "<br>")), in_word(["1", "Семинар", "\n".join(lines), "Май"])):
        ((_, _, executors, _),) = items(draft)
        assert list(split_executors(executors)) == bare
        assert "Исполнители" not in told(draft)


@pytest.mark.parametrize("lines", WRAPPED)
def test_a_name_that_was_wrapped_is_one_executor(lines: tuple[str, ...]) -> None:
    draft = in_word(["1", "Семинар", "\n".join(lines), "Май"])
    assert split_executors(items(draft)[0][2]) == (" ".join(lines),)
    assert "Исполнители" not in told(draft)


@pytest.mark.parametrize("lines", DOUBTFUL)
def test_lines_that_may_be_one_name_or_two_stay_one_and_are_told(lines: tuple[str, ...]) -> None:
    draft = in_word(["1", "Семинар", "\n".join(lines), "Май"])
    assert split_executors(items(draft)[0][2]) == (" ".join(lines),)
    assert "Исполнители к пункту 1 стоят в нескольких строках" in told(draft)
