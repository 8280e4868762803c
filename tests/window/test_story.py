"""The main job, by keyboard alone, in a real window on a virtual screen."""

from datetime import date

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.door import reader

pytestmark = pytest.mark.xdist_group("screen")  # one virtual screen at a time: a busy machine misses keys

TITLE = "План 2022 – Топкинская ТИК"


def mark_of(document, number, quarter):
    mark = document.marks_of(document.plan.find(number)[0].uid).get(quarter)
    return mark.state if mark else None


def events_of(document, number):
    return document.events_of(document.plan.find(number)[0].uid)


@pytest.mark.slow
def test_a_secretary_begins_ticks_writes_down_a_seminar_and_reports(screen, until, until_there):
    program = screen.start()
    screen.window("КузПлан – начало работы")
    screen.type("Топк")
    screen.keys("Down", "Return", "Return")  # from the list that drops down, then the button

    screen.window(TITLE)
    path = paths.documents_folder() / f"{TITLE}.sqlite"
    screen.keys("ctrl+1", "ctrl+f")
    screen.type("молодого")
    screen.keys("Return", "Home", "Down", "Down", "space")
    until(path, lambda document: mark_of(document, "2.2.3", 1) is MarkState.DONE)

    screen.keys("ctrl+z")
    until(path, lambda document: mark_of(document, "2.2.3", 1) is None)
    screen.keys("ctrl+y")
    until(path, lambda document: mark_of(document, "2.2.3", 1) is MarkState.DONE)

    screen.keys("ctrl+f")
    screen.type("выездн")
    screen.keys("Return", "Home", "Down", "Down", "ctrl+m")
    screen.type("14.03.2022")
    screen.keys("Tab", "Tab")
    screen.type("семинар")
    screen.keys("Tab")
    screen.type("Работа УИК")
    screen.keys("Tab")
    screen.type("г. Топки")
    screen.keys("ctrl+Return")
    document = until(path, lambda document: events_of(document, "1.2.4"))
    assert [(event.starts_on, event.form, event.title, event.place) for event in events_of(document, "1.2.4")] == [
        (date(2022, 3, 14), "семинар", "Работа УИК", "г. Топки")
    ]
    assert mark_of(document, "1.2.4", 1) is MarkState.DONE

    screen.keys("F9", "Return")
    name = "Отчет за I квартал 2022 – Топкинская ТИК"
    assert until_there(paths.documents_folder() / f"{name}.pdf").startswith(b"%PDF")
    assert until_there(paths.documents_folder() / f"{name}.xlsx").startswith(b"PK")

    screen.window(TITLE)
    screen.keys("ctrl+q")
    assert program.wait(30) == 0
    assert reader.check(path).verdict == "ok"

    program = screen.start()
    screen.window(TITLE)
    screen.keys("ctrl+q")
    assert program.wait(30) == 0


@pytest.mark.slow
def test_a_colleagues_file_opens_beside_and_is_not_touched(screen, plan_of_a_colleague):
    before = plan_of_a_colleague.read_bytes(), plan_of_a_colleague.stat().st_mtime_ns
    program = screen.start("open", str(plan_of_a_colleague))
    screen.window(f"{TITLE}, «План от коллеги.sqlite» – файл коллеги, только чтение")
    screen.keys("Down", "Down", "Down", "space", "ctrl+q")
    assert program.wait(30) == 0
    assert (plan_of_a_colleague.read_bytes(), plan_of_a_colleague.stat().st_mtime_ns) == before
    assert [file.name for file in plan_of_a_colleague.parent.iterdir()] == [plan_of_a_colleague.name]
