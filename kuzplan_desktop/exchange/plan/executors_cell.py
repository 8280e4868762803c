"""The executors of a cell: lines that stand one under the other are several bodies, or one whose name was wrapped."""

import re
from enum import Enum, auto
from typing import NamedTuple

from kuzplan_desktop.exchange.plan.whole_words import whole_lines

_LITTLE = "(?:а|без|в|во|для|до|за|и|или|из|к|ко|на|над|о|об|от|по|под|при|с|со|у)"
_GOES_ON = re.compile(rf"(?:^|\s){_LITTLE}$", re.IGNORECASE)
_OPENS = re.compile(rf"{_LITTLE}\s|[(–—-]|№|им\.|имени\s")
_OF_A_PLACE = re.compile(
    r"(?:^|\s)(?:г\.|г|город\w{0,2}|район\w{0,2}|округ\w{0,2}|област\w{0,2}|им\.|имени|пгт\.?|пос\.|п\.|с\.|ул\.|№)$"
)
_PLACE = re.compile(r"(?:РФ|Росси|Федераци|Кузбасс|Кемеров|област|район|округ|город|муниципальн)")
_BODY = re.compile(r"[А-ЯЁ]{2,}\w*(?![\w.])")
_PERSON = re.compile(
    r"[А-ЯЁ][а-яё]+(?:-[А-ЯЁ][а-яё]+)? [А-ЯЁ]\. ?(?:[А-ЯЁ]\.)?|[А-ЯЁ]\. ?[А-ЯЁ]\. ?[А-ЯЁ][а-яё]+"
    r"|[А-ЯЁ][а-яё]+ [А-ЯЁ]\.?[А-ЯЁ]\.?$"
)
_INITIALS = re.compile(r"[А-ЯЁ]\. ?[А-ЯЁ]\.")
_COMPLETE = re.compile(r"(?:[А-ЯЁ]{2,}\w?|[А-ЯЁ]\.|[»\")\d])$")
_ADJECTIVE = re.compile(r"[\w-]+(?:ая|яя|ое|ый|ий|ые)$|[\w-]*[^нл]ие$")
_OBLIQUE = re.compile(r"[\w-]+(?:ого|его|ой|ых|их|ому|ему|ыми|ими)$")
_OF_PERSONS = re.compile(
    r"(?:член|сотрудник|работник|представител|руководител|специалист|председател|секретар|заместител|директор|начальник"
    r"|глав[аы]|консультант|помощник|координатор|оператор|методист|заведующ|депутат|состав|аппарат|библиотекар|учител"
    r"|преподавател|администратор|инспектор)\w*$",
    re.IGNORECASE,
)
_OF_NO_COMMISSION = re.compile(r"(?:библиотекар|учител|преподавател)\w*$", re.IGNORECASE)
_COMMISSION = re.compile(r"(?:[ТУО]ИК|ИККО|ИКМО)\w?$")
_OF_BODIES = re.compile(
    r"(?:отдел|управлени|комитет|совет|групп|служб|центр|департамент|министерств|палат|филиал|учреждени|организаци"
    r"|администраци|комисси|собрани|дум|штаб)\w{0,3}$",
    re.IGNORECASE,
)
_NOMINATIVE = re.compile(
    r"(?:член|члены|сотрудники|работники?|представител[ьи]|руководител[ьи]|специалисты?|председател[ьи]|секретар[ьи]"
    r"|заместител[ьи]|директора?|начальники?|глава|консультанты?|помощники?|методисты?|депутаты|аппарат|библиотекар[ьи]"
    r"|учителя|преподаватели|волонтеры|отделы?|управление|комитеты?|советы|совет|группа|служба|центры?|департаменты?"
    r"|министерство|палата|филиалы?|учреждение|организация|администрация|комиссия|собрание|дума|штабы?|библиотека|школа"
    r"|музе[йи]|редакция|газета|общество|союз|институт|университет|колледж|техникум|лицей|гимназия|прокуратура|полиция"
    r"|СМИ|объединение|партия|фонд|аппараты|архив|дом|дворец|клуб)$",
    re.IGNORECASE,
)
_EITHER = re.compile(
    r"(?:администраци[ия]|комиссии|библиотеки|школы|партии|организации|учреждения|управления|редакции|газеты|службы|группы"
    r"|отделения|объединения|совета|комитета|отдела|центра|дома|дворца|клуба|штаба|фонда|главы|собрания|министерства)$",
    re.IGNORECASE,
)
MOST_LINES = 60  # of a cell; each is looked at with all that stand above it
_BULLET = re.compile(r"(?:[-–—•*·]|\d{1,2}[.)])\s+")
_HARD = re.compile(r"[бвгджзйклмнпрстфхцчшщь]$")


class Executors(NamedTuple):
    """The executors of a cell, parted by commas; `doubtful` where lines could be one name or two."""

    text: str
    doubtful: bool = False


class _Joint(Enum):
    """How a line follows the one above."""

    SAME = auto()
    NEW = auto()
    DOUBTFUL = auto()


def executors_of_cell(text: str) -> Executors:
    """The executors of a cell in one line. Where it is in doubt whether a name ends with its line, it goes on."""
    lines = [" ".join(line.split()) for line in whole_lines(text).split("\n") if line.strip()]
    if len(lines) > MOST_LINES:
        return Executors(" ".join(lines), doubtful=True)
    listed = len(lines) > 1 and all(map(_BULLET.match, lines))
    joined, doubtful = "", False
    for line in (_BULLET.sub("", line, count=1) if listed else line for line in lines):
        joint = _Joint.NEW if listed and joined else _joint_between(joined, line)
        doubtful |= joint is _Joint.DOUBTFUL
        joined = f"{joined.rstrip(',;')}, {line}" if joint is _Joint.NEW else f"{joined} {line}".strip()
    return Executors(joined, doubtful)


def _joint_between(before: str, line: str) -> _Joint:
    if not before or before[-1] in ",;" or _is_open(before) or _GOES_ON.search(before) or _OPENS.match(line):
        return _Joint.SAME
    *former, own = re.split(r"[,;] ?", before)
    last, first = own.split()[-1], line.split()[0].strip('«»"(),.;:')
    if own[-1] in "–—-" or _OF_A_PLACE.search(own) or _PLACE.match(first):
        return _Joint.SAME
    if _PERSON.match(line):
        is_of_former = bool(former) and _PERSON.fullmatch(former[-1])  # «Иванова И.И., секретарь ТИК»
        return _Joint.DOUBTFUL if _is_position(own) and not is_of_former else _Joint.NEW
    if _INITIALS.match(line) or _INITIALS.fullmatch(own):
        return _Joint.SAME
    if (_ADJECTIVE.fullmatch(last) or _OBLIQUE.fullmatch(last)) and not (
        _ADJECTIVE.fullmatch(first) and first[0].isupper()
    ):
        return _Joint.DOUBTFUL if own == last and first == line and first[0].isupper() else _Joint.SAME
    if line[0] in '«"„':
        return _Joint.NEW if own[-1] in '»"“' else _Joint.SAME
    return _by_first_word(own, last, first, line)


def _by_first_word(own: str, last: str, first: str, line: str) -> _Joint:
    """How a line follows by the form of its first word: a name begins in the nominative, or with a known body."""
    of_persons, of_bodies = bool(_OF_PERSONS.match(last)), bool(_OF_BODIES.match(last))
    if _NOMINATIVE.match(first):
        return _Joint.NEW
    if _BODY.fullmatch(first):
        if _OF_NO_COMMISSION.match(last) and _COMMISSION.match(first):
            return _Joint.NEW
        return _Joint.SAME if of_persons else _Joint.DOUBTFUL if of_bodies else _Joint.NEW
    if _ADJECTIVE.fullmatch(first):
        return _Joint.NEW
    if _OBLIQUE.fullmatch(first):  # «Кемеровской области», but «Городской совет»
        following = line.split()[1:2] if first.endswith("ой") else []
        return _Joint.NEW if following and _HARD.search(following[0].strip(",;")) else _Joint.SAME
    if _EITHER.match(first):
        if of_persons or of_bodies:
            return _Joint.SAME if first[0].islower() else _Joint.DOUBTFUL
        return _Joint.NEW if _is_complete(own) else _Joint.DOUBTFUL
    if not first[:1].isupper():
        return _Joint.SAME
    return _Joint.NEW if _is_complete(own) and not (of_persons or of_bodies) else _Joint.DOUBTFUL


def _is_complete(own: str) -> bool:
    """True for a name that needs no further word: a known body, a person, a quotation, a place."""
    return bool(_COMPLETE.search(own)) or (" " in own and bool(_PLACE.match(own.split()[-1])))


def _is_position(own: str) -> bool:
    """True for what may be the position of the person who stands below."""
    words = own.split()
    return bool(_OF_PERSONS.match(words[0])) and not _INITIALS.search(own) and not words[0].endswith(("и", "ы"))


def _is_open(text: str) -> bool:
    """True where a quotation or a bracket was not closed."""
    return text.count("«") > text.count("»") or text.count("(") > text.count(")") or text.count('"') % 2 == 1
