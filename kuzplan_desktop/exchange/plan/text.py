"""The text of an approved plan (a paged table with tabs between the cells) -> draft of a plan."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from kuzplan_desktop.domain.draft import ActivityDraft, PlanDraft, SectionDraft, SubsectionDraft
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.wording import MONTHS_GENITIVE

COLUMNS = 4

_DECREE = re.compile(
    r"постановлением\s+(?P<authority>.+?)\s+от\s+(?P<day>\d{1,2})\s+(?P<month>[а-я]+)\s+(?P<year>\d{4})"
    r"\s*(?:г\.|года)?\s*№\s*(?P<number>\S+)",
    re.IGNORECASE,
)
_GENITIVE_COMMISSION = re.compile(r"(?:[\w-]+ой\s+)*комиссии\b", re.IGNORECASE)
_TITLE = re.compile(r"(сводный\s+)?план\b", re.IGNORECASE)
_YEAR = re.compile(r"\bна\s+(\d{4})\s+год")
_SECTION = re.compile(r"раздел\s+(?P<number>\S+?)\.?\s+(?P<title>.+)", re.IGNORECASE)
_NOT_A_PLAN = "Откройте текст, в котором строки плана разделены на ячейки знаками табуляции."


@dataclass(frozen=True, slots=True)
class _TextRow:
    """A row of the table; `after_break` is true for the first row of a page."""

    number: str
    title: str
    executors: str
    period: str
    after_break: bool

    def joined(self, rest: "_TextRow") -> "_TextRow":
        """The row with the cells of its continuation on the next page."""
        return replace(
            self,
            title=_line(f"{self.title} {rest.title}"),
            executors=_line(f"{self.executors} {rest.executors}"),
            period=_line(f"{self.period} {rest.period}"),
        )


def read_text(text: str) -> PlanDraft:
    """The draft of the plan whose approved text is `text`.

    Rows cut by a page break come back whole, marks of bold type and repeated headers are dropped, everything else
    is kept word for word. What a person should look at is told in `warnings`; PlanError if `text` is no plan.
    """
    warnings: list[str] = []
    head, table, note = _parts(_cleaned(text))
    title, year = _title(head)
    authority, approved_on, approved_number = _decree(head, warnings)
    sections = _sections(_whole_rows(_rows(table, warnings), warnings), warnings)
    draft = PlanDraft(
        title=title,
        year=year,
        authority=authority,
        approved_on=approved_on,
        approved_number=approved_number,
        title_genitive=_title_genitive(title),
        sections=sections,
        abbreviations=_abbreviations(note, warnings),
        warnings=(),
    )
    if not any(draft.activities()):
        raise PlanError("В таблице плана нет ни одного пункта.", _NOT_A_PLAN)
    return replace(draft, warnings=(*warnings, *_doubts(draft)))


def _cleaned(text: str) -> list[str]:
    """The lines of `text` without marks of bold type and control characters."""
    text = re.sub(r"</?b>|\*{2,}", "", text.replace("\r\n", "\n").replace("\r", "\n"))
    kept = "".join(letter for letter in text if letter in "\t\n" or unicodedata.category(letter) not in ("Cc", "Cs"))
    return kept.removeprefix("\ufeff").split("\n")


def _line(text: str) -> str:
    """`text` with single spaces only."""
    return " ".join(text.split())


def _cells(line: str) -> list[str]:
    """The cells of a line of the table, at least four."""
    cells = [_line(cell) for cell in line.split("\t")]
    return cells + [""] * (COLUMNS - len(cells))


def _is_header(line: str) -> bool:
    """True for the two header rows that stand on every page."""
    cells = _cells(line)
    return "\t" in line and (cells[0].startswith("№") or cells[:COLUMNS] == ["1", "2", "3", "4"])


def _parts(lines: list[str]) -> tuple[list[str], list[str], list[str]]:
    """The lines before the table, of the table and after it; PlanError if there is no table."""
    if not any(line.strip() for line in lines):
        raise PlanError("Текст плана пуст.", "Выберите файл с текстом утвержденного плана.")
    first = next((at for at, line in enumerate(lines) if _is_header(line)), None)
    if first is None:
        raise PlanError("В тексте нет таблицы плана с заголовком «№ п/п».", _NOT_A_PLAN)
    end = next((at for at in range(first, len(lines)) if lines[at].strip().startswith("Примечание")), len(lines))
    return lines[:first], lines[first:end], lines[end:]


def _title(head: list[str]) -> tuple[str, int]:
    """The title of the plan and its year."""
    paragraphs = (_line(part) for part in re.split(r"\n\s*\n", "\n".join(head)))
    title = next((part for part in paragraphs if _TITLE.match(part)), None)
    if title is None:
        raise PlanError("Перед таблицей нет наименования плана.", "Наименование начинается словами «Сводный план».")
    year = _YEAR.search(title)
    if year is None:
        raise PlanError("В наименовании плана не указан год.", "Допишите в текст, например, «на 2022 год».")
    return title, int(year[1])


def _title_genitive(title: str) -> str:
    """The title as it stands after «о выполнении»: only its first words change."""
    if title.startswith("Сводный план"):
        return "Сводного плана" + title.removeprefix("Сводный план")
    return re.sub(r"^План\b", "Плана", title)


def _decree(head: list[str], warnings: list[str]) -> tuple[str, date | None, str]:
    """The authority in the nominative, the date and the number of the decree."""
    found = _DECREE.search(_line(" ".join(head)))
    if found is None:
        warnings.append("Перед таблицей не указано, каким постановлением утвержден план.")
        return "", None, ""
    approved_on = None
    try:
        approved_on = date(int(found["year"]), MONTHS_GENITIVE.index(found["month"].lower()) + 1, int(found["day"]))
    except ValueError:
        warnings.append(f"Дата постановления не распознана: «{found['day']} {found['month']} {found['year']}».")
    return _nominative(found["authority"]), approved_on, found["number"]


def _nominative(authority: str) -> str:
    """«Избирательной комиссии …» -> «Избирательная комиссия …»; any other wording stays."""
    found = _GENITIVE_COMMISSION.match(authority)
    if found is None:
        return authority
    words = found[0].split()
    adjectives = [word.removesuffix("ой") + "ая" for word in words[:-1]]
    return " ".join([*adjectives, words[-1].removesuffix("и") + "я"]) + authority[found.end() :]


def _rows(table: list[str], warnings: list[str]) -> Iterator[_TextRow]:
    """The rows of the table without the headers."""
    after_break = False
    for line in table:
        if _is_header(line):
            after_break = True
            continue
        cells = _cells(line)
        if not any(cells):
            continue
        if "\t" not in line and not _SECTION.match(cells[0]):
            warnings.append(f"Строка не разделена на ячейки и пропущена: «{cells[0]}».")
            continue
        if any(cells[COLUMNS:]):
            warnings.append(f"В строке «{cells[0]} {cells[1]}» больше четырех ячеек, лишние пропущены.")
        yield _TextRow(cells[0].rstrip("."), cells[1], cells[2], cells[3], after_break)
        after_break = False


def _whole_rows(rows: Iterator[_TextRow], warnings: list[str]) -> list[_TextRow]:
    """The rows with those joined that a page break had cut: a continuation has no number."""
    whole: list[_TextRow] = []
    for row in rows:
        if row.number or not whole:
            whole.append(row)
            continue
        if not row.after_break:
            warnings.append(f"Строка без номера присоединена к строке «{whole[-1].number}»: «{row.title}».")
        whole[-1] = whole[-1].joined(row)
    return whole


def _sections(rows: list[_TextRow], warnings: list[str]) -> tuple[SectionDraft, ...]:
    """The outline that the rows make: section rows, headings of subsections, activities."""
    sections: list[SectionDraft] = []
    for row in rows:
        section = _SECTION.match(_line(f"{row.number} {row.title}"))
        if section and not row.executors and not row.period:
            sections.append(SectionDraft(section["number"], section["title"]))
            continue
        if not sections:
            warnings.append(f"Строка «{row.number}» стоит до первого раздела.")
            sections.append(SectionDraft("", ""))
        sections[-1] = _with_row(sections[-1], row, warnings)
    return tuple(sections)


def _with_row(section: SectionDraft, row: _TextRow, warnings: list[str]) -> SectionDraft:
    """`section` with one more heading of a subsection or one more activity at its end."""
    subsections = list(section.subsections)
    if not row.executors and not row.period and row.number.count(".") < 2:
        return replace(section, subsections=(*subsections, SubsectionDraft(row.number, row.title)))
    if not subsections:
        warnings.append(f"Пункт {row.number} стоит вне подраздела.")
        subsections.append(SubsectionDraft("", ""))
    activity = ActivityDraft(row.number, row.title, row.executors, row.period)
    subsections[-1] = replace(subsections[-1], activities=(*subsections[-1].activities, activity))
    return replace(section, subsections=tuple(subsections))


def _doubts(draft: PlanDraft) -> Iterator[str]:
    """What a person should look at in the activities: empty cells and repeated numbers.

    A number such as 1.2.4 is meant to stand once in a plan, a plain one such as 4 once in its subsection.
    """
    seen: set[tuple[object, ...]] = set()
    for section in draft.sections:
        for subsection in section.subsections:
            for activity in subsection.activities:
                dotted = "." in activity.number
                place = (activity.number,) if dotted else (section.number, subsection.number, activity.number)
                if place in seen:
                    yield f"Номер {activity.number} встречается в плане повторно."
                seen.add(place)
                if not activity.title:
                    yield f"У пункта {activity.number} не указано наименование."
                if not activity.executors_text:
                    yield f"У пункта {activity.number} не указан исполнитель."
                if not activity.period_text:
                    yield f"У пункта {activity.number} не указан срок."


def _abbreviations(note: list[str], warnings: list[str]) -> tuple[tuple[str, str], ...]:
    """The list of abbreviations; a term and its meaning are separated by " - ", terms may hold " – "."""
    found = []
    for line in map(_line, note):
        term, separator, meaning = line.partition(" - ")
        if separator:
            found.append((term, meaning.rstrip(" ;.")))
        elif line and not line.endswith(":"):
            warnings.append(f"Строка примечания не понята и пропущена: «{line}».")
    return tuple(found)
