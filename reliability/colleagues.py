"""Random histories of four colleagues beside an oracle: conflicts are the concurrent edits, nothing is lost."""

import random

from reliability.common import Result, Tally, chunks, in_parallel, main, timed, workplace
from tests.exchange.colleague_histories import COPIES, MOVES, Move, play

LONGEST = 30


def random_history(rng: random.Random) -> list[Move]:
    """What four people do one after the other."""
    return [
        (rng.choice(MOVES), rng.randrange(COPIES), *(rng.randrange(60) for _ in range(3)))
        for _ in range(rng.randrange(3, LONGEST))
    ]


def histories(seeds: range) -> Tally:
    """A history for every seed."""
    tally = Tally()
    with workplace():
        for seed in seeds:
            tally.tried += 1
            played = play(random_history(random.Random(seed)))
            tally.failures += [f"seed {seed}: {wrong}" for wrong in played.wrong]
            tally.count("conflicts found", played.conflicts_seen)
            tally.count("settled in a merge", played.settled)
            tally.count("merges with rows left out", played.left)
            for file in played.copies:
                file.close()
    return tally


def run(full: bool) -> Result:
    """At least 5,000 histories; some without `full`."""
    number = 5_200 if full else 200
    return timed("colleagues", number, lambda: in_parallel(histories, [(part,) for part in chunks(number, 2)]))


if __name__ == "__main__":
    main(run)
