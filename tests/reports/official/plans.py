"""Plans as people write them, made at random; and a plan as the official document, written and read back."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from hypothesis import strategies as st

from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft, SectionDraft, SubsectionDraft
from kuzplan_desktop.domain.plan.plan import Decree
from kuzplan_desktop.exchange.plan.reading import read_plan
from kuzplan_desktop.reports.official.plan import plan_paper
from kuzplan_desktop.reports.official.writing import write_paper
from kuzplan_desktop.store.document.copying import document_of_draft

WORDS = (
    "организация", "проведение", "семинаров-совещаний", "учебно-методических", "материалов", "избирателей",
    "(референдума)", "молодежи", "«горячей", "линии»", "Дню", "России", "Кемеровской", "области", "–", "Кузбассе",
    "сети", "и", "в", "с", "информационно-телекоммуникационной", "по", "участковых", "комиссий;", "анализ",
    "обращений,", "жалоб", "выборов", "№", "5", "1.10", "2027", "пресс-конференций", "«Мой", "выбор»",
    "интернет-сайтов", "ТИК", "ЦИК", "«Софиум»", "(региональный", "уровень", "обучения)", "18-летних", "СМИ",
)  # fmt: skip
LETTERS = [word for word in WORDS if not word[0].isdigit()]
LONG = 60
EXECUTORS = ("ИККО – Кузбасса", "ТИК", "ИКМО", "ЦИК РФ", "РЦОИТ при ЦИК России", "общество инвалидов «Надежда»")
PERIODS = ("В течение года", "Февраль", "I квартал", "до 15 марта", "В течение года (по отдельному плану)")
NOTES = ("Место проведения", "Примечание", "Количество участников")
TITLE = "Сводный план основных мероприятий Избирательной комиссии Кемеровской области – Кузбасса на 2027 год"

lengths = st.one_of(st.integers(3, 12), st.integers(3, 12), st.integers(LONG, 110))


@st.composite
def texts(draw: st.DrawFn, longest: int | None = None) -> str:
    """Words of plans, begun with a word of its own so that no line of it is a number, a heading or a срок."""
    count = draw(st.integers(3, longest) if longest else lengths)
    known = WORDS if count < LONG else LETTERS  # the rest of a row that a page cuts must not begin like a number
    found = draw(st.lists(st.sampled_from(known), min_size=count, max_size=count))
    return " ".join(["Подготовка", *found]).rstrip(",;")


@st.composite
def items(draw: st.DrawFn, number: str, columns: tuple[str, ...]) -> ActivityDraft:
    """A numbered item; its executors or its срок may be empty."""
    executors = draw(st.lists(st.sampled_from(EXECUTORS), max_size=4, unique=True))
    notes = tuple((column, draw(texts(longest=6))) for column in columns if draw(st.booleans()))
    period = draw(st.sampled_from(("", *PERIODS) if executors else PERIODS))
    return ActivityDraft(number, draw(texts()), ", ".join(executors), period, notes)


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


APPROVED = Decree("3/1-7", date(2026, 12, 24))
DECREES = (  # by which a plan is approved, and which have changed it
    (Decree(""), ()),
    (APPROVED, ()),
    (APPROVED, (Decree("5/2-7", date(2027, 6, 1)),)),
    (APPROVED, (Decree("5", date(2027, 6, 1)), Decree("9"))),
)


@st.composite
def drafts(draw: st.DrawFn) -> PlanDraft:
    """A plan of 2027."""
    columns = tuple(draw(st.lists(st.sampled_from(NOTES), max_size=2, unique=True)))
    found = tuple(draw(sections(str(number), columns)) for number in range(1, draw(st.integers(1, 3)) + 1))
    approved, amendments = draw(st.sampled_from(DECREES))
    return PlanDraft(
        title=TITLE,
        year=2027,
        authority="Избирательная комиссия Кемеровской области – Кузбасса",
        approved_on=approved.day,
        approved_number=approved.number,
        title_genitive="",
        sections=found,
        abbreviations=draw(st.sampled_from(((), (("ТИК", "территориальные избирательные комиссии"),)))),
        warnings=(),
        amendments=amendments,
    )


def written_and_read(draft: PlanDraft, path: Path) -> PlanDraft:
    """The plan that is read in the official document of `draft` written to `path`."""
    write_paper(plan_paper(document_of_draft(draft).plan), path)
    return read_plan(path).draft
