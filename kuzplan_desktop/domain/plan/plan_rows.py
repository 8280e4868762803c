"""The rows of a plan side by side, headings and items alike, as two plans are compared row by row."""

import re
from functools import lru_cache
from typing import NamedTuple

from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.wording import quoted, searchable

KINDS_OF_ROWS = ("section", "subsection", "activity")
_BROKEN_WORD = re.compile(r"(?<=\w)[-\u00ad\u2010\u2011]\s*\n\s*(?=\w)|\u00ad")
_NO_LETTER = re.compile(r"[\W_]+")
_CAPTIONS = {"section": "раздел", "subsection": "подраздел", "activity": "пункт"}
_SHOWN_LETTERS = 60


class PlanLine(NamedTuple):
    """A section, a subsection or an item. `wording` is its title as two plans are compared, `above` the uid over it.

    `excluded` tells that it was taken out of the plan.
    """

    uid: str
    kind: str
    above: str
    number: str
    title: str
    wording: str
    executors: str = ""
    period: str = ""
    excluded: bool = False

    @property
    def words(self) -> str:
        """«пункт 1.2.4 «Проведение семинара»», shortened, as a sentence names it."""
        return self.called(_SHOWN_LETTERS)

    def called(self, letters: int) -> str:
        """The same with at most so many letters of the title."""
        title = " ".join(self.title.split())
        shown = title if len(title) <= letters else f"{title[:letters].rstrip()}…"
        return " ".join(part for part in (_CAPTIONS[self.kind], self.number, quoted(shown) if shown else "") if part)


def lines_in_order(plan: Plan) -> list[PlanLine]:
    """The rows of `plan` in its order, but for items of a commission's own."""
    found = []
    for section in plan.sections:
        found.append(_row("section", section.uid, "", section.number, section.title))
        for part in section.subsections:
            found.append(_row("subsection", part.uid, section.uid, part.number, part.title))
            for item in part.activities:
                if not item.added:
                    row = _row("activity", item.uid, part.uid, item.number, item.title)
                    executors, period = bare(item.executors_text), bare(item.period_text)
                    found.append(row._replace(executors=executors, period=period, excluded=bool(item.excluded)))
    return found


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """`text` as two wordings are compared: no case, punctuation, ё or hard wraps; words with one space between."""
    return _NO_LETTER.sub(" ", searchable(_BROKEN_WORD.sub("", text))).strip()


def _row(kind: str, uid: str, above: str, number: str, title: str) -> PlanLine:
    return PlanLine(uid, kind, above, number.strip(), title, bare(title))
