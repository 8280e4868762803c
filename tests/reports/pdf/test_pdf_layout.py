"""Bands on pages: nothing lost, nothing over the edge, what belongs together stays together."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from kuzplan_desktop.reports.paper.typeface import face
from kuzplan_desktop.reports.pdf.layout import LEAST_LINES, Band, Placed, PlacedText, TypeStyle, paginate

STYLE = TypeStyle(face(), 10, 12)
PAGE = 480.0
PADDING = 3.0
HEADER = Band((PlacedText(0, 50, ("head",), STYLE),), PADDING, boxed=True, keep_next=True)


def band(name: str, lines: int, *, keep: bool = False, table: bool = True, space: float = 0.0) -> Band:
    """A row of so many lines, beside a cell with one."""
    cells = (
        PlacedText(0, 50, (f"{name}:no",), STYLE),
        PlacedText(50, 200, tuple(f"{name}:{line}" for line in range(lines)), STYLE),
    )
    continued = ((f"{name}:no",), ("(продолжение)",))
    return Band(
        cells, PADDING, divisible=True, keep_next=keep, continued=continued, header=HEADER if table else None,
        space_before=space,
    )  # fmt: skip


def content(pages: list[list[Placed]], column: int = 1) -> list[str]:
    """The lines of a column through all pages, without repeated headers and words of continuation."""
    return [
        line
        for page in pages
        for placed in page
        if placed.band is not HEADER
        for line in placed.band.cells[column].lines
        if line != "(продолжение)"
    ]


def names(page: list[Placed]) -> list[str]:
    """The bands of a page by the names of their rows."""
    return [placed.band.cells[0].lines[0].removesuffix(":no") for placed in page]


ROWS = st.lists(st.tuples(st.integers(1, 120), st.booleans()), min_size=1, max_size=25)


@given(ROWS)
def test_every_line_is_printed_once_in_order_and_within_the_page(rows: list[tuple[int, bool]]) -> None:
    bands = [band(str(at), lines, keep=keep) for at, (lines, keep) in enumerate(rows)]
    pages = paginate([HEADER, *bands], PAGE)
    assert content(pages) == [f"{at}:{line}" for at, (lines, _) in enumerate(rows) for line in range(lines)]
    for page in pages:
        assert page[-1].y + page[-1].band.frame <= PAGE + 1e-6
        assert all(below.y >= above.y + above.band.frame - 1e-6 for above, below in zip(page, page[1:], strict=False))


@given(ROWS)
def test_every_page_of_a_table_begins_with_its_header(rows: list[tuple[int, bool]]) -> None:
    pages = paginate([HEADER, *(band(str(at), lines, keep=keep) for at, (lines, keep) in enumerate(rows))], PAGE)
    assert all(page[0].band == HEADER for page in pages)
    assert all(len(page) > 1 for page in pages)


@given(ROWS)
def test_a_divided_row_leaves_at_least_three_lines_on_either_page(rows: list[tuple[int, bool]]) -> None:
    pages = paginate([HEADER, *(band(str(at), lines) for at, (lines, _) in enumerate(rows))], PAGE)
    for page in pages:
        for placed in page[1:]:
            name = placed.band.cells[0].lines[0].removesuffix(":no")
            whole = rows[int(name)][0]
            here = sum(line != "(продолжение)" for line in placed.band.cells[1].lines)
            assert here == whole or here >= LEAST_LINES


def test_a_short_row_goes_to_the_next_page_whole() -> None:
    pages = paginate([HEADER, band("a", 30), band("b", 8)], PAGE)
    assert [names(page) for page in pages] == [["head", "a"], ["head", "b"]]


def test_the_rest_of_a_divided_row_repeats_its_number_and_says_that_it_goes_on() -> None:
    long = band("a", 3)
    long = replace(
        long,
        cells=(*long.cells, PlacedText(250, 50, tuple(map(str, range(50))), STYLE)),
        continued=(("a:no",), ("(продолжение)",), ()),
    )
    first, second = paginate([HEADER, long], PAGE)
    assert first[1].band.cells[1].lines == ("a:0", "a:1", "a:2")
    assert second[1].band.cells[0].lines == ("a:no",)
    assert second[1].band.cells[1].lines == ("(продолжение)",)


def test_headings_stay_with_the_first_row_under_them() -> None:
    rows = [band("filler", 33), band("section", 1, keep=True), band("sub", 1, keep=True), band("first", 4)]
    pages = paginate([HEADER, *rows], PAGE)
    assert [names(page) for page in pages] == [["head", "filler"], ["head", "section", "sub", "first"]]


def test_headings_stand_above_a_tall_row_that_begins_under_them_and_is_divided() -> None:
    rows = [band("filler", 25), band("section", 1, keep=True), band("first", 60)]
    pages = paginate([HEADER, *rows], PAGE)
    assert names(pages[0]) == ["head", "filler", "section", "first"]


@given(st.integers(1, 80), st.integers(1, 80))
def test_a_signature_never_stands_alone_on_a_page(before: int, last: int) -> None:
    rows = [band("filler", before), band("last", last, keep=True), band("total", 1, keep=True)]
    signing = [band("chair", 1, keep=True, table=False, space=26), band("secretary", 1, table=False, space=16)]
    pages = paginate([HEADER, *rows, *signing], PAGE)
    end = names(pages[-1])
    assert end[-2:] == ["chair", "secretary"]
    assert "total" in end


def test_the_space_before_a_band_falls_away_at_the_head_of_a_page() -> None:
    pages = paginate([band("a", 37, table=False), band("b", 3, table=False, space=30)], PAGE)
    assert [page[0].y for page in pages] == [0.0, 0.0]


def test_what_cannot_be_divided_and_is_taller_than_a_page_is_still_printed() -> None:
    block = replace(band("a", 60), divisible=False)
    assert content(paginate([block], PAGE)) == [f"a:{line}" for line in range(60)]


def test_a_chain_that_is_taller_than_a_page_is_not_kept_together() -> None:
    pages = paginate([HEADER, *(band(str(at), 9, keep=True) for at in range(30))], PAGE)
    assert len(content(pages)) == 270


def test_thousands_of_rows_are_placed_in_one_pass() -> None:
    pages = paginate([HEADER, *(band(str(at), 1 + at % 7) for at in range(5000))], PAGE)
    assert len(content(pages)) == sum(1 + at % 7 for at in range(5000))


def test_rather_than_leave_much_of_a_page_blank_a_row_under_headings_is_divided() -> None:
    rows = [
        band("a", 22, table=False),
        band("b", 3, keep=True, table=False),
        band("c", 3, keep=True, table=False),
        band("d", 13, table=False),
    ]
    pages = paginate(rows, PAGE)
    assert list(map(names, pages)) == [["a", "b", "c", "d"], ["d"]]
    assert pages[1][0].band.lines >= LEAST_LINES
    assert content(pages) == content([[Placed(0, each)] for each in rows])


def test_a_head_that_is_too_tall_with_the_beginning_of_its_table_has_its_first_heading_at_least() -> None:
    head = [band("letterhead", 12, keep=True, table=False), band("title", 14, keep=True, table=False), HEADER]
    rows = [replace(band(name, 3, keep=True), boxed=True) for name in ("section", "sub")]
    first = replace(band("first", 5), boxed=True)
    assert list(map(names, paginate([*head, *rows, first], PAGE))) == [
        ["letterhead", "title", "head", "section"],
        ["head", "sub", "first"],
    ]
    signing = [band("chair", 1, keep=True, table=False, space=26), band("secretary", 1, table=False, space=16)]
    signed = [*head, rows[0], replace(first, keep_next=True), *signing]
    assert list(map(names, paginate(signed, PAGE))) == [
        ["letterhead", "title", "head", "section"],
        ["head", "first", "chair", "secretary"],
    ]


def test_a_row_under_headings_at_the_foot_of_a_page_begins_there_as_was_reckoned() -> None:
    rows = [
        band("a", 22, table=False),
        band("b", 9, keep=True, table=False),
        band("c", 1, keep=True, table=False),
        band("d", 12, table=False),
    ]
    assert list(map(names, paginate(rows, PAGE))) == [["a", "b", "c", "d"], ["d"]]
