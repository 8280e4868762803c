"""Text as it may stand in a document: what no eye sees and no format can hold is taken out, the rest stays."""

import re
import unicodedata

from kuzplan_desktop.domain.errors import PlanError

LONGEST_TEXT = 100_000
LONGEST_LINE = 2_000

# Controls but line feed; marks of direction, which turn text round on paper (Unicode, UAX #9); letters of no width;
# halves of letters; code points that are no letters (Unicode, 23.7). The joiner of emoji (U+200D) stays.
_UNSEEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb"
    "\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
_LINES = "\r\n?|\u2028|\u2029|\x0b|\x0c|\x85"


def clean(text: str) -> str:
    """`text` composed (NFC), its line ends made alike, without controls and letters that cannot be seen."""
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    return unicodedata.normalize("NFC", re.sub(_UNSEEN, "", re.sub(_LINES, "\n", text).replace("\t", " ")))


def clean_number(text: str) -> str:
    """The number of a section or an activity: no white space and nothing unseen in it."""
    return "".join(clean(text).split())


def checked(text: str, caption: str, *, one_line: bool) -> str:
    """`text` clean, on one line if `one_line`; PlanError naming the field `caption` if it is too long."""
    tidy = " ".join(clean(text).split()) if one_line else clean(text)
    limit = LONGEST_LINE if one_line else LONGEST_TEXT
    if len(tidy) > limit:
        raise PlanError(
            f"«{caption}»: текст длиннее {limit} знаков, он не записан.", "Сократите его или разделите на части."
        )
    return tidy
