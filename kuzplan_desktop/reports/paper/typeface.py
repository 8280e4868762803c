"""The faces of PT Serif and PT Sans: which letters they hold, how wide these are; what a page is measured with."""

from functools import cache
from pathlib import Path
from struct import unpack_from

LONGEST_REMEMBERED = 40


class Face:
    """One face of a TrueType family. Widths are in thousandths of the size of the type.

    `name` is what the PDF calls it, `path` is its file, `letters` are those that it has a picture of. The tables are
    read as OpenType describes them (head, hhea, hmtx, cmap format 4), because measuring must not cost the start of a
    drawing library.
    """

    def __init__(self, name: str, path: Path) -> None:
        self.name = name
        self.path = path
        self._widths = _widths(path.read_bytes())
        self._words: dict[str, float] = {}
        self.letters = frozenset(map(chr, self._widths))

    def width(self, text: str, size: float = 1000) -> float:
        """The width of `text` in type of `size`, in the same unit."""
        known = self._words.get(text)
        if known is None:
            known = sum(self._widths.get(code, 0.0) for code in map(ord, text))
            if len(text) <= LONGEST_REMEMBERED:
                self._words[text] = known
        return known * size / 1000


@cache
def face(*, bold: bool = False, italic: bool = False) -> Face:
    """A face of PT Serif from the font package that is installed with the program."""
    import fontpkg_pt_serif

    style = ("Bold" if bold else "") + ("Italic" if italic else "") or "Regular"
    return Face(f"PTSerif-{style}", Path(fontpkg_pt_serif.__file__).parent / "files" / f"PT_Serif-Web-{style}.ttf")


@cache
def sans(*, bold: bool = False) -> Face:
    """A face of PT Sans, the type of charts."""
    import fontpkg_pt_sans

    style = "Bold" if bold else "Regular"
    return Face(f"PTSans-{style}", Path(fontpkg_pt_sans.__file__).parent / "files" / f"PT_Sans-Web-{style}.ttf")


def faces() -> tuple[Face, ...]:
    """All four faces of PT Serif."""
    return tuple(face(bold=bold, italic=italic) for bold in (False, True) for italic in (False, True))


def _tables(font: bytes) -> dict[bytes, int]:
    """Where each table of the font begins."""
    (count,) = unpack_from(">H", font, 4)
    entries = (unpack_from(">4sLLL", font, 12 + 16 * at) for at in range(count))
    return {tag: offset for tag, _, offset, _ in entries}


def _widths(font: bytes) -> dict[int, float]:
    """The width of every letter of the font, in thousandths of the size."""
    tables = _tables(font)
    (units,) = unpack_from(">H", font, tables[b"head"] + 18)
    (measured,) = unpack_from(">H", font, tables[b"hhea"] + 34)
    metrics = tables[b"hmtx"]
    advances = [unpack_from(">H", font, metrics + 4 * glyph)[0] * 1000 / units for glyph in range(measured)]
    glyphs = _glyphs(font, tables[b"cmap"])
    return {code: advances[min(glyph, measured - 1)] for code, glyph in glyphs.items() if glyph and code != 0xFFFF}


def _glyphs(font: bytes, cmap: int) -> dict[int, int]:
    """The number of the picture of every letter, from the Unicode table in format 4."""
    (count,) = unpack_from(">H", font, cmap + 2)
    records = (unpack_from(">HHL", font, cmap + 4 + 8 * at) for at in range(count))
    start = cmap + next(offset for platform, encoding, offset in records if (platform, encoding) == (3, 1))
    segments = unpack_from(">H", font, start + 6)[0] // 2
    ends, starts, deltas, ranges = (
        unpack_from(f">{segments}H", font, start + 14 + skip + 2 * segments * part)
        for part, skip in enumerate((0, 2, 2, 2))
    )
    range_table = start + 16 + 6 * segments
    found: dict[int, int] = {}
    for at in range(segments):
        for code in range(starts[at], ends[at] + 1):
            glyph = code
            if ranges[at]:
                (glyph,) = unpack_from(">H", font, range_table + 2 * at + ranges[at] + 2 * (code - starts[at]))
            if glyph or not ranges[at]:
                found[code] = (glyph + deltas[at]) & 0xFFFF
    return found
