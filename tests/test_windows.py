"""The tests under Wine: without it the script fails with a sentence, and its count lets nothing pass unseen."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
FOLDER = Path("packaging") / "windows"
TOOLS = ("bash", "sh", "dirname", "cat", "cmp", "flock", "mkdir", "env", "readlink", "stat")
CASE = '<testcase name="{}">{}</testcase>'


def count(folder: Path, percent: float, *outcomes: str) -> subprocess.CompletedProcess[str]:
    """What the count says of tests with these outcomes."""
    result = folder / "result.xml"
    cases = "".join(CASE.format(number, outcome) for number, outcome in enumerate(outcomes))
    result.write_text(f"<testsuites><testsuite>{cases}</testsuite></testsuites>", encoding="utf-8")
    command = [sys.executable, str(ROOT / FOLDER / "count.py"), str(percent), str(result)]
    return subprocess.run(command, capture_output=True, encoding="utf-8", check=False)


GOOD = ("",) * 9
SKIPPED = '<skipped message="{}"/>'


@pytest.mark.parametrize(
    ("outcomes", "fault"),
    [
        ((), "No test ran."),
        ((*GOOD, "<failure/>"), "1 failed."),
        ((*GOOD, "<error/>"), "1 failed."),
        ((*GOOD, SKIPPED.format("Windows has no /proc"), SKIPPED.format("Windows has no sh")), "More than 10 %"),
        ((*GOOD, SKIPPED.format("no LibreOffice")), "A reason to skip does not name Windows."),
    ],
)
def test_what_is_not_green_fails(tmp_path: Path, outcomes: tuple[str, ...], fault: str) -> None:
    counted = count(tmp_path, 10, *outcomes)
    assert counted.returncode == 1
    assert fault in counted.stdout


def test_a_few_skips_that_name_windows_pass_and_are_listed(tmp_path: Path) -> None:
    counted = count(tmp_path, 10, *GOOD, SKIPPED.format("Windows has no /proc"))
    assert counted.returncode == 0
    assert "9 passed, 0 failed, 1 skipped" in counted.stdout
    assert "1 × Windows has no /proc" in counted.stdout


@pytest.mark.skipif(os.name == "nt", reason="Windows needs no Wine")
def test_without_wine_nothing_passes(tmp_path: Path) -> None:
    top, tools = tmp_path / "the project", tmp_path / "bin"
    for folder in (Path("requirements"), FOLDER):
        shutil.copytree(ROOT / folder, top / folder)
    tools.mkdir()
    for name in TOOLS:
        (tools / name).symlink_to(shutil.which(name) or "")
    locks = [top / "requirements" / name for name in ("install.sh", "run.txt", "test.txt")]
    python = top / ".venv" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to("/bin/true")
    made_from = f"{python.resolve()}\n".encode() + b"".join(lock.read_bytes() for lock in locks)
    (top / ".venv" / "set-up-for-test").write_bytes(made_from)
    command = [str(top / FOLDER / "test"), "--small"]
    run = subprocess.run(command, capture_output=True, encoding="utf-8", env={"PATH": str(tools)}, check=False)
    assert run.returncode == 1
    assert run.stdout == ""
    assert "Не хватает системных пакетов, вот их названия в Debian: wine wine64 gcc-mingw-w64-x86-64" in run.stderr
    assert len(run.stderr.splitlines()) == 3  # the sentence in Russian and what to do, the same in English


def part(name: str) -> ModuleType:
    """A module of packaging/windows."""
    spec = importlib.util.spec_from_file_location(name, ROOT / FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(
    ("target", "kept"),
    [
        ("icuuc.dll", False),  # what Wine has in its place knows no letters
        ("PySide6/icuuc.dll", False),
        ("PySide6/opengl32sw.dll", False),
        ("PySide6/plugins/platforms/qwindows.dll", True),
        ("PySide6/plugins/platforms/qminimal.dll", False),
        ("PySide6/plugins/tls/qschannelbackend.dll", False),
        ("PIL/_avif.cp311-win_amd64.pyd", False),
        ("PIL/_webp.cp311-win_amd64.pyd", True),
        ("tzdata/zoneinfo/Asia/Novokuznetsk", False),
        ("PySide6/Qt6Widgets.dll", True),
        ("sqlite3.dll", True),
    ],
)
def test_what_nobody_would_miss_is_left_out_of_the_bundle(target: str, kept: bool) -> None:
    assert part("windows_bundle").needed(target) is kept


def test_the_installer_removes_each_file_by_name_and_folders_only_when_they_are_empty(tmp_path: Path) -> None:
    folder = tmp_path / "КузПлан"
    (folder / "_internal" / "data").mkdir(parents=True)
    (folder / "КузПлан.exe").write_bytes(b"")
    (folder / "_internal" / "data" / "$план.sqlite").write_bytes(b"")
    part("removal").main(folder, tmp_path / "list.nsh")
    assert (tmp_path / "list.nsh").read_text(encoding="utf-8-sig").splitlines() == [
        "!macro DeleteProgram",
        'Delete "$INSTDIR\\_internal\\data\\$$план.sqlite"',
        'Delete "$INSTDIR\\КузПлан.exe"',
        'RMDir "$INSTDIR\\_internal\\data"',
        'RMDir "$INSTDIR\\_internal"',
        "!macroend",
    ]
