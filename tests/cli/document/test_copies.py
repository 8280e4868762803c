"""The commands about copies: copy, backups, restore, salvage, as a person uses them when something went wrong."""

import zipfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from kuzplan_desktop.store.copies import backups
from tests.cli.conftest import Kuzplan

pytestmark = pytest.mark.files

MOMENT = datetime(2022, 4, 14, 9, 30, tzinfo=timezone(timedelta(hours=7)))


@pytest.fixture
def backup(kuzplan: Kuzplan, plan: Path) -> Path:
    """The backup of the document with one mark; another mark came later."""
    kuzplan("mark", plan, "1.2.4", "--quarter", 1)
    made = backups.make(plan, "daily", now=MOMENT)
    kuzplan("mark", plan, "1.2.5", "--quarter", 2)
    return made


def marks(kuzplan: Kuzplan, file: Path) -> int:
    return int(kuzplan("check", file, "--json").json["marks"])


def damage(file: Path) -> None:
    with file.open("rb+") as target:
        target.write(bytes(4096))


def test_a_copy_may_be_an_archive(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    target = tmp_path / "копия.zip"
    assert kuzplan("copy", plan, target, "--without-history").out == f"Копия сохранена: {target}.\n"
    with zipfile.ZipFile(target) as archive:
        archive.extractall(tmp_path / "out")
    assert kuzplan("check", tmp_path / "out" / "копия.sqlite", "--json").json["verdict"] == "ok"
    answer = kuzplan("copy", plan, target)
    assert (answer.code, answer.out) == (1, "")
    assert "уже есть" in answer.err


def test_the_journal_of_a_copy_without_history_begins_with_what_the_commission_did(
    kuzplan: Kuzplan, plan: Path, tmp_path: Path
) -> None:
    kuzplan("hold", plan, "1.2.4", "--date", "2022-03-14", "--form", "семинар", "--hours", "1,5")
    assert "    1.2.4 Продолжительность: (пусто) -> 1,5 ч\n" in kuzplan("history", plan).out
    copy = tmp_path / "копия.sqlite"
    assert kuzplan("copy", plan, copy, "--without-history").code == 0
    (step,) = kuzplan("history", copy, "--json").json
    assert step["label"] == "Документ сохранен без истории"
    assert {change["kind"] for change in step["changes"]} >= {"commission", "event", "mark"}
    assert not {"plan", "section", "subsection", "activity", "abbreviation"} & {
        change["kind"] for change in step["changes"]
    }


def test_backups_are_listed(kuzplan: Kuzplan, plan: Path, backup: Path, tmp_path: Path) -> None:
    entry = {
        "path": str(backup),
        "made_at": "2022-04-14T09:30:00+07:00",
        "reason": "daily",
        "size": backup.stat().st_size,
        "marks": 1,
        "held_events": 0,
        "good": True,
    }
    told = kuzplan("backups", plan, "--json").json
    assert told == {"backups": [entry], "second_place": None, "second_copy_age": None}
    out = kuzplan("backups", plan).out
    assert "14.04.2022 09:30  за день: отметок 1, проведенных мероприятий 0, " in out
    assert str(backup) in out
    assert "вне компьютера" not in out
    damage(backup)
    assert "повреждена" in kuzplan("backups", plan).out
    none = kuzplan("backups", tmp_path / "none.sqlite")
    assert (none.code, none.out) == (1, "")
    assert "none.sqlite нет, и резервных копий его на этом компьютере нет." in none.err
    plan.unlink()  # lost, and that is when they are looked for
    assert str(backup) in kuzplan("backups", plan).out


def test_the_copy_outside_is_told(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    backups.set_second_place(stick)
    assert f"Копия вне компьютера, в папке {stick}: нет." in kuzplan("backups", plan).out
    backups.write_second_copy(plan)
    assert f"Копия вне компьютера, в папке {stick}: сегодня." in kuzplan("backups", plan).out
    backups.write_second_copy(plan, now=datetime.now().astimezone() - timedelta(days=23))
    assert f"Копия вне компьютера, в папке {stick}: 23 дня назад." in kuzplan("backups", plan).out
    told = kuzplan("backups", plan, "--json").json
    assert (told["second_place"], told["second_copy_age"]) == (str(stick), 23)


def test_restoring_is_a_step_that_can_be_undone(kuzplan: Kuzplan, plan: Path, backup: Path) -> None:
    answer = kuzplan("restore", plan, backup)
    assert answer.code == 0, answer.err
    assert "можно отменить" in answer.out
    assert marks(kuzplan, plan) == 1
    assert kuzplan("undo", plan).out == "Отменено: Восстановление копии 14.04.2022 09:30.\n"
    assert marks(kuzplan, plan) == 2
    assert [one["reason"] for one in kuzplan("backups", plan, "--json").json["backups"]] == ["restore", "daily"]


def test_a_damaged_file_is_set_aside_for_its_backup(kuzplan: Kuzplan, plan: Path, backup: Path) -> None:
    damage(plan)
    assert kuzplan("show", plan).code == 1
    assert str(backup) in kuzplan("backups", plan).out
    answer = kuzplan("restore", plan, backup)
    assert answer.code == 0, answer.err
    assert "(поврежден)" in answer.out
    assert marks(kuzplan, plan) == 1
    aside = plan.with_name(f"{plan.stem} (поврежден).sqlite")
    rescued = plan.with_name("спасено.sqlite")
    answer = kuzplan("salvage", aside, rescued)
    assert answer.out.startswith(f"Спасено в {rescued}: отметок 2, проведенных мероприятий 0, записей ")
    assert marks(kuzplan, rescued) == 2
    assert kuzplan("mark", rescued, "1.2.4", "--quarter", 3).code == 0


@pytest.mark.slow
def test_what_cannot_be_restored_or_saved_is_told_in_one_sentence(
    kuzplan: Kuzplan, plan: Path, backup: Path, tmp_path: Path
) -> None:
    other, text = tmp_path / "other.sqlite", tmp_path / "text.txt"
    kuzplan("new", other, "--commission", "Другая")
    text.write_text("не документ " * 50, encoding="utf-8")
    before = plan.read_bytes()
    for words in (
        ("restore", plan, other),
        ("restore", plan, text),
        ("restore", plan, tmp_path / "none.sqlite"),
        ("restore", tmp_path, backup),
        ("restore", text, text),
        ("salvage", text, tmp_path / "out.sqlite"),
        ("salvage", tmp_path / "none.sqlite", tmp_path / "out.sqlite"),
        ("salvage", plan, other),
    ):
        answer = kuzplan(*words)
        assert (answer.code, answer.out) == (1, ""), words
        assert answer.err.count("\n") == 1
        assert answer.err.rstrip().endswith(".")
    assert plan.read_bytes() == before
    assert not (tmp_path / "out.sqlite").exists()
