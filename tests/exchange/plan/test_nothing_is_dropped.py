"""Every word of a source stands in the draft or in what a person is told: nothing is dropped in silence."""

import re
import warnings
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.wording import MONTHS_GENITIVE
from kuzplan_desktop.exchange.plan.meaning import draft_of
from kuzplan_desktop.exchange.plan.tables import find_rows
from kuzplan_desktop.exchange.source import excel
from kuzplan_desktop.exchange.source.excel import MOST_COLUMNS
from kuzplan_desktop.exchange.source.grid import Grid, texts_of
from kuzplan_desktop.exchange.source.reading import grid_of, read_grid
from kuzplan_desktop.exchange.source.text import decoded
from tests.exchange.plan.reading_of_shapes import grid_in
from tests.exchange.plan.shapes import word
from tests.exchange.plan.shapes.base import Expected, Shape, written
from tests.exchange.plan.small import CAPTIONS, DECREE, TITLE, in_word, items, of_word, page, put_plan, told
from tests.exchange.plan.test_shapes import DOCUMENTS

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SHORTEST_STEM = 6  # letters of a word whose first ones are looked for: «комиссии» for «комиссия»
OF_A_DECREE = "УТВЕРЖДЕН Приложение к постановлению решению приказом распоряжением от № года"
OF_A_HEADING = "Раздел Глава Примечание Используемые Принятые сокращения Список"


def words(text: str) -> Iterator[str]:
    bare = re.sub("[\u00ad\u200b-\u200f\u2060\ufeff]|\\b20_+", "", text)  # «20__ года» is a blank to fill in
    return (found.casefold().replace("ё", "е") for found in re.findall(r"[^\W\d_]{2,}|\d+", bare))


def source_texts(path: Path, grid: Grid) -> Iterator[str]:
    """The texts of a document, read in another way than the program does where there is one."""
    if path.suffix == ".docx":
        with ZipFile(path) as parts:
            for name in parts.namelist():
                if re.fullmatch(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments)\.xml", name):
                    yield from _paragraphs(ElementTree.fromstring(parts.read(name)))
    elif path.suffix == ".xlsx":
        yield from _of_sheets(path)
    elif path.suffix == ".txt":
        yield re.sub(r"</?b>|\*{2,}", "", decoded(path.read_bytes()))
    elif path.suffix == ".html":
        bare = re.sub(r"(?s)<(style|script|xml)\b.*?</\1>|<!--.*?-->|<[^>]+>", " ", decoded(path.read_bytes()))
        yield unescape(bare)
    else:
        for block in grid.blocks:
            yield from texts_of(block)


def _of_sheets(path: Path) -> Iterator[str]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = load_workbook(path, data_only=True)
    for sheet in book.worksheets:
        yield from (cell for row in sheet.iter_rows(values_only=True) for cell in row if isinstance(cell, str))


def _paragraphs(part: ElementTree.Element) -> Iterator[str]:
    """Each paragraph by itself: those of a text box stand in another one, and what was moved where it came to."""
    for paragraph in part.iter(f"{W}p"):
        apart = (*paragraph.iter(f"{W}txbxContent"), *paragraph.iter(f"{W}moveFrom"))
        inner = {id(one) for box in apart for one in box.iter()}
        pieces = [one for one in paragraph.iter() if id(one) not in inner]
        for tag in (f"{W}t", f"{W}delText"):
            yield "".join(
                " " if one.tag == f"{W}br" else one.text or "" for one in pieces if one.tag in (tag, f"{W}br")
            )


def said(draft: PlanDraft) -> str:
    texts = [draft.title, draft.authority, draft.approved_number, f"{draft.approved_on or ''}"]
    for section in draft.sections:
        texts += [section.number, section.title]
        for part in section.subsections:
            texts += [part.number, part.title]
    for one in draft.activities():
        texts += [one.number, one.title, one.executors_text, one.period_text, *(" ".join(note) for note in one.notes)]
    texts += [f"{term} {meaning}" for term, meaning in draft.abbreviations]
    return " ".join([*texts, told(draft)])


def missing(texts: Iterator[str], draft: PlanDraft, grid: Grid) -> set[str]:
    """The words that are nowhere: not in the draft, not in a warning, not in the header of the table."""
    columns = find_rows(grid).columns
    assert columns is not None
    days = [day for day in (draft.approved_on, *(one.day for one in draft.amendments)) if day]
    decree = " ".join(f"{day:%d %m %Y} {day.day} {MONTHS_GENITIVE[day.month - 1]}" for day in days)
    numbers = " ".join(map(str, range(1, len(columns.roles) + 1)))
    known = " ".join([said(draft), *columns.captions, OF_A_DECREE, OF_A_HEADING, decree, numbers])
    whole, run = set(words(known)), "".join(words(known))

    def stands(one: str) -> bool:
        if one in whole or (len(one) > 2 and one in run):
            return True
        return len(one) >= SHORTEST_STEM and one[: len(one) - 2] in run

    cut = r"(?<=[а-я])-\s+(?=[а-я])|\b[а-я]{1,2}-$"  # the rest of the word may be the next paragraph
    return {one for text in texts for one in words(re.sub(cut, "", text)) if not stands(one)}


@pytest.mark.slow
@pytest.mark.parametrize("shape", [one for one in DOCUMENTS if isinstance(one.values[0].expected, Expected)])
def test_every_word_of_a_document_is_in_the_draft_or_told(shape: Shape) -> None:
    path = written(shape)
    grid = grid_in(path)
    try:
        draft = draft_of(grid)
    except PlanError:
        pytest.skip("a careful program may refuse it")
    assert missing(source_texts(path, grid), draft, grid) == set()


ROW = "<tr><td>1.1</td><td>Семинар</td><td>ТИК</td><td>Май</td></tr>"
FIRST = ["1.1", "Семинар", "ТИК", "Май"]


@pytest.mark.parametrize(
    "line",
    [
        "Приложение № 2",
        "Согласовано: начальник отдела",
        "Утвержден на заседании рабочей группы",
        "От 12 января ожидаются уточнения",
        "Постановление вступает в силу со дня подписания",
    ],
)
def test_a_line_before_the_table_is_the_decree_or_told(line: str) -> None:
    assert f"«{line}»" in told(page(ROW, before=f"<p>{line}</p>"))
    assert f"«{line}»" in told(in_word(FIRST, before=[word.p(line)]))


def test_what_stands_in_one_line_with_the_decree_is_told() -> None:
    decree = "СОГЛАСОВАНО и УТВЕРЖДЕН решением ТИК от 1 марта 2023 г. № 5/1 (в редакции от 2 апреля)"
    draft = page(ROW, decree=decree)
    assert (draft.authority, draft.approved_number) == ("ТИК", "5/1")
    assert "«СОГЛАСОВАНО и (в редакции от 2 апреля)»" in told(draft)


@pytest.mark.parametrize(
    "line",
    [
        "Ответственные за выполнение:",
        "Председатель комиссии П.П. Петров",
        "Секретарь комиссии С.С. Сидорова",
        "Исп. Иванова - 12-34-56",
        "Примечание:",
    ],
)
def test_a_line_after_the_table_is_an_abbreviation_or_told(line: str) -> None:
    draft = page(ROW, after=f"<p>{line}</p>")
    assert f"«{line}»" in told(draft)
    assert draft.abbreviations == ()


def test_what_a_site_shows_around_the_document_is_told() -> None:
    text = "<nav><a>Главная</a><a>Контакты</a></nav>"
    draft = page(ROW, before=text, after="<footer>Все права <b>защи</b>щены</footer><button>Печать</button>")
    for one in ("Главная", "Контакты", "защищены", "Печать"):
        assert one in told(draft)


def test_the_caption_of_a_table_is_told() -> None:
    rows = f"<caption>Сведения о плане</caption>{ROW}"
    draft = page(ROW, before=f"<table>{rows}</table>")
    assert "Сведения о плане" in told(draft)
    stray = page(ROW + "Слова между строк" + ROW)
    assert "Слова между строк" in told(stray)


def test_headers_and_footers_of_a_word_document_are_told_without_numbers_of_pages() -> None:
    document = word.begin()
    document.sections[0].header.paragraphs[0].text = "Проект внесен отделом"
    document.sections[0].footer.paragraphs[0].text = "12"
    put_plan(document, FIRST)
    draft = of_word(document)
    assert "колонтитул: Не вошло в план: «Проект внесен отделом»." in told(draft)
    assert "«12»" not in told(draft)


def test_a_footnote_that_nothing_refers_to_is_told_though_another_says_the_same() -> None:
    document = word.begin()
    word.footnotes(document, ["Уточняется", "Уточняется"])
    marked = word.C(xml=word.p(xml=word.run("Семинар") + word.footnote(1)))
    put_plan(document, ["1.1", marked, "ТИК", "Май"])
    draft = of_word(document)
    assert "пункту 1.1: «Уточняется»" in told(draft)
    assert "сноска: Не вошло в план: «Уточняется»." in told(draft)


def test_a_note_that_hangs_on_a_heading_or_on_an_empty_cell_is_told() -> None:
    document = word.begin()
    word.footnotes(document, ["К разделу", "К пустой ячейке"])
    heading = word.C(xml=word.p(xml=word.run("Обучение", "<w:b/>") + word.footnote(1)), across=4)
    empty = word.C(xml=word.p(xml=word.footnote(2)))
    put_plan(document, [heading], ["1.1", "Семинар", "ТИК", empty])
    draft = of_word(document)
    assert "заголовку «Обучение»: «К разделу»" in told(draft)
    assert "пункту 1.1: «К пустой ячейке»" in told(draft)


RTF = r"""{\rtf1\ansi\ansicpg1251 %s\pard %s\par %s\par
\trowd\cellx1000\cellx4000\cellx6000\cellx8000\pard\intbl %s\cell %s\cell %s\cell %s\cell\row
\trowd\cellx1000\cellx4000\cellx6000\cellx8000\pard\intbl 1.1\cell %s\cell %s\cell %s\cell\row
\pard\par}"""


def in_rich_text(around: str, title: str = "Семинар", period: str = "Май") -> PlanDraft:
    def coded(text: str) -> str:
        return "".join(sign if sign.isascii() else f"\\u{ord(sign)}?" for sign in text)

    cells = [coded(text) for text in (DECREE, TITLE, *CAPTIONS, title, "ТИК", period)]
    return draft_of(grid_of((RTF % (coded(around), *cells)).encode("ascii"), "план.rtf"))


def test_headers_footers_and_text_boxes_of_rich_text_are_told() -> None:
    draft = in_rich_text(r"{\header Верхний край\par}{\footerf Нижний край}{\shp{\*\shpinst{\shptxt В рамке\par}}}")
    assert items(draft) == [("1.1", "Семинар", "ТИК", "Май")]
    for one in ("Верхний край", "Нижний край", "В рамке"):
        assert one in told(draft)


def test_a_raised_digit_of_rich_text_is_the_mark_of_a_footnote() -> None:
    assert items(in_rich_text("", period=r"Май{\super 1}"))[0][3] == "Май"


def test_cells_of_a_sheet_far_from_the_table_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    last = 20
    monkeypatch.setattr(excel, "MOST_ROWS", last)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in ([TITLE], CAPTIONS, FIRST):
        sheet.append(row)
    sheet.cell(last + 1, 1, "Ниже всех строк")
    sheet.cell(3, MOST_COLUMNS + 1, "Правее всех столбцов")
    sheet.cell(last + 9, MOST_COLUMNS + 9).font = Font(bold=True)  # formatted alone says nothing
    path = tmp_path / "план.xlsx"
    book.save(path)
    sentence = f"лист «{sheet.title}», далеко от таблицы: Не вошло в план: «Правее всех столбцов; Ниже всех строк»."
    assert sentence in told(draft_of(read_grid(path), year=2023))
