"""Words as they were meant: cells in one line, words that were cut at a line's end whole."""

import re
from functools import lru_cache

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_CUT = re.compile(r"(?<=[а-яё])-[ \t]*\n\s*(?=[а-яё])|(?<=[а-яё])- (?=[а-яё]{2})")
_AT_A_LINES_END = re.compile(r"-[ \t]*\n\s*")
_COMPOUND = re.compile(
    r"(?:семинар|вебинар|лекци|урок|викторин|конкурс|выставк|игр|бесед|пресс|интернет|онлайн|веб|видео|медиа|мини|блиц"
    r"|квест|экспресс|арт|флеш|вице|экс)\w*$"
)
_ADJECTIVE = re.compile(r"[а-яё]{3,}(?:ый|ий|ой|ая|яя|ое|ее|ые|ие|ого|его|ому|ему|ым|им|ом|ем|ых|их|ыми|ими|ую|юю)\b")
_SECOND_NOUN = re.compile(  # of «библиотека-филиал», «школа-интернат»
    "(?:филиал|спутник|геро[йяеюи]|интернат|семинар|совещани|практикум|тренинг|викторин|конференц|презентац|путешестви"
    "|дискусси|диспут|фестивал|площадк|марафон|участни[кц]|победител|организатор|методист)"
)
_PLURAL = re.compile("(?:ов|ев|ами|ями|ах|ях)$")
LONGEST_WORD = 60  # letters that are looked at on either side of a hyphen
SHORTEST_NOUN = 5  # letters
SHORTEST_FIRST = 4  # letters of the first half of «учебно-методический»


def one_line(text: str) -> str:
    """The text of a cell in one line with its words whole."""
    return " ".join(whole_lines(text).split())


@lru_cache(maxsize=2048)  # a cell is looked at several times
def whole_lines(text: str) -> str:
    """The text of a cell with its words whole, its other line breaks kept."""
    return _CUT.sub(_joint, _UNSEEN.sub("", text))


def _joint(found: re.Match[str]) -> str:
    """A hyphen at a line's end belongs to the word in «семинар-совещание», «учебно-методический»."""
    before = re.split(r"[\s«(\"-]", found.string[max(found.start() - LONGEST_WORD, 0) : found.start()])[-1].lower()
    following = _AT_A_LINES_END.sub("", found.string[found.end() : found.end() + LONGEST_WORD])
    is_compound = before.endswith("о") and len(before) >= SHORTEST_FIRST and _ADJECTIVE.match(following)
    is_of_two_nouns = len(before) >= SHORTEST_NOUN and (_SECOND_NOUN.match(following) or _agree(before, following))
    return "-" if is_compound or is_of_two_nouns or _COMPOUND.match(before) else ""


def _agree(before: str, following: str) -> bool:
    """True for two nouns in one case, «городов-побратимов»: a word that was cut seldom ends like its first half."""
    second = re.match("[а-яё]+", following)
    first, last = _PLURAL.search(before), _PLURAL.search(second[0]) if second else None
    return bool(second and first and last and first[0] == last[0] and len(second[0]) >= SHORTEST_NOUN)
