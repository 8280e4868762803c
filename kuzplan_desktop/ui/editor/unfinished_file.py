"""The user's file of what was begun in a document and not saved: an end of the program does not take it away."""

import json
import os
from contextlib import suppress
from pathlib import Path
from typing import Any

from kuzplan_desktop import paths

LEAVE, STAY = "Закрыть без записи", "Вернуться к записи"  # the answers to whether what was begun may go
Kept = dict[str, dict[str, Any]]  # a kind of form -> uid of the activity -> what stands in the form


class UnfinishedFile:
    """What was begun in the document at `document`. A person's own: another one at the same document has hers."""

    def __init__(self, document: Path) -> None:
        self._name = f"{paths.digest(os.fspath(document))[:32]}.json"
        self._kept = ""

    def keep(self, kept: Kept) -> None:
        """Write down what was begun; if that is nothing, the file goes."""
        text = json.dumps(kept, ensure_ascii=False) if any(kept.values()) else ""
        if text != self._kept:
            self._kept = text
            with suppress(OSError):  # a second safety: where it cannot be written, typing goes on
                self._write(text)

    def read(self) -> Kept:
        """What an earlier session left; a file that is damaged holds nothing."""
        try:
            text = self._place().read_text(encoding="utf-8", errors="surrogatepass")
            found = json.loads(text)
        except (OSError, ValueError):
            return {}
        self._kept = text
        return found if isinstance(found, dict) else {}

    def _write(self, text: str) -> None:
        place = self._place()
        if not text:
            place.unlink(missing_ok=True)
            return
        place.parent.mkdir(exist_ok=True)
        fresh = place.with_suffix(".new")
        fresh.write_text(text, encoding="utf-8", errors="surrogatepass")
        fresh.replace(place)

    def _place(self) -> Path:
        return paths.user_folder() / "unfinished" / self._name
