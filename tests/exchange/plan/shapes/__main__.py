"""Writes the documents: `python -m tests.exchange.plan.shapes FOLDER [opened|closed|further|later]`."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from tests.exchange.plan.shapes import office, shapes

HALVES = ("opened", "closed")


def main(folder: Path, halves: tuple[str, ...]) -> None:
    for half in halves:
        into = folder / half
        into.mkdir(parents=True, exist_ok=True)
        for name, shape in shapes(half).items():
            if shape.needs_office and not office.is_there():
                sys.stdout.write(f"{half}/{name}: skipped, LibreOffice (soffice) is not installed\n")
            else:
                shape.write(into / name)
        expected = {
            name: shape.expected if isinstance(shape.expected, str) else asdict(shape.expected)
            for name, shape in shapes(half).items()
        }
        text = json.dumps(expected, ensure_ascii=False, indent=1, default=str)
        (into / "expected.json").write_text(text + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), tuple(sys.argv[2:]) or HALVES)
