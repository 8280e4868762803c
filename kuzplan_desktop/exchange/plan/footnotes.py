"""Marks of footnotes that were typed: taken off the words they hang on, and the texts that stand under the table."""

import re
from collections.abc import Iterable, Sequence

from kuzplan_desktop.exchange.source.grid import RAISED

_SIGN = rf"(?<![{RAISED}])[{RAISED}]++|(?<!\*)\*++|<\*+>|<\d+>|\[\d{1, 2}\]"
_MARK = re.compile(rf"(?:(?<=[^\W\d_]{{3}})|(?<=[.,;:»\")\]%]))\s*(?P<mark>{_SIGN})(?=[\s,;:.)]|$)")
_MARK_OF_NUMBER = re.compile(rf"\s*(?P<mark>{_SIGN})(?=\s|$)")
_NOTE = re.compile(rf"(?P<mark>{_SIGN})\s*(?P<text>\S.*)", re.DOTALL)


def without_marks(text: str, *, is_number: bool) -> tuple[str, list[str]]:
    """A text without the marks of footnotes, and these; «м²» is none."""
    pattern = _MARK_OF_NUMBER if is_number else _MARK
    marks = [found["mark"] for found in pattern.finditer(text)]
    return (pattern.sub("", text).strip(), marks) if marks else (text, [])


def is_note(line: str) -> bool:
    """True for a line that begins with the mark of a footnote."""
    return bool(_NOTE.match(line))


def noted(lines: Iterable[str], marks: Sequence[str]) -> tuple[dict[str, list[str]], list[str]]:
    """The texts of the footnotes whose marks hang on some row, by mark, and the lines that are none."""
    texts: dict[str, list[str]] = {}
    others: list[str] = []
    for line in lines:
        found = _NOTE.match(line)
        if found and found["mark"] in marks:
            texts.setdefault(found["mark"], []).append(found["text"].strip())
        else:
            others.append(line)
    return texts, others
