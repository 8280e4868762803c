"""Words that were left over, but are near to a listed form or category: what a person has to look at."""

import re
from functools import lru_cache

from kuzplan_desktop.domain.one_line.findings import Findings
from kuzplan_desktop.domain.one_line.known import audience_names, form_names
from kuzplan_desktop.domain.one_line.typed_line import QUOTED, compared_name
from kuzplan_desktop.domain.typed.completion import completed, meant

_ANY_NUMBER = re.compile(r" ?[-:=№]? ?[0-9]+.*$")
_FREE = re.compile(f"[^{QUOTED}]+")
_LEAST = 3  # letters of a word that may be a listed one begun


def doubt_names(found: Findings) -> None:
    """Doubt what looks like a form or a category that was spelled otherwise than it is listed."""
    line, known = found.line, found.known
    free = [
        (start + one.start(), start + one.end())
        for start, end in line.parts()
        for one in _FREE.finditer(line.free[start:end])
    ]
    parts = [words for start, end in free if (words := line.text[start:end].strip())]
    if "form" not in found.values:
        for part in parts:
            if near := _near_form(compared_name(part), known.forms):
                found.doubt(f"«{part}» похоже на форму «{near}». Напишите форму целиком или название в кавычках.")
                return
    for audience in found.people:
        _doubt_audience(found, audience)
    for part in parts:
        if re.search("[0-9]", part):
            _doubt_audience(found, _ANY_NUMBER.sub("", part))


def _doubt_audience(found: Findings, words: str) -> None:
    near = _near_audience(compared_name(words), found.known.audiences)
    if near:
        found.doubt(f"«{words.strip()}» похоже на категорию «{near}». Напишите ее так, как она стоит в списке.")


@lru_cache(maxsize=1024)
def _near_form(words: str, forms: tuple[str, ...]) -> str:
    """The form that words which stand alone begin, or spell nearly; one that stands among them."""
    names, counted = form_names(forms), form_names(forms, counted=True)
    if within := names.pattern.search(words) or counted.pattern.search(words):
        return (names if within.re is names.pattern else counted).value(within)
    begun = completed(words, forms)
    if len(words) >= _LEAST and begun != words:
        return begun
    first = words.split(" ", 1)[0]
    return next((near for one in dict.fromkeys((words, first)) if (near := _spelled(one, forms))), "")


@lru_cache(maxsize=1024)
def _near_audience(words: str, listed: tuple[str, ...]) -> str:
    if not words or words in {compared_name(one) for one in listed} or audience_names(listed).pattern.fullmatch(words):
        return ""
    return _spelled(words, listed)


def _spelled(words: str, listed: tuple[str, ...]) -> str:
    """The listed value that words spell with a slip; "" for words that only stand in it."""
    near = meant(words, listed) if len(words) >= _LEAST + 1 else ""
    return "" if words in compared_name(near) else near
