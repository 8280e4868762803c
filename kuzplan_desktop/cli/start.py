"""How the program starts, and how it says that something was refused or went wrong.

Nothing is imported here that the window does not need: click costs a tenth of the time to the first picture.
"""

import io
import os
import sys
from collections.abc import Sequence

from kuzplan_desktop import paths
from kuzplan_desktop.cli.window import REFUSED, open_window
from kuzplan_desktop.domain.errors import PlanError


def main(args: Sequence[str] | None = None) -> int:
    """Run the program with `args`, by default the words it was started with; without any it opens the window.

    The exit code comes back: 0 done, 1 refused with one sentence on stderr, 2 wrong usage.
    """
    words = list(sys.argv[1:] if args is None else args)
    _write_utf8()
    try:
        return _run(words)
    except PlanError as error:
        return _refuse(str(error))
    except KeyboardInterrupt:
        return _refuse("Прервано.")
    except Exception as error:
        _log_traceback()
        return _refuse(_sorry(error))


def _run(words: list[str]) -> int:
    if words == ["read-files"]:  # the program asks itself to read files for it
        from kuzplan_desktop.store.door.reading_process import serve

        return serve()
    if words == ["read-document"]:
        from kuzplan_desktop.exchange.source.reading_apart import answer

        return answer()
    if not words or (words[0] == "open" and len(words) <= 2 and not words[-1].startswith("-")):
        return open_window(words[1] if len(words) == 2 else None)
    if len(words) == 1 and _is_document(words[0]):
        return open_window(words[0])
    from kuzplan_desktop.cli.commands import run

    trouble = paths.without_folder()
    if trouble and sys.stderr is not None:
        sys.stderr.write(f"{trouble}\n")
    return run(words)


def _is_document(word: str) -> bool:
    """True for a file that is there; commands have neither dots nor slashes, so that no file hides one."""
    return ("." in word or os.sep in word or "/" in word) and os.path.isfile(word)


def _write_utf8() -> None:
    """Write UTF-8 whatever the console's code page is, and letters that are none as question marks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")


def _refuse(sentence: str) -> int:
    """Say on stderr, in one line, why nothing was done."""
    if sys.stderr is not None:  # a program for windows has none
        sys.stderr.write(" ".join(sentence.split()) + "\n")
    return REFUSED


def _log_traceback() -> None:
    """Write the exception at hand to the log."""
    import platform
    import traceback

    from kuzplan_desktop import __version__, log

    log.write_log(f"КузПлан {__version__}, Python {platform.python_version()}\n{traceback.format_exc()}")


def _sorry(error: Exception) -> str:
    """What to say of an exception that nobody expected; a disk that fails is no fault of the program."""
    if isinstance(error, OSError) and error.filename:
        return f"Не удалось прочитать или записать «{error.filename}»: проверьте место на диске и права."
    if isinstance(error, OSError):  # where the answer is printed to
        return "Ответ вывести не удалось: проверьте место на диске."
    return "В программе произошла ошибка, подробности записаны в журнал ошибок kuzplan.log в папке настроек."
