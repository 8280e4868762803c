"""A few spoilt files of other kinds: the full harness makes a thousand."""

import random
from pathlib import Path

import pytest

from reliability import foreign
from reliability.common import Tally, small_document, workplace


@pytest.mark.slow
def test_spoilt_files_are_taken_or_refused_and_leave_a_sound_document(tmp_path: Path) -> None:
    with workplace(tmp_path) as place:
        kinds = foreign.good_files(place)
        tally = Tally()
        for number, kind in enumerate(kinds[::5]):
            folder = place / str(number)
            folder.mkdir()
            assert list(foreign.one(number, [kind], folder, tally)) == []
    assert tally.counts


def test_a_part_of_an_archive_is_spoilt_and_the_archive_is_sound(tmp_path: Path) -> None:
    with workplace(tmp_path) as place:
        path = place / "Документ.sqlite"
        small_document(path)
        archive = place / "Копия.zip"
        assert foreign.answer(["copy", str(path), str(archive)]).code == 0
        kind = foreign.Kind(".zip", archive.read_bytes(), lambda *_: [])
        made = [foreign.spoilt(kind, random.Random(number)) for number in range(12)]
    assert len(set(made)) > 6
    assert kind.data not in made
