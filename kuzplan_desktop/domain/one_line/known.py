"""Known: what a line is read against, and the patterns by which forms and categories are found in it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from kuzplan_desktop.domain.events.choices import audiences, event_forms
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.one_line.typed_line import compared_name
from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.words import OTHER_FORM, TRAINING_FORMS

# Other names of listed categories, and parts of those that join several.
_ALSO = {
    "председатели, заместители, секретари УИК": (
        *("председатели УИК", "заместители УИК", "секретари УИК", "заместители председателей УИК"),
        *("председатели и секретари УИК", "председатели, секретари УИК", "председатели", "секретари"),
    ),
    "члены УИК": ("члены участковых комиссий", "члены участковых избирательных комиссий"),
    "члены ТИК": ("члены территориальной комиссии", "члены территориальной избирательной комиссии"),
    "резерв УИК": ("резерв составов УИК", "резерв участковых комиссий", "кадровый резерв", "резервисты", "резерв"),
    "операторы КОИБ": ("операторы",),
    "представители партий и кандидаты": ("представители политических партий", "представители партий", "кандидаты"),
    "СМИ": ("представители СМИ", "журналисты"),
    "молодые и будущие избиратели": ("молодые избиратели", "будущие избиратели", "молодежь"),
    "учащиеся": ("школьники", "старшеклассники", "ученики"),
}
_BETWEEN = {"-": " ?- ?", " ": " "}
_NO_LETTER = r"(?<![\w-])"
_ENDS = r"(?![\w-])"


@dataclass(frozen=True, slots=True)
class Known:
    """What a line is read against: the plan's year, today, and what may stand in a field.

    `numbers` are those of the plan's items, also as paths (`I/1`); `forms` and `audiences` the values to choose from;
    `places` and `partners` what was typed before.
    """

    year: int
    today: date
    forms: tuple[str, ...]
    audiences: tuple[str, ...]
    numbers: frozenset[str] = frozenset()
    places: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()


def known_of(plan: Plan, events: Iterable[Event], today: date, own_forms: Iterable[str] = ()) -> Known:
    """What lines about items of `plan` are read against; `events` are those of the document."""
    numbers: set[str] = set()
    for section, part, activity in plan.walk():
        above = [number for number in (section.number, part.number) if number]
        paths = [[], above, *([number] for number in above)]
        numbers |= {"/".join("".join(number.split()) for number in (*path, activity.number)) for path in paths}
    written = list(events)
    return Known(
        plan.year,
        today,
        _joined((*event_forms(plan), *TRAINING_FORMS, *own_forms), ()),
        _joined(audiences(plan), (one.audience for event in written for one in event.attendance)),
        frozenset(numbers - {""}),
        _joined((), (event.place for event in written)),
        _joined((), (event.partners for event in written)),
    )


def _joined(listed: Iterable[str], used: Iterable[str]) -> tuple[str, ...]:
    """`listed`, then what was used besides, by name; of spellings that are compared alike one."""
    found: dict[str, str] = {}
    for value in (*listed, *sorted({*used})):
        if name := compared_name(value):
            found.setdefault(name, value)
    return tuple(found.values())


@dataclass(frozen=True, slots=True)
class Names:
    """A pattern of names, the name that each of its groups is, and the listed value that each name means."""

    pattern: re.Pattern[str]
    names: Mapping[str, str]
    values: Mapping[str, str]

    def value(self, found: re.Match[str]) -> str:
        """The listed value of a match."""
        return self.values[self.spelled(found)]

    def spelled(self, found: re.Match[str]) -> str:
        """The name of it that was typed, as it is compared."""
        return self.names[found.lastgroup or ""]


@lru_cache(maxsize=16)
def form_names(forms: tuple[str, ...], *, counted: bool = False) -> Names:
    """Forms as they are named alone, or behind a number («3 семинара»)."""
    spelled = {}
    for form in forms:
        if compared_name(form) != OTHER_FORM:
            for one in form.split("/"):  # «памятка/буклет» is either
                spelled[compared_name(one)] = form
    return _names(spelled, _counted_word if counted else _named_word)


@lru_cache(maxsize=16)
def audience_names(listed: tuple[str, ...]) -> Names:
    """Categories in any case, with the other names of those that are listed."""
    spelled = {compared_name(name): name for name in listed}
    for name, others in _ALSO.items():
        if compared_name(name) in spelled:
            for other in others:
                spelled.setdefault(compared_name(other), name)
    return _names(spelled, _declined_word)


def _names(spelled: Mapping[str, str], word: Callable[[str], str]) -> Names:
    groups, names = [], {}
    for number, name in enumerate(sorted(filter(None, spelled), key=len, reverse=True)):
        joined = "".join(_BETWEEN.get(one) or word(one) for one in re.split("([ -])", name))
        groups.append(f"(?P<n{number}>{joined})")
        names[f"n{number}"] = name
    return Names(re.compile(f"{_NO_LETTER}(?:{'|'.join(groups) or '(?!)'}){_ENDS}"), names, spelled)


_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее)$")
_CASED = re.compile(r"(?:ые|ие|ых|их|ая|ое|ий|ый)$")


def _named_word(word: str) -> str:
    """A word as a form is called, or as what was done («провели лекцию»)."""
    if word.endswith(("ая", "яя")):
        return f"{re.escape(word[:-2])}(?:{word[-2:]}|{'ую' if word.endswith('ая') else 'юю'})"
    if word.endswith(("а", "я")) and len(word) > 3:
        return f"{re.escape(word[:-1])}[{word[-1]}{'у' if word[-1] == 'а' else 'ю'}]"
    return re.escape(word)


def _counted_word(word: str) -> str:
    """A word as it stands behind a number."""
    if word == "день":
        return "(?:дня|дней)"
    if _ADJECTIVE.search(word):
        return f"{re.escape(word[:-2])}(?:ых|их|ые|ие|ый|ий|ой|ая|яя|ое|ее)"
    if word.endswith("ка"):
        return f"{re.escape(word[:-2])}(?:ки|ка|ок)"
    if word.endswith(("а", "я", "е")):
        return f"{re.escape(word[:-1])}[аыияейь]?"
    return f"{re.escape(word)}(?:а|ов|ей|я){'?' if len(word) < 4 else ''}"


def _declined_word(word: str) -> str:
    """A word in any case; short ones are abbreviations and prepositions, which have none."""
    if word.endswith(","):
        return f"{_declined_word(word[:-1])} ?,?"
    if len(word) < 4:
        return re.escape(word)
    if word.endswith("ся"):
        return rf"{re.escape(word[:-4])}\w{{2,3}}ся"
    stem = word[:-2] if _CASED.search(word) else word.rstrip("ыиеяь")
    return rf"{re.escape(stem)}\w{{0,3}}"
