"""The log of unexpected errors, in the user's folder: the only place where a traceback goes."""

from datetime import datetime
from pathlib import Path

from kuzplan_desktop import paths

LOG_LIMIT = 1_000_000  # bytes; a longer log makes room by becoming kuzplan.old.log


def log_file() -> Path:
    """Where the log of errors is."""
    return paths.user_folder() / "kuzplan.log"


def write_log(text: str) -> bool:
    """Append to the log of errors, True if that could be done: a disk that is full must not make a second error."""
    try:
        file = log_file()
        if file.is_file() and file.stat().st_size > LOG_LIMIT:
            file.replace(file.with_suffix(".old.log"))
        with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
            log.write(f"--- {datetime.now().astimezone():%Y-%m-%dT%H:%M:%S%z}\n{text}\n")
    except OSError:
        return False
    return True
