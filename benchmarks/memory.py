"""Resident memory of the window with the plan, against a bare PySide6 window with an empty QTreeView."""

from benchmarks.common import alternate, first_line, say, supplied_document, workplace
from benchmarks.startup import BARE, OURS, TOLD

ROUNDS = 5

RESIDENT = """
    with open("/proc/self/status") as status:
        print("ready", next(line.split()[1] for line in status if line.startswith("VmRSS")), flush=True)
"""


def main() -> None:
    """Print the medians of ROUNDS starts of each, read when the tree has been painted. Linux only."""
    ours_program, bare_program = (text.replace(TOLD, RESIDENT) for text in (OURS, BARE))
    with workplace() as folder:
        document = str(supplied_document(folder))
        ours, bare = alternate(
            ROUNDS,
            lambda: float(first_line(ours_program, document, "planTree")[1].split()[1]),
            lambda: float(first_line(bare_program)[1].split()[1]),
        )
    say("memory of the window", ours / 1024, bare / 1024, unit="MB", beside="bare window with an empty tree")


if __name__ == "__main__":
    main()
