"""What is said of a start or a command that failed, and where: in a window, else in the system's own box; on stderr.

Nothing of ours may be needed here that may be what is missing: only the standard library is imported at the top.
"""

import os
import platform
import re
import subprocess
import sys
import textwrap
import traceback
from pathlib import Path
from typing import NoReturn

from kuzplan_desktop import __version__, log
from kuzplan_desktop.cli.base.exit_codes import REFUSED

TITLE = "КузПлан"
AGAIN = "Установите программу заново: ваши документы, настройки и копии останутся на месте."
SYSTEMS = "Программа работает на Astra Linux 1.8, Debian 12 и более новых системах."
WINDOWS = "Программа работает на 64-разрядных Windows 10 (версия 1809 и новее) и Windows 11."
PACKAGES = {  # library: package of Debian and of its relatives
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
_LACKING = re.compile(r"([\w.+-]+\.so[\w.]*): cannot open shared object file")
_UNICODE = "-*-fixed-medium-r-normal-*-18-*-*-*-*-*-iso10646-1,-*-*-*-*-*-*-*-*-*-*-*-*-iso10646-1,*"
_RUSSIAN = ["-xrm", "*international: true", "-xrm", f"*fontSet: {_UNICODE}"]
_BOXES = (  # programs of the desktops that show a sentence in a box; the last one does not wrap its lines
    ["zenity", "--error", "--no-markup", "--width=480", f"--title={TITLE}", "--text="],
    ["kdialog", "--title", TITLE, "--error", ""],
    ["xmessage", *_RUSSIAN, "-center", "-title", TITLE, "-buttons", "OK", ""],
)
AT_ONCE = 2  # seconds in which a program that cannot show a box has ended


def refuse(sentence: str, *, in_window: bool = False) -> int:
    """Say in one line why nothing was done; the exit code comes back.

    Where a window was asked for it is said in one too, and where there is no stderr, as a program for windows has none.
    """
    tell(" ".join(sentence.split()), in_window=in_window)
    return REFUSED


def tell(text: str, *, in_window: bool = False) -> None:
    """Say `text`; see `refuse`."""
    _write(text)
    if (in_window or sys.stderr is None) and not _shown_by_qt(text):
        _show_natively(text)


def _write(text: str) -> None:
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


def explain(error: Exception) -> str:
    """What to say of an exception that nobody expected; its traceback is in the log."""
    where = write_details(traceback.format_exc())
    if isinstance(error, ImportError):
        return f"{_lacking(error)} {where}"
    if isinstance(error, OSError) and error.filename:
        return f"Не удалось прочитать или записать «{error.filename}»: проверьте место на диске и права."
    if isinstance(error, OSError):  # where the answer is printed to
        return "Ответ вывести не удалось: проверьте место на диске."
    return f"В программе произошла ошибка. {where}"


def write_details(text: str) -> str:
    """Write to the log what a developer needs to know; where that is, in a sentence."""
    if log.write_log(f"КузПлан {__version__}, Python {platform.python_version()}, {platform.platform()}\n{text}"):
        return f"Подробности записаны в журнал ошибок «{log.log_file()}»."
    return f"Подробности записать не удалось: в журнал ошибок «{log.log_file()}» нельзя писать."


def end(said: str) -> NoReturn:
    """End the program, which Qt would end without a word of Russian: it has `said` that it cannot show any window."""
    where = write_details(said)
    screen = re.search(r"could not connect to display (\S*)", said)
    lacking = _lacking_of_plugin()
    if screen and screen[1]:
        sentence = f"Окно открыть нельзя: экран «{screen[1]}» не отвечает. Войдите в сеанс рабочего стола."
    elif screen:
        sentence = "Окно открыть нельзя: у этого сеанса нет экрана. Войдите в сеанс рабочего стола."
    elif lacking:
        sentence = f"Окно открыть нельзя. {lacking}"
    else:
        sentence = f"Окно открыть нельзя: библиотека Qt не смогла начать работу. {AGAIN}"
    _write(f"{sentence} {where}")
    _show_natively(f"{sentence} {where}")  # Qt is half begun and must not be asked
    os._exit(REFUSED)


def _lacking(error: ImportError) -> str:
    """What is missing, or is not what it should be, where a part of the program was not loaded."""
    said = str(error)
    library = _LACKING.search(said)
    if library:
        return _lacking_library(library[1])
    if "GLIBC" in said:
        return f"Эта система старше, чем нужно программе. {SYSTEMS}"
    if "DLL load failed" in said:
        return f"Часть программы не загрузилась. {WINDOWS} {AGAIN}"
    if isinstance(error, ModuleNotFoundError):
        return f"Программа установлена не полностью: нет части «{error.name}». {AGAIN}"
    return f"Части программы не подходят друг к другу: «{error.name or 'Qt'}» другой версии. {AGAIN}"


def _lacking_library(name: str) -> str:
    package = PACKAGES.get(name)
    ask = f"установить пакет {package}" if package else "установить ее"
    return f"На компьютере нет системной библиотеки {name}. Попросите администратора {ask}."


def _lacking_of_plugin() -> str:
    """Which library the part of Qt lacks that shows windows under X; empty if none, or there is no such part."""
    import ctypes

    package = getattr(sys.modules.get("PySide6"), "__file__", None)
    plugin = Path(package or "").parent / "Qt" / "plugins" / "platforms" / "libqxcb.so"
    try:
        if plugin.is_file():
            ctypes.CDLL(str(plugin))
    except OSError as error:
        library = _LACKING.search(str(error))
        return _lacking_library(library[1]) if library else ""
    return ""


def _shown_by_qt(text: str) -> bool:
    """True if Qt had begun and has shown it."""
    module = sys.modules.get("kuzplan_desktop.ui.shell.app")
    return module is not None and bool(module.tell_failure(text))


def _show_natively(text: str) -> None:
    """Show a box of the system's own, where it has one and there is a screen."""
    if sys.platform == "win32":
        if sys.stderr is None:  # else it was read in the console
            import ctypes

            ctypes.windll.user32.MessageBoxW(None, text, TITLE, 0x10)  # MB_ICONERROR
        return
    if not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        return
    for program in _BOXES:
        said = textwrap.fill(text, 72) if program is _BOXES[-1] else text
        if _has_opened([*program[:-1], program[-1] + said]):
            return


def _has_opened(command: list[str]) -> bool:
    """Start a program that shows a box and outlives this one; False if there is none or it ended at once."""
    environment = {"LANG": "C.UTF-8", **os.environ}
    if getattr(sys, "frozen", False):  # a bundle's libraries are not for others
        environment["LD_LIBRARY_PATH"] = environment.get("LD_LIBRARY_PATH_ORIG", "")
    try:
        process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        return process.wait(AT_ONCE) == 0
    except OSError:
        return False
    except subprocess.TimeoutExpired:
        process.returncode = 0  # it goes on by itself
        return True
