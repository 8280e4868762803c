"""The ini file of a person's settings, which the window keeps Qt's way, read and added to without Qt."""

import configparser
import os
import re
from pathlib import Path

from kuzplan_desktop.store import file_bytes

LONGEST_VALUE = 10_000  # letters
_KEY = re.compile(r"[\w.-]+(/[\w.-]+){1,4}", re.ASCII)
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t"}
_STAYING = re.compile(r"(window|looks|recent|copies|document-\w*)/.*|person/name|report/folder")


def read_settings(file: Path) -> dict[str, str]:
    """The settings that are plain texts, by their keys («person/name»); what cannot be read is left out."""
    ini = configparser.ConfigParser(interpolation=None, strict=False, allow_no_value=True)
    ini.optionxform = str  # type: ignore[assignment,method-assign]  # keys keep their capital letters
    try:
        ini.read(file, encoding="utf-8")
    except (configparser.Error, UnicodeDecodeError):
        return {}
    found = {}
    for section in ini.sections():
        for name, stored in ini.items(section):
            value = _plain(stored or "")
            if value is not None:
                found[f"{section}/{name}".replace("\\", "/")] = value
    return found


def travelling(settings: dict[str, str]) -> dict[str, str]:
    """Those of the settings that are of use on another computer; neither windows and places of this one, nor a name."""
    return {
        key: value
        for key, value in settings.items()
        if _KEY.fullmatch(key) and not _STAYING.fullmatch(key) and len(value) <= LONGEST_VALUE and value.isprintable()
    }


def add_settings(file: Path, settings: dict[str, str]) -> int:
    """Add what is not set yet; how many were added. OSError if the file cannot be written.

    Qt reads a section that stands twice as one.
    """
    known = read_settings(file)
    fresh = {key: value for key, value in travelling(settings).items() if key not in known}
    if fresh:
        before = file.read_bytes() if file.exists() else b""
        lines = []
        for key, value in fresh.items():
            section, _, name = key.partition("/")
            lines.append(f"\n[{section}]\n{name.replace('/', chr(92))}={_quoted(value)}\n")
        part = file.with_name(f".{os.getpid()}.part")
        try:
            part.write_bytes(before + "".join(lines).encode("utf-8"))
            file_bytes.replace(part, file)
        finally:
            file_bytes.drop(part)
    return len(fresh)


def _plain(stored: str) -> str | None:
    """The text that Qt has stored so; None for what is no text."""
    if len(stored) > 1 and stored[0] == stored[-1] == '"':
        stored = stored[1:-1]
    text = re.sub(r"\\(.)", lambda found: _ESCAPED.get(found[1], found[1]), stored)
    if text.startswith("@"):
        return text[1:] if text.startswith("@@") else None
    return text


def _quoted(value: str) -> str:
    """A text as Qt stores it."""
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{"@" if value.startswith("@") else ""}{escaped}"'
