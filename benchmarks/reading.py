"""Reading official documents of 500 items, each in the helper process, beside one of 47 items in a text file."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from benchmarks.common import alternate, first_line, say, workplace
from kuzplan_desktop.domain.period.period import parse_period
from kuzplan_desktop.domain.plan.draft import PlanDraft
from kuzplan_desktop.exchange.plan.reading import read_plan
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from tests.exchange.plan.approved import WRITTEN, write
from tests.exchange.plan.shapes import office

ROUNDS, ITEMS = 3, 500
BY_OFFICE = (".doc", ".odt", ".rtf", ".pdf")
WORDINGS = ("до {} марта 2022 года", "с {} по 28 июня, IV квартал", "ежемесячно, до {} числа", "в течение {} квартала")

LARGEST = """
import sys
from pathlib import Path
from kuzplan_desktop.exchange.source.reading import read_grid
read_grid(Path(sys.argv[1]))
with open("/proc/self/status") as status:
    print(next(line.split()[1] for line in status if line.startswith("VmHWM")), flush=True)
"""


def large_draft() -> PlanDraft:
    """The supplied plan with ITEMS items, the same number in each subsection."""
    draft = supplied_draft()
    texts = list(draft.activities())
    share = -(-ITEMS // sum(len(section.subsections) for section in draft.sections))
    sections = []
    for section in draft.sections:
        parts = []
        for part in section.subsections:
            numbered = (replace(texts[at % len(texts)], number=f"{part.number}.{at + 1}") for at in range(share))
            parts.append(replace(part, activities=tuple(numbered)))
        sections.append(replace(section, subsections=tuple(parts)))
    return replace(draft, sections=tuple(sections))


def main() -> None:
    """Print the medians of ROUNDS readings, the memory of the helper (Linux), and the time of a срок that is new."""
    with workplace() as folder:
        small = folder / "small.txt"
        write(supplied_draft(), small)
        for ending in (*WRITTEN, *(BY_OFFICE if office.is_there() else ())):
            path = folder / f"large{ending}"
            write(large_draft(), path)
            ours, bare = alternate(ROUNDS, _reading(path), _reading(small))
            say(f"{ending} of {ITEMS} items", ours, bare, unit="s", beside="47 items in a text file")
            memory, least = (float(first_line(LARGEST, str(one))[1]) / 1024 for one in (path, small))
            say(f"memory for {ending}", memory, least, unit="MB", beside="47 items in a text file")
    texts = [wording.format(day) for wording in WORDINGS for day in range(1, 26)]
    began = time.process_time()
    for text in texts:
        parse_period(text, 2022)
    say("a срок", (time.process_time() - began) / len(texts) * 1e6, 200, unit="µs", beside="what is wanted")


def _reading(path: Path) -> Callable[[], float]:
    def seconds() -> float:
        began = time.perf_counter()
        read_plan(path)
        return time.perf_counter() - began

    return seconds


if __name__ == "__main__":
    main()
