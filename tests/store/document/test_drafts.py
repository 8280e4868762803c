"""Text being typed is safe before it is a change, and does not make a colleague's words vanish."""

from datetime import date

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.marks import MarkState
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.store.documents_apart import copy_of


@pytest.fixture
def path(tmp_path):
    return tmp_path / "document.sqlite"


def first(file):
    return next(file.document.plan.activities()).uid


def steps(file):
    return [step.label for step in file.history()][2:]


def test_typing_becomes_one_change(path):
    with PlanFile.create(path, commission="ТИК") as file:
        one = first(file)
        for text in ("П", "Про", "Проведено"):
            file.typing.keep(f"mark:{one}:1", "text", text)
        file.typing.keep(f"mark:{one}:1", "note", "Топки")
        assert steps(file) == []
        file.typing.finish()
        assert steps(file) == ["Отметка 1.1.1, I квартал, текст"]
        mark = file.document.marks_of(one)[1]
        assert (mark.state, mark.text, mark.note) == (None, "Проведено", "Топки")


def test_what_was_typed_survives_the_end_of_the_program(path):
    file = PlanFile.create(path, commission="ТИК")
    one = first(file)
    file.marks.mark([one], 1)
    file.typing.keep(f"mark:{one}:1", "text", "Проведено")
    file._connection.close()  # the program is killed
    with PlanFile.open(path) as again:
        mark = again.document.marks_of(one)[1]
        assert (mark.state, mark.text) == (MarkState.DONE, "Проведено")


def test_closing_and_the_next_verb_finish_typing(path):
    with PlanFile.create(path, commission="ТИК") as file:
        one = first(file)
        file.typing.keep(f"mark:{one}:1", "text", "Проведено")
        file.marks.mark([one], 1)
        mark = file.document.marks_of(one)[1]
        assert (mark.state, mark.text) == (MarkState.DONE, "Проведено")
        file.typing.keep(f"mark:{one}:2", "text", "Еще")
    with PlanFile.open(path) as again:
        assert again.document.marks_of(one)[2].text == "Еще"


def test_typing_the_old_text_again_is_no_step(path):
    with PlanFile.create(path, commission="ТИК") as file:
        one = first(file)
        file.marks.mark([one], 1, text="Проведено")
        for text in ("Проведено!", "Проведено"):
            file.typing.keep(f"mark:{one}:1", "text", text)
        file.typing.keep(f"mark:{one}:3", "text", "")
        file.typing.finish()
        assert steps(file) == ["Отметка 1.1.1, I квартал"]


def test_typing_in_an_event(path):
    with PlanFile.create(path, commission="ТИК") as file:
        one = first(file)
        event = file.events.hold(one, starts_on=date(2022, 2, 14))
        file.typing.keep(event, "description", "Пришли все")
        file.typing.finish()
        assert file.document.events_of(one)[0].description == "Пришли все"
        assert steps(file)[-1] == "Мероприятие 1.1.1, описание"


def test_what_a_colleague_wrote_meanwhile_is_a_conflict():
    mine = copy_of(device="mine")
    one = first(mine)
    mine.marks.mark([one], 1, text="Начало")
    hers = copy_of(mine.bodies(), device="hers")
    mine.typing.keep(f"mark:{one}:1", "text", "Мое")
    hers.marks.mark([one], 1, text="Ее")
    mine._ledger.unite(hers.bodies())
    mine.typing.keep(f"mark:{one}:1", "text", "Мое слово")
    mine.typing.finish()
    assert mine.document.marks_of(one)[1].conflict
    values = {
        head.values["content"]["text"] for head in mine._ledger.heads(mine.document.marks_of(one)[1].uid, "content")
    }
    assert values == {"Мое слово", "Ее"}


def test_too_long_a_text_is_refused_while_typing_and_locks_nothing(path):
    with PlanFile.create(path, commission="ТИК") as file:
        one = first(file)
        file.typing.keep(f"mark:{one}:1", "text", "Начало")
        with pytest.raises(PlanError, match="«Что сделано»"):
            file.typing.keep(f"mark:{one}:1", "text", "я" * 100_001)
        file.marks.mark([one], 2)
    with PlanFile.open(path) as again:
        assert again.document.marks_of(one)[1].text == "Начало"


def test_what_was_typed_in_a_deleted_event_shows_it_again():
    mine = copy_of(device="mine")
    one = first(mine)
    event = mine.events.hold(one, starts_on=date(2022, 2, 14), title="Семинар")
    hers = copy_of(mine.bodies(), device="hers")
    mine.typing.keep(event, "description", "Пришли все")
    hers.events.delete(event)
    mine._ledger.unite(hers.bodies())
    mine.typing.finish()
    (shown,) = mine.document.events_of(one)
    assert (shown.title, shown.description, shown.conflicts) == ("Семинар", "Пришли все", {"_del"})


def test_the_field_whose_typing_began_first_decides_what_was_seen():
    mine = copy_of(device="mine")
    one = first(mine)
    mine.marks.mark([one], 1, text="Начало")
    hers = copy_of(mine.bodies(), device="hers")
    mine.typing.keep(f"mark:{one}:1", "text", "Мое")
    hers.marks.mark([one], 1, text="Ее")
    mine._ledger.unite(hers.bodies())
    mine.typing.keep(f"mark:{one}:1", "note", "Примечание")
    mine.typing.finish()
    assert mine.document.marks_of(one)[1].conflict


def test_two_installations_typing_in_one_field_keep_both_texts(path):
    mine = PlanFile.create(path, commission="ТИК", device="mine")
    one = first(mine)
    with mine, PlanFile.open(path, device="hers") as hers:
        mine.typing.keep(f"mark:{one}:1", "text", "Мое")
        hers.typing.keep(f"mark:{one}:1", "text", "Ее")
        hers.typing.finish()
        mine.typing.finish()
        uid = mine.document.marks_of(one)[1].uid
        assert {head.values["content"]["text"] for head in mine._ledger.heads(uid, "content")} == {"Мое", "Ее"}
