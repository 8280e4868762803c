"""Reports that were sent: kept in the document with the bytes of their files, like everything else in it."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from kuzplan_desktop.cli.base.as_json import steps_json
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.domain.figures.line import PeriodFigures
from kuzplan_desktop.store.copies.salvage import salvage
from kuzplan_desktop.store.document import sent_reports
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader

FIGURES = PeriodFigures(12, 9, 3, 0, 14, 340, 1)
SIGNED = (("Председатель", "П.П. Петров"), ("Секретарь", ""))
LARGE = bytes(range(256)) * 4096  # a megabyte: three rows of the file
FILES = {"pdf": b"%PDF-1.7 signed", "xlsx": LARGE}


@pytest.fixture
def file(tmp_path):
    with PlanFile.create(tmp_path / "plan.sqlite", commission="Топкинская ТИК", author="Иванова") as opened:
        yield opened


def send(file, **given):
    wanted = {
        "kind": "progress",
        "period": "2022-Q1",
        "own": True,
        "cumulative": False,
        "sent_on": date(2022, 4, 5),
        "outgoing_number": "12",
        "figures": FIGURES,
        "signatories": SIGNED,
        "files": FILES,
    }
    return file.reports.send(**{**wanted, **given})


def test_what_was_sent_is_kept_to_the_byte_and_is_there_again(file):
    uid = send(file)
    file.close()
    with PlanFile.open(file.path) as again:
        (sent,) = again.document.sent_reports
        assert (sent.uid, sent.title, sent.given) == (uid, "Отчет за I квартал", "05.04.2022 № 12")
        assert (sent.figures, sent.signatories, sent.own, sent.cumulative) == (FIGURES, SIGNED, True, False)
        assert again.reports.formats(uid) == ("pdf", "xlsx")
        assert {form: again.reports.read_file(uid, form) for form in FILES} == FILES


def test_sending_is_one_step_that_can_be_undone_and_done_again(file):
    uid = send(file)
    assert file.undo_label == "Отчет за I квартал сдан"
    file.undo()
    assert file.document.sent_reports == ()
    assert file.reports.formats(uid) == ()
    file.redo()
    assert file.reports.read_file(uid, "xlsx") == LARGE


def test_the_history_tells_it_in_words_without_the_bytes(file):
    send(file)
    (step,) = steps_json(file.history()[-1:])
    told = {(change["kind"], change["field"]): change["after"] for change in step["changes"]}
    assert told["report", "figures"] == "по плану 12, проводилась работа по 9, мероприятий 14, участников 340"
    assert told["report", "signatories"] == "Председатель П.П. Петров"
    assert told["report", "period"] == "I квартал"
    assert told["report", "kind"] == "Отчет о выполнении"
    assert sorted(change["after"] for change in step["changes"] if change["kind"] == "report_file") == ["pdf", "xlsx"]
    assert max(len(change["after"]) for change in step["changes"]) < 100


def test_copies_unions_and_salvage_carry_the_files(file, tmp_path):
    uid = send(file)
    copy, plain, saved, other = (tmp_path / f"{name}.sqlite" for name in ("copy", "plain", "saved", "other"))
    file.copy_to(copy)
    file.copy_to(plain, without_history=True)
    salvage(copy, saved)
    for path in (copy, plain, saved):
        assert reader.check(path).verdict == "ok"
        with PlanFile.of_private_copy(path) as foreign:
            assert foreign.document.sent_reports[0].outgoing_number == "12"
            assert foreign.reports.read_file(uid, "xlsx") == LARGE
    with PlanFile.create(other, commission="Топкинская ТИК") as theirs:
        theirs.unite(file.bodies())
        assert theirs.reports.read_file(uid, "pdf") == FILES["pdf"]


def test_a_file_of_more_than_five_megabytes_is_refused_with_a_sentence(file):
    with pytest.raises(PlanError, match="больше 5 МБ"):
        send(file, files={"pdf": bytes(sent_reports.LARGEST_FILE + 1)})
    assert file.document.sent_reports == ()


def test_a_document_that_would_not_open_any_more_takes_no_file(file, monkeypatch):
    monkeypatch.setattr(sent_reports, "LARGEST_DOCUMENT", file.path.stat().st_size)
    with pytest.raises(PlanError, match="слишком большим"):
        send(file)


def test_an_amended_report_names_the_one_that_it_replaces(file):
    first = send(file)
    send(file, sent_on=date(2022, 4, 20), outgoing_number="15", replaces=first)
    assert file.undo_label == "Отчет за I квартал сдан взамен отчета 05.04.2022 № 12"
    assert file.document.sent_reports[1].replaces == first
    with pytest.raises(PlanError, match="нет"):
        send(file, replaces="nobody")


def test_day_and_number_can_be_corrected_and_the_report_taken_back(file):
    uid = send(file)
    file.reports.edit(uid, sent_on=date(2022, 4, 6), outgoing_number=" 13 ")
    assert file.document.sent_reports[0].given == "06.04.2022 № 13"
    file.reports.forget(uid)
    assert (file.document.sent_reports, file.reports.formats(uid)) == ((), ())
    file.undo()
    assert file.reports.read_file(uid, "pdf") == FILES["pdf"]


def test_a_file_with_a_part_missing_is_said_not_to_be_whole(file):
    uid = send(file)
    with pytest.raises(PlanError, match="нет"):
        file.reports.read_file(uid, "docx")
    with closing(sqlite3.connect(file.path)) as connection, connection:
        connection.execute("DELETE FROM report_file WHERE format = 'xlsx' AND part = 1")
    with pytest.raises(PlanError, match="не цел"):
        file.reports.read_file(uid, "xlsx")


def test_opening_does_not_read_the_bytes(file):
    send(file)
    file.close()
    read = []
    with closing(sqlite3.connect(file.path)) as connection:
        from kuzplan_desktop.store.changes.snapshot import read_document

        connection.set_trace_callback(read.append)
        assert len(read_document(connection).sent_reports) == 1
    assert not [statement for statement in read if "report_file" in statement]
