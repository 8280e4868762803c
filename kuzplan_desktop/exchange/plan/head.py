"""What stands before the plan's table: the name of the plan, its year, the decree that approved it."""

import re
from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from kuzplan_desktop.domain.plan.draft import DraftWarning
from kuzplan_desktop.domain.plan.plan import Decree
from kuzplan_desktop.domain.plan.plan_values import edition_words
from kuzplan_desktop.domain.wording import MONTHS_GENITIVE
from kuzplan_desktop.exchange.plan.whole_words import one_line

_DAY = (
    r"(?:[«\"]?(?P<day>\d{1,2})[»\"]?\s+(?P<month>[а-я]+)\s+(?P<year>\d{4})|(?P<date>\d{1,2}\.\d{1,2}\.\d{4}))"
    r"\s*(?:г\.?|года)?"
)
_NUMBER = r"(?:№|N)\s*(?P<number>\S+)"
_OF_WHOM = (
    r"(?:(?:постановлени|решени|распоряжени|приказ)\w*)\s+"
    r"(?P<authority>(?:(?!постановлени|решени|распоряжени|приложени|утвержд|председател|секретар|согласован).){0,300}?)\s*"
)
_DECREES = tuple(
    re.compile(_OF_WHOM + rest, re.IGNORECASE)
    for rest in (rf"\b(?:от\s+)?{_DAY}\s*,?\s*{_NUMBER}", rf"{_NUMBER}\s*,?\s*от\s+{_DAY}")
)
_UNNUMBERED_DECREE = re.compile(
    r"(?:(?:постановлени|решени|распоряжени|приказ)\w*)\s+(?P<authority>[^_]{0,300}?)\s*\bот\s*[«\"]?\s*_{2,}"
    r"|\bот\s*[«\"]?\s*_{2,}|(?:№|N)\s*_{2,}",
    re.IGNORECASE,
)
_LEFT_BLANK = re.compile(r"(?:проект)?[\s«»\"_]*(?:20_*\s*г(?:ода|\.)?)?[\s,]*(?:№|N)?[\s_]*", re.IGNORECASE)
_ONE_DECREE = rf"(?:от\s+{_DAY}\s*,?\s*)?(?:№|N)\s*(?P<number>[^\s,;)]+)"
_UNNAMED = re.sub(r"\?P<\w+>", "?:", _ONE_DECREE)
_EDITION = re.compile(
    r"\(?\s*(?:в\s+(?:ред\.|редакции)|с\s+изменениями[^()]{0,60}?)\s+(?:(?:постановлени|решени|распоряжени|приказ)\w*)"
    rf"[^()№]{{0,300}}?(?P<decrees>{_UNNAMED}(?:\s*(?:,|;|\bи\b)\s*{_UNNAMED})*)\s*\)?",
    re.IGNORECASE,
)
_BEFORE_DECREE = re.compile(
    r"(?:утвержд[её]н\w{0,2}|приложение(?:\s*(?:№|N)?\s*\d+)?\s+к)\s*$",
    re.IGNORECASE,
)
_NOT_THE_DECREE = re.compile(r"(?:согласован\w{0,2}|в\s+(?:ред\.|редакции)|с\s+изменениями\S*)\s*$", re.IGNORECASE)
_GENITIVE_COMMISSION = re.compile(r"(?:[\w-]+ой\s+)*комиссии\b", re.IGNORECASE)
_GENITIVE_BODY = re.compile(
    r"(администраци)и\b|(управлени|министерств)[яа]\b|(департамент|отдел|комитет|совет)а\b", re.I
)
_TITLE = re.compile(
    r"[«\"]?(?:[а-яё-]+(?:ый|ий|ой|ая|ое|ые|ие)\s+){0,3}(?:план|график|календарь|комплекс|перечень(?! сокращ)|программа"
    r"|мероприятия|меры|циклограмма|расписание|дорожная\s+карта|система\s+мер)\b",
    re.IGNORECASE,
)
_REPORT = re.compile(r"(?:отч[её]т|информация|сведения|справка)\b(?! к)", re.IGNORECASE)
_CUT_AT_END = re.compile(r"[а-яё]-\s*$")
_SPACED = re.compile(r"(?<![А-ЯЁ])[А-ЯЁ](?: [А-ЯЁ]){2,}(?![а-яё])")
_YEAR = re.compile(
    r"\bна\s+(?:[IVХ]+|перв\w+|втор\w+|\d)?\s*(?:-\w+\s+)?(?:полугодие\s+|квартал\s+)?"
    r"(?P<first>(?:19|20)\d{2})(?:\s*[–—/-]\s*(?P<last>(?:19|20)\d{2}))?\s*(?:учебн\w+\s+)?(?:год|г\b|гг)",
    re.IGNORECASE,
)
_ANY_YEAR = re.compile(
    r"\b(?:в|за|на)?\s*(?P<first>20\d{2})(?:\s*[–—/-]\s*(?P<last>20\d{2}))?\s*(?:учебн\w+\s+)?(?:год|г\.)"
)
_AFTER_TITLE = re.compile(
    r"(?:г|пгт|пос|р\.? ?п|с|п|ст|д)\.\s|(?:основн\w+ )?(?:цел[ьи]|задач[аи])\b[^,]{0,20}:|\d+[.)]\s|раздел\b",
    re.IGNORECASE,
)
_APPROVED = re.compile(
    r"\(?(?:утвержд|проект\b|приложени|согласован|к\s+(?:постановлени|решени)|постановлени|от\s+\d)", re.IGNORECASE
)
MOST_OF_A_TITLE = 8
LONGEST_TITLE = 1_000


class Head(NamedTuple):
    """What the document says of itself. `years` are those it is made for, none if it says none."""

    title: str
    years: tuple[int, ...]
    authority: str
    approved_on: date | None
    approved_number: str
    amendments: tuple[Decree, ...] = ()


def read_head(texts: Sequence[str], captions: Sequence[str], warnings: list[DraftWarning]) -> tuple[Head, list[str]]:
    """The head of a plan from the paragraphs before its table, and the lines that say nothing of it."""
    texts = _with_cut_words_whole(texts)
    lines = [" ".join(_closed_up(text).split()) for text in texts]
    if not any(map(is_title, lines)):  # it may stand within a paragraph
        lines = [" ".join(_closed_up(line).split()) for text in texts for line in text.split("\n")]
    title, used = _title(lines)
    whole = " ".join(lines)
    amendments, edition = _edition(whole, warnings)
    decree, unnumbered = _decree(whole), _UNNUMBERED_DECREE.search(whole)
    authority, approved_on, number = "", None, ""
    if decree:
        authority = _nominative(decree["authority"])
        number = decree["number"].rstrip(".,;" if "(" in decree["number"] else ".,;)")
        approved_on = _day(decree, warnings)
    elif unnumbered:
        authority = _nominative(unnumbered["authority"] or "")
        warnings.append(DraftWarning("", "Дата и номер постановления в документе не проставлены: это проект."))
    else:
        warnings.append(DraftWarning("", "Перед таблицей не указано, каким постановлением утвержден план."))
    report = next((line for line in lines if _REPORT.match(line)), "")
    if report:
        warnings.append(DraftWarning("", f"Документ похож на отчет, а не на план: «{report}»."))
    if not title:
        warnings.append(DraftWarning("", "Перед таблицей нет наименования плана."))
    years, said = _years(title, captions, lines)
    if years and said not in title:
        warnings.append(DraftWarning("", f"В наименовании плана года нет, он взят из слов «{said}»."))
    rest = _beside(lines, used, [one.span() for one in (edition,) if one] + _spans(decree or unnumbered))
    return Head(title, years, authority, approved_on, number, amendments), rest


def _with_cut_words_whole(texts: Sequence[str]) -> list[str]:
    """The paragraphs with those joined between which a word was cut: «Избира-», «тельной комиссии»."""
    whole: list[str] = []
    for text in texts:
        if whole and _CUT_AT_END.search(whole[-1]) and text[:1].islower():
            whole[-1] = one_line(f"{whole[-1].rstrip()}\n{text}")
        else:
            whole.append(text)
    return whole


def _edition(text: str, warnings: list[DraftWarning]) -> tuple[tuple[Decree, ...], re.Match[str] | None]:
    """The decrees that have changed the plan, «(в редакции постановления от … № …)», and where that stands."""
    found = _EDITION.search(text)
    if found is None:
        return (), None
    each = re.finditer(_ONE_DECREE, found["decrees"], re.IGNORECASE)
    decrees = tuple(Decree(one["number"].rstrip(".,;"), _day(one, warnings)) for one in each)
    warnings.append(DraftWarning("", f"План прочитан {edition_words(decrees).strip('()')}. Проверьте по документу."))
    return decrees, found


def _decree(text: str) -> re.Match[str] | None:
    """The decree that approved the plan: the one after «утвержден», none of those that agreed or changed it."""
    found = sorted((one for pattern in _DECREES for one in pattern.finditer(text)), key=re.Match.start)
    approving = [one for one in found if _BEFORE_DECREE.search(text[: one.start()])]
    others = [one for one in found if not _NOT_THE_DECREE.search(text[: one.start()])]
    return next(iter((*approving, *others)), None)


def _spans(decree: re.Match[str] | None) -> list[tuple[int, int]]:
    """Where the decree of the approval stands, with «УТВЕРЖДЕН» before it."""
    if decree is None:
        return []
    begins, ends = decree.span()
    before = _BEFORE_DECREE.search(decree.string[:begins])
    return [(before.start() if before else begins, ends)]


def _beside(lines: Sequence[str], used: frozenset[int], spans: Sequence[tuple[int, int]]) -> list[str]:
    """What the lines say beside the title (the `used` ones) and the decrees, which stand in `spans` of the whole."""
    rest: list[str] = []
    at = 0
    for number, line in enumerate(lines):
        left = "".join(
            " " if any(begins <= place < ends for begins, ends in spans) else letter
            for place, letter in enumerate(line, at)
        )
        left = " ".join(left.split()).strip(" ,;")
        if number not in used and re.search(r"[^\W_]", left) and not _LEFT_BLANK.fullmatch(left):
            rest.append(left)
        at += len(line) + 1
    return rest


def _title(lines: Sequence[str]) -> tuple[str, frozenset[int]]:
    """The name of the plan, which may go on over several lines, and which lines it is."""
    titles = [_title_at(lines, at) for at, line in enumerate(lines) if is_title(line)]
    with_year = (one for one in titles if _YEAR.search(one[0]) or _ANY_YEAR.search(one[0]))
    return next(with_year, next(iter(titles), ("", frozenset())))


def is_title(line: str) -> bool:
    """True for a line in which the name of a plan begins."""
    return bool(_TITLE.match(line.strip()))


def _closed_up(text: str) -> str:
    """«Т И П О В О Й   П Л А Н» -> «ТИПОВОЙ ПЛАН»."""
    closed = _SPACED.sub(lambda found: found[0].replace(" ", ""), text)
    return re.sub(r"(?<=[А-ЯЁ]{3})ПЛАН\b", " ПЛАН", closed) if closed != text else text


def _title_at(lines: Sequence[str], begins: int) -> tuple[str, frozenset[int]]:
    found = [" ".join(lines[begins].split())]
    used = {begins}
    for at in range(begins + 1, min(begins + MOST_OF_A_TITLE, len(lines))):
        line = " ".join(lines[at].split())
        if not line:
            continue
        has_year = _YEAR.search(" ".join(found))
        if (
            _APPROVED.match(line)
            or _AFTER_TITLE.match(line)
            or len(" ".join(found)) > LONGEST_TITLE
            or (has_year and not line[0].islower())
        ):
            break
        found.append(line)
        used.add(at)
    return " ".join(found), frozenset(used)


def _years(title: str, captions: Sequence[str], lines: Sequence[str]) -> tuple[tuple[int, ...], str]:
    """The years that a plan is for, and what says so: its name, the header («Сроки в 2013 году»), a line before it."""
    for text in (title, *captions, *lines):
        found = _YEAR.search(text) or (None if text in lines and text not in title else _ANY_YEAR.search(text))
        if found:
            first, last = int(found["first"]), int(found["last"] or found["first"])
            return tuple(range(first, last + 1)) if first <= last <= first + 10 else (first,), text
    return (), ""


def _day(decree: re.Match[str], warnings: list[DraftWarning]) -> date | None:
    try:
        if decree["date"] is None and decree["day"] is None:
            return None
        if decree["date"]:
            day, month, year = map(int, decree["date"].split("."))
        else:
            month = MONTHS_GENITIVE.index(decree["month"].lower()) + 1
            day, year = int(decree["day"]), int(decree["year"])
        return date(year, month, day)
    except ValueError:
        named = decree["date"] or f"{decree['day']} {decree['month']} {decree['year']}"
        warnings.append(DraftWarning("", f"Дата постановления не распознана: «{named}»."))
        return None


def _nominative(authority: str) -> str:
    """«Избирательной комиссии …» -> «Избирательная комиссия …», «Директора» -> «Директор»; any other wording stays."""
    authority = " ".join(authority.split()).strip(" ,")
    authority = re.sub(r"^(Директор|Ректор|Начальник)а\b", r"\1", authority[:1].upper() + authority[1:])
    found = _GENITIVE_COMMISSION.match(authority)
    if found is None:
        return _GENITIVE_BODY.sub(_body, authority, count=1) if _GENITIVE_BODY.match(authority) else authority
    words = found[0].split()
    adjectives = [word.removesuffix("ой") + "ая" for word in words[:-1]]
    return " ".join([*adjectives, words[-1].removesuffix("и") + "я"]) + authority[found.end() :]


def _body(found: re.Match[str]) -> str:
    """«Управления» -> «Управление»."""
    first, second, third = found.groups()
    return f"{first}я" if first else f"{second}{'о' if second.lower().endswith('в') else 'е'}" if second else third


def title_genitive(title: str) -> str:
    """The title as it stands after «о выполнении»: only its first words change."""
    for nominative, genitive in (("Сводный план", "Сводного плана"), ("План", "Плана"), ("ПЛАН", "ПЛАНА")):
        if re.match(rf"{nominative}\b", title):
            return genitive + title.removeprefix(nominative)
    return title
