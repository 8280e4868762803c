"""What tests of the window stand on: a document of its own for each test, open in a session on a fixed day."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kuzplan_desktop.domain.plan.plan import Activity
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door.inspection import remember_own
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import Settings

if TYPE_CHECKING:
    from kuzplan_desktop.ui.main_window.main_window import MainWindow

COMMISSION = "Топкинская территориальная избирательная комиссия"
DAY = date(2022, 3, 24)  # in the first quarter, 12 days before its report is due


@pytest.fixture
def plan_path(tmp_path: Path) -> Path:
    """Where the test's document lies."""
    return tmp_path / "План 2022 – Топкинская ТИК.sqlite"


@pytest.fixture(scope="session")
def begun(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The bytes of a document begun on the supplied plan: beginning it for each test takes too long."""
    folder = tmp_path_factory.mktemp("begun")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KUZPLAN_HOME", str(folder / "home"))
        PlanFile.create(folder / "plan.sqlite", commission=COMMISSION).close()
    return (folder / "plan.sqlite").read_bytes()


@pytest.fixture
def plan_file(plan_path: Path, begun: bytes) -> Iterator[PlanFile]:
    """A document of this installation, begun on the supplied plan."""
    plan_path.write_bytes(begun)
    remember_own(plan_path, at_work=False, in_order=True)
    file = PlanFile.open(plan_path)
    yield file
    file.close()


@pytest.fixture
def session(qapp: object, plan_file: PlanFile) -> Iterator[Session]:
    """The document in a session on 24 March 2022; questions must be answered beforehand."""
    made = Session(plan_file, day=DAY)
    made.answers = []
    yield made
    made.close()


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A person's settings in a file of the test's own."""
    return Settings(tmp_path / "settings.ini")


@pytest.fixture
def window(session: Session, settings: Settings) -> "Iterator[MainWindow]":
    """The main window on the document, in front; what it asks when it is closed is answered with yes."""
    from kuzplan_desktop.ui.main_window.main_window import MainWindow

    made = MainWindow(session, settings)
    made.come_forward()
    yield made
    session.answers = [True]
    made.close()


@pytest.fixture
def activity(plan_file: PlanFile) -> Callable[[str], Activity]:
    """The activity that bears a number."""
    return lambda number: plan_file.document.plan.find(number)[0]
