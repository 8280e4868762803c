"""Setting up: what is locked is what is installed and imported; the two commands do what the README promises."""

import ast
import os
import re
import shutil
import subprocess
import sys
from importlib.metadata import packages_distributions, version
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from tests.requirements import PYPROJECT, locked, pinned_directly

ROOT = Path(__file__).resolve().parent.parent
FILES_WITH_REQUIREMENTS = [ROOT / "pyproject.toml", *sorted((ROOT / "requirements").iterdir())]


@pytest.mark.parametrize("purpose", ["run", "test", "build"])
def test_every_locked_package_has_hashes(purpose: str) -> None:
    packages = locked(purpose)
    assert packages
    assert [package.name for package in packages if not package.hashes] == []


@pytest.mark.parametrize(("purpose", "group"), [("run", ""), ("test", "test"), ("build", "build")])
def test_the_lock_holds_what_pyproject_asks_for(purpose: str, group: str) -> None:
    lock = {package.name: package.version for package in locked(purpose)}
    assert {name.lower(): lock.get(name.lower()) for name in pinned_directly(group)} == {
        name.lower(): number for name, number in pinned_directly(group).items()
    }


def test_no_file_names_the_address_of_a_registry() -> None:
    assert [path.name for path in FILES_WITH_REQUIREMENTS if "://" in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("purpose", ["run", "test"])
def test_what_is_installed_is_what_is_locked(purpose: str) -> None:
    wanted = {package.name: package.version for package in locked(purpose) if "sys_platform" not in package.marker}
    assert {name: version(name) for name in wanted} == wanted


@pytest.mark.parametrize(
    ("folder", "groups"),
    [("kuzplan_desktop", [""]), ("benchmarks", ["", "test"]), ("tests", ["", "test"]), ("reliability", ["", "test"])],
)
def test_nothing_is_imported_that_only_this_machine_has(folder: str, groups: list[str]) -> None:
    wanted = {name.lower() for group in groups for name in pinned_directly(group)}
    providers = packages_distributions()
    foreign = {
        name
        for module in (ROOT / folder).rglob("*.py")
        for name in _imported(module)
        if name not in {*sys.stdlib_module_names, "kuzplan_desktop", "tests", "benchmarks", "reliability"}
        and not wanted & {provider.lower().replace("_", "-") for provider in providers.get(name, ())}
    }
    assert foreign == set()


def test_both_commands_of_the_package_lead_to_the_command_line() -> None:
    assert PYPROJECT["project"]["scripts"] == {"kuzplan": "kuzplan_desktop.cli:main"}
    assert PYPROJECT["project"]["gui-scripts"] == {"kuzplan-window": "kuzplan_desktop.cli:main"}


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_void_calls_of_qt_keep_the_references_to_none() -> None:
    """PySide6 6.12.0 loses one a call on Python 3.11 and aborts the process some 5,000 calls later."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < 100


class Machine:
    """The project's scripts on a machine whose programs are stand-ins that note how they were called."""

    def __init__(self, folder: Path) -> None:
        self.top = folder / "the project"
        self.bin = folder / "bin"
        self.calls = folder / "calls"
        shutil.copytree(ROOT / "requirements", self.top / "requirements")
        for script in ("run", "test"):
            shutil.copy(ROOT / script, self.top / script)
        self.bin.mkdir()
        self.stand_in("id", "echo 1000")
        self.stand_in("sudo", "exit 1")

    def stand_in(self, name: str, does: str) -> None:
        """A program `name` on the PATH that does `does`."""
        self._write(self.bin / name, does)

    def set_up(self, purpose: str, *locks: str) -> None:
        """Leave the project as if it had been set up for `purpose`, with a Python that only notes its arguments."""
        python = self.top / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True, exist_ok=True)
        self._write(python, f'echo "$*" >> "{self.calls}"')
        files = [self.top / "requirements" / name for name in ("install.sh", *locks)]
        (self.top / ".venv" / f"set-up-for-{purpose}").write_bytes(b"".join(file.read_bytes() for file in files))

    def call(self, script: str, *arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Start a script as a person would, from another folder; only PATH and `variables` are set."""
        environment = {"PATH": f"{self.bin}{os.pathsep}/usr/bin{os.pathsep}/bin", "LC_ALL": "C.UTF-8", **variables}
        command = [str(self.top / script), *arguments]
        return subprocess.run(command, capture_output=True, text=True, env=environment, cwd=self.bin, check=False)

    def called(self) -> list[str]:
        """What the stand-in Python was called with, in order."""
        return self.calls.read_text(encoding="utf-8").splitlines()

    def _write(self, path: Path, does: str) -> None:
        path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        path.chmod(0o755)


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    """A machine with the project on it, nothing set up yet, and a user who is no administrator."""
    if sys.platform == "win32":
        pytest.skip("run and test are for POSIX systems, run.cmd and test.cmd stand beside them")
    return Machine(tmp_path)


def test_run_opens_the_window_where_there_is_a_display(machine: Machine) -> None:
    machine.set_up("run", "run.txt")
    assert machine.call("run", DISPLAY=":0").returncode == 0
    assert machine.called() == ["-m kuzplan_desktop"]


def test_run_passes_its_arguments_to_the_command_line(machine: Machine) -> None:
    machine.set_up("run", "run.txt")
    assert machine.call("run", "show", "План.sqlite", "--own").returncode == 0
    assert machine.called() == ["-m kuzplan_desktop show План.sqlite --own"]


def test_run_without_a_display_says_so_and_makes_both_reports(machine: Machine) -> None:
    machine.set_up("run", "run.txt")
    run = machine.call("run")
    assert run.returncode == 0
    assert "Экрана нет" in run.stderr
    assert "xvfb-run -a ./run" in run.stderr
    commands = [call.split()[2] for call in machine.called()]
    assert commands == ["new", "mark", "hold", "report", "report"]
    assert [Path(call).suffix for call in machine.called()[-2:]] == [".xlsx", ".pdf"]


def test_test_runs_every_check_and_passes_its_arguments_to_pytest(machine: Machine) -> None:
    machine.set_up("test", "run.txt", "test.txt")
    assert machine.call("test", "-k", "undo").returncode == 0
    checks = ["-m ruff check .", "-m ruff format --check .", "-m mypy"]
    assert machine.called() == [*checks, "-m pytest -k undo"]


def test_without_rights_the_one_command_to_type_is_printed(machine: Machine) -> None:
    machine.stand_in("ldconfig", "exit 0")
    machine.stand_in("apt-get", "exit 1")
    run = machine.call("run")
    assert run.returncode == 1
    commands = [line.strip() for line in run.stderr.splitlines() if "apt-get" in line]
    assert len(commands) == 1
    assert commands[0].startswith('sudo sh -c "apt-get update; ')
    assert "libxcb-cursor0" in commands[0]


@pytest.mark.parametrize(("program", "does"), [("id", "echo 0"), ("sudo", '[ "$1" = -n ] || exec "$@"')])
def test_an_administrator_gets_the_system_packages_installed(machine: Machine, program: str, does: str) -> None:
    machine.stand_in(program, does)
    machine.stand_in("ldconfig", "exit 0")
    machine.stand_in("apt-get", f'echo "apt-get $*" >> "{machine.calls}"; [ "$1" = update ]')
    run = machine.call("run")
    assert run.returncode == 1
    assert "Системные пакеты установить не удалось." in run.stderr
    assert machine.called()[0] == "apt-get update"
    assert "install -y --no-install-recommends" in machine.called()[1]
    assert "libegl1" in machine.called()[1]


def test_a_changed_lock_sets_up_anew(machine: Machine) -> None:
    machine.stand_in("ldconfig", "exit 0")
    machine.set_up("run", "run.txt")
    with (machine.top / "requirements" / "run.txt").open("a", encoding="utf-8") as lock:
        lock.write("# another version\n")
    assert machine.call("run", "show").returncode == 1


@pytest.mark.parametrize("script", ["run", "test"])
def test_the_windows_script_does_the_same_steps(script: str) -> None:
    step = re.compile(r"-m [a-z_]+(?: check \.| format --check \.)?")
    posix, windows = ((ROOT / name).read_text(encoding="utf-8") for name in (script, f"{script}.cmd"))
    assert set(step.findall(windows)) == set(step.findall(posix))


def _imported(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    whole = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    parts = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and not node.level}
    return {name.split(".")[0] for name in whole | {part for part in parts if part}}
