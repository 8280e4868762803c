"""Whatever else comes in, spoilt: photos and scans, plans of each format, forms, dossiers, remarks, files of files.

Each number takes a good file of some kind, spoils its bytes (of a zipped one as often those of a part of it, which is
packed soundly again) and gives it to the commands that read such files. Wanted are an answer in time and no error page;
a refusal is a sentence and changes nothing, and what was taken leaves a document that is sound.
"""

import io
import json
import random
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from kuzplan_desktop.domain.marks import EventStatus
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from kuzplan_desktop.store.document.plan_file import PlanFile
from reliability.common import Result, Tally, chunks, in_parallel, main, small_document, timed, workplace
from reliability.forged import answer
from reliability.mutations import cut, flip_bits, grow, insert, overwrite
from tests.exchange.plan.approved import WRITTEN, write

PHOTOS = (".jpg", ".png", ".gif", ".tif", ".webp", ".bmp")
SPOILING: tuple[Callable[[bytearray, random.Random, bytes], None], ...] = (
    flip_bits, flip_bits, overwrite, overwrite, cut, grow, insert,
)  # fmt: skip
Words = list[str]


@dataclass(frozen=True, slots=True)
class Kind:
    """A good file's bytes, and the commands that read a file of its kind: (file, her document, a place) to words."""

    name: str
    data: bytes
    commands: Callable[[str, str, Path], list[Words]]


def _attached(file: str, document: str, place: Path) -> list[Words]:
    attach = ["attach", document, "1.1.2", file, "--date", "07.04.2022"]
    photos = ["photos", document, "--period", "2022", "-o"]
    return [attach, [*attach, "--as-is"], [*photos, str(place / "фото.pdf")], [*photos, str(place / "фото.docx")]]


def _as_plan(file: str, document: str, place: Path) -> list[Words]:
    return [
        ["import", file, str(place / "план.sqlite"), "--year", "2022"],
        ["amend", document, file, "--year", "2022", "--same-plan", "--accept"],
        ["take-separate-plan", document, "1.1.1", file],
    ]


def _collected(file: str, document: str, _place: Path) -> list[Words]:
    return [["collect", document, file, "--today", "10.04.2022"]]


def _taken_over(file: str, _document: str, _place: Path) -> list[Words]:
    return [["take-over", file, "--dry-run"], ["take-over", file, "--beside"]]


def _of_region(file: str, document: str, place: Path) -> list[Words]:
    quarter = ["--period", "2022-Q2"]
    return [
        ["figures", file, *quarter, "--json"],
        ["check-report", file, *quarter],
        ["report", file, *quarter, "--kind", "consolidated", "-o", str(place / "сводный.pdf")],
        ["tables", file, str(place / "таблицы.xlsx"), *quarter],
        ["remarks", file],
        ["consolidate", str(place / "другая область.sqlite"), file],
        ["consolidate", file, document],
    ]


def _merged(file: str, document: str, _place: Path) -> list[Words]:
    return [["compare", document, file], ["merge", document, file], ["remarks", document], ["undo", document]]


def good_files(place: Path) -> list[Kind]:
    """A good file of each kind."""
    from PIL import Image

    document, region, back = (str(place / f"{name}.sqlite") for name in ("Начало", "Область", "Замечания"))
    small_document(Path(document))
    with PlanFile.open(Path(document)) as file:
        first = next(file.document.plan.activities()).uid
        file.events.hold(first, status=EventStatus.PLANNED, starts_on=date(2022, 11, 3), title="Семинар")
    kinds = []
    picture = Image.effect_noise((320, 240), 80)
    for ending in PHOTOS:
        held = io.BytesIO()
        picture.convert("RGB").save(held, Image.registered_extensions()[ending])
        kinds.append(Kind(ending, held.getvalue(), _attached))
    for ending in WRITTEN:
        path = place / f"план{ending}"
        write(supplied_draft(), path)
        kinds.append(Kind(ending, path.read_bytes(), _as_plan))
    quarter = ["--period", "2022-Q2"]
    made: list[tuple[str, Words, Callable[[str, str, Path], list[Words]]]] = [
        (".pdf", ["report", document, *quarter, "--all", "-o"], _attached),
        (".pdf", ["report", document, *quarter, "--all", "-o"], _as_plan),
        (".docx", ["separate-plan", document, "1.1.1", "-o"], _as_plan),
        (".xlsx", ["form", document], _collected),
        (".zip", ["hand-over"], _taken_over),
    ]
    for number, (ending, words, commands) in enumerate(made):
        path = place / f"{number}{ending}"
        tail = quarter if words[0] == "form" else [document] if words[0] == "hand-over" else []
        _demand([*words, str(path), *tail])
        kinds.append(Kind(ending, path.read_bytes(), commands))
    _demand(["consolidate", region, document])
    _demand(["remark", region, document, "1.1.2", "Сколько обучено?"])
    _demand(["send-back", region, document, back])
    kinds += (Kind(".sqlite", Path(region).read_bytes(), _of_region), Kind(".sqlite", Path(back).read_bytes(), _merged))
    return kinds


def _demand(words: Words) -> None:
    told = answer(words)
    if told.code or told.wrong:
        raise SystemExit(f"{words}: {told.said or told.wrong}")


def spoilt(kind: Kind, rng: random.Random) -> bytes:
    """The file with its bytes spoilt, or those of one part of an archive that is sound itself."""
    spoil = rng.choice(SPOILING)
    if zipfile.is_zipfile(io.BytesIO(kind.data)) and rng.random() < 0.7:
        return _spoilt_part(kind.data, spoil, rng)
    data = bytearray(kind.data)
    spoil(data, rng, b"")
    return bytes(data)


def _spoilt_part(archive: bytes, spoil: Callable[[bytearray, random.Random, bytes], None], rng: random.Random) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        wanted = rng.choice([one for one in source.infolist() if one.file_size])
        for one in source.infolist():
            data = bytearray(source.read(one))
            if one is wanted:
                spoil(data, rng, b"")
            target.writestr(one.filename, bytes(data))
    return made.getvalue()


def one(number: int, kinds: list[Kind], place: Path, tally: Tally) -> Iterator[str]:
    """What is wrong with how the file that `number` makes is met."""
    rng = random.Random(number)
    kind = rng.choice(kinds)
    document, file = place / "Свой.sqlite", place / f"Присланный{kind.name}"
    small_document(document)
    file.write_bytes(spoilt(kind, rng))
    for words in kind.commands(str(file), str(document), place):
        before = _told(document)
        told = answer(words)
        if told.wrong:
            yield f"{kind.name}, {words[0]}: {told.wrong}"
        if told.code not in (0, 1) or (told.code and not told.said.strip() and not told.out.strip()):
            yield f"{kind.name}, {words[0]}: exit {told.code}, said: {told.said[-200:]}"
        tally.count("refused" if told.code else "taken")
        after = _told(document)
        if told.code and before != after and words[0] != "merge":
            yield f"{kind.name}, {words[0]}: refused, and the document is another"
    if answer(["check", str(document)]).code:
        yield f"{kind.name}: the document is not sound afterwards"


def _told(document: Path) -> object:
    answered = answer(["show", str(document), "--json"])
    if answered.code:
        return answered.said
    told = json.loads(answered.out)
    told.pop("today", None)
    return told


def _numbers(numbers: range) -> Tally:
    tally = Tally()
    with workplace() as start:
        kinds = good_files(start)
    for number in numbers:
        with workplace() as place:
            tally.failures += (f"number {number}, {wrong}" for wrong in one(number, kinds, place, tally))
        tally.tried += 1
    return tally


def run(full: bool) -> Result:
    """At least 1,000 files; some without `full`."""
    number = 1000 if full else 20
    return timed(
        "other files that come in", number, lambda: in_parallel(_numbers, [(part,) for part in chunks(number, 8)])
    )


if __name__ == "__main__":
    main(run)
