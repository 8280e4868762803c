"""The styles of an OpenDocument file: what is bold, what is hidden, how its lists count."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kuzplan_desktop.exchange.source.docx_numbers import written_number

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NS = "{urn:oasis:names:tc:opendocument:xmlns:%s:1.0}"
STYLE, TEXT, TABLE = NS % "style", NS % "text", NS % "table"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
DEPTH = 10
_NOTATIONS = {"I": "upperRoman", "i": "lowerRoman", "A": "upperLetter", "a": "lowerLetter", "1": "decimal"}


class Styles:
    """The styles by their names."""

    def __init__(self, *parts: "Element | None") -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, Element] = {}
        for part in parts:
            for style in part.iter(f"{STYLE}style") if part is not None else ():
                self._styles[style.get(f"{STYLE}name", "")] = style
            for found in part.iter(f"{TEXT}list-style") if part is not None else ():
                self._lists[found.get(f"{STYLE}name", "")] = found

    def is_bold(self, paragraph: "Element", cell: "Element | None" = None) -> bool:
        """True if more than half of a paragraph is bold, by itself, its style or its cell's."""
        own = self._weight(paragraph.get(f"{TEXT}style-name", ""))
        if own is None and cell is not None:
            own = self._weight(cell.get(f"{TABLE}style-name", ""))
        letters = len("".join("".join(paragraph.itertext()).split()))
        bold = 0
        for span in paragraph.iter(f"{TEXT}span"):
            weight = self._weight(span.get(f"{TEXT}style-name", ""))
            if weight is not None and weight != bool(own):
                bold += len("".join("".join(span.itertext()).split()))
        return bool(own) if not bold else (bold * 2 > letters) != bool(own)

    def _weight(self, name: str) -> bool | None:
        """Whether a style is bold; None if neither it nor one above says."""
        for _ in range(DEPTH):
            style = self._styles.get(name)
            if style is None:
                return None
            properties = style.find(f"{STYLE}text-properties")
            weight = properties.get(f"{FO}font-weight") if properties is not None else None
            if weight:
                return weight in ("bold", "600", "700", "800", "900")
            name = style.get(f"{STYLE}parent-style-name", "")
        return None

    def is_raised(self, span: "Element") -> bool:
        """True for a span that stands above the line."""
        style = self._styles.get(span.get(f"{TEXT}style-name", ""))
        properties = style.find(f"{STYLE}text-properties") if style is not None else None
        return properties is not None and properties.get(f"{STYLE}text-position", "").startswith("super")

    def is_hidden_sheet(self, sheet: "Element") -> bool:
        """True for a sheet that is not shown."""
        style = self._styles.get(sheet.get(f"{TABLE}style-name", ""))
        properties = style.find(f"{STYLE}table-properties") if style is not None else None
        return properties is not None and properties.get(f"{TABLE}display") == "false"

    def list_level(self, name: str, level: int) -> "Element | None":
        """How the level (from 1) of a list is numbered; None if it is not."""
        for found in self._lists.get(name, ()):
            if found.tag == f"{TEXT}list-level-style-number" and found.get(f"{TEXT}level") == str(level):
                return found
        return None


class ListNumbers:
    """The numbers that lists put before their paragraphs, counted as they come."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)

    def paragraphs(self, found: "Element", style: str = "", level: int = 1) -> Iterator[tuple["Element", str]]:
        """The paragraphs of a list, each with its number."""
        style = found.get(f"{TEXT}style-name", "") or style
        counts = self._counts[style]
        if level == 1 and found.get(f"{TEXT}continue-numbering") != "true" and not found.get(f"{TEXT}continue-list"):
            counts.clear()
        for item in found:
            numbered = item.tag == f"{TEXT}list-item"
            for element in item if numbered or item.tag == f"{TEXT}list-header" else ():
                if element.tag == f"{TEXT}list":
                    yield from self.paragraphs(element, style, level + 1)
                elif element.tag in (f"{TEXT}p", f"{TEXT}h"):
                    yield element, self._label(item, style, level) if numbered else ""
                    numbered = False

    def _label(self, item: "Element", style: str, level: int) -> str:
        shape = self._styles.list_level(style, level)
        counts = self._counts[style]
        begins_with = shape.get(f"{TEXT}start-value", "1") if shape is not None else "1"
        start = item.get(f"{TEXT}start-value", "") or begins_with
        begins = item.get(f"{TEXT}start-value") is not None or level not in counts
        counts[level] = int(start) if begins and start.isdecimal() else counts.get(level, 0) + 1
        for deeper in [one for one in counts if one > level]:
            del counts[deeper]
        if shape is None or not shape.get(f"{STYLE}num-format"):
            return ""
        shown = min(int(shape.get(f"{TEXT}display-levels", "1")), level)
        numbers = []
        for at in range(level - shown + 1, level + 1):
            above = self._styles.list_level(style, at)
            notation = above.get(f"{STYLE}num-format", "1") if above is not None else "1"
            numbers.append(written_number(counts.get(at, 1), _NOTATIONS.get(notation, "decimal")))
        return shape.get(f"{STYLE}num-prefix", "") + ".".join(numbers) + shape.get(f"{STYLE}num-suffix", "")
