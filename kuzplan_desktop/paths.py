"""ROOT, RESOURCES, SEED_PLAN and the user's folders: one expression for source tree, wheel and bundle."""

import os
import sys
from contextlib import suppress
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_PLACES = (Path(getattr(sys, "_MEIPASS", PACKAGE)), PACKAGE, PACKAGE.parent)
ROOT = next((place for place in _PLACES if (place / "data" / "plan.sqlite").is_file()), PACKAGE.parent)
RESOURCES = ROOT / "resources"
SEED_PLAN = ROOT / "data" / "plan.sqlite"


def user_folder() -> Path:
    """The folder of this user's settings, log and installation id, made when missing. KUZPLAN_HOME overrides it."""
    chosen = os.environ.get("KUZPLAN_HOME")
    folder = Path(chosen) if chosen else _local_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


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

    chosen = os.environ.get("KUZPLAN_DOCUMENTS")
    folder = Path(chosen) if chosen else Path(platformdirs.user_documents_dir()) / "КузПлан"
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
    if not known:
        import uuid

        known = uuid.uuid4().hex
        file.write_text(known + "\n", encoding="ascii")
    return known
