"""Where, and with whom: places by their marks (г., ул., школа № 5) and those that were typed before; partners."""

import re
from collections.abc import Mapping
from functools import lru_cache

from kuzplan_desktop.domain.one_line.findings import Findings
from kuzplan_desktop.domain.one_line.known import audience_names, form_names
from kuzplan_desktop.domain.one_line.typed_line import QUOTED, TAKEN, compared_name, one_alphabet

_TOWN = (
    r"(?:(?P<short>г|гор|пгт|п|пос|рп|с|д|дер|ст|мкр|х)\.|(?P<bare>г|пгт|рп|мкр)"
    r"|(?P<whole>город|поселок|село|деревня|станция))"
)
_OF_MORE = ("п", "д", "ст", "х")  # letters that shorten other words too: «ст. лейтенант»
_NAME = r"[а-я]+(?:-[а-я0-9]+)*"
_MARKED = re.compile(rf"(?<![\w.-])(?P<in>во? )?{_TOWN} ?(?P<name>{_NAME})(?P<second> {_NAME})?(?![\w-])")
_COUNTS = r" ?(?:ч|чел\w*|раза?|мин|участник\w*)(?!\w)"
_HOUSE = rf"(?:,? ?(?:д(?:ом|\.) ?)?[0-9]{{1,4}}(?:/[0-9]+)?[а-я]?(?![\w.:/-]|{_COUNTS}))"
_STREET = re.compile(
    rf"(?<![\w.-])(?:на )?"
    rf"(?:ул|пр|просп|пер|пл|б-р|бул|улица|проспект|переулок|площадь|бульвар|пр-т)(?:\. ?| )"
    rf"(?:[0-9]{{1,3}} (?:лет )?)?{_NAME}(?: {_NAME})??{_HOUSE}?(?=[ ,;.){TAKEN}]|$)"
)
_AT_HOME = {  # institutions, and how they are called behind «в»
    **dict.fromkeys(("сош", "оош", "нош", "дк", "сдк", "рдк", "ддт", "фок"), ""),
    **{"школа": "школе", "лицей": "лицее", "гимназия": "гимназии", "библиотека": "библиотеке", "клуб": "клубе"},
    **{"дом культуры": "доме культуры", "дворец культуры": "дворце культуры", "музей": "музее", "колледж": "колледже"},
    **{"техникум": "техникуме", "детский сад": "детском саду", "училище": "училище", "интернат": "интернате"},
    **{"школа-интернат": "школе-интернате", "администрация": "администрации", "дом творчества": "доме творчества"},
    **{"дом детского творчества": "доме детского творчества", "кинотеатр": "кинотеатре", "институт": "институте"},
    **{"актовый зал": "актовом зале", "молодежный центр": "молодежном центре", "университет": "университете"},
}
_ADJECTIVE = ("ый", "ий", "ой", "ая", "яя", "ое", "ее", "ые", "ие")
_KINDS = "|".join(sorted(_AT_HOME, key=len, reverse=True))
_INTO = {where or name: name for name, where in _AT_HOME.items()}
_WHERE = "|".join(sorted(_INTO, key=len, reverse=True))
_LEGAL = r"(?:(?:мбоу|маоу|мкоу|мбдоу|мадоу|мбу|мау|мбук|мку|гбпоу|гпоу|гоу|гбоу) )"
_KIND = (
    r"(?:(?:центральн|сельск|районн|городск|детск|средн|модельн|поселков|областн|школьн|юношеск|начальн|основн)\w{2} )"
)
_NUMBER = r"(?: ?№ ?[0-9]{1,4}[а-я]?(?![\w-]))"
_WITH_NUMBER = re.compile(rf"(?<![\w-])(?:{_LEGAL}?{_KIND}{{0,2}}(?:{_KINDS}|шк\.)|во? (?P<where>{_WHERE})){_NUMBER}")
_ALONE = re.compile(
    rf"{_LEGAL}?{_KIND}{{0,2}}(?:школа|сош|оош|лицей|гимназия|детский сад) [0-9]{{1,3}}|"
    rf"(?:{_LEGAL}?{_KIND}{{0,2}}(?:{_KINDS})|во? (?P<where>{_WHERE})|{_LEGAL}(?={QUOTED})){_NUMBER}?"
    rf"(?: (?:района|города|округа|поселения|[а-я]+ского (?:района|округа|поселения|городского округа)))?"
    rf"(?: ?им(?:\.|ени) ?[а-я]+(?:[ .]+[а-я]+){{0,3}})?(?: ?{QUOTED}+)?"
)
_MARK = re.compile(r"^(?:на )?(г|гор|п|пос|рп|с|д|дер|ст|мкр|х|ул|пр|пер|пл)(?:\. ?| )(?=\S)", re.IGNORECASE)
_WORDS = re.compile(r"\w+|«|\"")
_IN = re.compile(r"(?<![\w-])(?:в|во|на) ?$")
_PARTNERS = re.compile(r"партнер(?:ы|ами|ом)?(?: ?[:-] ?| )(?P<who>.+)")


def find_marked_places(found: Findings) -> None:
    """Towns, villages, streets and schools with a number, wherever they stand."""
    line = found.line
    for place in list(_MARKED.finditer(line.free)):
        if end := _end_of_town(found, place):
            _take(found, place.end("in") if place["in"] else place.start(), end)
    for pattern in (_STREET, _WITH_NUMBER):
        for place in list(pattern.finditer(line.free)):
            _take(found, place.start(), place.end(), place.groupdict().get("where"))


def _end_of_town(found: Findings, place: re.Match[str]) -> int:
    """Where the name of a town ends; 0 where it is none."""
    typed, start = found.line.text, place.start("name")
    capital = typed[start].isupper()
    if place["bare"] or place["whole"]:
        if not capital:
            return 0
    elif not capital and (len(place["name"]) < 4 or place["short"] in _OF_MORE):
        return 0
    if _is_other(found, found.line.free[start:]):
        return 0
    second = place["second"]
    two_words = second and typed[place.start("second") + 1].isupper() and not _is_other(found, second.strip())
    return place.end() if capital and two_words and place["name"].endswith(_ADJECTIVE) else place.end("name")


def _is_other(found: Findings, words: str) -> bool:
    """True for what begins with a form or a category."""
    names = (form_names(found.known.forms), audience_names(found.known.audiences))
    return any(one.pattern.match(words) for one in names)


def find_known(found: Findings) -> None:
    """Places and partners that were typed before and are more than a word, wherever they stand."""
    line = found.line
    for field, known in (("place", found.known.places), ("partners", found.known.partners)):
        beginnings = _by_beginning(known)
        for word in _WORDS.finditer(line.compared):
            for name, value in beginnings.get(word[0], ()):
                end = word.start() + len(name)
                if line.compared.startswith(name, word.start()) and _stands_alone(found, word.start(), end):
                    _add(found, field, value, word.start(), end)
                    break


@lru_cache(maxsize=8)
def _by_words(known: tuple[str, ...]) -> Mapping[str, str]:
    """Known names as they are compared, longest first."""
    names = {compared_name(value): value for value in known}
    return {name: names[name] for name in sorted(names, key=len, reverse=True) if re.search(r"[^\W\d_]{2}", name)}


@lru_cache(maxsize=8)
def _by_beginning(known: tuple[str, ...]) -> Mapping[str, list[tuple[str, str]]]:
    """Known names of more than a word by how they begin, longest first."""
    found: dict[str, list[tuple[str, str]]] = {}
    for name, value in _by_words(known).items():
        begins = _WORDS.match(name)
        if begins and not name.isalpha():
            found.setdefault(begins[0], []).append((name, value))
    return found


def _stands_alone(found: Findings, start: int, end: int) -> bool:
    """True if letters that are not understood, and no halves of words, lie between."""
    compared = found.line.compared
    beside = compared[max(start - 1, 0) : start] + compared[end : end + 1]
    return not any(letter.isalnum() or letter == "-" for letter in beside) and TAKEN not in found.line.free[start:end]


def find_lonely_places(found: Findings) -> None:
    """What stands alone between commas: a known place or partner, a library, a house of culture with its name."""
    line, places, partners = found.line, _by_words(found.known.places), _by_words(found.known.partners)
    for start, end in list(line.parts()):
        words = line.compared[start:end]
        place = _ALONE.fullmatch(line.free, start, end)
        if words in places and words not in partners:
            _add(found, "place", places[words], start, end)
        elif words in partners:
            _add(found, "partners", partners[words], start, end)
        elif place and place.end() - place.start() > 1:
            _take(found, start, end, place["where"])
        elif label := _PARTNERS.fullmatch(line.free, start, end):
            _add(found, "partners", line.text[label.start("who") : end], start, end)


def _take(found: Findings, start: int, end: int, where: str | None = None) -> None:
    """Take letters for a place: «в школе № 5» is «школа № 5»."""
    typed = found.line.text[start:end].strip()
    if where:
        typed = _INTO[where] + typed.split(" ", 1)[1][len(where) :]
        typed = typed if _AT_HOME[_INTO[where]] else found.line.text[start:end].split(" ", 1)[1]
    tidy = _MARK.sub(r"\1. ", one_alphabet(typed))
    _add(found, "place", _by_words(found.known.places).get(compared_name(tidy), tidy), start, end)


def _add(found: Findings, field: str, value: str, start: int, end: int) -> None:
    before = _IN.search(found.line.free[:start]) if field == "place" else None
    found.add_text(field, value, before.start() if before else start, end)
