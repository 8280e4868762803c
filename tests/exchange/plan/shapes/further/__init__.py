"""Further documents, invented by whoever writes the importer, of what real ones do that the opened half does not."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes.base import Expected, Outline, Shelf, Told
from tests.exchange.plan.shapes.layout import Layout, Row, approval, heads, title
from tests.exchange.plan.shapes.word import table, write

SHELF = Shelf()
COMMON = heads("№ п/п", "Наименование мероприятия", "Исполнитель", "Срок исполнения")
WIDTHS = (1.8, 8, 4, 3.2)
TIK = "Территориальная избирательная комиссия Яшкинского района"
DECREE = approval(
    "УТВЕРЖДЕН", "решением территориальной избирательной", "комиссии Яшкинского района", "от 25.12.2025 № 180/902-5"
)
NAME = title("План мероприятий", "территориальной избирательной комиссии Яшкинского района", "на 2026 год")


def of_tik(outline: Outline, *must_warn: Told, also: tuple[Outline, ...] = ()) -> Expected:
    """What is read in a document with the usual head, above."""
    name = "План мероприятий территориальной избирательной комиссии Яшкинского района на 2026 год"
    return Expected(name, 2026, outline, TIK, date(2025, 12, 25), "180/902-5", must_warn=must_warn, also=also)


def laid_out(path: Path, *rows: Row | str, widths: tuple[float, ...] = (), after: str = "") -> None:
    """A Word document with the usual head, above, and one table."""
    write(path, DECREE, NAME, table(rows, widths), after)


def under_head(path: Path, head: str, outline: Outline, layout: Layout | None = None, after: str = "") -> None:
    """A Word document with another head over the usual columns."""
    layout = layout or Layout(section="{}. {}", number="{}.")
    write(path, head, table([COMMON, *layout.rows(outline)], WIDTHS), after)
