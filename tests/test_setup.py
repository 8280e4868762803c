"""Setting up: what is locked is what is installed and imported; the two commands do what the README promises."""

import ast
import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import metadata, packages_distributions, version
from pathlib import Path
from tempfile import TemporaryDirectory

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


OF_THE_SYSTEM = {"gi"}  # what a screen reader sees: tests/spoken_tree.py asks for it and says so where it is missing


@pytest.mark.slow
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
        if name
        not in {*sys.stdlib_module_names, *OF_THE_SYSTEM, "kuzplan_desktop", "tests", "benchmarks", "reliability"}
        and not wanted & {provider.lower().replace("_", "-") for provider in providers.get(name, ())}
    }
    assert foreign == set()


def test_both_commands_of_the_package_lead_to_the_command_line() -> None:
    assert PYPROJECT["project"]["scripts"] == {"kuzplan": "kuzplan_desktop.cli.start:main"}
    assert PYPROJECT["project"]["gui-scripts"] == {"kuzplan-window": "kuzplan_desktop.cli.start:main"}


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_void_calls_of_qt_keep_the_references_to_none() -> None:
    """PySide6 6.12.0 loses one a call on Python 3.11 and aborts the process some 5,000 calls later."""
    thing = QObject()
    before = sys.getrefcount(None)
    for _ in range(1000):
        thing.setObjectName("name")
    assert abs(sys.getrefcount(None) - before) < 100


PYTHONS = ("python3.11", "python3.12", "python3.13", "python3.14", "python3")
MADE_ANEW = ["-m venv --without-pip", "-m ensurepip", "-m pip install", "-m kuzplan_desktop show"]


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
        self.stand_in("dpkg", "exit 0")
        self.edit_script(" /usr/bin/python3", "")  # this machine's own

    def edit_script(self, old: str, new: str) -> None:
        """Replace what stands once in install.sh."""
        path = self.top / "requirements" / "install.sh"
        script = path.read_text(encoding="utf-8")
        assert script.count(old) == 1
        path.write_text(script.replace(old, new), encoding="utf-8")

    def stand_in(self, name: str, does: str) -> None:
        """A program `name` on the PATH that does `does`."""
        self._write(self.bin / name, does)

    def set_up(self, purpose: str, *locks: str) -> None:
        """Leave the project as if it had been set up for `purpose`, with a Python that only notes its arguments."""
        python = self.top / ".venv" / "bin" / "python"
        python.parent.mkdir(parents=True, exist_ok=True)
        self._write(python, f'echo "$*" >> "{self.calls}"')
        files = [self.top / "requirements" / name for name in ("install.sh", *locks)]
        made_of = [f"{python.resolve()}\n".encode(), *(file.read_bytes() for file in files)]
        (self.top / ".venv" / f"set-up-for-{purpose}").write_bytes(b"".join(made_of))

    def python(self, does: str = "") -> None:
        """Every Python of this machine: it fits, makes an environment of itself where it is told to, then does `does`.

        `does` sees its arguments as `$*`; programs given with -c are not noted.
        """
        self.stand_in("ldconfig", f"echo '{' '.join(_libraries(self.top))} '")
        script = f"""[ "$1" = -c ] && exit 0
echo "$*" >> "{self.calls}"
for last; do :; done
case $* in "-m venv "*) mkdir -p "$last/bin" && cp "$0" "$last/bin/python" ;; esac
{does}"""
        for name in PYTHONS:
            self.stand_in(name, script)

    def unfit_python(self, told: str) -> None:
        """A machine on which no Python will do; each says what it is."""
        self.stand_in("ldconfig", f"echo '{' '.join(_libraries(self.top))} '")
        for name in PYTHONS:
            self.stand_in(name, f"echo '{told}'; exit 1")

    def start(self, script: str, *arguments: str, user: int | None = None, **variables: str) -> "subprocess.Popen[str]":
        """Start a script as a person would, from another folder; only PATH and `variables` are set."""
        environment = {"PATH": f"{self.bin}{os.pathsep}/usr/bin{os.pathsep}/bin", "LC_ALL": "C.UTF-8", **variables}
        command = [str(self.top / script), *arguments]
        pipe = subprocess.PIPE
        return subprocess.Popen(
            command, stdout=pipe, stderr=pipe, encoding="utf-8", env=environment, cwd=self.bin, user=user,
            start_new_session=True,
        )  # fmt: skip

    def call(
        self, script: str, *arguments: str, user: int | None = None, **variables: str
    ) -> "subprocess.CompletedProcess[str]":
        """Start a script and wait for its end."""
        with self.start(script, *arguments, user=user, **variables) as process:
            out, err = process.communicate()
        return subprocess.CompletedProcess(process.args, process.returncode, out, err)

    def called(self) -> list[str]:
        """What the stand-in Python was called with, in order."""
        return self.calls.read_text(encoding="utf-8").splitlines()

    def _write(self, path: Path, does: str) -> None:
        path.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        path.chmod(0o755)


def _libraries(top: Path) -> list[str]:
    return re.findall(r"lib[\w.+-]+\.so\.\d+", (top / "requirements" / "install.sh").read_text(encoding="utf-8"))


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Machine]:
    """A machine with the project on it, nothing set up yet, and a user who is no administrator."""
    if sys.platform == "win32":
        pytest.skip("run and test are for POSIX systems, run.cmd and test.cmd stand beside them")
    before = signal.signal(signal.SIGINT, signal.default_int_handler)  # tests started in the background ignore it
    yield Machine(tmp_path)
    signal.signal(signal.SIGINT, before)


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
    assert machine.called() == [*checks, "-m pytest -n auto --dist loadgroup -k undo"]


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


def begun(machine: Machine) -> list[str]:
    """How each call of the stand-in Python began, as far as MADE_ANEW tells it."""
    return [next((start for start in MADE_ANEW if call.startswith(start)), call) for call in machine.called()]


def test_the_first_start_makes_the_environment_and_the_second_starts_at_once(machine: Machine) -> None:
    machine.python()
    assert machine.call("run", "show").returncode == 0
    assert begun(machine) == MADE_ANEW
    machine.calls.unlink()
    second = machine.call("run", "show")
    assert (second.returncode, second.stderr, begun(machine)) == (0, "", MADE_ANEW[-1:])


def test_what_was_interrupted_is_begun_anew(machine: Machine) -> None:
    machine.python('case $* in *"pip install"*) kill -INT 0 ;; esac')
    run = machine.call("run", "show")
    assert run.returncode != 0
    assert "Подготовка прервана. При следующем запуске она начнется заново." in run.stderr
    assert begun(machine) == MADE_ANEW[:3]
    machine.calls.unlink()
    machine.python()
    assert machine.call("run", "show").returncode == 0
    assert begun(machine) == MADE_ANEW


def test_an_environment_that_was_left_halfway_to_another_version_is_made_anew(machine: Machine) -> None:
    machine.python()
    machine.set_up("run", "run.txt")
    (machine.top / ".venv" / "unfinished").touch()
    assert machine.call("run", "show").returncode == 0
    assert begun(machine) == MADE_ANEW


@pytest.mark.parametrize("lacks", ["pip", "Python"])
def test_an_environment_that_is_no_use_is_made_anew(machine: Machine, lacks: str) -> None:
    machine.python()
    python = machine.top / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    if lacks == "pip":
        machine.stand_in("bare", 'case $2 in *"import pip") exit 1 ;; esac')
    python.symlink_to(machine.bin / "bare")  # for Python the link leads nowhere
    assert machine.call("run", "show").returncode == 0
    assert begun(machine) == MADE_ANEW


def test_another_python_behind_the_link_sets_up_anew(machine: Machine) -> None:
    machine.python()
    assert machine.call("run", "show").returncode == 0
    python = machine.top / ".venv" / "bin" / "python"
    upgraded = machine.bin / "python3.99"
    shutil.move(python, upgraded)
    python.symlink_to(upgraded)
    machine.calls.unlink()
    assert machine.call("run", "show").returncode == 0
    assert begun(machine) == MADE_ANEW[2:]


@pytest.mark.parametrize(
    ("failing", "said", "told"),
    [
        ("pip", "WARNING: Retrying (Retry(total=4))\nERROR: No matching distribution found", "Проверьте подключение"),
        ("pip", "ERROR: No matching distribution found for shiboken6", "Библиотек для этой системы не нашлось."),
        ("pip", "OSError: [Errno 28] No space left on device", "Не хватило места на диске"),
        ("ensurepip", "OSError: [Errno 122] Disk quota exceeded", "Не хватило места на диске"),
        ("venv", "Error: [Errno 13] Permission denied: 'pyvenv.cfg'", "Не хватает прав на папку"),
        ("pip", "failed to map segment from shared object", "запрещено запускать программы (noexec)"),
        ("pip", "libGL.so.1: cannot open shared object file", "Не хватает системной библиотеки"),
    ],
)
def test_why_it_failed_is_told(machine: Machine, failing: str, said: str, told: str) -> None:
    machine.python(f'case $* in "-m {failing} "* | "-m {failing}") printf \'%s\\n\' "{said}"; exit 1 ;; esac')
    run = machine.call("run", "show")
    assert run.returncode == 1
    assert told in run.stderr
    assert run.stderr.index(said.splitlines()[-1]) < run.stderr.index(told)


def test_a_python_that_is_too_old_is_named_and_no_package_offered_that_is_no_better(machine: Machine) -> None:
    machine.unfit_python("Python 3.9.2, /usr/bin/python3")
    machine.stand_in("apt-get", "exit 1")
    machine.stand_in("apt-cache", 'case $* in *" python3-venv") echo "Version: 3.9.2-3" ;; *) exit 100 ;; esac')
    run = machine.call("run")
    assert run.returncode == 1
    assert run.stderr.count("Python 3.9.2, /usr/bin/python3") == 1
    assert "Нужен Python от 3.11 до 3.14" in run.stderr
    assert "apt-get" not in run.stderr


def test_of_several_pythons_on_offer_one_that_will_do_is_named(machine: Machine) -> None:
    machine.unfit_python("Python 3.10.12, /usr/bin/python3")
    machine.stand_in("apt-get", "exit 1")
    offers = '*" python3-venv") echo "Version: 3.10.6-1~22.04" ;; *" python3.12-venv") echo "Version: 3.12.3-1" ;;'
    machine.stand_in("apt-cache", f"case $* in {offers} *) exit 100 ;; esac")
    run = machine.call("run")
    assert run.returncode == 1
    assert "--no-install-recommends python3.12 python3.12-venv " in run.stderr


def test_without_apt_the_pythons_that_will_not_do_are_named(machine: Machine) -> None:
    machine.unfit_python("Python 3.12.1, /opt/python (- sqlite3)")
    machine.stand_in("apt-get", "exit 1")  # of a system with other names of packages: there is no dpkg
    machine.stand_in("apt-cache", "exit 1")
    machine.edit_script("-v dpkg", "-v no-dpkg")
    run = machine.call("run")
    assert run.returncode == 1
    assert "/opt/python (- sqlite3)" in run.stderr


def test_a_link_to_the_script_does_what_the_script_does(machine: Machine) -> None:
    machine.set_up("run", "run.txt")
    link = machine.bin / "kuzplan"
    link.symlink_to(machine.top / "run")
    assert machine.call(str(link), "show").returncode == 0
    assert machine.called() == ["-m kuzplan_desktop show"]


def test_a_colon_in_the_path_is_told(machine: Machine) -> None:
    machine.top = machine.top.rename(machine.top.with_name("a:b"))
    run = machine.call("run", "show")
    assert run.returncode == 1
    assert "не должно быть двоеточия" in run.stderr


def test_a_folder_of_another_user_is_told_before_anything_is_tried() -> None:
    if sys.platform == "win32":
        pytest.skip("run and test are for POSIX systems, run.cmd and test.cmd stand beside them")
    with TemporaryDirectory() as folder:  # that of pytest is closed to other users
        Path(folder).chmod(0o755)
        machine = Machine(Path(folder))
        machine.top.chmod(0o555)
        stranger = {"user": 65534} if os.geteuid() == 0 else {}
        run = machine.call("run", "show", **stranger)
        machine.top.chmod(0o755)
    assert run.returncode == 1
    assert "вам записывать нельзя" in run.stderr
    assert run.stderr.count("\n") == 3


def test_of_two_that_start_at_once_the_second_waits(machine: Machine) -> None:
    import fcntl  # POSIX alone has it

    turn = os.open(machine.top / "requirements", os.O_RDONLY)
    try:
        fcntl.flock(turn, fcntl.LOCK_EX)
        with machine.start("run", "show") as second:
            assert second.stderr is not None
            assert second.stderr.readline() == "Программу уже готовит к работе другой запуск, жду его.\n"
            machine.set_up("run", "run.txt")
            fcntl.flock(turn, fcntl.LOCK_UN)
            second.stderr.read()
    finally:
        os.close(turn)
    assert second.returncode == 0
    assert machine.called() == ["-m kuzplan_desktop show"]


def test_both_systems_take_the_pythons_that_the_libraries_take() -> None:
    takes = re.compile(r"\((\d, \d+)\) <= sys\.version_info < \((\d, \d+)\)")
    posix, windows = (
        takes.findall((ROOT / "requirements" / name).read_text(encoding="utf-8"))
        for name in ("install.sh", "install.cmd")
    )
    assert posix == windows == [("3, 11", "3, 15")]
    assert metadata("PySide6-Essentials")["Requires-Python"].startswith("<3.15")


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
