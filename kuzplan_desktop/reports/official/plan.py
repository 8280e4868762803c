"""The plan as the official document, in the layout in which the regional commission approves it."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from kuzplan_desktop.domain.plan.plan import Activity, Plan, Section, Subsection
from kuzplan_desktop.domain.plan.plan_values import edition_words
from kuzplan_desktop.domain.wording import NBSP, date_words
from kuzplan_desktop.reports.official.paper import OfficialPaper, PaperColumn, PaperLine, PaperRow
from kuzplan_desktop.reports.paper.report import TEXT_WIDTH
from kuzplan_desktop.reports.paper.sentences import commission_genitive

PROJECT = "ПРОЕКТ"
BLANK_DAY, BLANK_NUMBER = "«____» ______________ 20___ г.", "_________"
NUMBER, EXECUTORS, PERIOD = 19.0, 55.0, 48.0  # mm
NARROW_EXECUTORS, NARROW_PERIOD = 42.0, 38.0  # mm, beside columns of notes
NOTE, ALL_NOTES = 36.0, 90.0  # mm: a column of notes, all of them at most
UNNAMED_NOTES = "Примечание"
ROMAN_LETTERS = frozenset("IVXLCІХ")


def plan_paper(plan: Plan) -> OfficialPaper:
    """The official document of `plan` in its present edition.

    What was taken out of the plan and what a commission added for itself does not stand in it.
    """
    shown = {item.uid: item for item in plan.activities() if not item.excluded and not item.added}
    notes = _note_columns(shown.values())
    rows = [row for section in plan.sections for row in _section_rows(section, shown.keys(), notes)]
    return OfficialPaper(
        approval=tuple(_approval(plan)),
        title=plan.title,
        columns=_columns(notes),
        rows=tuple(rows),
        after=tuple(_abbreviations(plan)),
        name=plan.title,
        author=plan.authority,
        day=max((one.day for one in plan.amendments if one.day), default=plan.approved_on or date(plan.year, 1, 1)),
        sheet="План",
    )


def _approval(plan: Plan) -> Iterator[str]:
    """By which decree the plan is approved; a project leaves blanks to be filled in by hand."""
    authority = plan.authority.strip()
    by = f"постановлением {commission_genitive(authority) or authority}".rstrip()
    day = date_words(plan.approved_on) if plan.approved_on else BLANK_DAY
    number = plan.approved_number.strip() or BLANK_NUMBER
    lines = ("УТВЕРЖДЕН", by, f"от {day} №{NBSP}{number}")
    yield "\n".join(lines if plan.approved_number.strip() else (PROJECT, "", *lines))
    if plan.amendments:
        yield edition_words(plan.amendments, date_words)


def _columns(notes: Sequence[str]) -> tuple[PaperColumn, ...]:
    note = min(NOTE, ALL_NOTES / len(notes)) if notes else 0.0
    executors, period = (NARROW_EXECUTORS, NARROW_PERIOD) if notes else (EXECUTORS, PERIOD)
    return (
        PaperColumn("№ п/п", NUMBER, centred=True),
        PaperColumn("Наименование мероприятия", TEXT_WIDTH - NUMBER - executors - period - note * len(notes)),
        PaperColumn("Исполнитель", executors, centred=True),
        PaperColumn("Период реализации", period, centred=True),
        *(PaperColumn(caption or UNNAMED_NOTES, note) for caption in notes),
    )


def _note_columns(items: Iterable[Activity]) -> tuple[str, ...]:
    """The columns of notes in an order that each item has them in."""
    found: list[str] = []
    for item in items:
        columns = [column for column, _ in item.notes]
        for at, column in enumerate(columns):
            if column not in found:
                following = (found.index(later) for later in columns[at + 1 :] if later in found)
                found.insert(next(following, len(found)), column)
    return tuple(found)


def _section_rows(section: Section, shown: Iterable[str], notes: Sequence[str]) -> Iterator[PaperRow]:
    """The heading of a section and what stands under it; no heading over items that are all left out."""
    parts = [(part, [item for item in part.activities if item.uid in shown]) for part in section.subsections]
    parts = [(part, items) for part, items in parts if items or not part.activities]
    if section.subsections and not parts:
        return
    if heading := _section_heading(section):
        yield PaperRow((heading,), 1)
    for part, items in parts:
        if part.number or part.title:
            yield _subsection_row(part)
        yield from (PaperRow(_cells(item, notes)) for item in items)


def _section_heading(section: Section) -> str:
    """«Раздел I. Обучение» where it is numbered in Roman figures, else «1. Обучение», as much of it as there is."""
    if not section.number:
        return section.title
    named = ROMAN_LETTERS.issuperset(section.number)
    return f"{'Раздел ' if named else ''}{section.number}. {section.title}".rstrip()


def _subsection_row(part: Subsection) -> PaperRow:
    return PaperRow((part.number, part.title) if part.number else (part.title,), 2)


def _cells(item: Activity, notes: Sequence[str]) -> tuple[str, ...]:
    texts = ["\n".join(text for column, text in item.notes if column == wanted) for wanted in notes]
    return (item.number, item.title, item.executors_text, item.period_text, *texts)


def _abbreviations(plan: Plan) -> Iterator[PaperLine]:
    """The note with the abbreviations that the plan uses."""
    if not plan.abbreviations:
        return
    yield PaperLine("Примечание:", bold=True)
    yield PaperLine("Используемые сокращения:", bold=True, italic=True)
    last = len(plan.abbreviations) - 1
    for at, one in enumerate(plan.abbreviations):
        yield PaperLine(f"{one.term} - {one.meaning}{'.' if at == last else ';'}")
