"""The approved text of 2022 becomes a draft word for word; other texts are told apart or doubted aloud."""

import re
from collections import Counter
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft
from kuzplan_desktop.exchange.plan.meaning import draft_of
from kuzplan_desktop.exchange.source.reading import grid_of
from kuzplan_desktop.paths import RESOURCES

HEADER = "№ п/п\tНаименование мероприятия\tИсполнитель\tПериод реализации\n1\t2\t3\t4\n"
HEAD = (
    "УТВЕРЖДЕН постановлением Избирательной комиссии Кемеровской области – Кузбасса от 1 марта 2023 г. № 7-к\n\n"
    "**Сводный план работы на 2023 год**\n\n"
)
SECTION = "<b>Раздел I. Обучение</b>\t\t\t\n<b>1.1</b>\t<b>Семинары</b>\t\t\n"


def read_text(text: str) -> PlanDraft:
    """The draft of a plan in a text file."""
    return draft_of(grid_of(text.encode("utf-8"), "план.txt"))


def told(draft: PlanDraft) -> set[str]:
    """What a person is to look at, without the places."""
    return {warning.text for warning in draft.warnings}


@pytest.fixture(scope="module")
def source() -> str:
    return (RESOURCES / "plan-2022.txt").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def draft(source: str) -> PlanDraft:
    return read_text(source)


def by_number(draft: PlanDraft) -> dict[str, ActivityDraft]:
    return {activity.number: activity for activity in draft.activities()}


def plan(rows: str, *, head: str = HEAD, note: str = "") -> PlanDraft:
    return read_text(head + HEADER + rows + note)


def test_the_plan_has_3_sections_9_subsections_and_47_activities(draft: PlanDraft) -> None:
    counts = {part.number: len(part.activities) for section in draft.sections for part in section.subsections}
    assert [section.number for section in draft.sections] == ["I", "II", "III"]
    assert counts == {"1.1": 3, "1.2": 8, "1.3": 5, "1.4": 5, "2.1": 5, "2.2": 10, "2.3": 2, "3.1": 7, "3.2": 2}
    assert len(by_number(draft)) == 47


def test_numbers_run_on_without_a_gap(draft: PlanDraft) -> None:
    for section in draft.sections:
        for part in section.subsections:
            expected = [f"{part.number}.{at}" for at in range(1, len(part.activities) + 1)]
            assert [activity.number for activity in part.activities] == expected


def test_titles_of_sections_and_subsections(draft: PlanDraft) -> None:
    assert [section.title for section in draft.sections] == [
        "Организация обучения кадров избирательных комиссий и других участников избирательного процесса",
        "Повышение правовой культуры избирателей (участников референдума)",
        "Информационно-разъяснительная деятельность",
    ]
    titles = {part.number: part.title for section in draft.sections for part in section.subsections}
    assert titles["1.1"] == titles["2.1"] == "Организационные мероприятия"
    assert titles["2.3"] == "Оказание содействия различным формам молодежного парламентаризма"


def test_title_and_its_genitive(draft: PlanDraft) -> None:
    rest = (
        " основных мероприятий Избирательной комиссии Кемеровской области – Кузбасса по обучению организаторов "
        "выборов и иных участников избирательного процесса, повышению правовой культуры избирателей "
        "в Кемеровской области – Кузбассе на 2022 год"
    )
    assert draft.title == "Сводный план" + rest
    assert draft.title_genitive == "Сводного плана" + rest
    assert draft.year == 2022


def test_decree(draft: PlanDraft) -> None:
    assert draft.authority == "Избирательная комиссия Кемеровской области – Кузбасса"
    assert draft.approved_on == date(2021, 12, 27)
    assert draft.approved_number == "3/20-7"


def test_abbreviations(draft: PlanDraft) -> None:
    assert draft.abbreviations == (
        ("ЦИК РФ", "Центральная избирательная комиссия Российской Федерации"),
        ("ИККО – Кузбасса", "Избирательная комиссия Кемеровской области – Кузбасса"),
        ("ИКМО", "избирательные комиссии муниципальных образований"),
        ("ТИК", "территориальные избирательные комиссии"),
    )


def test_of_the_supplied_text_only_the_rows_that_pages_cut_are_told(draft: PlanDraft) -> None:
    assert told(draft) == {f"Строки, которые разрезал конец страницы, присоединены: {', '.join(CUT_ROWS)}."}


CUT_ROWS = {
    "1.2.1": (
        "Участие членов и работников аппарата Избирательной комиссии Кемеровской области – Кузбасса в обучающих "
        "мероприятиях, проводимых Центральной избирательной комиссией Российской Федерации и Российским центром "
        "обучения избирательным технологиям при ЦИК России (федеральный уровень обучения)",
        "ЦИК РФ, РЦОИТ при ЦИК России, ИККО – Кузбасса",
        "В течение года",
    ),
    "1.4.1": (
        "Разработка методических рекомендаций и иных методических материалов по вопросам подготовки и проведения "
        "выборов, организации работы избирательных комиссий",
        "ИККО – Кузбасса",
        "В течение года",
    ),
    "2.1.2": (
        "Информационно-разъяснительная деятельность в период подготовки и проведения выборов различного уровня",
        "ИККО – Кузбасса, ИКМО, ТИК",
        "В период подготовки и проведения выборов",
    ),
    "2.2.1": (
        "Информационно-разъяснительная деятельность о мероприятиях, проводимых Центральной избирательной комиссией "
        "Российской Федерации. Организация участия в конкурсах, проводимых Центральной избирательной комиссией "
        "Российской Федерации",
        "ИККО – Кузбасса, ИКМО, ТИК",
        "В течение года",
    ),
    "2.2.8": (
        "Организация и проведение мероприятий, посвященных Дню Конституции Российской Федерации",
        "ИККО – Кузбасса, ИКМО, ТИК",
        "Декабрь",
    ),
    "3.1.3": (
        "Совершенствование дизайна и структуры сайта Избирательной комиссии Кемеровской области – Кузбасса. "
        "Регулярное информационное наполнение и обновление сайта, в том числе наполнение разделов (подразделов), "
        "посвященных вопросам повышения правовой культуры избирателей (участников референдумов), обучения "
        "организаторов выборов (референдумов) и других участников избирательного (референдумного) процесса",
        "ИККО – Кузбасса",
        "В течение года",
    ),
}


@pytest.mark.parametrize("number", CUT_ROWS)
def test_a_row_cut_by_a_page_break_is_whole_again(draft: PlanDraft, number: str) -> None:
    assert by_number(draft)[number] == ActivityDraft(number, *CUT_ROWS[number])


def test_periods(draft: PlanDraft) -> None:
    periods: dict[str, list[str]] = {}
    for activity in draft.activities():
        periods.setdefault(activity.period_text, []).append(activity.number)
    assert len(periods.pop("В течение года")) == 27
    assert periods == {
        "В течение года (по отдельному плану)": [
            "1.2.2",
            "1.2.3",
            "1.2.4",
            "1.2.5",
            "1.2.6",
            "2.1.1",
            "2.1.4",
            "2.2.2",
        ],
        "В период подготовки и проведения выборов": ["1.3.2", "1.3.3", "1.3.4", "1.3.5", "2.1.2", "3.1.4"],
        "Февраль": ["2.2.3"],
        "Май": ["2.2.4"],
        "Июнь": ["2.2.5"],
        "Август": ["2.2.6"],
        "Ноябрь": ["2.2.7"],
        "Декабрь": ["2.2.8"],
    }


def test_executors(draft: PlanDraft) -> None:
    of_tik = [activity.number for activity in draft.activities() if re.search(r"\bТИК\b", activity.executors_text)]
    expected = (
        "1.2.4 1.2.5 1.2.8 1.4.5 2.1.2 2.1.3 2.1.4 2.2.1 2.2.2 2.2.3 2.2.4 2.2.5 2.2.6 2.2.7 2.2.8 2.3.1 2.3.2 3.1.7"
    )
    assert of_tik == expected.split()
    assert by_number(draft)["2.1.4"].executors_text.endswith(
        "Общероссийской общественной организации инвалидов «Всероссийское общество глухих»"
    )
    assert all("ИККО – Кузбасса" in activity.executors_text for activity in draft.activities())


def test_every_word_of_the_source_is_in_the_draft_as_often(source: str, draft: PlanDraft) -> None:
    """An independent way round: the source's words from the title on, without headers and marks, are all there."""
    text = source[source.index("Сводный план") :]
    for header in ("№ п/п\tНаименование мероприятия\tИсполнитель\tПериод реализации", "1\t2\t3\t4", "Примечание:"):
        assert header in text
        text = text.replace(header, "")
    text = re.sub(r"</?b>|\*|Используемые сокращения:", "", text)
    told = [draft.title]
    for section in draft.sections:
        told += ["Раздел", section.number, section.title]
        for part in section.subsections:
            told += [part.number, part.title]
    for activity in draft.activities():
        told += [activity.number, activity.title, activity.executors_text, activity.period_text]
    told += [f"{term} {meaning}" for term, meaning in draft.abbreviations]
    words = r"[\w–«»()/,-]*\w[\w–«»()/,-]*"
    assert Counter(re.findall(words, " ".join(told))) == Counter(re.findall(words, text))


def test_line_ends_and_a_mark_at_the_beginning_change_nothing(source: str, draft: PlanDraft) -> None:
    assert read_text("\ufeff" + source.replace("\n", "\r\n")) == draft


def test_a_text_without_bold_marks_is_read_alike(source: str, draft: PlanDraft) -> None:
    assert read_text(re.sub(r"</?b>|\*", "", source)) == draft


def test_a_heading_cut_by_a_page_break_is_whole_again() -> None:
    draft = plan(SECTION + HEADER + "\tи лекции\t\t\n1.1.1\tСеминар\tТИК\tМай\n")
    assert draft.sections[0].subsections[0].title == "Семинары и лекции"
    assert told(draft) == {"Строки, которые разрезал конец страницы, присоединены: 1.1."}


@pytest.mark.parametrize(
    ("rows", "warning"),
    [
        (SECTION + "1.1.1\tСеминар\tТИК\t\n", "У пункта 1.1.1 не указан срок."),
        (SECTION + "1.1.1\tСеминар\t\tМай\n", "У пункта 1.1.1 не указан исполнитель."),
        (SECTION + "1.1.1\t\tТИК\tМай\n", "У пункта 1.1.1 не указано наименование."),
        (SECTION + "1.1.1\tА\tТИК\tМай\n1.1.1\tБ\tТИК\tМай\n", "Номер 1.1.1 встречается в плане повторно."),
        (
            SECTION + "1.1.1\tСеминар\tТИК\tМай\n\tи лекция\t\t\n",
            "Строка без номера присоединена к строке «1.1.1»: «и лекция».",
        ),
        (SECTION + "1.1.1\tСеминар\tТИК\tМай\nстр. 2\n", "Строка не вошла в план: «стр. 2»."),
    ],
)
def test_a_doubtful_row_is_told_and_the_plan_is_read(rows: str, warning: str) -> None:
    draft = plan(rows)
    assert warning in told(draft)
    assert len(list(draft.activities())) >= 1


def test_what_stands_in_further_columns_is_kept_as_a_note() -> None:
    draft = plan(SECTION + "1.1.1\tА\tТИК\tМай\tЕще\n")
    assert by_number(draft)["1.1.1"].notes == (("столбец 5", "Еще"),)


def test_plain_numbers_may_begin_anew_in_every_section() -> None:
    rows = "Раздел I. Обучение\t\t\t\n1\tА\tТИК\tМай\nРаздел II. Культура\t\t\t\n1\tБ\tТИК\tМай\n"
    draft = plan(rows)
    assert [(section.number, [part.number for part in section.subsections]) for section in draft.sections] == [
        ("I", [""]),
        ("II", [""]),
    ]
    assert not any("повторно" in warning for warning in told(draft))


def test_a_plan_without_a_decree_is_read_with_a_warning() -> None:
    draft = plan(SECTION + "1.1.1\tА\tТИК\tМай\n", head="План работы на 2023 год\n\n")
    assert (draft.authority, draft.approved_on, draft.approved_number) == ("", None, "")
    assert draft.title_genitive == "Плана работы на 2023 год"
    assert told(draft) == {"Перед таблицей не указано, каким постановлением утвержден план."}


def test_an_impossible_date_of_the_decree_is_told() -> None:
    draft = plan(SECTION + "1.1.1\tА\tТИК\tМай\n", head=HEAD.replace("1 марта", "30 февраля"))
    assert draft.approved_on is None
    assert told(draft) == {"Дата постановления не распознана: «30 февраля 2023»."}


def test_a_line_of_the_note_that_is_no_abbreviation_is_told() -> None:
    draft = plan(SECTION + "1.1.1\tА\tТИК\tМай\n", note="Примечание:\nТИК - комиссии.\nСроки уточняются.\n")
    assert draft.abbreviations == (("ТИК", "комиссии"),)
    assert told(draft) == {"Строка не вошла в план: «Сроки уточняются.»."}


def test_the_rows_of_a_whole_table_that_was_left_out_are_one_thing_to_look_at() -> None:
    lines = [f"Школа № {number}, улица Садовая" for number in range(1, 31)]
    draft = plan(SECTION + "1.1.1\tА\tТИК\tМай\n", note="\n".join(lines))
    (sentence,) = told(draft)
    assert sentence.startswith("Строки не вошли в план: «Школа № 1, улица Садовая» «Школа № 2,")
    assert all(f"«{line}»" in sentence for line in lines)


def test_control_characters_do_not_get_into_the_plan() -> None:
    draft = plan(SECTION + "1.1.1\tСе\x00ми\x1bнар\u00a0 дня\tТИК\tМай\n")
    assert by_number(draft)["1.1.1"].title == "Семинар дня"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("", "Файл «план.txt» пуст."),
        (" \n\n\t\n", "Файл «план.txt» пуст."),
        ("Просто письмо.\n", "В документе нет таблицы плана."),
        ("План работы\n\n" + HEADER + SECTION + "1.1.1\tА\tТИК\tМай\n", "В документе не назван год плана."),
        (HEAD + HEADER + SECTION, "В таблице плана нет ни одного пункта."),
    ],
)
def test_what_is_no_plan_is_refused_in_one_sentence(text: str, sentence: str) -> None:
    with pytest.raises(PlanError) as refusal:
        read_text(text)
    assert refusal.value.sentence == sentence
    assert refusal.value.hint


@given(st.text(alphabet=st.sampled_from("1.\t\n №РазделI абв-Примечание\x00<b>"), max_size=200))
def test_any_rows_are_read_or_refused(rows: str) -> None:
    with suppress(PlanError):
        assert any(plan(rows).activities())
