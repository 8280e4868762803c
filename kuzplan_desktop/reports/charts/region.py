"""The charts of a region in a period: each commission and each district, as data that every format draws."""

from collections.abc import Iterable, Iterator, Sequence

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.region import Amount, Region
from kuzplan_desktop.reports.paper.chart import Chart, ChartKind, Look, Series
from kuzplan_desktop.reports.paper.wrapping import grouped

NO_DISTRICT = "Округ не указан"
MOST_ROWS = 20  # of a chart: more stand in the next one, and the signatures find room under the last
NOTHING_ASKED = "Ни одна комиссия в этом периоде ничего не исполняет."
NO_PEOPLE = "Участников нет."


def region_charts(region: Region) -> tuple[Chart, ...]:
    """The work and the participants of each district, where any is written down, and of each commission."""
    districts = [(one.name or NO_DISTRICT, one.done, one.asked, one.amount) for one in region.districts]
    lines = [(short_name(line.name), line.done, line.asked, line.amount) for line in region.all_lines]
    return (*_charts(region, "округам", districts), *_charts(region, "комиссиям", lines))


def _charts(region: Region, by: str, rows: Sequence[tuple[str, int, int, Amount]]) -> Iterator[Chart]:
    for title, part in _parts(f"Выполнение плана по {by}, {region.period.caption}", rows):
        yield Chart(
            title,
            ChartKind.ROWS,
            tuple(name for name, *_ in part),
            (
                Series("выполнялось", tuple(done for _, done, _, _ in part)),
                Series("не выполнялось", tuple(asked - done for _, done, asked, _ in part), Look.HATCHED),
            ),
            tuple(f"{done} из {asked}" for _, done, asked, _ in part),
            NOTHING_ASKED,
        )
    for title, part in _parts(f"Участники по {by}, {region.period.caption}", rows):
        people = tuple(amount.people for *_, amount in part)
        series = (Series("участников", people),)
        yield Chart(
            title, ChartKind.ROWS, tuple(name for name, *_ in part), series, tuple(map(grouped, people)), NO_PEOPLE
        )


def _parts(
    title: str, rows: Sequence[tuple[str, int, int, Amount]]
) -> Iterable[tuple[str, Sequence[tuple[str, int, int, Amount]]]]:
    """The rows in charts of a height that a page holds, as even as can be."""
    count = -(-len(rows) // MOST_ROWS)
    size = -(-len(rows) // count) if count else 0
    for number in range(count):
        yield title if not number else f"{title} (продолжение)", rows[number * size : (number + 1) * size]
