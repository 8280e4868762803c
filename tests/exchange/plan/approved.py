"""The approved plan as an official document in any format: its head, its table, its note with abbreviations."""

from collections.abc import Iterator
from html import escape
from pathlib import Path

from openpyxl import Workbook

from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.domain.wording import MONTHS_GENITIVE
from tests.exchange.plan.shapes import office, word
from tests.exchange.plan.shapes.base import Write
from tests.exchange.plan.shapes.word import C

CAPTIONS = ("№ п/п", "Наименование мероприятия", "Исполнитель", "Период реализации")
ENDINGS = (".docx", ".doc", ".odt", ".rtf", ".pdf", ".xlsx", ".xls", ".ods", ".txt", ".html")
WRITTEN = (".docx", ".xlsx", ".txt", ".html")  # by ourselves, the others by LibreOffice
WIDTHS = (1.6, 7.4, 4.5, 3.5)  # centimetres


def head(draft: PlanDraft) -> list[str]:
    """What stands above the table."""
    day = draft.approved_on
    assert day is not None
    genitive = draft.authority.replace("Избирательная комиссия", "Избирательной комиссии")
    decree = f"постановлением {genitive} от {day.day} {MONTHS_GENITIVE[day.month - 1]} {day.year} г."
    return ["УТВЕРЖДЕН", f"{decree} № {draft.approved_number}", draft.title]


def note(draft: PlanDraft) -> list[str]:
    """What stands below it."""
    last = len(draft.abbreviations) - 1
    meanings = [f"{term} - {text}{'.' if at == last else ';'}" for at, (term, text) in enumerate(draft.abbreviations)]
    return ["Примечание:", "Используемые сокращения:", *meanings]


def rows(draft: PlanDraft) -> Iterator[tuple[str, ...]]:
    """The rows below the header; a section is one text over all columns."""
    yield "1", "2", "3", "4"
    for section in draft.sections:
        yield (f"Раздел {section.number}. {section.title}",)
        for part in section.subsections:
            yield f"{part.number}.", part.title, "", ""
            for one in part.activities:
                yield f"{one.number}.", one.title, one.executors_text, one.period_text


def write(draft: PlanDraft, path: Path) -> None:
    """The plan in the format that the ending of `path` names."""
    by_ending: dict[str, Write] = {
        ".docx": lambda to: _write_word(draft, to),
        ".xlsx": lambda to: _write_sheet(draft, to),
        ".txt": lambda to: _write_text(draft, to),
        ".html": lambda to: _write_page(draft, to),
    }
    if path.suffix in by_ending:
        by_ending[path.suffix](path)
    else:
        source = ".xlsx" if path.suffix in (".xls", ".ods") else ".docx"
        office.converted(by_ending[source], source, path)


def _write_word(draft: PlanDraft, path: Path) -> None:
    laid: list[list[str | C]] = [[C(text, bold=True, align="center") for text in CAPTIONS]]
    for cells in rows(draft):
        heading = len(cells) == 1 or (cells[1] and not any(cells[2:]))
        laid.append([C(text, bold=bool(heading), across=4 if len(cells) == 1 else 1) for text in cells])
    above = [word.p(text, align="center", bold=at == 2) for at, text in enumerate(head(draft))]
    word.write(path, *above, word.table(laid, WIDTHS, heads=1), *map(word.p, note(draft)))


def _write_sheet(draft: PlanDraft, path: Path) -> None:
    book = Workbook()
    sheet = book.active
    lines = [*((text,) for text in head(draft)), CAPTIONS, *rows(draft), *((text,) for text in note(draft))]
    for at, cells in enumerate(lines, 1):
        for column, text in enumerate(cells, 1):
            if text:
                sheet.cell(at, column, text).data_type = "s"
        if len(cells) == 1:
            sheet.merge_cells(start_row=at, end_row=at, start_column=1, end_column=4)
    book.save(path)


def _write_text(draft: PlanDraft, path: Path) -> None:
    table = ["\t".join([*cells, *[""] * (4 - len(cells))]) for cells in (CAPTIONS, *rows(draft))]
    path.write_text("\n".join([*head(draft)[:2], "", head(draft)[2], "", *table, *note(draft)]), encoding="utf-8")


def _write_page(draft: PlanDraft, path: Path) -> None:
    def row(cells: tuple[str, ...], tag: str = "td") -> str:
        span = ' colspan="4"' if len(cells) == 1 else ""
        return "<tr>" + "".join(f"<{tag}{span}>{escape(text)}</{tag}>" for text in cells) + "</tr>"

    table = row(CAPTIONS, "th") + "".join(map(row, rows(draft)))
    above, below = ("".join(f"<p>{escape(text)}</p>" for text in texts) for texts in (head(draft), note(draft)))
    body = f'{above}<table border="1">{table}</table>{below}'
    path.write_text(f'<html><head><meta charset="utf-8"></head><body>{body}</body></html>', encoding="utf-8")
