"""Salvage: whatever happened to a file, all that SQLite could still read of it is saved, and nothing is made up."""

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from functools import cache
from pathlib import Path

import pytest

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.paths import SEED_PLAN
from kuzplan_desktop.store.changes.change import change_id, read_change
from kuzplan_desktop.store.copies import salvage
from kuzplan_desktop.store.document import copying
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import raw_pages, reader, remains
from tests.store import example_document
from tests.store.example_document import content

pytestmark = pytest.mark.files

PAGE = 4096


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return example_document.make(tmp_path / "damaged.sqlite")


@cache
def bodies() -> dict[str, str]:
    """All changes of the example, by id."""
    data = example_document.KEPT.read_bytes()
    connection = sqlite3.connect(":memory:")
    connection.deserialize(data)
    found = dict(connection.execute("SELECT id, body FROM change"))
    connection.close()
    return found


def read_by_sqlite(path: Path) -> set[str]:
    """The ids of all sound changes that SQLite reads, stepping round what it cannot."""
    uri = f"{path.as_uri()}?mode=ro&immutable=1"
    found: set[str] = set()
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        for rowid in range(1, len(bodies()) + 1):
            try:
                row = connection.execute("SELECT id, body FROM change WHERE rowid = ?", (rowid,)).fetchone()
            except (sqlite3.Error, UnicodeDecodeError):
                continue
            if row and isinstance(row[1], str) and change_id(row[1]) == row[0]:
                found.add(row[0])
    return found


def found_in(data: bytes) -> set[str]:
    return set(remains.find(data).changes)


# What is said where changes alone were written into a new file, as these tests do.
BARE = "Содержимое вложений утрачено, остались их имена: 2."


def saved(out: Path) -> set[str]:
    with PlanFile.of_private_copy(out) as file:
        return {change_id(body) for body in file.bodies()}


def test_a_sound_file_is_saved_whole(path: Path, tmp_path: Path) -> None:
    before = path.read_bytes(), path.stat().st_mtime_ns
    result = salvage.salvage(path, tmp_path / "out.sqlite")
    assert (result.marks, result.held_events, result.changes, result.lost) == (4, 2, len(bodies()), ())
    with PlanFile.of_private_copy(path) as damaged, PlanFile.open(tmp_path / "out.sqlite") as out:
        assert sorted(out.bodies()) == sorted(damaged.bodies())
        assert content(out.document) == content(damaged.document)
    assert (path.read_bytes(), path.stat().st_mtime_ns) == before
    assert sorted(one.name for one in tmp_path.iterdir()) == ["damaged.sqlite", "out.sqlite"]


@pytest.mark.slow
def test_cut_at_any_page_it_saves_at_least_what_sqlite_reads(path: Path) -> None:
    whole = path.read_bytes()
    counts = []
    for length in range(0, len(whole), PAGE):
        path.write_bytes(whole[:length])
        found = found_in(whole[:length])
        assert read_by_sqlite(path) <= found <= bodies().keys()
        counts.append(len(found))
    assert counts == sorted(counts)
    assert len(set(counts)) > 15


def damages(seed: int, whole: bytes) -> Iterator[bytes]:
    """The file with what happens to files."""
    chance = random.Random(seed)
    pages = len(whole) // PAGE

    def changed(*parts: tuple[int, bytes]) -> bytes:
        data = bytearray(whole)
        for place, part in parts:
            data[place : place + len(part)] = part
        return bytes(data)

    def page() -> int:
        return chance.randrange(pages) * PAGE

    def flips(count: int) -> bytes:
        places = [chance.randrange(len(whole)) for _ in range(count)]
        return changed(*((place, bytes((whole[place] ^ 1 << chance.randrange(8),))) for place in places))

    for count in (1, 8, 100, 1000):
        yield flips(count)
    yield changed(*((page(), bytes(PAGE)) for _ in range(5)))
    yield changed(*((page(), chance.randbytes(PAGE)) for _ in range(5)))
    yield changed(*((page() + chance.randrange(PAGE), chance.randbytes(16)) for _ in range(50)))
    one, other = page(), page()
    yield changed((one, whole[other : other + PAGE]), (other, whole[one : one + PAGE]))
    yield changed((0, chance.randbytes(100)))
    yield changed((chance.randrange(100), chance.randbytes(1)))
    yield changed(*((chance.randrange(pages) * PAGE, chance.randbytes(8)) for _ in range(40)))
    cut = chance.randrange(len(whole))
    yield whole[:cut] + whole[cut + chance.randrange(1, PAGE) :]
    yield chance.randbytes(chance.randrange(1, PAGE)) + whole


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(12))
def test_damaged_at_random_it_saves_at_least_what_sqlite_reads(path: Path, tmp_path: Path, seed: int) -> None:
    supplied = set(seed_bodies())
    for number, data in enumerate(damages(seed, path.read_bytes())):
        path.write_bytes(data)
        found = found_in(data)
        assert read_by_sqlite(path) <= found <= bodies().keys()
        if (number + seed) % 6:
            continue
        out = tmp_path / f"{number}.sqlite"
        result = salvage.salvage(path, out)
        assert saved(out) == found | (supplied & saved(out))
        assert result.changes == len(found)
        assert reader.check(out).verdict == "ok"
        assert path.read_bytes() == data


@cache
def seed_bodies() -> list[str]:
    with PlanFile.of_private_copy(SEED_PLAN) as seed:
        return [change_id(body) for body in seed.bodies()]


def test_without_a_header_and_a_single_page_above_the_leaves_nothing_is_lost(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[:PAGE] = bytes(PAGE)
    for start in range(0, len(data), PAGE):
        if data[start] == 5:  # a page that says which leaf holds which rows
            data[start : start + PAGE] = bytes(PAGE)
    assert found_in(bytes(data)) == bodies().keys()
    assert max(map(len, bodies().values())) > 2 * PAGE / 2


def test_a_row_on_a_torn_page_is_found_by_its_bytes(path: Path) -> None:
    data = bytearray(path.read_bytes())
    for start in range(PAGE, len(data), PAGE):
        if data[start] == 13:
            data[start : start + 8] = b"\xff" * 8  # no leaf any more, as far as its head says
    short = {one for one, body in bodies().items() if len(body.encode()) < PAGE - 200}
    assert short <= found_in(bytes(data))


def test_a_wrong_page_size_in_the_header_hides_nothing(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[16:18] = (8192).to_bytes(2, "big")
    assert found_in(bytes(data)) == bodies().keys()


def test_a_torn_column_beside_the_body_hides_nothing(path: Path) -> None:
    heads = bytes((0x5D, 0x55, 0x55)), bytes((0x5D, 0x55, 0x54))  # what kind of values an id, a row and a step are
    data = path.read_bytes().replace(*heads)
    assert data != path.read_bytes()
    assert found_in(data) == bodies().keys()


def test_a_torn_id_beside_a_sound_body_loses_nothing(path: Path, tmp_path: Path) -> None:
    change = next(read_change(body) for body in bodies().values() if '"kind":"mark"' in body)
    data = path.read_bytes()
    torn = data.replace(f"{change.id}{change.row}".encode(), f"{'0' * 40}{change.row}".encode())
    assert torn != data
    path.write_bytes(torn)
    result = salvage.salvage(path, tmp_path / "out.sqlite")
    assert (result.changes, result.lost) == (len(bodies()), ())


@pytest.mark.parametrize("page", [512, 1024, 4096, 65536])
def test_rows_of_any_length_are_read_as_sqlite_reads_them(path: Path, page: int) -> None:
    path.unlink()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA page_size = {page}")
        connection.execute("CREATE TABLE text(one TEXT, two TEXT)")
        texts = ["я" * length for length in (*range(0, 3 * page, page // 16 + 1), *range(page // 2 - 40, page // 2))]
        connection.executemany("INSERT INTO text VALUES (?, ?)", ((text, f"{len(text):0100}") for text in texts))
        connection.commit()
    assert set(raw_pages.rows_of_text(path.read_bytes())) >= {(text.encode(), b"%0100d" % len(text)) for text in texts}


def test_a_body_without_its_hash_does_not_count(path: Path) -> None:
    body = next(body for body in bodies().values() if '"kind":"mark"' in body)
    forged = body.replace("Проведено", "Перенесен").replace("Отметка", "Пометка")
    assert forged != body
    assert change_id(forged) not in found_in(path.read_bytes() + forged.encode())
    assert change_id(forged) in found_in(path.read_bytes() + forged.encode() + change_id(forged).encode())


def test_what_was_undone_with_a_merge_does_not_come_back(tmp_path: Path, path: Path) -> None:
    mine, hers = tmp_path / "mine.sqlite", tmp_path / "hers.sqlite"
    with PlanFile.create(mine, commission="ТИК", device="mine") as file:
        with PlanFile.create(hers, commission="ТИК", device="hers") as other:
            other.marks.mark([example_document.numbered(other)["1.2.4"]], 1, text="Отмененное")
            theirs = {change_id(body) for body in other.bodies()}
            file.unite(other.bodies())
        file.undo()
        mine_alone = {change_id(body) for body in file.bodies()}
    assert theirs - mine_alone
    assert found_in(mine.read_bytes()) == mine_alone


def test_an_interrupted_save_is_rolled_back(path: Path, tmp_path: Path) -> None:
    whole = path.read_bytes()
    torn = tmp_path / "torn.sqlite"
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE change SET body = replace(body, '2022', '1922') || hex(randomblob(3000))")
        shutil.copyfile(path, torn)
        shutil.copyfile(f"{path}-journal", f"{torn}-journal")
        connection.execute("ROLLBACK")
    assert torn.read_bytes()[: len(whole)] != whole
    journal = Path(f"{torn}-journal")
    assert raw_pages.rolled_back(torn.read_bytes(), journal.read_bytes()) == whole
    before = torn.read_bytes(), journal.read_bytes()
    assert salvage.salvage(torn, tmp_path / "out.sqlite").changes == len(bodies())
    assert (torn.read_bytes(), journal.read_bytes()) == before


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(30))
def test_a_torn_journal_is_rolled_back_as_sqlite_does(path: Path, tmp_path: Path, seed: int) -> None:
    torn, chance = tmp_path / "torn.sqlite", random.Random(seed)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA cache_size = 20")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE change SET body = body || ' ' WHERE rowid % 7 = ?", (seed % 7,))
        connection.execute("UPDATE mark SET text = hex(randomblob(9000))")
        shutil.copyfile(path, torn)
        journal = bytearray(Path(f"{path}-journal").read_bytes())
        connection.execute("ROLLBACK")
    place = chance.randrange(512, len(journal))
    if seed % 2:
        journal[place] ^= 1 << chance.randrange(8)
    else:
        del journal[place:]
    Path(f"{torn}-journal").write_bytes(journal)
    ours = raw_pages.rolled_back(torn.read_bytes(), bytes(journal))
    with closing(sqlite3.connect(torn)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()
    assert not Path(f"{torn}-journal").exists()
    assert ours == torn.read_bytes()


@pytest.mark.parametrize("seed", range(40))
def test_a_journal_of_any_bytes_does_no_harm(path: Path, seed: int) -> None:
    chance = random.Random(seed)
    header = bytes.fromhex("d9d505f920a163d7") + b"".join(
        chance.choice((0, 1, 3, 512, 4096, 2**32 - 1, chance.randrange(2**32))).to_bytes(4, "big") for _ in range(5)
    )
    data = path.read_bytes()[: 20 * PAGE]
    journal = header[: chance.choice((8, 12, 28))] + chance.randbytes(chance.randrange(2 * PAGE))
    assert len(raw_pages.rolled_back(data, journal)) <= len(data)
    assert raw_pages.rolled_back(data, chance.randbytes(600)) == data


def test_a_journal_that_names_another_file_touches_nothing(path: Path, tmp_path: Path) -> None:
    victim = tmp_path / "victim.txt"
    victim.write_text("важно", encoding="utf-8")
    name = str(victim).encode()
    trailer = name + len(name).to_bytes(4, "big") + sum(name).to_bytes(4, "big") + bytes.fromhex("d9d505f920a163d7")
    Path(f"{path}-journal").write_bytes(bytes.fromhex("d9d505f920a163d7") + bytes(504) + trailer)
    assert reader.check(path).verdict == "super_journal"
    assert salvage.salvage(path, tmp_path / "out.sqlite").marks == 4
    assert victim.read_text(encoding="utf-8") == "важно"


def test_a_plan_that_is_gone_comes_from_the_supplied_one(tmp_path: Path) -> None:
    path, out = tmp_path / "rest.sqlite", tmp_path / "out.sqlite"
    supplied = set(seed_bodies())
    copying.write_new(path, [read_change(body) for one, body in bodies().items() if one not in supplied])
    result = salvage.salvage(path, out)
    assert (result.marks, result.held_events) == (4, 2)
    taken = f"Взяты из поставляемого плана строки плана, которых в файле не осталось: {len(supplied)}."
    assert result.lost == (taken, BARE)
    assert saved(out) == bodies().keys()


def test_of_another_plan_nothing_is_added_and_without_its_plan_nothing_is_written(tmp_path: Path) -> None:
    path, out = tmp_path / "rest.sqlite", tmp_path / "out.sqlite"
    supplied = set(seed_bodies())
    rest = [read_change(body) for one, body in bodies().items() if one not in supplied]
    copying.write_new(path, [change for change in rest if change.kind in ("signatory", "campaign")])
    with pytest.raises(PlanError, match="не осталось самого плана"):
        salvage.salvage(path, out)
    assert not out.exists()


@pytest.mark.slow
def test_a_document_without_history_gets_no_second_plan(tmp_path: Path, path: Path) -> None:
    clean, out = tmp_path / "clean.sqlite", tmp_path / "out.sqlite"
    with PlanFile.of_private_copy(path) as file:
        file.copy_to(clean, without_history=True)
    with PlanFile.of_private_copy(clean) as file:
        whole = {change_id(body) for body in file.bodies()}
        document = content(file.document)
    salvage.salvage(clean, out)
    assert saved(out) == whole
    with PlanFile.of_private_copy(out) as file:
        assert content(file.document) == document


def test_it_says_what_is_lost(tmp_path: Path) -> None:
    path, out = tmp_path / "rest.sqlite", tmp_path / "out.sqlite"
    changes = {one: read_change(body) for one, body in bodies().items()}
    parents = {one for change in changes.values() for ids in (*change.par.values(), change.seen) for one in ids}
    gone = sorted(one for one in parents - set(seed_bodies()) if changes[one].kind == "mark")
    torn = gone.pop()
    rest = [change for one, change in changes.items() if one not in gone and change.kind != "commission"]
    copying.write_new(path, rest)
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("INSERT INTO draft VALUES ('mark:x:1', 'text', 'Недописанное', '[]', '', '', '')")
        connection.execute("UPDATE change SET body = replace(body, 'kind', 'bind') WHERE id = ?", (torn,))
        connection.commit()
    result = salvage.salvage(path, out)
    assert result.lost == (
        "Повреждены и не перенесены записи: 1.",
        f"Утрачены прежние записи, на смену которым пришли сохраненные: {len(gone)}.",
        "Не перенесен текст, который был не дописан: «Недописанное».",
        f"Не видны отметки и мероприятия, пункты которых утрачены: {len(gone) + 1}.",
        BARE,
        "Сведений о комиссии не нашлось, укажите их снова.",
    )
    assert len(gone) == 1


def test_marks_of_items_that_are_gone_are_kept_and_told(tmp_path: Path) -> None:
    path, out = tmp_path / "rest.sqlite", tmp_path / "out.sqlite"
    with PlanFile.create(tmp_path / "whole.sqlite", commission="ТИК") as file:
        uid = example_document.numbered(file)["1.2.4"]
        with file.step("Пункт плана") as writer:
            item = {"subsection": writer.value(uid, "subsection"), "number": "1.2.9", "title": "Новый", "position": 9}
            writer.put("activity", "01234567-89ab-4def-8123-456789abcdef", {}, made_of=item)
        file.marks.mark(["01234567-89ab-4def-8123-456789abcdef"], 1)
        changes = [read_change(body) for body in file.bodies()]
    copying.write_new(path, [change for change in changes if change.row != "01234567-89ab-4def-8123-456789abcdef"])
    result = salvage.salvage(path, out)
    assert result.marks == 0
    assert result.lost == ("Не видны отметки и мероприятия, пункты которых утрачены: 1.",)


@pytest.mark.parametrize("content", [b"", b"text " * 2000, bytes(9000), b"SQLite format 3\0" + bytes(8176)])
def test_where_nothing_is_left_it_says_so_and_writes_nothing(tmp_path: Path, content: bytes) -> None:
    path, out = tmp_path / "damaged.sqlite", tmp_path / "out.sqlite"
    path.write_bytes(content)
    with pytest.raises(PlanError):
        salvage.salvage(path, out)
    assert [one.name for one in tmp_path.iterdir()] == ["damaged.sqlite"]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.sqlite"):
        with pytest.raises(PlanError):
            salvage.salvage(path, tmp_path / "out.sqlite")


def test_it_writes_over_nothing(path: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.sqlite"
    out.write_text("важно", encoding="utf-8")
    for target in (out, path):
        before = target.read_bytes()
        with pytest.raises(PlanError, match="уже есть"):
            salvage.salvage(path, target)
        assert target.read_bytes() == before


@pytest.mark.parametrize("cell", [b"\xc0\x80\x00\x01", b"\x81\x80\x80\x80\x00\x01"])
def test_a_file_made_to_be_read_for_ever_ends(cell: bytes) -> None:
    length = sum((byte & 0x7F) << 7 * place for place, byte in enumerate(reversed(cell[:-1])))
    assert length in (2**20, 2**28)  # bytes of one row, most of which lie on a page that goes on with itself
    least = (PAGE - 12) * 32 // 255 - 23
    local = least + (length - least) % (PAGE - 4)
    local = least if local > PAGE - 35 else local
    head = b"\x0d\0\0\xff\xff\0\0\0" + (200).to_bytes(2, "big") * 64
    leaf = (head.ljust(200, b"\0") + cell).ljust(200 + len(cell) + local, b"\0") + (2).to_bytes(4, "big")
    itself = (2).to_bytes(4, "big").ljust(PAGE, b"\0")
    data = bytes(PAGE) + itself + leaf.ljust(PAGE, b"\0")[:PAGE] * 400
    pages = raw_pages._Pages(data, PAGE)
    assert list(pages.rows()) == []
    assert -len(data) < pages._left < 0
