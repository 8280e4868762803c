"""Where the user's folders are: what belongs to one computer does not travel with a Windows profile."""

import sys
from pathlib import Path

import platformdirs
import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import inspection
from kuzplan_desktop.ui.base.settings import Settings

pytestmark = pytest.mark.files


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A Windows profile with its two folders of programs."""
    places = {True: tmp_path / "Roaming" / "KuzPlan", False: tmp_path / "Local" / "KuzPlan"}
    for place in places.values():
        place.parent.mkdir()
    monkeypatch.delenv("KUZPLAN_HOME", raising=False)
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda _, appauthor, roaming: str(places[roaming]))
    return tmp_path


def test_the_users_folder_stays_on_this_computer(profile: Path) -> None:
    known = paths.installation_id()
    assert (profile / "Local" / "KuzPlan" / "installation.txt").read_text(encoding="ascii").strip() == known
    assert list((profile / "Roaming").iterdir()) == []


def test_what_an_earlier_version_kept_in_the_profile_is_taken_over(profile: Path) -> None:
    former = profile / "Roaming" / "KuzPlan"
    former.mkdir()
    (former / "installation.txt").write_text("12ab\n", encoding="ascii")
    assert paths.installation_id() == "12ab"
    assert not former.exists()
    assert paths.installation_id() == "12ab"


def test_on_linux_there_is_one_folder(profile: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platformdirs, "user_data_dir", lambda *_, **__: str(profile / "data" / "KuzPlan"))
    assert paths.installation_id() == paths.installation_id()
    assert paths.user_folder() == profile / "data" / "KuzPlan"


@pytest.mark.parametrize("below", [".", "ниже"])
def test_where_no_folder_can_be_made_the_program_goes_on_without(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, below: str
) -> None:
    (tmp_path / "файл").write_text("", encoding="ascii")
    monkeypatch.setenv("KUZPLAN_HOME", str(tmp_path / "файл" / below))
    assert paths.installation_id() == paths.installation_id() != ""
    assert "нельзя записывать" in paths.without_folder()
    with PlanFile.create(tmp_path / "план.sqlite", commission="ТИК") as file:
        file.marks.mark([next(file.document.plan.activities()).uid], 1)
    monkeypatch.setenv("KUZPLAN_HOME", str(tmp_path / "папка"))
    assert paths.without_folder() == ""


def test_settings_that_cannot_be_written_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUZPLAN_HOME", str(tmp_path))
    paths.settings_file().mkdir()
    assert paths.without_folder() == (
        f"В файл настроек «{paths.settings_file()}» нельзя записывать: настройки не сохраняются."
    )


@pytest.mark.parametrize("known", ["abc\0", "", "я", "x" * 65, "a b"])
def test_an_id_that_none_is_is_made_anew(known: str) -> None:
    file = paths.user_folder() / "installation.txt"
    file.write_text(known, encoding="utf-8")
    made = paths.installation_id()
    assert made != known
    assert paths.installation_id() == made


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A bundle on a stick with the file beside it that says so, as it is when nothing else is told."""
    for name in ("KUZPLAN_HOME", "KUZPLAN_DOCUMENTS"):
        monkeypatch.delenv(name)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    return carried_to(tmp_path / "E" / "КузПлан", monkeypatch)


def carried_to(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The stick in another drive."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / paths.PORTABLE).write_text("", encoding="utf-8")
    monkeypatch.setattr(sys, "executable", str(folder / "КузПлан.exe"))
    return folder


def test_a_portable_program_keeps_everything_beside_itself(stick: Path) -> None:
    assert paths.settings_file() == stick / "Настройки" / "settings.ini"
    assert paths.documents_folder() == stick / "Документы"
    assert paths.installation_id() == (stick / "Настройки" / "installation.txt").read_text(encoding="ascii").strip()
    assert sorted(item.name for item in stick.iterdir()) == sorted([paths.PORTABLE, "Документы", "Настройки"])


def test_what_is_told_goes_before_the_file_beside_the_program(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("KUZPLAN_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("KUZPLAN_DOCUMENTS", str(tmp_path / "documents"))
    assert (paths.user_folder(), paths.documents_folder()) == (tmp_path / "home", tmp_path / "documents")
    assert [item.name for item in stick.iterdir()] == [paths.PORTABLE]


def test_without_that_file_or_outside_a_bundle_nothing_lies_beside_the_program(
    stick: Path, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (stick / paths.PORTABLE).unlink()
    assert paths.user_folder() == profile / "Local" / "KuzPlan"
    (stick / paths.PORTABLE).write_text("", encoding="utf-8")
    monkeypatch.delattr(sys, "frozen")
    assert paths.user_folder() == profile / "Local" / "KuzPlan"


def test_a_stick_in_another_drive_knows_its_documents(
    stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = paths.documents_folder() / "План 2022.sqlite"
    PlanFile.create(document, commission="ТИК").close()
    outside = tmp_path / "План.sqlite"
    assert paths.found(paths.kept(outside)) == outside
    settings = Settings(paths.settings_file())
    settings.documents.remember(document, 2022, "План 2022")
    settings.documents.remember_quarter(document, 3)
    settings.save()

    (tmp_path / "F").mkdir()
    moved = carried_to(stick.rename(tmp_path / "F" / "КузПлан"), monkeypatch)
    document = moved / "Документы" / "План 2022.sqlite"
    settings = Settings(paths.settings_file())
    assert [item.path for item in settings.documents.recent] == [document]
    assert settings.documents.quarter_of(document) == 3
    assert inspection.is_own(document)


@pytest.mark.skipif(sys.platform != "linux", reason="Windows has no /proc")
def test_a_folder_that_takes_no_files_whatever_its_rights_are_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUZPLAN_HOME", "/proc/self")
    assert paths.without_folder().startswith("В папку настроек «/proc/self» нельзя записывать")


def test_the_trial_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUZPLAN_HOME", str(tmp_path / "папка"))
    assert paths.without_folder() == ""
    assert list((tmp_path / "папка").iterdir()) == []
