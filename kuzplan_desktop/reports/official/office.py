"""An OpenDocument text by way of the office program that is installed on the computer, if there is one."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError

PROGRAMS = ("soffice", "libreoffice")
TIME_LIMIT = 120  # seconds; the first start of an office on a slow computer takes half of it
AS_WORD = "Сохраните документ в .docx: его откроет любой офисный пакет."


def odt_of(docx: bytes) -> bytes:
    """The Word document `docx` as .odt. PlanError where no office program is installed, or it does not do it."""
    program = _office()
    if program is None:
        raise PlanError("Для файла .odt нужен LibreOffice, а на этом компьютере он не найден.", AS_WORD)
    with tempfile.TemporaryDirectory(prefix="kuzplan-", ignore_cleanup_errors=True) as folder:
        source, made = Path(folder) / "plan.docx", Path(folder) / "plan.odt"
        source.write_bytes(docx)
        profile = (Path(folder) / "profile").as_uri()  # of its own: one that is open elsewhere would refuse
        options = [f"-env:UserInstallation={profile}", "--headless", "--norestore", "--convert-to", "odt"]
        _carried_out([program, *options, "--outdir", folder, str(source)])
        if not made.is_file():
            raise PlanError("LibreOffice не сделал файл .odt.", AS_WORD)
        return made.read_bytes()


def _office() -> str | None:
    """The office program, where the system finds it or where Windows keeps it."""
    places = [Path(os.environ[name]) / "LibreOffice" / "program" for name in ("PROGRAMFILES",) if name in os.environ]
    found = (shutil.which(name, path=path) for path in (None, *map(str, places)) for name in PROGRAMS)
    return next((program for program in found if program), None)


def _carried_out(command: list[str]) -> None:
    """Run a program to its end; one that takes too long is ended with all that it began."""
    try:
        running = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError as error:
        raise PlanError("LibreOffice не запустился.", AS_WORD) from error
    try:
        running.wait(TIME_LIMIT)
    except subprocess.TimeoutExpired as error:
        raise PlanError("LibreOffice не ответил вовремя, файл .odt не сделан.", AS_WORD) from error
    finally:
        _end(running)


def _end(running: "subprocess.Popen[bytes]") -> None:
    if running.poll() is not None:
        return
    if sys.platform == "win32":
        running.kill()
    else:
        os.killpg(running.pid, signal.SIGKILL)
    running.wait()
