"""Small documents made in a test: a plan as a page of a site or in Word, with the head that every plan has."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from kuzplan_desktop.domain.plan.draft import ActivityDraft, PlanDraft
from kuzplan_desktop.exchange.plan.meaning import draft_of
from kuzplan_desktop.exchange.source.reading import grid_of, read_grid
from tests.exchange.plan.shapes import word
from tests.exchange.plan.shapes.word import C

CAPTIONS = ("№ п/п", "Наименование мероприятия", "Исполнитель", "Срок")
DECREE = "УТВЕРЖДЕН постановлением Избирательной комиссии Кемеровской области – Кузбасса от 1 марта 2023 г. № 7-к"
TITLE = "План работы на 2023 год"
Row = Sequence["str | C"]


def page(
    rows: str, *, before: str = "", after: str = "", captions: Sequence[str] = CAPTIONS, decree: str = DECREE
) -> PlanDraft:
    """The draft of a page of a site; `rows` are those below the header."""
    header = "".join(f"<th>{caption}</th>" for caption in captions)
    head = f"<p>{decree}</p><p>{TITLE}</p>{before}"
    text = f"<html><body>{head}<table><tr>{header}</tr>{rows}</table>{after}</body></html>"
    return draft_of(grid_of(text.encode("utf-8"), "план.html"))


def in_word(*rows: "Row | str", before: Sequence[str] = (), after: Sequence[str] = ()) -> PlanDraft:
    """The draft of a Word document."""
    document = word.begin()
    put_plan(document, *rows, before=before, after=after)
    return of_word(document)


def put_plan(document: object, *rows: "Row | str", before: Sequence[str] = (), after: Sequence[str] = ()) -> None:
    """Lays a head and the table of a plan at the end of a Word document; `before` and `after` are blocks around it."""
    word.put(document, word.p(DECREE), word.p(TITLE), *before, word.table([CAPTIONS, *rows]), *after)


def of_word(document: object) -> PlanDraft:
    """The draft of a document of python-docx."""
    with TemporaryDirectory(prefix="kuzplan-small-") as folder:
        path = Path(folder) / "план.docx"
        document.save(str(path))
        return draft_of(read_grid(path))


def told(draft: PlanDraft) -> str:
    """All that a person is told, with the places."""
    return "\n".join(f"{place}: {text}" for place, text in draft.warnings)


def items(draft: PlanDraft) -> list[tuple[str, str, str, str]]:
    """The items in short."""
    return [(one.number, one.title, one.executors_text, one.period_text) for one in draft.activities()]


def item(draft: PlanDraft, number: str) -> ActivityDraft:
    """The item of a number."""
    return next(one for one in draft.activities() if one.number == number)
