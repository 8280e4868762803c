"""Random histories of several copies: undo and redo are exact, and the folded tables are the fold of the changes."""

import random
from functools import cache
from pathlib import Path

from kuzplan_desktop.store.document.plan_file import PlanFile
from reliability.common import Result, Tally, chunks, in_parallel, main, timed, workplace
from tests.store.documents_apart import KINDS, Action, act, copy_of, empty_memory, shown, tables

COPIES = 3
LONGEST = 20


@cache
def _founded() -> bytes:
    """The file of a new document."""
    with copy_of() as file:
        return file._connection.serialize()


def _copy(device: str) -> PlanFile:
    """A new document in memory, quicker than by founding it anew."""
    connection = empty_memory()
    connection.deserialize(_founded())
    connection.execute("PRAGMA foreign_keys = ON")
    return PlanFile(Path("copy.sqlite"), connection, device=device)


def random_history(rng: random.Random) -> PlanFile:
    """One of three copies, two of them with one installation id, after people acted in them and merged them."""
    copies = [_copy(f"device {max(number, 1)}") for number in range(COPIES)]
    for _ in range(rng.randrange(1, LONGEST)):
        file = rng.choice(copies)
        if rng.random() < 0.25:
            file.unite(rng.choice(copies).bodies())
        elif rng.random() < 0.08:
            file.restore(rng.choice(copies).bodies(), "Восстановление")
        else:
            act(file, Action(rng.choice(KINDS), rng.randrange(8), rng.randrange(8)))
    chosen = rng.choice(copies)
    for other in copies:
        if other is not chosen:
            other.close()
    return chosen


def exact(seed: int, tally: Tally) -> list[str]:
    """What is not exact about undo and redo after the history of this seed.

    Every undo is redone at once and undone again, down to the beginning, then everything is redone. One thing is not
    exact by the rules of the document: a step that a colleague had switched off, and that is undone and redone while
    the merge that brought this is undone, stays on afterwards, for of two people who disagree the careful one wins.
    """
    wrong = []
    with random_history(random.Random(seed)) as file:
        states, labels = [_state(file)], []
        while label := file.undo():
            labels.append(label)
            after = shown(file)
            if file.redo() != label or shown(file) != states[-1][0]:
                wrong.append(f"«{label}» undone and redone at once is not what it was")
            file.undo()
            if shown(file) != after:
                wrong.append(f"«{label}» undone again is not undone as before")
            states.append(_state(file))
        tally.count("undone and redone", len(labels))
        for label, (before, off) in zip(reversed(labels), reversed(states[:-1]), strict=True):
            redone = file.redo()
            now, still_off = _state(file)
            if redone != label or (now != before and not still_off < off):
                wrong.append(f"redo of «{label}» gave «{redone}» or another state")
        tally.count("a colleague's switching-off overruled", now != states[0][0] if labels else 0)
        tally.count("states compared", 4 * len(labels))
        if not _is_the_fold(file):
            wrong.append("the folded tables are not the fold")
    return wrong


def _state(file: PlanFile) -> tuple[object, set[str]]:
    """What is shown, and the steps that are off."""
    return shown(file), set(file._ledger.folding.off_steps())


def _is_the_fold(file: PlanFile) -> bool:
    before = tables(file)
    file._connection.execute("BEGIN")
    file._ledger.folding.refold_all()
    same = tables(file) == before
    file._connection.execute("ROLLBACK")
    return same


def histories(seeds: range) -> Tally:
    """A history for every seed."""
    tally = Tally()
    with workplace():
        for seed in seeds:
            tally.tried += 1
            tally.failures += [f"seed {seed}: {wrong}" for wrong in exact(seed, tally)]
    return tally


def run(full: bool) -> Result:
    """At least 10,000 histories; some without `full`."""
    number = 10_200 if full else 200
    return timed("random histories", number, lambda: in_parallel(histories, [(part,) for part in chunks(number, 2)]))


if __name__ == "__main__":
    main(run)
