"""The plan of 2022 written in every format is the same plan word for word when it is read back."""

from dataclasses import replace
from pathlib import Path

import pytest

from kuzplan_desktop.domain.period.period import parse_period
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.plan.executors import split_executors
from kuzplan_desktop.exchange.plan.reading import read_plan
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from tests.exchange.plan.approved import ENDINGS, WRITTEN, write
from tests.exchange.plan.shapes import office, word
from tests.exchange.plan.shapes.word import UP, C
from tests.exchange.plan.small import CAPTIONS, items, told
from tests.exchange.plan.test_shapes import needs_office, one_at_a_time

FORMATS = [pytest.param(one, marks=[] if one in WRITTEN else [needs_office, one_at_a_time]) for one in ENDINGS]


@pytest.fixture(scope="module")
def approved() -> PlanDraft:
    return replace(supplied_draft(), warnings=())


@pytest.mark.slow
@pytest.mark.parametrize("ending", FORMATS)
def test_the_plan_of_2022_is_read_back_word_for_word(ending: str, approved: PlanDraft, tmp_path: Path) -> None:
    path = tmp_path / f"план{ending}"
    write(approved, path)
    draft = read_plan(path).draft
    cut = [one for one in draft.warnings if one.text.startswith("Строки, которые разрезал конец страницы")]
    assert [one for one in draft.warnings if one not in cut] == []
    assert len(cut) <= (ending == ".pdf")
    found = list(draft.activities())
    assert len(found) == 47
    for one, wanted in zip(found, approved.activities(), strict=True):
        assert one == wanted
        assert split_executors(one.executors_text) == split_executors(wanted.executors_text)
        assert parse_period(one.period_text, 2022) == parse_period(wanted.period_text, 2022)
    assert replace(draft, warnings=()) == approved


def write_untidy(path: Path) -> None:
    """A text box for the decree, running heads, merged cells, footnotes of Word and of the typist, signatures."""
    document = word.begin()
    document.sections[0].header.paragraphs[0].text = "Внесен отделом"
    document.sections[0].footer.paragraphs[0].text = "На контроле"
    word.footnotes(document, ["Уточняется.", "Вторая сноска."])
    above = '<w:vertAlign w:val="superscript"/>'
    rows: list[list[str | C]] = [
        [C("Обучение", across=4, bold=True)],
        [
            "1.1",
            C(xml=word.p(xml=word.run("Семинар") + word.footnote(1))),
            C("ТИК\nУИК", down=True),
            C(xml=word.p(xml=word.run("Февраль") + word.run("9", above)), down=True),
        ],
        ["1.2", "Лекция о выборах", UP, UP],
        ["1.3", C(xml=word.p(xml=word.run("Конкурс") + word.footnote(2))), "ТИК", "Май"],
        [C("Председатель комиссии П.П. Петров", across=4)],
    ]
    decree = "решением Топкинской ТИК от 1 марта 2023 г. № 7-к"
    word.put(
        document,
        word.text_box(word.p("УТВЕРЖДЕН") + word.p(decree)),
        word.p("План работы на 2023 год"),
        word.table([CAPTIONS, *rows]),
        word.p(xml=word.run("9", above) + word.run(" Ожидается перенос.")),
        word.p("Секретарь С.С. Сидорова"),
    )
    document.save(str(path))


OF_WORD = [one for one in FORMATS if one.values[0] in (".docx", ".doc", ".odt", ".rtf", ".pdf")]


@pytest.mark.slow
@pytest.mark.parametrize("ending", OF_WORD)
def test_an_untidy_document_is_read_alike_from_every_format(ending: str, tmp_path: Path) -> None:
    path = tmp_path / f"план{ending}"
    if ending == ".docx":
        write_untidy(path)
    else:
        office.converted(write_untidy, ".docx", path)
    draft = read_plan(path).draft
    assert (draft.authority, draft.approved_number) == ("Топкинской ТИК", "7-к")
    assert items(draft) == [
        ("1.1", "Семинар", "ТИК, УИК", "Февраль"),
        ("1.2", "Лекция о выборах", "ТИК, УИК", "Февраль"),
        ("1.3", "Конкурс", "ТИК", "Май"),
    ]
    assert [(one.title, len(one.subsections)) for one in draft.sections] == [("Обучение", 1)]
    for text in ("Уточняется.", "Вторая сноска.", "Внесен отделом", "На контроле", "П.П. Петров", "С.С. Сидорова"):
        assert text in told(draft)
    for number in ("1.1", "1.2"):
        assert f"пункту {number}: «Ожидается перенос.»" in told(draft)
