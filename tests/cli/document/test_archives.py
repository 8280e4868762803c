"""The program's own .zip at the command line: whatever reads takes it, whatever writes says why it does not."""

import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from tests.cli.conftest import Kuzplan

pytestmark = pytest.mark.files


@pytest.fixture
def packed(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> Path:
    """A copy of the document for handing over, with one event in it."""
    kuzplan("hold", plan, "1.2.4", "--date", "14.03.2022", "--form", "семинар")
    target = tmp_path / "копия.zip"
    assert kuzplan("copy", plan, target).code == 0
    return target


@pytest.mark.slow
def test_whatever_reads_a_document_reads_a_packed_one(
    kuzplan: Kuzplan, plan: Path, packed: Path, tmp_path: Path
) -> None:
    answer = kuzplan("check", packed)
    assert (answer.code, answer.out) == (
        0,
        "В архиве «копия.zip»: файл «копия.sqlite» в порядке.\nОтметок: 1, проведенных мероприятий: 1\n",
    )
    assert kuzplan("show", packed).out == kuzplan("show", plan).out
    assert kuzplan("history", packed).out == kuzplan("history", plan).out
    assert kuzplan("compare", plan, packed).out.endswith("Различий нет.\n")
    assert kuzplan("compare", packed, plan).out.endswith("Различий нет.\n")
    for words in (
        ("report", packed, "--period", "2022-Q1", "-o", tmp_path / "отчет.xlsx"),
        ("form", packed, tmp_path / "бланк.xlsx", "--period", "2022-Q1"),
        ("copy", packed, tmp_path / "снова.sqlite"),
        ("hand-out", packed, tmp_path / "план.sqlite"),
        ("new", tmp_path / "новый.sqlite", "--from", packed),
        ("consolidate", tmp_path / "свод.sqlite", packed),
        ("merge", plan, packed),
        ("restore", plan, packed),
    ):
        answer = kuzplan(*words)
        assert (answer.code, answer.err) == (0, ""), words


def test_a_packed_copy_is_merged(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "коллега.sqlite"
    kuzplan("copy", plan, theirs)
    kuzplan("hold", theirs, "1.2.4", "--date", "14.03.2022", "--form", "семинар")
    kuzplan("copy", theirs, tmp_path / "коллега.zip")
    assert kuzplan("merge", plan, tmp_path / "коллега.zip").code == 0
    (event,) = kuzplan("show", plan, "--json").activity("1.2.4")["held_events"]
    assert event["form"] == "семинар"


@pytest.mark.slow
@pytest.mark.parametrize("words", [("undo",), ("redo",), ("mark", "1.2.5", "--quarter", "1"), ("merge", "THEIRS")])
def test_nothing_is_written_into_an_archive(kuzplan: Kuzplan, plan: Path, packed: Path, words: tuple[str, ...]) -> None:
    before = packed.read_bytes()
    answer = kuzplan(words[0], packed, *(plan if word == "THEIRS" else word for word in words[1:]))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err == "Документ лежит в архиве, ничего не записано. Извлеките его из архива и повторите.\n"
    assert packed.read_bytes() == before


def test_a_form_is_named_where_a_document_is_wanted(kuzplan: Kuzplan, plan: Path, tmp_path: Path) -> None:
    form = tmp_path / "бланк.xlsx"
    kuzplan("form", plan, form, "--period", "2022-Q1")
    workbook = load_workbook(form)
    workbook.save(form)
    for words in (("check", form), ("show", form), ("merge", plan, form), ("consolidate", tmp_path / "с.sqlite", form)):
        answer = kuzplan(*words)
        assert answer.code == 1
        assert "«бланк.xlsx» – бланк" in answer.out + answer.err


def test_a_form_of_another_office_is_named(kuzplan: Kuzplan, plan: Path, packed: Path, tmp_path: Path) -> None:
    form = tmp_path / "бланк.ods"
    with zipfile.ZipFile(form, "w") as made:
        made.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        made.writestr("content.xml", "")
    answer = kuzplan("collect", plan, form)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("Файл «бланк.ods» сохранен в формате OpenDocument, а нужен .xlsx.")
    assert kuzplan("collect", plan, packed).err.startswith("Файл «копия.zip» – архив, а не таблица Excel.")
