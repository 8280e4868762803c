"""The title: what was not understood, in the order typed; words within quotation marks alone lose these."""

import re
from collections.abc import Iterator

from kuzplan_desktop.domain.one_line.findings import Findings
from kuzplan_desktop.domain.one_line.typed_line import TAKEN, TypedLine, one_alphabet, quotations

_LEFT = re.compile(rf"[^{TAKEN}]+")
_SUBJECT = re.compile(r"(?:(?:на )?тем[ауе]|по теме|название)(?: ?[:-] ?| (?=[«\"“„]))", re.IGNORECASE)
_INNER = str.maketrans("„“”", "«»»")
_PART = re.compile(rf"(?:[^,;{TAKEN}]|(?<=[0-9]),(?=[0-9]))+")
_HANGING = " ,;:–—-"


def left_over(line: TypedLine) -> Iterator[tuple[int, int]]:
    """Where what was not understood stands."""
    for found in _LEFT.finditer(_uncovered(line)):
        if any(letter.isalnum() for letter in line.text[found.start() : found.end()]):
            yield found.span()


def _uncovered(line: TypedLine) -> str:
    """The line with a sign in place of each letter that was understood, quotations as they are."""
    return "".join(TAKEN if free == TAKEN else typed for free, typed in zip(line.free, line.text, strict=True))


def title_left(found: Findings) -> str:
    """The title of the event: the stretches left over, with a comma between them where one was typed."""
    line, title, end = found.line, "", 0
    for part in _PART.finditer(line.free):
        words = _tidy(line.text[part.start() : part.end()])
        if any(letter.isalnum() for letter in words):
            between = line.free[end : part.start()]
            title += (", " if "," in between else "; " if ";" in between else " ") * bool(title) + words
            end = part.end()
    subject = _SUBJECT.match(title)
    return _unquoted(one_alphabet(title[subject.end() :] if subject else title))


def _tidy(words: str) -> str:
    """A stretch without the signs that belonged to what stood beside it, and without halves of brackets."""
    words = words.strip(_HANGING).removeprefix(". ").strip(_HANGING)
    for sign, other in ("()", ")("):
        while words.count(sign) > words.count(other) and sign in (words[-1], words[0]):
            words = (words[:-1] if words[-1] == sign else words[1:]).strip(_HANGING)
    return words


def _unquoted(title: str) -> str:
    """`title` without the quotation marks around all of it; those within are the outer ones then."""
    if list(quotations(title)) != [(0, len(title))]:
        return title
    return title[1:-1].translate(_INNER).strip() or title
