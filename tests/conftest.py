"""What every test stands on: no screen, a user's folder of its own, bundled fonts, repeatable random steps."""

import os
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path

import fontpkg_pt_sans
import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication

from tests.store.row_order import reversed_rows

ROOT = Path(__file__).resolve().parent.parent

# Read when the first QApplication is made: without a display it aborts otherwise. Tests of the real window give the
# program that they start an environment of its own.
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["LC_ALL"] = "C.UTF-8"
os.environ["QT_QPA_FONTDIR"] = str(fontpkg_pt_sans.ROOT / "files")  # without a screen Qt finds none on Windows
os.environ["OPENPYXL_LXML"] = "False"  # python-docx brings lxml along for the tests alone: the program writes without
for name in ("QT_STYLE_OVERRIDE", "QT_SCALE_FACTOR", "QT_FONT_DPI", "QT_QPA_PLATFORMTHEME"):
    os.environ.pop(name, None)

# `./test --hypothesis-profile=full` looks longer and elsewhere each time.
settings.register_profile(
    "ci",
    derandomize=True,
    database=None,
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.register_profile("full", parent=settings.get_profile("ci"), derandomize=False, max_examples=1500)
settings.load_profile("ci")


@pytest.hookimpl(optionalhook=True)  # whoever leaves xdist out: -p no:xdist
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """No further processes for tests that are picked by name: starting these would take longer than the tests do."""
    picked = config.option.keyword or config.option.markexpr or any("::" in one for one in config.args)
    return 0 if picked else None


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rows-reversed", action="store_true", help="what says no ORDER BY comes the other way round")
    parser.addoption("--quick", action="store_true", help="leaves out what is marked slow, which CI runs")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """`./test --quick`: a third of the time, for everyday work."""
    if config.getoption("--quick"):
        slow = [one for one in items if one.get_closest_marker("slow")]
        config.hook.pytest_deselected(items=slow)
        items[:] = [one for one in items if not one.get_closest_marker("slow")]


def pytest_sessionfinish() -> None:
    """Without a screen Qt keeps the clipboard until Python has gone, and what was copied cannot go after it."""
    if isinstance(QApplication.instance(), QApplication):
        QApplication.clipboard().clear()


@pytest.fixture(scope="session", autouse=True)
def order_of_rows(pytestconfig: pytest.Config) -> Iterator[None]:
    """`./test --rows-reversed tests/store tests/exchange`: SQLite's other versions have other orders of their own."""
    with reversed_rows() if pytestconfig.getoption("--rows-reversed") else nullcontext():
        yield


@pytest.fixture(autouse=True)
def users_folders(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user who starts the program for the first time: her folder of settings and her documents, both empty."""
    home = tmp_path_factory.mktemp("user")
    monkeypatch.setenv("KUZPLAN_HOME", str(home / "home"))
    monkeypatch.setenv("KUZPLAN_DOCUMENTS", str(home / "documents"))
    return home


@pytest.fixture(scope="session", autouse=True)
def package_on_the_path() -> Iterator[None]:
    """Programs that tests start find the package wherever they are started."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", str(ROOT))
        yield


@pytest.fixture(scope="session")
def qapp() -> QApplication:
    """The program's own QApplication, drawn with the bundled fonts so that every machine measures the same."""
    import fontpkg_pt_serif

    from kuzplan_desktop.ui.shell.app import application

    app = application()
    for family in (fontpkg_pt_sans, fontpkg_pt_serif):
        for face in sorted((family.ROOT / "files").glob("*.ttf")):
            QFontDatabase.addApplicationFont(str(face))
    app.setFont(QFont("PT Sans", 10))
    return app
