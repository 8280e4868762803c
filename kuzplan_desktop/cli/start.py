"""How the program starts, and how it says that something was refused or went wrong.

Nothing is imported here that the window does not need: click costs a tenth of the time to the first picture.
"""

import io
import os
import sys
from collections.abc import Sequence

from kuzplan_desktop import paths
from kuzplan_desktop.cli.base.exit_codes import INTERRUPTED
from kuzplan_desktop.cli.window import open_window
from kuzplan_desktop.domain.errors import PlanError


def main(args: Sequence[str] | None = None) -> int:
    """Run the program with `args`, by default the words it was started with; without any it opens the window.

    The exit code comes back: 0 done, 1 refused with one sentence on stderr, 2 wrong usage, 130 interrupted.
    """
    words = list(sys.argv[1:] if args is None else args)
    _write_utf8()
    try:
        return _run(words)
    except PlanError as error:
        return _refuse(words, str(error), is_known=True)
    except KeyboardInterrupt:
        _refuse(words, "Прервано.")
        return INTERRUPTED
    except Exception as error:
        from kuzplan_desktop.cli import failure

        return _refuse(words, failure.explain(error))


def _refuse(words: list[str], sentence: str, *, is_known: bool = False) -> int:
    """Say why nothing was done; what `is_known` and not in the log yet is written there too if a window was wanted."""
    from kuzplan_desktop.cli import failure  # seldom needed

    in_window = _document_wanted(words) is not None
    if in_window and is_known:
        sentence = f"{sentence} {failure.write_details(sentence)}"
    return failure.refuse(sentence, in_window=in_window)


def _run(words: list[str]) -> int:
    if words == ["read-files"]:  # the program asks itself to read files for it
        from kuzplan_desktop.store.door.reading_process import serve

        return serve()
    if words == ["read-document"]:
        from kuzplan_desktop.exchange.source.reading_apart import answer

        return answer()
    document = _document_wanted(words)
    if document is not None:
        return open_window(document or None)
    from kuzplan_desktop.cli.commands import run

    trouble = paths.without_folder()
    if trouble and sys.stderr is not None:
        sys.stderr.write(f"{trouble}\n")
    return run(words)


def _document_wanted(words: list[str]) -> str | None:
    """The document that a window is to open on, empty for the one used last; None if no window is asked for."""
    if not words or (words[0] == "open" and len(words) <= 2 and not words[-1].startswith("-")):
        return words[1] if len(words) == 2 else ""
    return words[0] if len(words) == 1 and _is_document(words[0]) else None


def _is_document(word: str) -> bool:
    """True for a file that is there; commands have neither dots nor slashes, so that no file hides one."""
    return ("." in word or os.sep in word or "/" in word) and os.path.isfile(word)


def _write_utf8() -> None:
    """Write UTF-8 whatever the console's code page is, and letters that are none as question marks."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
