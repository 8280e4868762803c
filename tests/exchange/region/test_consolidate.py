"""Consolidating: whatever the order and however often, the same region; nothing bad gets in, nothing good gets lost."""

import random
import shutil
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.commission import Role
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.region import Region, Work
from kuzplan_desktop.exchange.plan.supplied_plan import supplied_draft
from kuzplan_desktop.exchange.region.consolidate import Outcome, consolidate
from kuzplan_desktop.exchange.region.delivered_files import find_files
from kuzplan_desktop.store.document.copying import write_plan
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile
from kuzplan_desktop.store.region.consolidated_reading import plan_of, plans, region_of
from kuzplan_desktop.store.region.deciding import keep_examples, let_count
from kuzplan_desktop.store.region.document_rows import checksum
from kuzplan_desktop.store.region.heard_events import events_of
from kuzplan_desktop.store.region.migrating import FORMER, SPOILT
from tests.exchange.region_files import (
    OTHER,
    REGION,
    TAYGA,
    TODAY,
    TOPKI,
    begun_anew,
    content,
    document,
    edited,
    hold,
    mark,
)
from tests.store.example_region import KEPT

FIRST = quarter_period(2022, 1)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "region.sqlite"


@pytest.fixture
def inbox(tmp_path: Path) -> Path:
    folder = tmp_path / "inbox"
    folder.mkdir()
    return folder


def region(out: Path, quarter: int = 1, today: date = TODAY) -> Region:
    with ConsolidatedFile.open(out, read_only=True) as file:
        return region_of(file, plan_of(file), quarter_period(2022, quarter), today)


def take(out: Path, *sources: Path) -> Outcome:
    return consolidate(out, sources, workers=1)


def work(found: Region, name: str, number: str) -> Work:
    line = next(line for line in found.lines if line.name == name)
    return line.cells[[item.number for item in found.items].index(number)].work


def test_a_folder_stands_for_all_documents_in_it_and_below(out: Path, inbox: Path) -> None:
    document(inbox / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37))
    document(inbox / "почта" / "b.SQLITE", TAYGA, mark("2.2.3", 1, "Проведен конкурс"))
    (inbox / "письмо.docx").write_text("Здравствуйте", encoding="utf-8")
    (inbox / ".скрытый.sqlite").write_text("", encoding="utf-8")
    outcome = take(out, inbox)
    assert (outcome.taken, outcome.refused, outcome.others) == (2, [], [inbox / "письмо.docx"])
    found = region(out)
    assert [line.name for line in found.lines] == [TAYGA, TOPKI]
    assert work(found, TOPKI, "1.2.4") is work(found, TAYGA, "2.2.3") is Work.DONE
    assert work(found, TOPKI, "2.2.3") is Work.LATE
    assert work(found, TOPKI, "1.2.5") is Work.NOTHING
    assert work(found, TOPKI, "1.1.1") is Work.ABSENT
    assert work(found, TOPKI, "2.1.2") is Work.NOT_REQUIRED  # no elections
    total = found.total([item.number for item in found.items].index("1.2.4"))
    assert (total.done, total.asked, total.amount) == (1, 2, (1, 37))


def test_work_of_another_quarter_is_told_as_such(out: Path, inbox: Path) -> None:
    take(out, document(inbox / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37)))
    assert work(region(out, 2, date(2022, 7, 5)), TOPKI, "1.2.4") is Work.IN_PROGRESS


@pytest.mark.slow
def test_listed_commissions_without_a_file_are_missing(out: Path, inbox: Path) -> None:
    take(out, document(inbox / "a.sqlite", "Топкинская ТИК"), document(inbox / "b.sqlite", OTHER))
    missing = [line.name for line in region(out).missing]
    assert len(missing) == 45
    assert TOPKI not in missing


@pytest.mark.slow
def test_the_regions_own_document_is_no_line_and_gives_the_plan(out: Path, inbox: Path) -> None:
    def rename(file):
        file.plan.edit_activity(file.document.plan.find("1.2.4")[0].uid, title="Новое название")

    own = document(inbox / "own.sqlite", REGION, hold("1.1.1", date(2022, 2, 2), 5), rename, role=Role.IKKO)
    take(out, own, document(inbox / "a.sqlite", TOPKI))
    found = region(out)
    assert [line.name for line in found.lines] == [TOPKI]
    assert found.own is not None
    assert found.own_line.cells[0].work is Work.DONE
    assert [item.title for item in found.items if item.number == "1.2.4"] == ["Новое название"]


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(3))
def test_neither_order_nor_repetition_changes_what_is_in(tmp_path: Path, inbox: Path, seed: int) -> None:
    common = document(inbox / "1.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 14), 37))
    edited(Path(shutil.copyfile(common, inbox / "2.sqlite")), mark("1.2.5", 1, "Моя"), device="first")
    edited(Path(shutil.copyfile(common, inbox / "3.sqlite")), mark("1.2.8", 1, "Ее"), device="second")
    begun_anew(inbox / "4.sqlite", TOPKI, mark("2.2.1", 1, "Отдельно"))
    document(inbox / "5.sqlite", TAYGA, mark("2.2.1", 1))
    (inbox / "6.sqlite").write_text("не документ", encoding="utf-8")
    files = sorted(inbox.iterdir())
    take(tmp_path / "expected.sqlite", *files)
    shuffled = files * 2
    random.Random(seed).shuffle(shuffled)
    for start in range(0, len(shuffled), 3):
        take(tmp_path / "out.sqlite", *shuffled[start : start + 3])
    assert content(tmp_path / "out.sqlite") == content(tmp_path / "expected.sqlite")


@pytest.mark.slow
def test_copies_of_one_document_that_went_apart_are_united(out: Path, inbox: Path) -> None:
    common = document(inbox / "common.sqlite", TOPKI)
    mine = edited(Path(shutil.copyfile(common, inbox / "mine.sqlite")), hold("1.2.4", date(2022, 3, 1), 10))
    hers = edited(
        Path(shutil.copyfile(common, inbox / "hers.sqlite")), hold("1.2.4", date(2022, 3, 2), 20), device="second"
    )
    take(out, mine, hers, common)
    found = region(out)
    assert found.lines[0].amount == (2, 30)
    with ConsolidatedFile.open(out) as file:
        assert file.rivals() == []
        assert len(content(out)["document"]) == 1


@pytest.mark.slow
def test_a_newer_copy_replaces_the_older_one_silently(out: Path, inbox: Path) -> None:
    path = document(inbox / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 1), 10))
    take(out, path)
    edited(path, hold("1.2.4", date(2022, 3, 2), 20), lambda file: file.undo(), mark("1.2.5", 1))
    outcome = take(out, path)
    assert (outcome.taken, outcome.known) == (1, 0)
    found = region(out)
    assert found.lines[0].amount == (1, 10)
    assert work(found, TOPKI, "1.2.5") is Work.DONE


@pytest.mark.slow
def test_unrelated_documents_of_a_commission_are_both_kept_for_choice(out: Path, inbox: Path) -> None:
    take(
        out,
        begun_anew(inbox / "short.sqlite", TOPKI, mark("1.2.5", 1)),
        begun_anew(inbox / "long.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 1), 10), mark("2.2.1", 1)),
    )
    with ConsolidatedFile.open(out) as file:
        longer, shorter = file.rivals()
        assert (longer.files, longer.counted, longer.chosen) == (("long.sqlite",), True, False)
        assert (shorter.files, shorter.counted, shorter.marks, shorter.events) == (("short.sqlite",), False, 1, 0)
        let_count(file, shorter.document)
        assert [(one.files, one.counted, one.chosen) for one in file.rivals()] == [
            (("long.sqlite",), False, False),
            (("short.sqlite",), True, True),
        ]
    assert work(region(out), TOPKI, "1.2.5") is Work.DONE
    take(out, inbox)
    with ConsolidatedFile.open(out) as file:
        assert [one.chosen for one in file.rivals()] == [False, True]


@pytest.mark.slow
def test_a_choice_survives_a_newer_copy_of_what_was_chosen(out: Path, inbox: Path) -> None:
    small = begun_anew(inbox / "small.sqlite", TOPKI)
    begun_anew(inbox / "large.sqlite", TOPKI, mark("1.2.5", 1), mark("1.2.8", 1), mark("2.2.1", 1))
    take(out, inbox)
    with ConsolidatedFile.open(out) as file:
        let_count(file, next(one.document for one in file.rivals() if not one.counted))
    edited(small, mark("2.2.2", 1))
    take(out, inbox)
    assert work(region(out), TOPKI, "2.2.2") is Work.DONE
    assert work(region(out), TOPKI, "1.2.5") is Work.NOTHING


@pytest.mark.slow
def test_copies_without_history_of_the_same_content_need_no_choice(out: Path, inbox: Path) -> None:
    path = document(inbox / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 1), 10))
    with PlanFile.open(path, device="first") as file:
        file.copy_to(inbox / "b.sqlite", without_history=True)
        file.copy_to(inbox / "c.sqlite", without_history=True)
    outcome = take(out, inbox)
    assert outcome.taken == 3
    with ConsolidatedFile.open(out) as file:
        assert file.rivals() == []
    assert region(out).lines[0].amount == (1, 10)


@pytest.mark.slow
def test_a_copy_of_another_commissions_file_under_a_new_name_is_not_mixed_with_it(out: Path, inbox: Path) -> None:
    path = document(inbox / "a.sqlite", TOPKI, hold("1.2.4", date(2022, 3, 1), 10))
    copied = Path(shutil.copyfile(path, inbox / "b.sqlite"))
    edited(
        copied, lambda file: file.settings.set_commission(name=TAYGA, list_id=""), hold("1.2.4", date(2022, 3, 2), 20)
    )
    take(out, inbox)
    assert [(line.name, line.amount.people) for line in region(out).lines] == [(TAYGA, 30), (TOPKI, 10)]


@pytest.mark.slow
def test_bad_files_are_named_left_out_and_listed(out: Path, inbox: Path) -> None:
    document(inbox / "good.sqlite", TOPKI)
    (inbox / "text.sqlite").write_text("не документ", encoding="utf-8")
    (inbox / "empty.sqlite").write_bytes(b"")
    torn = document(inbox / "torn.sqlite", TAYGA)
    torn.write_bytes(torn.read_bytes()[:50_000])
    shutil.copyfile(paths.SEED_PLAN, inbox / "plan.sqlite")
    (inbox / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    outcome = take(out, inbox, inbox / "missing.sqlite")
    told = {path.name: sentence for path, sentence in outcome.refused}
    assert outcome.taken == 1
    assert set(told) == {"text.sqlite", "empty.sqlite", "torn.sqlite", "plan.sqlite", "broken.zip", "missing.sqlite"}
    assert "обрезан" in told["torn.sqlite"]
    assert "не указана комиссия" in told["plan.sqlite"]
    with ConsolidatedFile.open(out) as file:
        rows = file.files()
    assert [(row.name, row.good) for row in rows if row.good] == [("good.sqlite", True)]
    assert next(row for row in rows if row.good).commission == TOPKI
    assert all(row.sentence for row in rows if not row.good)


def test_a_file_that_was_bad_and_came_again_is_good(out: Path, inbox: Path) -> None:
    (inbox / "a.sqlite").write_text("не документ", encoding="utf-8")
    take(out, inbox)
    document(inbox / "a.sqlite", TOPKI)
    assert take(out, inbox).taken == 1
    with ConsolidatedFile.open(out) as file:
        assert [(row.name, row.verdict) for row in file.files()] == [("a.sqlite", "ok")]


def test_documents_come_in_archives_too(out: Path, inbox: Path) -> None:
    for name, commission in (("а.sqlite", TOPKI), ("b.sqlite", TAYGA)):
        document(inbox / name, commission)
    with zipfile.ZipFile(inbox / "почта.zip", "w") as archive:
        for name in ("а.sqlite", "b.sqlite"):
            archive.write(inbox / name, f"../папка/{name}")
            (inbox / name).unlink()
        archive.writestr("readme.txt", "привет")
    outcome = take(out, inbox)
    assert (outcome.taken, outcome.refused) == (2, [])
    with ConsolidatedFile.open(out) as file:
        assert [(row.folder, row.name) for row in file.files()] == [
            (str(inbox / "почта.zip"), "b.sqlite"),
            (str(inbox / "почта.zip"), "а.sqlite"),
        ]
    assert [path.name for path in inbox.iterdir()] == ["почта.zip"]


@pytest.mark.slow
@pytest.mark.parametrize("packing", [zipfile.ZIP_DEFLATED, zipfile.ZIP_LZMA, zipfile.ZIP_BZIP2])
def test_an_archive_damaged_inside_is_named_and_the_other_files_are_in(out: Path, inbox: Path, packing: int) -> None:
    document(inbox / "a.sqlite", TOPKI)
    archive = inbox / "почта.zip"
    with zipfile.ZipFile(archive, "w", packing) as writing:
        writing.write(document(inbox / "b.sqlite", TAYGA), "b.sqlite")
        begins = writing.getinfo("b.sqlite").header_offset + 30 + len("b.sqlite")
    (inbox / "b.sqlite").unlink()
    content = bytearray(archive.read_bytes())
    content[begins + 20 : begins + 400] = b"\xff" * 380
    archive.write_bytes(content)
    outcome = consolidate(out, [inbox])
    assert outcome.taken == 1
    assert [path.name for path, _ in outcome.refused] == ["почта.zip"]


def test_the_consolidated_file_itself_is_passed_over_and_another_one_brings_its_documents(inbox: Path) -> None:
    document(inbox / "a.sqlite", TOPKI)
    out = inbox / "region.sqlite"
    take(out, inbox)
    before = content(out)["document"]
    shutil.copyfile(out, inbox / "other-region.sqlite")
    outcome = take(out, inbox)
    assert (outcome.taken, outcome.known, outcome.refused) == (1, 1, [])
    assert content(out)["document"] == before


def test_a_copy_that_was_made_beside_an_older_file_is_passed_over(inbox: Path) -> None:
    document(inbox / "a.sqlite", TOPKI)
    out = shutil.copyfile(KEPT / "version-1.sqlite", inbox / "region.sqlite")
    for _ in range(2):
        assert take(out, inbox).refused == []
    assert (inbox / "region (до обновления).sqlite").exists()


def test_what_is_in_is_not_read_again(out: Path, inbox: Path) -> None:
    document(inbox / "a.sqlite", TOPKI)
    take(out, inbox)
    shutil.copyfile(inbox / "a.sqlite", inbox / "b.sqlite")
    before = content(out)["document"]
    outcome = take(out, inbox)
    assert (outcome.taken, outcome.known) == (0, 2)
    assert content(out)["document"] == before
    with ConsolidatedFile.open(out) as file:
        assert [(row.name, row.commission) for row in file.files()] == [("a.sqlite", TOPKI), ("b.sqlite", TOPKI)]


@pytest.mark.slow
def test_what_was_read_before_a_cancel_stays_and_the_rest_follows(out: Path, inbox: Path) -> None:
    for number in range(8):
        document(inbox / f"{number}.sqlite", TOPKI if number % 2 else TAYGA, mark("1.2.5", 1, f"текст {number}"))
    heard: list[tuple[int, int]] = []
    outcome = consolidate(
        out, [inbox], workers=1, progress=lambda done, of: heard.append((done, of)), cancelled=lambda: len(heard) > 3
    )
    assert outcome.cancelled
    assert 3 <= outcome.taken < 8
    assert heard[0] == (0, 8)
    rest = take(out, inbox)
    assert (rest.cancelled, rest.taken + rest.known, rest.known) == (False, 8, outcome.taken)


@pytest.mark.slow
def test_a_second_plan_lives_beside_and_a_report_is_of_one(out: Path, inbox: Path, tmp_path: Path) -> None:
    document(inbox / "a.sqlite", TOPKI)
    document(inbox / "b.sqlite", TAYGA)
    draft = supplied_draft()
    write_plan(tmp_path / "next.sqlite", replace(draft, year=2023, approved_number="1/1"))
    PlanFile.create(inbox / "c.sqlite", commission=TOPKI, source=tmp_path / "next.sqlite").close()
    take(out, inbox)
    with ConsolidatedFile.open(out) as file:
        assert [(row.year, row.commissions) for row in plans(file)] == [(2022, 2), (2023, 1)]
        assert (plan_of(file).year, plan_of(file, 2023).year) == (2022, 2023)
        with pytest.raises(PlanError, match="2024"):
            plan_of(file, 2024)


@pytest.mark.slow
def test_the_events_behind_a_cell_are_found_by_words(out: Path, inbox: Path) -> None:
    document(
        inbox / "a.sqlite",
        TOPKI,
        hold("1.2.4", date(2022, 3, 14), 37, title="О ходе подготовки"),
        hold("1.2.4", date(2022, 5, 1), 7),
    )
    document(inbox / "b.sqlite", TAYGA, hold("1.2.4", date(2022, 1, 20), 3, form="вебинар"))
    take(out, inbox)
    with ConsolidatedFile.open(out) as file:
        plan = plan_of(file).uid

        def names(**chosen):
            return [(one.commission, one.event.participants) for one in events_of(file, plan, FIRST, **chosen)]

        assert names() == [(TAYGA, 3), (TOPKI, 37)]
        assert names(words="ПОДГОТОВКИ топкинская") == [(TOPKI, 37)]
        assert names(words="нет такого") == []
        line = next(line for line in region(out).lines if line.name == TOPKI)
        assert names(documents=[line.document]) == [(TOPKI, 37)]
        assert names(activities=["нет такого пункта"]) == []


def test_examples_are_kept_by_item_and_period(out: Path, inbox: Path) -> None:
    take(out, document(inbox / "a.sqlite", TOPKI))
    with ConsolidatedFile.open(out) as file:
        keep_examples(file, "пункт", "2022-Q1", "Семинары в Топках")
        keep_examples(file, "пункт", "2022-Q2", "Другое")
        keep_examples(file, "пункт", "2022-Q2", " ")
    with ConsolidatedFile.open(out) as file:
        assert file.examples("2022-Q1") == {"пункт": "Семинары в Топках"}
        assert file.examples("2022-Q2") == {}


def test_a_consolidated_file_that_was_changed_elsewhere_is_refused(out: Path, inbox: Path) -> None:
    take(out, document(inbox / "a.sqlite", TOPKI))
    with closing(sqlite3.connect(out)) as connection:
        connection.execute("CREATE TRIGGER bad AFTER INSERT ON file BEGIN DELETE FROM document; END")
        connection.commit()
    with pytest.raises(PlanError, match="изменен другой программой"):
        ConsolidatedFile.open(out)


@pytest.mark.slow
def test_a_consolidated_file_that_another_program_writes_is_told_as_such(out: Path, inbox: Path) -> None:
    consolidate(out, [document(inbox / "a.sqlite", TOPKI)])
    file = ConsolidatedFile.open(out)
    file.connection.execute("PRAGMA busy_timeout = 1")
    with closing(sqlite3.connect(out, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(PlanError, match="занят другой программой"), file:
            file.known()


def test_a_consolidated_file_that_cannot_be_made_leaves_its_name_free(out: Path, monkeypatch) -> None:
    def full(_: object) -> None:
        error = sqlite3.OperationalError("disk full")
        error.sqlite_errorname = "SQLITE_FULL"
        raise error

    with monkeypatch.context() as patch:
        patch.setattr("kuzplan_desktop.store.region.consolidated_schema.make_consolidated_tables", full)
        with pytest.raises(PlanError, match="нет места"):
            ConsolidatedFile.open_or_make(out)
    assert not out.exists()
    ConsolidatedFile.open_or_make(out).close()


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        "UPDATE document SET items = '[1]'",
        "UPDATE document SET campaigns = 'no'",
        "UPDATE document SET packed = x'00'",
        "UPDATE mark SET date = 'yesterday'",
        "UPDATE document SET tallies = '[1]'",
    ],
)
def test_rows_that_the_program_has_not_written_are_told_as_damage(out: Path, inbox: Path, change: str) -> None:
    edits = mark("1.2.4", 1), hold("1.2.4", date(2022, 3, 14), 37)
    consolidate(out, [document(inbox / "a.sqlite", TOPKI, *edits)])
    with closing(sqlite3.connect(out)) as other, other:
        other.execute(change)
        (one,) = other.execute("SELECT id FROM document").fetchone()
        other.execute("UPDATE document SET checksum = ?", (checksum(other, one),))
    with ConsolidatedFile.open(out) as file, pytest.raises(PlanError, match="поврежден"):
        region_of(file, plan_of(file), FIRST, TODAY)


def test_a_document_is_no_consolidated_file(inbox: Path) -> None:
    with pytest.raises(PlanError):
        take(document(inbox / "a.sqlite", TOPKI), inbox)


@pytest.mark.parametrize("named", [FORMER, SPOILT])
def test_what_was_kept_of_the_file_beside_it_is_no_document_of_the_folder(tmp_path: Path, named: str) -> None:
    out, kept = tmp_path / "Область.sqlite", tmp_path / f"Область ({named}).sqlite"
    elsewhere = tmp_path / "Присланное" / kept.name
    elsewhere.parent.mkdir()
    for path in (out, kept, elsewhere):
        path.write_bytes(b"")
    assert find_files([tmp_path], out).files == [elsewhere]
