"""A start that fails says so in one Russian sentence, where the user looks, with the path of the log; no traceback."""

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.cli import failure
from tests.cli.conftest import Kuzplan

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="Windows has other libraries, screens and boxes")
PATIENCE = 60  # seconds
AGAIN = "Установите программу заново: ваши документы, настройки и копии останутся на месте."


def start(*words: str, before: Path | None = None, **environment: str | None) -> subprocess.CompletedProcess[str]:
    """Start the program as its own process; what lies in `before` is found in place of the real packages."""
    given = {**os.environ, **environment}
    if before is not None:
        given["PYTHONPATH"] = os.pathsep.join((str(before), given["PYTHONPATH"] or ""))
    return subprocess.run(
        [sys.executable, "-m", "kuzplan_desktop", *words],
        env={name: value for name, value in given.items() if value is not None},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def sentence_of(run: subprocess.CompletedProcess[str]) -> str:
    assert (run.returncode, run.stdout) == (1, "")
    assert run.stderr.count("\n") == 1, run.stderr
    return run.stderr.rstrip("\n")


@pytest.fixture
def log(users_folders: Path) -> Path:
    return users_folders / "home" / "kuzplan.log"


@pytest.fixture
def other_qt(tmp_path: Path):
    """Puts another PySide6 before the real one, which does what it is told when it is imported."""

    def put(does: str) -> Path:
        package = tmp_path / "other" / "PySide6"
        package.mkdir(parents=True)
        (package / "__init__.py").write_text(does + "\n", encoding="utf-8")
        return package.parent

    return put


@pytest.mark.files
@pytest.mark.parametrize(
    ("said", "told"),
    [
        (
            "libGL.so.1: cannot open shared object file: No such file or directory",
            "На компьютере нет системной библиотеки libGL.so.1. Попросите администратора установить пакет libgl1.",
        ),
        (
            "libcheese.so.4: cannot open shared object file: No such file or directory",
            "На компьютере нет системной библиотеки libcheese.so.4. Попросите администратора установить ее.",
        ),
        (
            "/lib/x86_64-linux-gnu/libc.so.6: version `GLIBC_2.34' not found",
            f"Эта система старше, чем нужно программе. {failure.SYSTEMS}",
        ),
        (
            "DLL load failed while importing QtWidgets: %1",
            f"Часть программы не загрузилась. {failure.WINDOWS} {AGAIN}",
        ),
        (
            "libQt6Core.so.6: version `Qt_6.11' not found",
            f"Части программы не подходят друг к другу: «Qt» другой версии. {AGAIN}",
        ),
    ],
)
def test_a_library_that_is_missing_or_another_one_is_told(other_qt, log: Path, said: str, told: str) -> None:
    run = start(before=other_qt(f"raise ImportError({said!r})"), DISPLAY=None, QT_QPA_PLATFORM="offscreen")
    assert sentence_of(run) == f"{told} Подробности записаны в журнал ошибок «{log}»."
    assert said in log.read_text(encoding="utf-8")


def test_a_part_that_is_not_installed_is_told(other_qt, log: Path) -> None:
    run = start(
        "open",
        before=other_qt("raise ModuleNotFoundError('x', name='PySide6')"),
        DISPLAY=None,
        QT_QPA_PLATFORM="offscreen",
    )
    told = f"Программа установлена не полностью: нет части «PySide6». {AGAIN}"
    assert sentence_of(run) == f"{told} Подробности записаны в журнал ошибок «{log}»."


def test_a_log_that_cannot_be_written_is_told_too(other_qt, tmp_path: Path) -> None:
    (tmp_path / "файл").write_text("", encoding="ascii")
    home = tmp_path / "файл" / "ниже"
    run = start(before=other_qt("raise ImportError('x')"), KUZPLAN_HOME=str(home), QT_QPA_PLATFORM="offscreen")
    told = f"Подробности записать не удалось: в журнал ошибок «{home / 'kuzplan.log'}» нельзя писать."
    assert sentence_of(run).endswith(told)


@pytest.mark.slow
@LINUX
@pytest.mark.parametrize(
    ("screen", "told"),
    [
        ({"QT_QPA_PLATFORM": None, "DISPLAY": ":7777"}, "Окно открыть нельзя: экран «:7777» не отвечает."),
        ({"QT_QPA_PLATFORM": "xcb", "DISPLAY": None}, "Окно открыть нельзя: у этого сеанса нет экрана."),
        ({"QT_QPA_PLATFORM": "нет такого"}, "Окно открыть нельзя: библиотека Qt не смогла начать работу."),
    ],
)
def test_a_screen_that_does_not_answer_is_told_in_place_of_an_abort(
    log: Path, screen: dict[str, str | None], told: str
) -> None:
    sentence = sentence_of(start(PATH="", WAYLAND_DISPLAY=None, **screen))
    assert sentence.startswith(told)
    assert sentence.endswith(f"Подробности записаны в журнал ошибок «{log}».")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    """The program in another place, from where something can be taken away."""
    place = tmp_path / "program"
    for name in ("kuzplan_desktop", "resources", "data"):
        shutil.copytree(paths.ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    return place


@pytest.mark.slow
@pytest.mark.parametrize("missing", ["data/plan.sqlite", "resources/icons/kuzplan.svg", "resources/commissions.json"])
def test_an_installation_that_is_not_whole_is_told(copied: Path, log: Path, tmp_path: Path, missing: str) -> None:
    (copied / missing).unlink()
    alone = {"PYTHONPATH": str(copied), "PYTHONSAFEPATH": "1", "QT_QPA_PLATFORM": "offscreen"}
    told = "Программа установлена не полностью: нет файла «"
    sentence = sentence_of(start(**alone))
    assert sentence.startswith(told)
    assert Path(missing).name in sentence
    assert sentence.endswith(f"копии останутся на месте. Подробности записаны в журнал ошибок «{log}».")
    assert sentence_of(start("new", str(tmp_path / "a.sqlite"), **alone)).startswith(told)
    assert not (tmp_path / "a.sqlite").exists()


def box(folder: Path, name: str, shown: Path | None) -> None:
    """A program that writes to `shown` what it was to show; without it one that fails."""
    does = "exit 1" if shown is None else f"printf '%s\\n' {name} \"$@\" >'{shown}.part'\nmv '{shown}.part' '{shown}'"
    (folder / name).write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{does}\n", encoding="utf-8")
    (folder / name).chmod(0o755)


@LINUX
@pytest.mark.parametrize("boxes", [["zenity"], ["kdialog"], ["xmessage"], ["zenity", "kdialog"]])
def test_the_first_box_of_the_desktop_that_works_is_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, boxes: list[str]
) -> None:
    monkeypatch.setattr(failure, "AT_ONCE", 60)  # they end by themselves
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("DISPLAY", ":7777")
    monkeypatch.setattr(failure, "_shown_by_qt", lambda _: False)
    for name in boxes:
        box(tmp_path, name, None if name != boxes[-1] else tmp_path / "shown")
    failure.tell("Окно открыть нельзя: не хватает библиотеки.")
    shown = (tmp_path / "shown").read_text(encoding="utf-8")
    assert shown.startswith(boxes[-1])
    assert "не хватает библиотеки." in shown


@LINUX
def test_what_qt_cannot_show_the_desktop_shows(other_qt, tmp_path: Path) -> None:
    box(tmp_path, "zenity", tmp_path / "shown")
    fake = other_qt("raise ImportError('libGL.so.1: cannot open shared object file')")
    told = sentence_of(start(before=fake, PATH=str(tmp_path), DISPLAY=":7777"))
    ends = time.monotonic() + PATIENCE
    while not (tmp_path / "shown").exists():  # the box outlives the program
        assert time.monotonic() < ends
    assert told in (tmp_path / "shown").read_text(encoding="utf-8")


@pytest.mark.slow
@LINUX
def test_a_command_that_is_refused_opens_no_box(tmp_path: Path) -> None:
    box(tmp_path, "zenity", tmp_path / "shown")
    assert "Файла «нет» нет." in sentence_of(start("show", "нет", PATH=str(tmp_path), DISPLAY=":7777"))
    assert not (tmp_path / "shown").exists()


@pytest.mark.parametrize("words", [["show", "нет"], ["--nonsense"], ["new", "a.txt"]])
def test_a_program_without_stderr_shows_a_box(monkeypatch: pytest.MonkeyPatch, words: list[str]) -> None:
    shown: list[str] = []
    monkeypatch.setattr(failure, "_shown_by_qt", lambda text: not shown.append(text))
    monkeypatch.setattr(sys, "stderr", None)
    monkeypatch.setattr(sys, "stdout", None)
    from kuzplan_desktop.cli.start import main

    assert main(words) in (1, 2)
    assert len(shown) == 1
    assert shown[0][0] in "ФИН"


def test_where_qt_has_begun_its_own_box_is_shown(kuzplan: Kuzplan, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtWidgets import QApplication, QMessageBox

    from kuzplan_desktop.ui.shell import app

    seen: list[str] = []

    def click(box: QMessageBox) -> int:
        seen.append(box.text())
        return 0

    monkeypatch.setattr(paths, "SEED_PLAN", Path("нет.sqlite"))
    monkeypatch.setattr(app, "UNSEEN", ())
    monkeypatch.setattr(QMessageBox, "exec", click)
    assert isinstance(QApplication.instance(), QApplication)
    answer = kuzplan()
    assert answer.code == 1
    assert seen == [answer.err.strip()]
    assert seen[0].startswith("Программа установлена не полностью: нет файла «нет.sqlite».")


def test_another_version_of_qt_is_told(kuzplan: Kuzplan, qtbot, monkeypatch: pytest.MonkeyPatch) -> None:
    from kuzplan_desktop.ui.shell import app

    monkeypatch.setattr(app, "qVersion", lambda: "6.5.0")
    answer = kuzplan()
    assert answer.code == 1
    assert answer.err.startswith("Библиотека Qt версии 6.5.0, а программе нужна 6.11: установите программу заново. ")
