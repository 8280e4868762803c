"""Bands -> pages: where each stretch of a document stands, what is divided and what stays together.

Written for reports of thousands of rows: every line is broken and measured once, and a page is filled in one pass.
"""

from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum
from itertools import islice

from kuzplan_desktop.reports.paper.chart import Chart
from kuzplan_desktop.reports.paper.typeface import Face

LEAST_LINES = 3  # of a divided band on either page
TALL = 0.35  # of a page: a band that is less tall goes to the next page whole
GAP = 0.25  # of a page: rather than leave more than this blank, a band that is not tall is divided too
LONGEST_CHAIN = 24  # bands that are kept together at most


class Align(Enum):
    """Where the lines of a cell stand."""

    LEFT = "left"
    CENTER = "center"


@dataclass(frozen=True, slots=True)
class TypeStyle:
    """Type of `size` points with lines `leading` points apart."""

    face: Face
    size: float
    leading: float


@dataclass(frozen=True, slots=True)
class PlacedText:
    """Lines of type at `x` within `width`, in points from the left margin.

    `top` and `height` place it within its band; a height of None is that of the band. `middle` centres it upright.
    `ground` is the colour under it, six hex digits, or empty for that of the band.
    """

    x: float
    width: float
    lines: tuple[str, ...]
    style: TypeStyle
    align: Align = Align.LEFT
    top: float = 0.0
    height: float | None = None
    middle: bool = False
    ground: str = ""

    def placed(self, top: float, height: float) -> "PlacedText":
        """The cell at a place within its band, its lines in the middle of it."""
        return replace(self, top=top, height=height, middle=True)


@dataclass(frozen=True, slots=True)
class PlacedChart:
    """A chart at `x` in a space of its own, in points."""

    x: float
    width: float
    height: float
    chart: Chart


@dataclass(frozen=True, slots=True)
class PlacedPhoto:
    """A picture, a JPEG, in the middle of a space at `x`, in points."""

    x: float
    width: float
    height: float
    content: bytes


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch across the page: a row of a table, or lines that stand free.

    `boxed` draws a frame round every cell, `shade` (0 black, 1 white) fills it. `keep_next`: the next band stands on
    the same page. `divisible`: may be cut between two lines; then `continued` says what stands in cells that have no
    lines left. `header` is repeated at the head of each page that the band's table goes on to. `outline` is a
    bookmark and its level. `pictures` are charts or photos that stand side by side.
    """

    cells: tuple[PlacedText, ...]
    padding: float = 0.0
    boxed: bool = False
    shade: float | None = None
    keep_next: bool = False
    divisible: bool = False
    continued: tuple[tuple[str, ...], ...] = ()
    header: "Band | None" = None
    outline: tuple[str, int] | None = None
    space_before: float = 0.0
    space_after: float = 0.0
    pictures: tuple[PlacedChart | PlacedPhoto, ...] = ()

    @property
    def frame(self) -> float:
        """The height of the frame in points."""
        if self.pictures:
            return max(picture.height for picture in self.pictures)
        return max(
            cell.top + (cell.height or 2 * self.padding + len(cell.lines) * cell.style.leading) for cell in self.cells
        )

    @property
    def height(self) -> float:
        """The height in points with the space before and after it."""
        return self.space_before + self.frame + self.space_after

    @property
    def lines(self) -> int:
        """The number of lines of the longest cell."""
        return max(len(cell.lines) for cell in self.cells)

    def lines_within(self, room: float) -> int:
        """How many lines of each cell fit into `room` points."""
        leading = max(cell.style.leading for cell in self.cells)
        return int((room - self.space_before - 2 * self.padding) / leading + 1e-6)

    def divided(self, lines: int) -> tuple["Band", "Band"]:
        """The band's first `lines` lines and the rest."""
        first = replace(
            self,
            cells=tuple(replace(cell, lines=cell.lines[:lines]) for cell in self.cells),
            keep_next=False,
            space_after=0.0,
        )
        left = [cell.lines[lines:] for cell in self.cells]
        filled = self.continued or ((),) * len(left)
        cells = (replace(cell, lines=rest or fill) for cell, rest, fill in zip(self.cells, left, filled, strict=True))
        return first, replace(self, cells=tuple(cells), outline=None, space_before=0.0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A band on a page, `y` points below the top margin."""

    y: float
    band: Band


class _Filling:
    """The pages while they are filled."""

    def __init__(self, height: float) -> None:
        self.height = height
        self.pages: list[list[Placed]] = [[]]
        self.y = 0.0
        self.begun = False  # something but a repeated header stands on the page
        self.bound = False  # what stands last must be followed on its page

    def head(self, band: Band) -> None:
        """Repeat the header of the band's table at the head of a page."""
        if not self.begun and band.header is not None and not self.pages[-1]:
            self.pages[-1].append(Placed(0.0, band.header))
            self.y = band.header.height

    @property
    def room(self) -> float:
        """The points that are left on the page."""
        return self.height - self.y

    def put(self, band: Band) -> None:
        """Set a band down."""
        top = self.y + (band.space_before if self.begun else 0.0)
        self.pages[-1].append(Placed(top, band))
        self.y = top + band.frame + band.space_after
        self.begun = True
        self.bound = band.keep_next

    def turn(self) -> None:
        """Begin a page."""
        self.pages.append([])
        self.y = 0.0
        self.begun = self.bound = False

    @property
    def wide_open(self) -> bool:
        """True if the page must not be left as it is: much of it is blank, or its last band is bound to the next."""
        return self.bound or self.room > GAP * self.height


def paginate(bands: Iterable[Band], height: float) -> list[list[Placed]]:
    """The bands on pages of `height` points."""
    pages = _Filling(height)
    waiting = deque(bands)
    while waiting:
        band = waiting[0]
        pages.head(band)
        needed = _needed(waiting, pages)
        if needed <= pages.room + 1e-6:
            pages.put(waiting.popleft())
            continue
        lines = _lines_here(band, pages)
        if lines:
            waiting.popleft()
            first, rest = band.divided(lines)
            pages.put(first)
            waiting.appendleft(rest)
            pages.turn()
        elif pages.begun:
            pages.turn()
        else:
            pages.put(waiting.popleft())
    return pages.pages


def _chain(waiting: Iterable[Band]) -> list[Band]:
    """The first of the waiting bands and those that must stand on its page."""
    chain: list[Band] = []
    for band in islice(waiting, LONGEST_CHAIN):
        chain.append(band)
        if not band.keep_next:
            break
    return chain


def _needed(waiting: Iterable[Band], pages: _Filling) -> float:
    """The points that the first of the waiting bands needs, with those that must stand on its page.

    Of a chain that no page holds as little as may stand by itself; it is parted as late as that allows.
    """
    chain = _chain(waiting)
    needed = _together(chain, pages)
    page = pages.height - (chain[0].header.height if chain[0].header else 0.0)
    if needed > page or (pages.bound and needed > pages.room + 1e-6):
        return _together(_inseparable(chain), pages)
    return needed


def _together(chain: list[Band], pages: _Filling) -> float:
    """The points that a chain needs.

    The last of it may be one that is divided further down: a tall one, or any rather than leave the page blank.
    """
    last = chain[-1]
    whole = sum(band.height for band in chain) - last.space_after
    if len(chain) > 1 and _may_be_divided(last):
        cramped = whole > pages.room and pages.wide_open
        if _is_tall(last, pages.height) or (pages.begun and cramped):
            return whole - last.frame + _least(last)
    return whole


def _inseparable(chain: list[Band]) -> list[Band]:
    """The beginning of a chain up to the next row of a table; all of it where none follows, as at signatures."""
    return chain[: next((at for at, band in enumerate(chain[1:], 2) if band.boxed), len(chain))]


def _may_be_divided(band: Band) -> bool:
    return band.divisible and band.lines >= 2 * LEAST_LINES


def _is_tall(band: Band, height: float) -> bool:
    return band.frame > TALL * height and _may_be_divided(band)


def _least(band: Band) -> float:
    """The height of the least part of a band that may stand alone."""
    return 2 * band.padding + LEAST_LINES * max(cell.style.leading for cell in band.cells)


def _lines_here(band: Band, pages: _Filling) -> int:
    """How many lines of a waiting band to set down here, at least three left for the next page; 0 for none."""
    if not (_is_tall(band, pages.height) or (pages.begun and pages.wide_open and _may_be_divided(band))):
        return 0
    lines = min(band.lines_within(pages.room), band.lines - LEAST_LINES)
    return lines if lines >= LEAST_LINES else 0
