"""Which column of a plan's table holds what: told by the words of its header, in any order, over one storey or more."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum

from kuzplan_desktop.domain.period.period import PeriodKind, parse_period
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.exchange.plan.footnotes import without_marks
from kuzplan_desktop.exchange.plan.whole_words import one_line
from kuzplan_desktop.exchange.source.grid import GridCell, GridRow, GridTable


class ColumnRole(StrEnum):
    """What a column of the table holds."""

    NUMBER = "number"
    TITLE = "title"
    EXECUTORS = "executors"
    PERIOD = "period"
    EXTRA = "extra"


_WORDS = {
    ColumnRole.NUMBER: r"(?:(?:№{1,2}|n{1,2}|нн)[ .]*)?(?:п[ /\\.]*п[ .]*)?|(?:порядковый )?номер(?: п[ /]*п)?"
    r"|(?:№|номер) (?:пункта(?: плана)?|мероприятия|по порядку)",
    ColumnRole.PERIOD: r"(?:\w+(?:ый|ая|ое|ые|ие) ){0,2}(?:срок|период|дат[аы]\b|время|квартал|месяц)|когда\b",
    ColumnRole.EXECUTORS: r"(?:\w+ )?(?:со)?исполнител|ответственн|организатор|кто\b|куратор"
    r"|ф\. ?и\. ?о\.? (?:ответ|исполн)"
    r"|(?:лиц[оа]|орган\w*|должностн\w+|структурн\w+|подразделени\w+|учреждени\w+|член\w* комиссии)[ ,].{0,40}"
    r"(?:ответственн|исполнител|организующ|проводящ)",
    ColumnRole.TITLE: r"(?:\w+ )?(?:наименовани|мероприяти|содержани|тема|название|вид работ|перечень мер)"
    r"|(?:виды работ|вид деятельности|виды деятельности|что\b|рассматриваемы\w+ вопрос|перечень вопрос|планируем\w+ )",
}
_ADJECTIVE = re.compile("[а-яё]+(?:ый|ий|ой|ая|ое|ые|ие)")
_FACT = re.compile("факт|отметк|выполнен|исполнено")
_BEGIN = re.compile(r"с|(?:(?:дата|день|срок) )?начал[оа]\b")
_END = re.compile(r"по|(?:(?:дата|день|срок) )?(?:окончани[ея]|завершени[ея]|кон(?:ец|ца))\b")
_OFTEN_MISSPELT = {
    "наименование": ColumnRole.TITLE,
    "мероприятие": ColumnRole.TITLE,
    "мероприятия": ColumnRole.TITLE,
    "содержание": ColumnRole.TITLE,
    "исполнитель": ColumnRole.EXECUTORS,
    "исполнители": ColumnRole.EXECUTORS,
    "ответственный": ColumnRole.EXECUTORS,
    "ответственные": ColumnRole.EXECUTORS,
    "организаторы": ColumnRole.EXECUTORS,
}
NEAR, LONG, MOST_OF_A_MISSPELT = 0.9, 9, 3  # of a letter or two in a long word; letters; words
_LOOKS_LIKE = str.maketrans("aceopxykmhtb", "асеорхукмнтв")  # Latin letters typed in a Russian word
LONGEST_CAPTION = 90  # letters outside of brackets
_WHOLE = frozenset((ColumnRole.NUMBER,))
_WITHOUT_STEM = frozenset((ColumnRole.NUMBER, ColumnRole.EXTRA))
SOME_YEAR = 2024  # whether a wording is a срок does not hang on it
HEADER_ROWS = 8  # how far down the header of a table is looked for
STOREYS = 3
STEM = 4  # letters in which «Срок» and «Сроки исполнения» are alike
FEWEST_OF_A_CALENDAR = 2  # columns that name a part of the year
FEWEST_AGAIN, MOST_WORDS = 3, 6  # cells and words of each of a header that is repeated in other words


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of a table: their roles and captions, by the table's finest columns; `header` rows stand above.

    `marks` are those of footnotes that were taken off the captions.
    """

    roles: tuple[ColumnRole, ...]
    captions: tuple[str, ...]
    header: tuple[GridRow, ...]
    first_row: int
    marks: tuple[str, ...] = ()

    def has(self, role: ColumnRole) -> bool:
        """True if some column has this role."""
        return role in self.roles

    def role_of(self, cell: GridCell) -> ColumnRole:
        """The role of a cell by the column where it begins."""
        at = self._column_of(cell)
        return self.roles[at] if at < len(self.roles) else ColumnRole.EXTRA

    def caption_of(self, cell: GridCell) -> str:
        """What stands over a cell."""
        at = self._column_of(cell)
        return self.captions[at] if at < len(self.captions) else ""

    def _column_of(self, cell: GridCell) -> int:
        """The column where a cell begins, those passed over that have neither role nor caption."""
        reached = range(cell.column, min(cell.column + cell.span, len(self.roles)))
        return next((at for at in reached if self.captions[at] or self.roles[at] is not ColumnRole.EXTRA), cell.column)

    def covers_several(self, cell: GridCell) -> bool:
        """True for a cell that reaches over columns of more than one role, the number aside."""
        covered = set(self.roles[cell.column : cell.column + cell.span])
        return len(covered - {ColumnRole.NUMBER}) > 1 or len(covered) > 1

    def is_like(self, other: "Columns") -> bool:
        """True if another table has the same header, or one that says the same in other words."""
        mine, theirs = ([searchable(text) for text in one.captions if text] for one in (self, other))
        return mine == theirs or self.stems() == other.stems()

    def is_of_one_plan_with(self, other: "Columns") -> bool:
        """True for a header of the same plan: like the other, or one that names срок and executors in other words."""
        return self.is_like(other) or (
            self.known_roles() == other.known_roles() and self.has(ColumnRole.PERIOD) and self.has(ColumnRole.EXECUTORS)
        )

    def stems(self) -> set[tuple[ColumnRole, str]]:
        """What is alike in headers that say the same in other words."""
        captions = zip(self.roles, self.captions, strict=True)
        return {(role, searchable(text)[:STEM]) for role, text in captions if role not in _WITHOUT_STEM}

    def known_roles(self) -> Counter[ColumnRole]:
        """The roles that its columns have, in whatever order."""
        return Counter(set(self.roles) - {ColumnRole.EXTRA})

    def names_of(self, role: ColumnRole) -> list[str]:
        """The captions of the columns that have a role, each once."""
        return list(dict.fromkeys(text for text, own in zip(self.captions, self.roles, strict=True) if own is role))

    def is_header_again(self, row: GridRow) -> bool:
        """True for a row of the header that stands on a further page once more, and for the row «1 2 3 4»."""
        texts = [one_line(cell.text) for cell in row.filled()]
        if len(texts) > 1 and [text.rstrip(".") for text in texts] == [str(at) for at in range(1, len(texts) + 1)]:
            return True
        return any(texts == [cell.line for cell in known.filled()] for known in self.header) and len(texts) > 1

    def is_reworded_by(self, row: GridRow) -> bool:
        """True for a row that is a header of a plan in other words: each of its cells is a caption."""
        if not self.header:  # none at all: a person said what the columns hold
            return False
        captions = [one_line(cell.text) for cell in row.filled()]
        if not all(map(_is_caption, captions)):
            return False
        known = {searchable(text): role for text, role in zip(self.captions, self.roles, strict=True)}
        roles = [known.get(searchable(text), role_of_caption(text)) for text in captions]
        is_strange = any(
            role is ColumnRole.EXTRA and searchable(text) not in known
            for text, role in zip(captions, roles, strict=True)
        )
        return (
            len(captions) >= min(FEWEST_AGAIN, len(self.header[0].filled())) and _names_a_plan(roles) and not is_strange
        )


def columns_of(table: GridTable) -> Columns | None:
    """The columns of a table whose header names at least what is to be done and when or by whom; None for others."""
    for at, row in enumerate(table.rows[:HEADER_ROWS]):
        captions = [one_line(cell.text) for cell in row.filled()]
        roles = [role_of_caption(text) for text in captions]
        calendar = _calendar(roles, captions)
        if _names_a_plan([calendar.get(column, role) for column, role in enumerate(roles)]):
            return columns_at(table, at)
    return None


def says_when(text: str) -> bool:
    """True for a text that is a срок."""
    return parse_period(text, SOME_YEAR).kind not in (PeriodKind.UNKNOWN, PeriodKind.UNSPECIFIED)


def names_a_part_of_the_year(text: str) -> bool:
    """True for «I квартал», «март», «2 полугодие»."""
    return parse_period(text, SOME_YEAR).kind in (PeriodKind.MONTHS, PeriodKind.QUARTERS, PeriodKind.HALF_YEAR)


def _names_a_plan(roles: Sequence[ColumnRole]) -> bool:
    return ColumnRole.TITLE in roles and (ColumnRole.PERIOD in roles or ColumnRole.EXECUTORS in roles)


def _is_caption(text: str) -> bool:
    """True for a text that says what stands below it, and nothing else: «Срок», not «Срок – май»."""
    words = re.findall(r"\w+", re.sub(r"\(.*?(?:\)|$)", " ", text))
    return len(words) <= MOST_WORDS and not any(map(str.isdecimal, words))


def role_of_caption(caption: str) -> ColumnRole:
    """What a caption says that its column holds."""
    words = _words_of(caption)
    for role, pattern in _WORDS.items() if len(words) <= LONGEST_CAPTION else ():
        if re.fullmatch(pattern, words) if role in _WHOLE else re.match(pattern, words):
            return role
        if role not in _WHOLE and re.match(pattern, "".join(words.split())):  # «Исполнит⏎ель» in a narrow column
            return role
    meant = _meant(words)
    return _OFTEN_MISSPELT[meant] if meant else ColumnRole.EXTRA


def is_misspelt(caption: str) -> bool:
    """True for a caption whose role was told by a word that is nearly right: «Ответсвенный»."""
    words = _words_of(caption)
    return bool(_meant(words)) and not any(re.match(pattern, words) for pattern in list(_WORDS.values())[1:])


def _meant(words: str) -> str:
    """The word of a caption for which one was typed with a letter or two wrong; empty where there is none."""
    parts = words.split()
    if not 0 < len(parts) <= MOST_OF_A_MISSPELT or len(parts[0]) < LONG:
        return ""
    return next(iter(get_close_matches(parts[0], _OFTEN_MISSPELT, n=1, cutoff=NEAR)), "")


def _words_of(caption: str) -> str:
    """The words of a caption outside of brackets; Latin letters in a Russian word are those they look like."""
    bare = searchable(re.sub(r"\(.*?(?:\)|$)", " ", caption)).replace("-", " ")
    typed = (word.translate(_LOOKS_LIKE) if re.search("[а-я]", word) else word for word in bare.split())
    return " ".join(typed).strip(" .:")


def columns_at(table: GridTable, at: int) -> Columns:
    """The columns of a table whose header begins in the row `at` and may go on in the rows below it."""
    width = table.width
    captions = [""] * width
    roles: list[ColumnRole | None] = [None] * width
    marks: list[str] = []
    rows = [table.rows[at]]
    for row in table.rows[at + 1 : at + STOREYS]:
        if not _is_lower_storey(row, rows[-1]):
            break
        rows.append(row)
    for row in rows:
        for cell in row.cells:
            for column in range(cell.column, min(cell.column + cell.span, width)):
                if cell.line:
                    own, found = without_marks(one_line(cell.text), is_number=False)
                    marks += found
                    captions[column] = _with_storey(captions[column], own)
                    if roles[column] in (None, ColumnRole.EXTRA):
                        roles[column] = role_of_caption(one_line(cell.text))
    bare = ColumnRole.EXTRA if ColumnRole.NUMBER in roles else ColumnRole.NUMBER  # of a first column without a caption
    known = [role or (bare if column == 0 else ColumnRole.EXTRA) for column, role in enumerate(roles)]
    roles_once = tuple(_once(known, captions, table.rows[at]))
    return Columns(roles_once, tuple(captions), tuple(rows), at + len(rows), tuple(dict.fromkeys(marks)))


def _with_storey(above: str, below: str) -> str:
    """«Срок» over «фактический» is «Срок фактический»; over «I квартал» and the like they are set apart."""
    joint = " " if _ADJECTIVE.fullmatch(below) else " – "
    return f"{above}{joint}{below}" if above else below


def _calendar(roles: Sequence[ColumnRole], captions: Sequence[str]) -> dict[int, ColumnRole]:
    """The columns «I квартал», «II квартал» … of a plan that has no other срок: a sign in them is a срок."""
    named = {at: ColumnRole.PERIOD for at, text in enumerate(captions) if names_a_part_of_the_year(text)}
    has_other = any(role is ColumnRole.PERIOD and at not in named for at, role in enumerate(roles))
    return {} if has_other or len(set(captions[at] for at in named)) < FEWEST_OF_A_CALENDAR else named


def _is_lower_storey(row: GridRow, above: GridRow) -> bool:
    """True if a row is a further storey of the header: it divides cells that stand above, and numbers nothing."""
    divided = {cell.column for cell in above.cells if cell.span > 1 and cell.line}
    reached = {
        at for cell in above.cells if cell.column in divided for at in range(cell.column, cell.column + cell.span)
    }
    filled = row.filled()
    return bool(filled) and all(cell.column in reached for cell in filled)


def _once(roles: list[ColumnRole], captions: Sequence[str], first: GridRow) -> list[ColumnRole]:
    """Each role once: a second срок or name is an extra column; what is divided below one caption stays together."""
    found: list[ColumnRole] = []
    taken: dict[ColumnRole, str] = {}
    calendar = _calendar(roles, captions)
    if not calendar:
        roles = _with_begin_and_end(roles, captions)
    tops = {column: cell.line for cell in first.cells for column in range(cell.column, cell.column + cell.span)}
    for column, role in enumerate(calendar.get(at, role) for at, role in enumerate(roles)):
        top = tops.get(column, captions[column])
        is_second = role in taken and taken[role] != top and role is not ColumnRole.EXTRA
        if role is ColumnRole.PERIOD and role in taken and _FACT.search(searchable(captions[column])):
            is_second = True  # «плановый» and «фактический» under one «Срок»
        if role is ColumnRole.PERIOD and column and _is_begin_and_end(*captions[column - 1 : column + 1]):
            is_second = found[-1] is not role
        if role is ColumnRole.EXECUTORS and role in taken:
            is_second = False  # «Ответственные» and «Соисполнители» are all executors
        if column in calendar:
            is_second = False
        found.append(ColumnRole.EXTRA if is_second else role)
        taken.setdefault(role, top)
    return found


def _is_begin_and_end(one: str, other: str) -> bool:
    """True for two captions side by side that make one срок: «Дата начала» and «Дата окончания», «с» and «по»."""
    return bool(_BEGIN.fullmatch(_words_of(one)) and _END.fullmatch(_words_of(other)))


def _with_begin_and_end(roles: list[ColumnRole], captions: Sequence[str]) -> list[ColumnRole]:
    """The roles with «с» and «по» as a срок, where they stand side by side."""
    pairs = [at for at in range(1, len(roles)) if _is_begin_and_end(captions[at - 1], captions[at])]
    halves = {column for at in pairs for column in (at - 1, at)}
    return [ColumnRole.PERIOD if at in halves else role for at, role in enumerate(roles)]
