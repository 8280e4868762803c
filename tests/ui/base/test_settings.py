"""A person's settings are kept in an ini file."""

from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from kuzplan_desktop import paths
from kuzplan_desktop.ui.base.settings import RECENT_KEPT, Settings


@pytest.fixture
def file(tmp_path):
    return tmp_path / "settings.ini"


def test_everything_is_there_again_in_the_next_run(file, tmp_path):
    first = Settings(file)
    first.author = "Иванова А.П."
    first.reports.folder = tmp_path
    first.reports.formats = "pdf"
    first.remember_layout("geometry", QByteArray(b"\x00\x01"))
    first.documents.remember_quarter(Path("/план; [2022]=.sqlite"), 3)
    del first
    second = Settings(file)
    assert second.author == "Иванова А.П."
    assert second.reports.folder == tmp_path
    assert second.reports.formats == "pdf"
    assert second.layout("geometry") == QByteArray(b"\x00\x01")
    assert second.documents.quarter_of(Path("/план; [2022]=.sqlite")) == 3


def test_a_fresh_user_has_sensible_defaults(file):
    settings = Settings(file)
    assert settings.author == ""
    assert settings.documents.recent == []
    assert settings.documents.quarter_of(Path("/план.sqlite")) is None
    assert settings.layout("panes") is None
    assert settings.reports.formats == "pdf xlsx"
    assert settings.reports.folder == paths.documents_folder()


def test_the_document_opened_last_stands_first_and_once(file):
    settings = Settings(file)
    settings.documents.remember(Path("/a.sqlite"), 2022, "План 2022")
    settings.documents.remember(Path("/b.sqlite"), 2023, "План 2023")
    settings.documents.remember(Path("/a.sqlite"), 2022, "План 2022 – Топкинская ТИК")
    found = Settings(file).documents.recent
    assert [(item.path, item.year, item.title) for item in found] == [
        (Path("/a.sqlite"), 2022, "План 2022 – Топкинская ТИК"),
        (Path("/b.sqlite"), 2023, "План 2023"),
    ]


def test_recent_documents_stay_few(file):
    settings = Settings(file)
    for number in range(RECENT_KEPT + 5):
        settings.documents.remember(Path(f"/{number}.sqlite"), 2022, "План")
    assert len(settings.documents.recent) == RECENT_KEPT
    assert settings.documents.recent[0].path == Path(f"/{RECENT_KEPT + 4}.sqlite")


def test_a_forgotten_document_is_gone(file):
    settings = Settings(file)
    settings.documents.remember(Path("/a.sqlite"), 2022, "План")
    settings.documents.remember(Path("/b.sqlite"), 2022, "План")
    settings.documents.forget(Path("/b.sqlite"))
    assert [item.path for item in Settings(file).documents.recent] == [Path("/a.sqlite")]


def test_a_report_folder_that_is_gone_is_not_proposed(file, tmp_path):
    settings = Settings(file)
    settings.reports.folder = tmp_path / "флешка"
    assert settings.reports.folder == paths.documents_folder()


def test_a_damaged_ini_file_is_a_fresh_one(file):
    file.write_bytes(b"\xff\xfe[recent\n1\\year=zwei\nrecent\\size=1\n")
    assert Settings(file).author == ""
    assert Settings(file).documents.recent == []


def test_the_file_of_this_user_is_the_default():
    Settings().author = "Петров"
    assert paths.settings_file().is_file()
