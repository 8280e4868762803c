"""A document is read in a helper process with limits of memory and time: what ends it there ends in one sentence.

The helper is asked on its standard input for one document by its path and answers with a grid, or with the sentence
of a refusal, as JSON.
"""

import json
import sys
import threading
import time
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.exchange.source.grid import Grid
from kuzplan_desktop.exchange.source.grid_json import grid_as_json, grid_of_json
from kuzplan_desktop.exchange.source.reading import read_grid
from kuzplan_desktop.store.helper_process import LARGEST_MEMORY, OUT_OF_MEMORY, limit_memory, own_command, started

COMMAND = "read-document"  # of the command line, which begins `answer` before it imports anything else
SECONDS = 30.0
LARGEST_ANSWER = 64_000_000  # bytes
LONGEST_SENTENCE = 1_000  # letters
_SAVE_ANEW = "Откройте его в редакторе, оставьте в нем только план и сохраните как .docx."


def read_apart(path: Path, *, command: Sequence[str] | None = None, seconds: float = SECONDS) -> Grid:
    """The grid of the document at `path`, read by a helper. PlanError with one sentence for whatever is none."""
    shown = f"Файл «{path.name}»"
    try:
        process = started(command or own_command(COMMAND))
    except OSError as error:
        raise PlanError(f"{shown} не прочитан: не запустилось его чтение.", "Закройте другие программы.") from error
    ends = time.monotonic() + seconds
    clock = threading.Timer(seconds, process.kill)
    clock.start()
    said = b""
    with suppress(OSError), process:  # the helper may be gone
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(str(path.absolute())).encode())
        process.stdin.close()
        said = process.stdout.read(LARGEST_ANSWER + 1)
    clock.cancel()
    if time.monotonic() >= ends:
        raise PlanError(f"{shown} не удалось прочитать за отведенное время.", _SAVE_ANEW)
    try:
        return _heard(said)
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        if process.returncode == OUT_OF_MEMORY:
            raise PlanError(f"Для чтения файла «{path.name}» не хватило памяти.", _SAVE_ANEW) from error
        raise PlanError(f"{shown} поврежден так, что его чтение прервалось.", _SAVE_ANEW) from error


def _heard(said: bytes) -> Grid:
    """The grid that the helper tells; its refusal is raised."""
    answer = json.loads(said)
    if "refused" in answer:
        sentence, hint = (str(text)[:LONGEST_SENTENCE] for text in answer["refused"])
        raise PlanError(sentence, hint)
    return grid_of_json(answer["grid"])


def answer(memory: int = LARGEST_MEMORY) -> int:
    """The helper's life: one question, one answer. The exit code comes back."""
    limit_memory(memory)
    try:
        path = Path(json.loads(sys.stdin.buffer.read()))
        try:
            told: dict[str, object] = {"grid": grid_as_json(read_grid(path))}
        except PlanError as error:
            told = {"refused": [error.sentence, error.hint]}
        sys.stdout.buffer.write(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace"))
        sys.stdout.buffer.flush()
    except MemoryError:
        return OUT_OF_MEMORY
    return 0
