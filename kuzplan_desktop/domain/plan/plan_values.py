"""How notes of an item and amending decrees stand in one value of a change, and how a reader sees them."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from kuzplan_desktop.domain.plan.plan import Decree
from kuzplan_desktop.domain.wording import NBSP

Notes = tuple[tuple[str, str], ...]


def write_notes(notes: Notes) -> str:
    """The value of the field `notes`; empty for none. `read_notes` reads it back."""
    return _compact([list(note) for note in notes]) if notes else ""


def read_notes(text: str) -> Notes:
    """The notes in a value of the field; what another program wrote there is one note without a column."""
    pairs = _pairs(text)
    return tuple((column, note) for column, note in pairs) if pairs is not None else (("", text),)


def notes_words(notes: Notes) -> str:
    """Notes as a reader sees them, one a line."""
    return "\n".join(f"{column}: {text}" if column else text for column, text in notes)


def write_decrees(decrees: Iterable[Decree]) -> str:
    """The value of the field `amendments`; empty for none. `read_decrees` reads it back."""
    found = [[decree.number, decree.day.isoformat() if decree.day else ""] for decree in decrees]
    return _compact(found) if found else ""


def read_decrees(text: str) -> tuple[Decree, ...]:
    """The decrees in a value of the field; what another program wrote there is the number of one."""
    pairs = _pairs(text)
    return tuple(Decree(number, _day(day)) for number, day in pairs) if pairs is not None else (Decree(text),)


def decree_words(decree: Decree) -> str:
    """«постановление от 27.12.2021 № 3/20-7»."""
    day = f" от {decree.day:%d.%m.%Y}" if decree.day else ""
    return f"постановление{day} № {decree.number}"


def edition_words(decrees: Iterable[Decree]) -> str:
    """«(в редакции постановления от 01.06.2027 № 5)»; empty for a plan that no decree has changed."""
    said = [decree_words(decree).removeprefix("постановление").strip() for decree in decrees]
    if not said:
        return ""
    words = f"(в редакции {'постановлений' if len(said) > 1 else 'постановления'} {', '.join(said)})"
    return words.replace(" № ", f"{NBSP}№{NBSP}")


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _pairs(text: str) -> list[tuple[str, str]] | None:
    """The pairs of texts in a value; none in an empty one, None for what holds no pairs."""
    if not text:
        return []
    try:
        found = json.loads(text)
        return [(_text(first), _text(second)) for first, second in found]
    except (ValueError, TypeError, RecursionError):
        return None


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
