"""Rows of a changed plan are found again by row and by wording, and asked for in doubt: none is matched wrongly."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan import likeness
from kuzplan_desktop.domain.plan.matching import NEW, Matching, match
from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection
from kuzplan_desktop.domain.plan.plan_rows import PlanLine, bare, lines_in_order
from tests.plans_apart import BEFORE, plan


def told(old: Plan, text: str, **answers: str) -> Matching:
    return match(old, plan(text, "new "), {f"new {number}": answer for number, answer in answers.items()})


def met(matching: Matching) -> dict[str, str | None]:
    return {uid.removeprefix("new "): former for uid, former in matching.pairs.items()}


def asked(matching: Matching) -> dict[str, tuple[str | None, list[str]]]:
    return {
        one.row.number: (one.guess.uid if one.guess else None, [each.uid for each in one.candidates])
        for one in matching.doubts
    }


def items(matching: Matching) -> dict[str, str | None]:
    return {number: former for number, former in met(matching).items() if number.count(".") == 2}


def test_the_same_text_is_the_same_rows_whatever_their_uids() -> None:
    found = told(plan(), BEFORE)
    assert met(found) == {row.uid: row.uid for row in lines_in_order(plan())}
    assert (found.doubts, found.gone) == ((), ())


def test_case_punctuation_and_hard_wraps_are_no_other_wording() -> None:
    text = BEFORE.replace("Проведение семинаров для членов УИК", "проведение се\u00adминаров, для членов  «УИК»;")
    found = told(plan(), text)
    assert items(found)["1.1.1"] == "1.1.1"
    assert found.doubts == ()
    assert bare("Проведение семи-\n наров – для УИК") == bare("проведение семинаров (для УИК)")


@pytest.mark.parametrize("number", ["1.1.1", "1.2.2", "2.1.2"])
def test_an_item_put_in_before_others_shifts_no_identity(number: str) -> None:
    lines, at, new = [], "", f"{number} | Экскурсии в краеведческий музей | УИК | ноябрь"
    for line in BEFORE.strip().splitlines():
        if line.startswith(number):
            lines.append(new)
            at = number.rpartition(".")[0] + "."
        if at and line.startswith(at):
            last = int(line.removeprefix(at).split(" ")[0])
            line = line.replace(f"{at}{last}", f"{at}{last + 1}", 1)
        lines.append(line)
    found = told(plan(), "\n".join(lines))
    before = {row.title: row.uid for row in lines_in_order(plan())}
    after = {f"new {row.number}": row.title for row in lines_in_order(plan("\n".join(lines)))}
    assert found.doubts == ()
    assert found.pairs == {uid: before.get(title) for uid, title in after.items()}
    assert found.pairs[f"new {number}"] is None
    assert found.gone == ()


def test_two_numbers_swapped_swap_no_rows() -> None:
    text = BEFORE.replace("1.1.1 ", "x ").replace("1.1.2 ", "1.1.1 ").replace("x ", "1.1.2 ")
    found = told(plan(), text)
    assert (items(found)["1.1.1"], items(found)["1.1.2"]) == ("1.1.2", "1.1.1")
    assert found.doubts == ()


def test_an_item_that_moved_under_another_heading_is_the_same() -> None:
    line = "1.2.1 | Выпуск памяток для избирателей | ТИК | июнь"
    text = BEFORE.replace(line, "").strip() + "\n" + line.replace("1.2.1", "2.1.3")
    assert items(told(plan(), text))["2.1.3"] == "1.2.1"


def test_a_wording_that_is_near_is_asked_with_the_former_row_offered() -> None:
    found = told(plan(), BEFORE.replace("семинаров для членов УИК", "семинаров для председателей УИК"))
    assert asked(found) == {"1.1.1": ("1.1.1", ["1.1.1"])}
    assert "1.1.1" not in items(found)


def test_another_item_under_the_number_of_one_that_went_is_asked_and_thought_new() -> None:
    text = BEFORE.replace("Тестирование резерва составов комиссий", "Олимпиада среди студентов вузов")
    found = told(plan(), text)
    assert asked(found) == {"1.1.3": (None, ["1.1.3"])}
    assert found.gone == ("1.1.3",)


def test_words_that_stand_everywhere_offer_no_row_before_those_that_tell() -> None:
    """Without this the seminar that is new would be offered the marks of the testing."""
    head, item = "# I Обучение\n## 1.1 Комиссии\n", "{} | Проведение {} избирательных комиссий | ТИК | май\n"
    every = "членов территориальных и участковых"
    others = [f"{what} для {every}" for what in ("семинаров", "конкурсов", "викторин", "консультаций")]
    former = [*others, f"тестирования {every}"]
    later = [f"вебинаров для {every}", *others, "тестирования всех членов"]
    before, after = (
        head + "".join(item.format(f"1.1.{at}", what) for at, what in enumerate(texts, start=1))
        for texts in (former, later)
    )
    found = told(plan(before), after)
    guesses = {number: guess for number, (guess, _) in asked(found).items()}
    assert guesses == {"1.1.1": None, "1.1.6": "1.1.5"}


def test_what_could_be_two_rows_is_asked() -> None:
    twice = BEFORE.replace(
        "1.1.3 | Тестирование резерва составов комиссий", "1.1.3 | Проведение семинаров для членов УИК"
    )
    found = told(plan(twice), BEFORE.replace("1.1.3 | Тестирование резерва составов комиссий | ИККО | май", ""))
    assert items(found)["1.1.1"] == "1.1.1"  # executors and срок tell which of the two
    alike = twice.replace("членов УИК | ИККО | май", "членов УИК | ТИК | март")
    found = told(plan(alike), BEFORE.replace("1.1.3 | Тестирование резерва составов комиссий | ИККО | май", ""))
    assert asked(found) == {"1.1.1": ("1.1.1", ["1.1.1", "1.1.3"])}


def test_rows_alike_in_everything_keep_their_order_when_one_comes_before_them() -> None:
    twice = BEFORE.replace(
        "1.1.3 | Тестирование резерва составов комиссий | ИККО | май",
        "1.1.3 | Проведение семинаров для членов УИК | ТИК | март",
    )
    shifted = twice.replace("1.1.3 |", "1.1.4 |").replace("1.1.2 |", "1.1.3 |").replace("1.1.1 |", "1.1.2 |")
    shifted = shifted.replace("## 1.1 Семинары", "## 1.1 Семинары\n1.1.1 | Экскурсии в музей | УИК | ноябрь")
    found = told(plan(twice), shifted)
    assert (items(found)["1.1.2"], items(found)["1.1.4"]) == ("1.1.1", "1.1.3")


def test_a_heading_worded_anew_is_asked_and_its_items_are_found_all_the_same() -> None:
    found = told(plan(), BEFORE.replace("## 1.1 Семинары", "## 1.1 Учебные занятия"))
    assert list(asked(found)) == ["1.1"]
    assert items(found) == {row.uid: row.uid for row in lines_in_order(plan()) if row.kind == "activity"}


def test_answers_settle_what_was_asked_and_leave_no_new_doubt() -> None:
    text = BEFORE.replace("семинаров для членов УИК", "семинаров для председателей УИК")
    assert items(told(plan(), text, **{"1.1.1": "1.1.1"}))["1.1.1"] == "1.1.1"
    found = told(plan(), text, **{"1.1.1": NEW})
    assert (items(found)["1.1.1"], found.gone, found.doubts) == (None, ("1.1.1",), ())


@pytest.mark.parametrize(
    "answers",
    [{"9.9.9": NEW}, {"1.1.1": "9.9.9"}, {"1.1.1": "1.1"}, {"1.1.1": "1.1.2", "1.1.2": "1.1.2"}],
)
def test_an_answer_that_cannot_be_is_refused(answers: dict[str, str]) -> None:
    with pytest.raises(PlanError):
        told(plan(), BEFORE, **answers)


def test_a_row_of_one_uid_stays_itself_when_it_is_worded_quite_otherwise() -> None:
    changed = plan(BEFORE.replace("Тестирование резерва составов комиссий", "Олимпиада среди студентов"))
    found = match(plan(), changed)
    assert found.pairs["1.1.3"] == "1.1.3"
    assert found.doubts == ()


def test_a_uid_against_a_wording_is_asked() -> None:
    """Rows that took over each other's wording: neither uid nor wording alone tells which one a person means."""
    one, other = "Проведение семинаров для членов УИК", "Тестирование резерва составов комиссий"
    swapped = plan(BEFORE.replace(one, "x").replace(other, one).replace("x", other))
    assert set(asked(match(plan(), swapped))) == {"1.1.1", "1.1.3"}


def test_own_items_take_no_part() -> None:
    old = plan()
    part = old.sections[0].subsections[0]
    own = replace(part.activities[0], uid="own", number="1.1.9", title="Свой семинар", added=True)
    with_own = replace(part, activities=(*part.activities, own))
    section = replace(old.sections[0], subsections=(with_own, old.sections[0].subsections[1]))
    found = told(replace(old, sections=(section, old.sections[1])), BEFORE + "2.1.3 | Свой семинар | ТИК | март")
    assert items(found)["2.1.3"] is None
    assert found.gone == ()


def excluded(text: str, number: str, by: str = "новая редакция плана") -> Plan:
    made = plan(text)

    def out(item: Activity) -> Activity:
        return replace(item, excluded=by) if item.number == number else item

    return replace(
        made,
        sections=tuple(
            replace(
                section,
                subsections=tuple(
                    replace(part, activities=tuple(map(out, part.activities))) for part in section.subsections
                ),
            )
            for section in made.sections
        ),
    )


def test_a_row_that_was_taken_out_is_found_again_when_it_comes_back_and_is_not_gone_once_more() -> None:
    found = told(excluded(BEFORE, "1.2.2"), BEFORE)
    assert items(found)["1.2.2"] == "1.2.2"
    without = BEFORE.replace("1.2.2 | Подготовка сборника нормативных актов | ИККО | июль", "")
    assert told(excluded(BEFORE, "1.2.2"), without).gone == ()


WORDS = ("семинар", "вебинар", "викторина", "комиссия", "избиратель", "молодежь", "памятка", "район")


@st.composite
def texts(draw: st.DrawFn) -> list[tuple[str, str]]:
    """Items as (title, executors), titles of few words so that many are alike."""
    titles = st.lists(st.sampled_from(WORDS), min_size=1, max_size=4).map(" ".join)
    return draw(st.lists(st.tuples(titles, st.sampled_from(("ТИК", "ИККО", ""))), max_size=8))


def small(rows: list[tuple[str, str]], prefix: str) -> Plan:
    made = tuple(Activity(f"{prefix}{at}", f"1.{at}", *row) for at, row in enumerate(rows))
    section = Section(f"{prefix}s", "I", "Раздел", (Subsection(f"{prefix}p", "1", "Подраздел", made),))
    return Plan("p", "План", 2027, "Комиссия", None, "", sections=(section,))


@given(texts(), texts())
def test_no_row_is_two_and_what_is_certain_has_the_same_wording(
    before: list[tuple[str, str]], after: list[tuple[str, str]]
) -> None:
    old, new = small(before, "a"), small(after, "b")
    found = match(old, new)
    formers = [former for former in found.pairs.values() if former]
    assert len(formers) == len(set(formers))
    assert found.pairs.keys() | {one.row.uid for one in found.doubts} == {row.uid for row in lines_in_order(new)}
    titles = {row.uid: row.title for row in (*lines_in_order(old), *lines_in_order(new))}
    assert all(titles[uid] == titles[former] for uid, former in found.pairs.items() if former)
    settled = match(old, new, found.guesses)
    assert settled.doubts == ()
    assert settled.gone == found.gone
    assert set(settled.gone).isdisjoint(settled.pairs.values())


@given(texts(), st.randoms(use_true_random=False))
def test_rows_of_different_wordings_are_found_in_any_order(rows: list[tuple[str, str]], chance: random.Random) -> None:
    rows = list({title: (title, executors) for title, executors in rows}.values())
    after = list(enumerate(rows))
    chance.shuffle(after)
    found = match(small(rows, "a"), small([row for _, row in after], "b"))
    assert {uid: former for uid, former in found.pairs.items() if uid[1:].isdecimal()} == {
        f"b{at}": f"a{was}" for at, (was, _) in enumerate(after)
    }


def test_rows_worded_anew_are_not_compared_each_with_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """All under one heading: thousands of rows, squared, would be minutes."""
    chance = random.Random(1)
    words = ["".join(chance.choices("абвгдежзиклмнопрст", k=8)) for _ in range(300)]
    rows = [(" ".join(chance.choices(words, k=12)), "ТИК") for _ in range(600)]
    weighings: list[str] = []

    def counted(row: PlanLine, former: PlanLine, heading: str | None) -> likeness.Alike | None:
        weighings.append(row.uid)
        return weighed(row, former, heading)

    weighed = likeness.weighed
    monkeypatch.setattr(likeness, "weighed", counted)
    found = match(small(rows, "a"), small([(f"{title} иначе", who) for title, who in rows], "b"))
    assert len(found.doubts) == len(rows)
    assert all(one.guess and one.guess.number == one.row.number for one in found.doubts)
    assert len(weighings) < 10 * len(rows)
