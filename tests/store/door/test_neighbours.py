"""What bears the name of a side file and is none: nobody waits for it or writes where it leads."""

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.region.consolidate import consolidate
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.door.header import SIDE_FILES
from kuzplan_desktop.store.door.inspection import remember_own
from tests.store import example_document

pytestmark = pytest.mark.files


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as made:
        here = Path.cwd()
        os.chdir(path.parent)  # the whole path may be too long for a socket
        try:
            made.bind(path.name)
        finally:
            os.chdir(here)


NO_FILES: dict[str, Callable[[Path], object]] = {}
if os.name != "nt":
    NO_FILES = {
        "pipe": os.mkfifo,
        "socket": _socket,
        "link into nothing": lambda path: path.symlink_to("nowhere"),
        "link to itself": lambda path: path.symlink_to(path.name),
        "link to a device": lambda path: path.symlink_to("/dev/zero"),
        "link to a file of hers": lambda path: path.symlink_to("важное.txt"),
    }
ODD = {"folder": Path.mkdir, **NO_FILES}


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("kind", ODD)
def test_beside_a_document_lies_what_is_no_side_file(tmp_path: Path, kind: str, own: bool) -> None:
    victim = tmp_path / "важное.txt"
    victim.write_text("важно", encoding="utf-8")
    for number, side in enumerate(SIDE_FILES):
        path = Path(shutil.copyfile(example_document.KEPT, tmp_path / f"{number}.sqlite"))
        if own:
            remember_own(path, at_work=True)
        ODD[kind](Path(f"{path}{side}"))
        for opening in (PlanFile.open, PlanFile.of_private_copy, lambda one: PlanFile.open(one, read_only=True)):
            with pytest.raises(PlanError, match="не файл, а ссылка, папка или устройство"):
                opening(path)
        assert reader.check(path).verdict == "super_journal"
    assert victim.read_text(encoding="utf-8") == "важно"


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither pipes nor sockets among its files")
@pytest.mark.parametrize("kind", NO_FILES)
@pytest.mark.parametrize("ending", ["sqlite", "zip"])
def test_a_folder_with_it_is_consolidated(tmp_path: Path, kind: str, ending: str) -> None:
    (tmp_path / "папка").mkdir()
    ODD[kind](tmp_path / "папка" / f"x.{ending}")
    found = consolidate(tmp_path / "сводный.sqlite", [tmp_path / "папка"])
    assert (found.taken, len(found.refused)) == (0, 1)
