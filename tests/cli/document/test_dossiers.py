"""hand-over and take-over: all that a commission has goes from one computer to another by two commands."""

import shutil
from pathlib import Path

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.store.dossier.manifest import NAME
from tests.cli.conftest import Kuzplan

pytestmark = pytest.mark.files

TITLE = "План 2022 – Топкинская ТИК"


@pytest.fixture
def hers(plan: Path) -> Path:
    """Her document, in the folder of documents."""
    return plan.rename(paths.documents_folder() / plan.name)


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Goes to another computer."""

    def go(name: str = "other") -> Path:
        monkeypatch.setenv("KUZPLAN_HOME", str(tmp_path / name / "home"))
        monkeypatch.setenv("KUZPLAN_DOCUMENTS", str(tmp_path / name / "documents"))
        return paths.documents_folder()

    return go


@pytest.mark.slow
@pytest.mark.parametrize("target", ["дела.zip", "дела"])
def test_from_one_computer_to_another(kuzplan: Kuzplan, hers: Path, tmp_path: Path, elsewhere, target: str) -> None:
    kuzplan("mark", hers, "1.2.4", "--quarter", 1)
    handed = kuzplan("hand-over", tmp_path / target)
    assert (handed.code, handed.err) == (0, "")
    assert handed.out.startswith(f"Дела записаны и проверены: «{target}» (1 документ, 0 резервных копий).\n")
    assert "нажмите «Принять дела…»" in handed.out
    documents = elsewhere()
    told = kuzplan("take-over", tmp_path / target, "--dry-run", "--json").json
    assert told["commission"] == "Топкинская территориальная избирательная комиссия"
    assert [(one["title"], one["year"], one["marks"], one["problem"]) for one in told["documents"]] == [
        (TITLE, 2022, 1, "")
    ]
    assert list(documents.iterdir()) == []
    shown = kuzplan("take-over", tmp_path / target, "--dry-run").out
    assert f"{TITLE}: отметок 1, мероприятий 0, резервных копий 0" in shown
    taken = kuzplan("take-over", tmp_path / target)
    assert taken.code == 0
    assert taken.out.splitlines() == ["Дела приняты: 1 документ, 0 резервных копий.", str(documents / hers.name)]
    assert kuzplan("mark", documents / hers.name, "1.2.5", "--quarter", 1).code == 0


def test_what_does_not_go_in_is_told_and_the_exit_code_says_so(
    kuzplan: Kuzplan, hers: Path, tmp_path: Path, elsewhere
) -> None:
    kuzplan("hand-over", tmp_path / "дела")
    documents = elsewhere()
    kuzplan("take-over", tmp_path / "дела")
    again = kuzplan("take-over", tmp_path / "дела")
    assert (again.code, again.err) == (0, "")
    assert "в нем все это есть." in again.out
    assert kuzplan("take-over", tmp_path / "дела", "--beside").code == 0
    assert sorted(one.name for one in documents.iterdir()) == [f"{TITLE} (2).sqlite", f"{TITLE}.sqlite"]
    (tmp_path / "дела" / "Документы" / hers.name).write_bytes(b"x")
    refused = kuzplan("take-over", tmp_path / "дела")
    assert refused.code == 1
    assert refused.out == "Из этих дел ничего не принято.\n"
    assert "не документ программы" in refused.err
    assert len(list(documents.iterdir())) == 2


def test_documents_of_several_commissions_are_not_mixed(kuzplan: Kuzplan, hers: Path, tmp_path: Path) -> None:
    kuzplan("new", paths.documents_folder() / "b.sqlite", "--commission", "Другая ТИК")
    refused = kuzplan("hand-over", tmp_path / "a.zip")
    assert refused.code == 1
    assert refused.err.startswith("Здесь документы нескольких комиссий: ")
    assert not (tmp_path / "a.zip").exists()
    assert kuzplan("hand-over", tmp_path / "a.zip", hers).code == 0


def test_what_cannot_be_handed_on_is_told(kuzplan: Kuzplan, hers: Path, tmp_path: Path) -> None:
    damaged = paths.documents_folder() / "битый.sqlite"
    damaged.write_bytes(hers.read_bytes()[:9000])
    handed = kuzplan("hand-over", tmp_path / "a.zip")
    assert handed.code == 0
    assert handed.err.startswith("Не передается: Файл «битый.sqlite» обрезан")
    assert kuzplan("hand-over", tmp_path / "b.zip", damaged).code == 1
    assert kuzplan("hand-over", tmp_path / "a.zip").err.endswith("Выберите другое имя.\n")
    assert kuzplan("hand-over", tmp_path / "none" / "a.zip").code == 1
    assert not (tmp_path / "b.zip").exists()
    shutil.rmtree(paths.documents_folder())
    assert kuzplan("hand-over", tmp_path / "c.zip").err.startswith("Передавать нечего")


def test_what_is_no_dossier_is_refused(kuzplan: Kuzplan, hers: Path, tmp_path: Path) -> None:
    for place in (hers, tmp_path, tmp_path / "none"):
        answer = kuzplan("take-over", place)
        assert (answer.code, answer.out) == (1, "")
        assert answer.err.count("\n") == 1
    assert NAME in kuzplan("take-over", tmp_path).err
