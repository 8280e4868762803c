"""Documents of Word, made into OpenDocument, old Word, rich text and PDF by LibreOffice."""

from datetime import date
from pathlib import Path

from tests.exchange.plan.shapes import office
from tests.exchange.plan.shapes.base import Expected, flat
from tests.exchange.plan.shapes.further import COMMON, DECREE, NAME, SHELF, TIK, WIDTHS, of_tik
from tests.exchange.plan.shapes.further.formats import DEEP, LAYOUT, SECTIONS
from tests.exchange.plan.shapes.layout import Layout, counted, hard_wrapped, heads
from tests.exchange.plan.shapes.pools import INFORMING, TRAINING, take
from tests.exchange.plan.shapes.word import UP, C, begin, listed, numbering, p, put, table, write


def _word(begun: Path) -> None:
    write(
        begun,
        DECREE,
        NAME,
        table([COMMON, counted(4), *LAYOUT.rows(DEEP)], WIDTHS, heads=2),
        p("УИК – участковые избирательные комиссии."),
    )


DEEP_EXPECTED = Expected(
    "План мероприятий территориальной избирательной комиссии Яшкинского района на 2026 год",
    2026,
    DEEP,
    TIK,
    date(2025, 12, 25),
    "180/902-5",
    (("УИК", "участковые избирательные комиссии"),),
)


@SHELF.lay("text_of_opendocument.odt", DEEP_EXPECTED, needs_office=True)
def text_of_opendocument(path: Path) -> None:
    office.converted(_word, ".docx", path)


@SHELF.lay("old_word.doc", DEEP_EXPECTED, needs_office=True)
def old_word(path: Path) -> None:
    office.converted(_word, ".docx", path)


@SHELF.lay("rich_text.rtf", DEEP_EXPECTED, needs_office=True)
def rich_text(path: Path) -> None:
    office.converted(_word, ".docx", path)


@SHELF.lay("portrait_pages.pdf", DEEP_EXPECTED, needs_office=True)
def portrait_pages(path: Path) -> None:
    office.converted(_word, ".docx", path)


def _merged_down(begun: Path) -> None:
    rows = [[f"{one[0]}.", one[1], ", ".join(one[2]), "в течение года"] for one in take(TRAINING, "", 0, 4)]
    rows[0][3], rows[1][3], rows[2][3], rows[3][3] = C("в течение года", down=True), UP, UP, UP
    write(begun, DECREE, NAME, table([COMMON, *rows], WIDTHS), landscape=True)


MERGED = of_tik(flat(*[(*one[:3], "в течение года", {}) for one in take(TRAINING, "", 0, 4)]))
for _ending in ("doc", "rtf", "odt", "pdf"):

    @SHELF.lay(f"term_merged_down.{_ending}", MERGED, needs_office=True)
    def term_merged_down(path: Path) -> None:
        """A срок merged down over all items, in landscape."""
        office.converted(_merged_down, ".docx", path)


def _lists(begun: Path) -> None:
    document = begin()
    numbering(document, [("decimal", "%1."), ("decimal", "%1.%2.")])
    rows = []
    for one in Layout(section="{1}", join="\v").rows(SECTIONS):
        rows.append(
            [C(xml=listed(50, text=one[0].text), across=4)]
            if len(one) == 1
            else [C(xml=listed(50, 1)), hard_wrapped(one[1]), *one[2:]]
        )
    put(document, DECREE, NAME, table([COMMON, *rows], WIDTHS))
    document.save(str(begun))


for _ending in ("doc", "rtf", "odt", "pdf"):

    @SHELF.lay(f"lists_of_two_levels.{_ending}", of_tik(SECTIONS), needs_office=True)
    def lists_of_two_levels(path: Path) -> None:
        """Numbers of sections and items are one list; names are wrapped by hand, executors stand one a line."""
        office.converted(_lists, ".docx", path)


def _six_columns(begun: Path) -> None:
    captions = heads(
        "№ п/п", "Наименование мероприятия", "Целевая аудитория", "Срок проведения", "Ответственные", "Примечание"
    )
    rows = [
        [f"{one[0]}.", one[1], "избиратели", one[3], "\v".join(one[2]), "онлайн" if one[0] == "2" else ""]
        for one in take(INFORMING, "", 0, 8)
    ]
    write(begun, DECREE, NAME, table([captions, counted(6), *rows], (1.2, 8, 3, 4, 5, 4), heads=2), landscape=True)


SIX = of_tik(
    flat(
        *[
            (*one[:4], {"Целевая аудитория": "избиратели"} | ({"Примечание": "онлайн"} if one[0] == "2" else {}))
            for one in take(INFORMING, "", 0, 8)
        ]
    )
)
for _ending in ("pdf", "doc"):

    @SHELF.lay(f"landscape_six_columns.{_ending}", SIX, needs_office=True)
    def landscape_six_columns(path: Path) -> None:
        office.converted(_six_columns, ".docx", path)
