"""Amending at random: whatever the plan was, whatever it becomes, whatever was done before."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.plan.plan import Decree, Plan
from kuzplan_desktop.store.changes.conflicts import conflicts
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.exchange.amendment.amended import begun, copy, take_in, text_of
from tests.plans_apart import draft
from tests.store.documents_apart import Action, act, shown, tables

TITLES = (
    "Проведение семинаров для членов УИК",
    "Проведение семинаров для председателей УИК",
    "Проведение вебинаров для наблюдателей партий",
    "Викторина для школьников старших классов",
    "Викторина для школьников и студентов",
    "Выпуск памяток",
    "Совещание",
)
Row = tuple[str, str, str]
Outline = list[tuple[str, list[tuple[str, list[Row]]]]]

ROWS = st.tuples(
    st.sampled_from(TITLES), st.sampled_from(("ТИК", "ИККО", "ТИК, УИК")), st.sampled_from(("май", "июнь"))
)
PARTS = st.lists(
    st.tuples(st.sampled_from(("Семинары", "Издания", "")), st.lists(ROWS, max_size=4)), min_size=1, max_size=2
)
OUTLINES = st.lists(st.tuples(st.sampled_from(("Обучение", "Просвещение")), PARTS), min_size=1, max_size=2)
OWN_KINDS = ("mark", "text", "clear", "hold", "people", "period", "undo")
ACTIONS = st.lists(st.builds(Action, st.sampled_from(OWN_KINDS), st.integers(0, 9), st.integers(0, 9)), max_size=6)
BY = st.none() | st.just(Decree("7"))


@st.composite
def changes(draw: st.DrawFn, before: Outline) -> Outline:
    """The outline with rows dropped, put in, worded anew and in another order, or quite another one."""
    if draw(st.booleans()):
        return draw(OUTLINES)
    found: Outline = []
    for title, parts in before:
        made = []
        for name, rows in parts:
            kept = [row for row in rows if draw(st.integers(0, 4))]
            kept = [draw(ROWS) if not draw(st.integers(0, 5)) else row for row in kept]
            kept += draw(st.lists(ROWS, max_size=2))
            made.append((draw(st.sampled_from((name, name, "Иное"))), list(draw(st.permutations(kept)))))
        found.append((title, made))
    return found


@st.composite
def cases(draw: st.DrawFn) -> tuple[Outline, Outline, Outline]:
    before = draw(OUTLINES)
    after = draw(changes(before))
    return before, after, draw(changes(after))


def written(outline: Outline) -> str:
    lines = []
    for one, (title, parts) in enumerate(outline, start=1):
        lines.append(f"# {one} {title}")
        for two, (name, rows) in enumerate(parts, start=1):
            lines.append(f"## {one}.{two} {name}")
            lines += [f"{one}.{two}.{at} | {' | '.join(row)}" for at, row in enumerate(rows, start=1)]
    return "\n".join(lines)


def started(outline: Outline, actions: list[Action]) -> PlanFile:
    """A document on the plan of an outline, in which a commission has worked; it has an item of its own."""
    file = begun(draft(written(outline), year=2022))
    part = file.document.plan.sections[0].subsections[0].uid
    with file.step("Свой пункт") as writer:
        values = {"subsection": part, "position": 99, "number": "С1", "title": "Свое дело", "added": True}
        writer.put("activity", "11111111-1111-4111-8111-111111111111", values)
    for action in actions:
        act(file, action)
    return file


def texts(plan: Plan) -> list[tuple[str, ...]]:
    """The plan as it is carried out: its headings that hold something and its items in their order."""
    return [
        (section.title, part.title, one.number, one.title, one.executors_text, one.period_text)
        for section, part, one in plan.walk()
        if not one.excluded and not one.added
    ]


def own(file: PlanFile) -> dict[str, Any]:
    """What the commission did itself."""
    document = file.document
    return {
        "marks": document.marks,
        "events": document.events,
        "settings": document.settings,
        "items": {
            one.uid: (one.own_override, one.completed_on, one.period_override, one.period_reason)
            for one in document.plan.activities()
            if one.own_override is not None or one.completed_on or one.period_override
        },
        "added": [one for one in document.plan.activities() if one.added],
    }


@pytest.mark.slow
@given(cases(), ACTIONS, BY)
def test_the_plan_becomes_the_new_one_and_nothing_own_is_lost(
    case: tuple[Outline, Outline, Outline], actions: list[Action], by: Decree | None
) -> None:
    file = started(case[0], actions)
    for outline in case[1:]:
        before, mine = shown(file), own(file)
        new = draft(written(outline), year=2022)
        kept = {one.uid: False for one in file.document.plan.activities()}
        done = take_in(file, new, by=by, taken=kept)
        assert texts(file.document.plan) == texts(text_of(new).plan)
        assert own(file) == mine
        assert take_in(file, new, by=by, taken=kept).differences == ()
        if done.differences:
            after = shown(file)
            file.undo()
            assert shown(file) == before
            file.redo()
            assert shown(file) == after


@pytest.mark.slow
@given(cases(), ACTIONS, ACTIONS)
def test_colleagues_who_amend_apart_have_one_document(
    case: tuple[Outline, Outline, Outline], mine_did: list[Action], hers_did: list[Action]
) -> None:
    mine = started(case[0], mine_did)
    hers = copy(mine)
    new = draft(written(case[1]), year=2022, approved_number="5")
    for action in hers_did:
        act(hers, action)
    kept = {one.uid: False for one in mine.document.plan.activities()}
    take_in(mine, new, taken=kept)
    take_in(hers, new, taken=kept)
    bodies = mine.bodies()
    mine.unite(hers.bodies())
    hers.unite(bodies)
    assert tables(mine) == tables(hers)
    assert texts(mine.document.plan) == texts(text_of(new).plan)
    fields = {name for names in conflicts(mine._connection).values() for name in names}
    assert fields <= {"content", "period_override", "period_reason"}  # what the two wrote themselves


@pytest.mark.slow
@given(cases(), ACTIONS, ACTIONS)
def test_an_amended_document_takes_in_one_that_is_not(
    case: tuple[Outline, Outline, Outline], mine_did: list[Action], hers_did: list[Action]
) -> None:
    mine = started(case[0], mine_did)
    hers = copy(mine)
    for action in hers_did:
        act(hers, action)
    new = draft(written(case[1]), year=2022)
    take_in(mine, new, taken={one.uid: False for one in mine.document.plan.activities()})
    mine.unite(hers.bodies())
    assert texts(mine.document.plan) == texts(text_of(new).plan)
    for uid, events in hers.document.events.items():
        assert {one.uid for one in events} <= {one.uid for one in mine.document.events_of(uid)}
