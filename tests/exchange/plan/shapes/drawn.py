"""Tables drawn with letters: pseudo-graphics, bars, and columns of blanks."""

from collections.abc import Sequence

from tests.exchange.plan.shapes.layout import hard_wrapped
from tests.exchange.plan.shapes.word import C

Row = Sequence[str | C]
BOX = "┌┬┐├┼┤└┴┘─│"
BARS = "+++++++++-|"


def drawn(rows: Sequence[Row], widths: Sequence[int], signs: str = BOX) -> str:
    """A table with a line between any two rows; a row of one cell goes over all columns."""
    flat, bar = signs[9], signs[10]
    made = [_line(widths, signs[0:3], flat)]
    for at, cells in enumerate(rows):
        if at:
            made.append(_line(widths, signs[3:6], flat))
        if len(cells) == 1:
            whole = sum(widths) + 3 * (len(widths) - 1)
            texts, sizes = [_text(cells[0])], [whole]
        else:
            texts, sizes = [_text(one) for one in cells], list(widths)
        made += [f"{bar} {f' {bar} '.join(parts)} {bar}" for parts in _side_by_side(texts, sizes)]
    return "\n".join([*made, _line(widths, signs[6:9], flat)])


def in_columns(rows: Sequence[Row], widths: Sequence[int], gap: int = 3) -> str:
    """Columns parted by blanks, an empty line between rows; a row of one cell is a line of its own."""
    made = []
    for cells in rows:
        texts = [_text(one) for one in cells]
        if len(texts) == 1:
            made += [hard_wrapped(texts[0], sum(widths), "\n"), ""]
        else:
            made += [(" " * gap).join(parts).rstrip() for parts in _side_by_side(texts, widths)] + [""]
    return "\n".join(made)


def _text(one: str | C) -> str:
    return one if isinstance(one, str) else one.text


def _line(widths: Sequence[int], corners: str, flat: str) -> str:
    return corners[0] + corners[1].join(flat * (width + 2) for width in widths) + corners[2]


def _side_by_side(texts: Sequence[str], widths: Sequence[int]) -> list[list[str]]:
    columns = [hard_wrapped(text, width, "\n").split("\n") for text, width in zip(texts, widths, strict=True)]
    height = max(map(len, columns))
    return [
        [(column[at] if at < len(column) else "").ljust(width) for column, width in zip(columns, widths, strict=True)]
        for at in range(height)
    ]
