"""ROOT, RESOURCES, SEED_PLAN and the user's folders: one expression for source tree, wheel and bundle."""

import os
import re
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_PLACES = (Path(getattr(sys, "_MEIPASS", PACKAGE)), PACKAGE, PACKAGE.parent)
ROOT = next((place for place in _PLACES if (place / "data" / "plan.sqlite").is_file()), PACKAGE.parent)
RESOURCES = ROOT / "resources"
SEED_PLAN = ROOT / "data" / "plan.sqlite"
PORTABLE = "portable.txt"  # beside the program of a bundle: all that it keeps lies there too


def portable_folder() -> Path | None:
    """The folder of a program that is carried about with all that it keeps; None for one that is installed."""
    if not getattr(sys, "frozen", False):
        return None
    folder = Path(sys.executable).absolute().parent
    return folder if (folder / PORTABLE).is_file() else None


def kept(path: Path) -> str:
    """A path as settings hold it: from a portable program on, if it lies below; the letter of its drive changes."""
    place, folder = path.absolute(), portable_folder()
    return place.relative_to(folder).as_posix() if folder and place.is_relative_to(folder) else str(path)


def found(text: str) -> Path:
    """The path that `kept` made `text` of."""
    return (portable_folder() or Path()) / text


def digest(text: str) -> str:
    """The SHA-256 of a path, in whose name something is kept about what lies there."""
    for name in ("_sha2", "_sha256"):  # as `random` does: hashlib brings OpenSSL along, for which a window would wait
        with suppress(ImportError):
            return str(import_module(name).sha256(text.encode("utf-8", "surrogatepass")).hexdigest())
    return str(import_module("hashlib").sha256(text.encode("utf-8", "surrogatepass")).hexdigest())


def incomplete() -> str:
    """What to say where the program was not installed whole; empty if it was."""
    needed = (SEED_PLAN, RESOURCES / "commissions.json", RESOURCES / "icons" / "kuzplan.svg")
    missing = next((file for file in needed if not file.is_file()), None)
    if missing is None:
        return ""
    again = "Установите ее заново: ваши документы, настройки и копии останутся на месте."
    return f"Программа установлена не полностью: нет файла «{missing}». {again}"


def user_folder() -> Path:
    """The folder of this user's settings, log and installation id, made when missing. KUZPLAN_HOME overrides it.

    Where it cannot be made, or is none, the program goes on without what it would keep there: see `without_folder`.
    """
    chosen = os.environ.get("KUZPLAN_HOME")
    beside = portable_folder()
    folder = Path(chosen) if chosen else beside / "Настройки" if beside else _local_folder()
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
    return folder


def without_folder() -> str:
    """What to say where nothing, or no setting, can be kept in the user's folder; empty if it can."""
    folder = user_folder()
    if not _takes_files(folder):
        return f"В папку настроек «{folder}» нельзя записывать: настройки и резервные копии не сохраняются."
    file = settings_file()
    if file.exists() and not (file.is_file() and os.access(file, os.W_OK)):
        return f"В файл настроек «{file}» нельзя записывать: настройки не сохраняются."
    return ""


def _takes_files(folder: Path) -> bool:
    """Whether a file can be made in a folder; its rights do not tell all of it, on Windows nothing."""
    trial = folder / f"проба-{os.getpid()}"
    try:
        trial.touch()
        trial.unlink()
    except OSError:
        return False
    return True


def _local_folder() -> Path:
    """On Windows one that does not travel with the user's profile: an id stands for one computer, backups are large.

    Version 0.1.0 had it in the profile; what lies there is moved.
    """
    import platformdirs

    local, roaming = (
        Path(platformdirs.user_data_dir("KuzPlan", appauthor=False, roaming=travels)) for travels in (False, True)
    )
    if roaming.is_dir() and not local.exists():
        with suppress(OSError):
            roaming.rename(local)
    return local


def documents_folder() -> Path:
    """The folder that holds the secretary's documents, made when missing. KUZPLAN_DOCUMENTS overrides it."""
    import platformdirs

    chosen, beside = os.environ.get("KUZPLAN_DOCUMENTS"), portable_folder()
    if chosen:
        folder = Path(chosen)
    else:
        folder = beside / "Документы" if beside else Path(platformdirs.user_documents_dir()) / "КузПлан"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def settings_file() -> Path:
    """The ini file of a person's settings (window, last files)."""
    return user_folder() / "settings.ini"


def installation_id() -> str:
    """This installation's id, made at the first call and kept in a text file of the user's folder."""
    file = user_folder() / "installation.txt"
    try:
        known = file.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        known = ""
    return known if re.fullmatch(r"[\w-]{1,64}", known) else _new_id(file)


@cache
def _new_id(file: Path) -> str:
    """An id that is kept in `file`; where that cannot be written, for as long as the program runs."""
    import uuid

    made = uuid.uuid4().hex
    with suppress(OSError):
        file.write_text(made + "\n", encoding="ascii")
    return made
