"""Plans as people write them, made at random; and a plan as the official document, written and read back."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from hypothesis import strategies as st

from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft, SectionDraft, SubsectionDraft
from kuzplan_desktop.exchange.plan.reading import read_plan
from kuzplan_desktop.reports.official.plan import plan_paper
from kuzplan_desktop.reports.official.writing import write_paper
from kuzplan_desktop.store.document.copying import document_of_draft

WORDS = [
    "организация",
    "проведение",
    "семинаров-совещаний",
    "учебно-методических",
    "материалов",
    "избирателей",
    "(референдума)",
    "молодежи",
    "«горячей",
    "линии»",
    "Дню",
    "России",
    "Кемеровской",
    "области",
    "–",
    "Кузбассе",
    "информационно-телекоммуникационной",
    "сети",
    "и",
    "в",
    "с",
    "по",
    "участковых",
    "комиссий;",
    "анализ",
    "обращений,",
    "жалоб",
    "выборов",
    "№",
    "5",
    "1.10",
    "2027",
    "–",
    "2028",
    "пресс-конференций",
    "«Мой",
    "выбор»",
    "интернет-сайтов",
    "ТИК",
    "ЦИК",
    "«Софиум»",
    "(региональный",
    "уровень",
    "обучения)",
    "18-летних",
    "СМИ",
]
EXECUTORS = ("ИККО – Кузбасса", "ТИК", "ИКМО", "ЦИК РФ", "РЦОИТ при ЦИК России", "общество инвалидов «Надежда»")
PERIODS = ("В течение года", "Февраль", "I квартал", "до 15 марта", "В течение года (по отдельному плану)")
NOTES = ("Место проведения", "Примечание", "Количество участников")
TITLE = "Сводный план основных мероприятий Избирательной комиссии Кемеровской области – Кузбасса на 2027 год"

lengths = st.one_of(st.integers(3, 12), st.integers(3, 12), st.integers(120, 260))


@st.composite
def texts(draw: st.DrawFn, longest: int | None = None) -> str:
    """Words of plans, begun with a word of its own so that no line of it is a number, a heading or a срок."""
    count = draw(st.integers(3, longest) if longest else lengths)
    return " ".join(["Подготовка", *draw(st.lists(st.sampled_from(WORDS), min_size=count, max_size=count))]).rstrip(
        ",;"
    )


@st.composite
def items(draw: st.DrawFn, number: str, columns: tuple[str, ...]) -> ActivityDraft:
    """A numbered item; what is not its name may be empty."""
    executors = draw(st.lists(st.sampled_from(EXECUTORS), max_size=4, unique=True))
    notes = tuple((column, draw(texts(longest=6))) for column in columns if draw(st.booleans()))
    return ActivityDraft(number, draw(texts()), ", ".join(executors), draw(st.sampled_from(("", *PERIODS))), notes)


@st.composite
def sections(draw: st.DrawFn, number: str, columns: tuple[str, ...]) -> SectionDraft:
    """A section, its items straight under it or in subsections, of which the second may have more than nine items."""
    parts = []
    for part in range(1, draw(st.integers(1, 2)) + 1):
        count = draw(st.sampled_from((1, 2, 3, 11)))
        found = tuple(draw(items(f"{number}.{part}.{at}", columns)) for at in range(1, count + 1))
        parts.append(SubsectionDraft(f"{number}.{part}", draw(texts(longest=8)), found))
    if draw(st.booleans()):
        parts = [replace(parts[0], number="", title="")]
    return SectionDraft("I" * int(number), draw(texts(longest=8)), tuple(parts))


@st.composite
def drafts(draw: st.DrawFn) -> PlanDraft:
    """A plan of 2027."""
    columns = tuple(draw(st.lists(st.sampled_from(NOTES), max_size=2, unique=True)))
    found = tuple(draw(sections(str(number), columns)) for number in range(1, draw(st.integers(1, 3)) + 1))
    used = {column for item in _items(found) for column, _ in item.notes}
    seen = dict.fromkeys(column for item in _items(found) for column, _ in item.notes)
    assert used == set(seen)
    return PlanDraft(
        title=TITLE,
        year=2027,
        authority="Избирательная комиссия Кемеровской области – Кузбасса",
        approved_on=None,
        approved_number="",
        title_genitive="",
        sections=found,
        abbreviations=draw(st.sampled_from(((), (("ТИК", "территориальные избирательные комиссии"),)))),
        warnings=(),
    )


def _items(found: tuple[SectionDraft, ...]) -> Iterator[ActivityDraft]:
    return (item for section in found for part in section.subsections for item in part.activities)


def written_and_read(draft: PlanDraft, path: Path) -> PlanDraft:
    """The plan that is read in the official document of `draft` written to `path`."""
    write_paper(plan_paper(document_of_draft(draft).plan), path)
    return read_plan(path).draft
