"""The wording of an исполнитель -> executors."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from kuzplan_desktop.domain.lazy_pattern import lazy_pattern
from kuzplan_desktop.domain.wording import searchable

BODIES = ("ИККО", "ИКСРФ", "ИКМО", "ОИК", "ТИК", "УИК", "ЦИК", "РЦОИТ", "ТИКи", "УИКи")
POSITIONS = ("председатель", "секретарь", "член", "заместитель")

_CLOSING = {"«": "»", "(": ")", "„": "“”", "“": "”", '"': '"'}
_SEPARATORS = ",;\r\n\v\f\u2028\u2029"
_BODY = rf"(?:{'|'.join(map(searchable, BODIES))})(?!\w)"
_AND = lazy_pattern(r"\s+и\s+", re.IGNORECASE)
_BEGINS_WITH_BODY = lazy_pattern(_BODY)
_COMMISSION = lazy_pattern(r"(?:\w+ ){0,3}комиссия$")
_POSITION = lazy_pattern(rf"(?:{'|'.join(POSITIONS)})(?!\w)")


@lru_cache(maxsize=8192)
def split_executors(text: str) -> tuple[str, ...]:
    """The executors that `text` names, in its order; one string where it is in doubt.

    Split on commas, semicolons and line breaks outside quotes and brackets, and on «и» between two known bodies.
    «И.О. Фамилия, председатель ТИК» is one executor: a position belongs to the person before it. «Председатель ТИК,
    секретарь ТИК» are two, no person is named there, and so are «Комиссия, Секретарь ТИК».
    """
    executors: list[list[str]] = []
    for fragment in _fragments(text):
        if (
            executors
            and _POSITION.match(searchable(fragment))
            and not _BEGINS_WITH_BODY.match(searchable(executors[-1][0]))
            and not _POSITION.match(searchable(executors[-1][0]))
            and not (fragment[0].isupper() and _COMMISSION.match(searchable(executors[-1][0])))
        ):
            executors[-1].append(fragment)
        else:
            executors.extend([part] for part in _split_on_and(fragment))
    return tuple(", ".join(parts) for parts in executors)


def executes(executors: Iterable[str], terms: Iterable[str]) -> bool:
    """True if one of `executors` contains one of `terms` as whole words, in any case of letters."""
    return _contains(tuple(executors), tuple(terms))


@lru_cache(maxsize=8192)
def _contains(executors: tuple[str, ...], terms: tuple[str, ...]) -> bool:
    pattern = _any_of(terms)
    return pattern is not None and any(pattern.search(_plain(executor)) for executor in executors)


@lru_cache(maxsize=64)
def _any_of(terms: tuple[str, ...]) -> re.Pattern[str] | None:
    """What finds one of `terms` as whole words; None if there are none."""
    words = dict.fromkeys(re.escape(_plain(term)) for term in terms if term.strip())
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)") if words else None


def _plain(text: str) -> str:
    """`text` as search compares it, with single spaces."""
    return " ".join(searchable(text).split())


def _fragments(text: str) -> Iterator[str]:
    """The parts of `text` between separators outside quotes and brackets; one that is not closed holds the rest."""
    cuts = [-1]
    open_marks: list[str] = []
    for place, letter in enumerate(text):
        if open_marks and letter in _CLOSING[open_marks[-1]]:
            open_marks.pop()
        elif letter in _CLOSING:
            open_marks.append(letter)
        elif letter in _SEPARATORS and not open_marks:
            cuts.append(place)
    for cut, following in zip(cuts, [*cuts[1:], len(text)], strict=True):
        fragment = " ".join(text[cut + 1 : following].split())
        if fragment:
            yield fragment


def _split_on_and(fragment: str) -> list[str]:
    """`fragment` cut at every «и» that stands between two known bodies."""
    parts = _AND.split(fragment)
    known = len(parts) > 1 and all(_BEGINS_WITH_BODY.match(searchable(part)) for part in parts)
    return parts if known else [fragment]
