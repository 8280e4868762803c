"""A key typed into the palette until its list is repainted, among 47 items and 4,000 events; beside a bare scan."""

import statistics
import time

from benchmarks.common import say, until_painted, workplace
from benchmarks.year import EVENTS, document_of

WORDS = ("семинар", "занятие 17", "jnxtn", "1.2.4")


def main() -> None:
    """Type WORDS letter by letter."""
    with workplace():
        from PySide6.QtWidgets import QWidget

        from kuzplan_desktop.domain.finding.finder import ThingKind, thing
        from kuzplan_desktop.domain.finding.things import ThingMemo
        from kuzplan_desktop.ui.main_window.actions import TABLE
        from kuzplan_desktop.ui.palette.command_palette import CommandPalette
        from kuzplan_desktop.ui.palette.found_list import Usable
        from kuzplan_desktop.ui.shell.app import application

        application()
        document = document_of(EVENTS)
        began = time.perf_counter()
        commands = [thing(ThingKind.COMMAND, row.name, row.caption.replace("&", ""), row.menu) for row in TABLE]
        things = [*commands, *ThingMemo().things(document)]
        made = time.perf_counter() - began
        titles = [one.title for one in things]
        window = QWidget()
        window.resize(1366, 700)
        window.show()
        palette = CommandPalette(things, {row.name: Usable(row.shortcut) for row in TABLE}, window)
        palette.open()
        painted = palette.list.viewport()
        until_painted(painted, painted.update)
        keys, scans = [], []
        for word in WORDS:
            palette.field.clear()
            until_painted(painted, painted.update)
            for length in range(1, len(word) + 1):
                typed = word[:length]
                keys.append(until_painted(painted, lambda typed=typed: palette.field.setText(typed)))
                scans.append(_scan(titles, typed))
    say(
        f"a key of the palette among {len(titles)} things, median of {len(keys)}",
        statistics.median(keys) * 1000,
        statistics.median(scans) * 1000,
        unit="ms",
        beside="bare scan of the titles",
    )
    print(f"the slowest key: {max(keys) * 1000:.1f} ms; the things made: {made * 1000:.1f} ms")


def _scan(titles: list[str], typed: str) -> float:
    began = time.perf_counter()
    found = [title for title in titles if typed in title]
    return time.perf_counter() - began if found is not titles else 0.0


if __name__ == "__main__":
    main()
