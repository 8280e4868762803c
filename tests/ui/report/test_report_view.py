"""Making a report: what is proposed, what is checked, what is written and opened."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from kuzplan_desktop.domain.commission import Signatory
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.reports.kinds.report_kinds import ReportChoice
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.main_window.main_window import MainWindow
from kuzplan_desktop.ui.report import files as report_files
from kuzplan_desktop.ui.report.files import make_report, report_name, target_files
from kuzplan_desktop.ui.report.report_view import ReportView
from tests.ui.sent import stands


@pytest.fixture
def folder(tmp_path, settings):
    """Where reports go."""
    place = tmp_path / "отчеты"
    place.mkdir()
    settings.reports.folder = place
    return place


@pytest.fixture
def opened():
    """What the system's viewer was asked to open."""
    return []


@pytest.fixture
def panel(qtbot, session, settings, folder, opened):
    made = ReportView(session, settings)
    qtbot.addWidget(made)
    made.open_file = lambda path: opened.append(path) or True
    made.show()
    made.begin(own=True)
    return made


def save(qtbot, session, panel):
    with qtbot.waitSignal(session.said, timeout=20_000, check_params_cb=stands):
        panel.fields.save_button.click()


def sentences(panel):
    return [panel.fields.findings.item(row).text() for row in range(panel.fields.findings.count())]


def test_the_working_quarter_and_the_own_items_are_proposed(panel):
    assert panel.chosen_period.key == "2022-Q1"
    assert panel.fields.period.list.currentText() == "I квартал 2022 года"
    assert panel.fields.scope.currentText() == "С участием комиссии (18)"
    assert panel.fields.formats.formats == "pdf xlsx"
    assert panel.fields.name.text() == "Отчет за I квартал 2022 – Топкинская ТИК"


def test_both_files_are_written_and_the_pdf_is_opened(qtbot, session, panel, folder, opened, activity):
    session.file.marks.mark([activity("1.2.4").uid], 1, text="Проведен семинар")
    save(qtbot, session, panel)
    pdf, xlsx = (folder / f"Отчет за I квартал 2022 – Топкинская ТИК.{kind}" for kind in ("pdf", "xlsx"))
    assert pdf.read_bytes().startswith(b"%PDF")
    assert xlsx.read_bytes().startswith(b"PK")
    assert opened == [pdf]
    message = session.messages[-1]
    assert message.sentence == f"Отчет сохранен: «{pdf.name}», «{xlsx.name}»."
    assert [caption for caption, _ in message.offers] == ["Открыть папку", "Отчет сдан…"]
    assert message.hint == f"Папка: {folder}."
    message.offers[0][1]()
    assert opened == [pdf, folder]


@pytest.mark.parametrize(("choice", "endings"), [("xlsx", {".xlsx"}), ("pdf", {".pdf"}), ("docx", {".docx"})])
def test_one_format_alone_is_written_and_proposed_the_next_time(
    qtbot, session, settings, panel, folder, opened, choice, endings
):
    panel.fields.formats.choose(choice)
    save(qtbot, session, panel)
    assert {file.suffix for file in folder.iterdir()} == endings
    assert [file.suffix for file in opened] == list(endings)
    again = ReportView(session, settings)
    qtbot.addWidget(again)
    assert again.fields.formats.formats == choice


def test_the_names_asked_at_the_first_report_are_there_at_the_next(qtbot, session, settings, panel):
    panel.signers.names[0].setText("П.П. Петров")
    panel.signers.names[1].setText("А.П. Иванова")
    panel.signers.preparer.setText("А.П. Иванова")
    panel.signers.phone.setText("2-00-00")
    save(qtbot, session, panel)
    assert [(one.position, one.name) for one in session.document.signatories] == [
        ("Председатель", "П.П. Петров"),
        ("Секретарь", "А.П. Иванова"),
    ]
    assert session.document.settings == {"preparer": "А.П. Иванова", "preparer_phone": "2-00-00"}
    again = ReportView(session, settings)
    qtbot.addWidget(again)
    again.begin(own=True)
    assert [field.text() for field in again.signers.names] == ["П.П. Петров", "А.П. Иванова"]
    assert again.signers.phone.text() == "2-00-00"


def test_signatories_of_other_positions_keep_them_and_those_below_stay(qtbot, session, panel):
    session.file.settings.set_letterhead(
        [
            Signatory("", "И. о. председателя", "П.П. Петров"),
            Signatory("", "Секретарь", "А.П. Иванова"),
            Signatory("", "Член комиссии", "С.С. Сидоров"),
        ]
    )
    panel.begin(own=True)
    panel.signers.names[0].setText("К.К. Кузнецов")
    panel.signers.keep()
    assert [(one.position, one.name) for one in session.document.signatories] == [
        ("И. о. председателя", "К.К. Кузнецов"),
        ("Секретарь", "А.П. Иванова"),
        ("Член комиссии", "С.С. Сидоров"),
    ]


def test_the_check_lists_what_is_missing_and_follows_every_change(session, panel, activity):
    before = panel.fields.findings.count()
    assert panel.fields.heading.text() == f"Проверка отчета: замечаний {before}"
    assert any("1.2.4" in sentence for sentence in sentences(panel))
    session.file.marks.mark([activity("1.2.4").uid], 1, text="Проведен семинар")
    assert not any("1.2.4" in sentence for sentence in sentences(panel))


def test_a_finding_opens_its_row(session, panel, activity):
    wanted = []
    panel.activity_wanted.connect(lambda *place: wanted.append(place))
    row = next(row for row, sentence in enumerate(sentences(panel)) if "1.2.4" in sentence)
    panel.fields.findings.itemActivated.emit(panel.fields.findings.item(row))
    assert wanted == [(activity("1.2.4").uid, 1)]


def test_a_finding_about_the_signatures_leads_to_their_fields(panel):
    row = next(row for row, sentence in enumerate(sentences(panel)) if "редседател" in sentence)
    panel.fields.findings.itemActivated.emit(panel.fields.findings.item(row))
    assert panel.window().focusWidget() is panel.signers.names[0]


def test_another_quarter_or_the_year_proposes_another_name(session, panel):
    session.set_quarter(3)
    assert panel.chosen_period.key == "2022-Q3"
    assert panel.fields.name.text() == "Отчет за III квартал 2022 – Топкинская ТИК"
    panel.fields.period.show_period("2022")
    assert panel.chosen_period.key == "2022"
    assert panel.fields.name.text() == "Отчет за 2022 год – Топкинская ТИК"
    assert panel.fields.name.cursorPosition() == 0
    assert not panel.fields.more.cumulative.isEnabled()
    session.set_quarter(2)
    assert panel.chosen_period.key == "2022"


def test_a_file_that_would_be_replaced_is_named_beforehand(panel, folder):
    assert "Уже есть" not in panel.fields.note.text()
    (folder / "Отчет.pdf").write_bytes(b"")
    panel.fields.name.setText("Отчет")
    assert "Уже есть: Отчет.pdf." in panel.fields.note.text()
    panel.fields.name.setText("Отчет 2")
    assert "Уже есть" not in panel.fields.note.text()


@pytest.mark.parametrize(
    ("answer", "names"), [(0, {"Отчет.pdf": False}), (1, {"Отчет.pdf": True, "Отчет (3).pdf": False}), (2, {})]
)
def test_a_report_is_replaced_only_after_a_question(qtbot, session, panel, folder, answer, names):
    panel.fields.formats.choose("pdf")
    panel.fields.name.setText("Отчет")
    for name in ("Отчет.pdf", "Отчет (2).pdf"):
        (folder / name).write_text("подписан", encoding="utf-8")
    session.answers = [answer]
    if names:
        save(qtbot, session, panel)
    else:
        panel.fields.save_button.click()
        names = {"Отчет.pdf": True}
    assert session.questions == ["Отчет с таким именем уже есть."]
    assert {name: (folder / name).read_bytes()[:4] != b"%PDF" for name in names} == names


def test_a_name_that_a_system_refuses_is_made_safe_and_said(qtbot, session, panel, folder):
    panel.fields.formats.choose("pdf")
    panel.fields.name.setText("Отчет: «I/II» <проект>?.pdf")
    assert "Имя файла: «Отчет «I II» проект»." in panel.fields.note.text()
    save(qtbot, session, panel)
    assert [file.name for file in folder.iterdir()] == ["Отчет «I II» проект.pdf"]


def test_the_names_of_a_report_make_one_step(session, panel):
    panel.signers.names[0].setText("П.П. Петров")
    for field in (*panel.signers.names, panel.signers.preparer, panel.signers.phone):
        field.setFocus()
        field.setText(field.text() or "И.И. Иванова")
        field.editingFinished.emit()
    panel.fields.name.setFocus()
    panel.signers.keep()
    labels = [step.label for step in session.file.history() if "Подписанты" in step.label]
    assert labels == ["Подписанты и составитель"]
    session.file.undo()
    assert session.document.signatories == ()
    assert session.document.settings.get("preparer", "") == ""


def test_a_name_that_is_being_typed_is_kept_when_the_window_closes(session, settings, plan_path):
    window = MainWindow(session, settings)
    window.come_forward()
    window.show_report()
    window.report.signers.preparer.setText("И.И. Иванова")
    window.close()
    with PlanFile.of_private_copy(plan_path) as file:
        assert file.document.settings["preparer"] == "И.И. Иванова"


def test_without_a_name_nothing_can_be_saved(panel):
    panel.fields.name.setText("  ")
    assert not panel.fields.save_button.isEnabled()


def test_a_writer_that_is_refused_offers_to_try_again_or_another_name(qtbot, session, panel, opened, monkeypatch):
    def refuse(order, job):
        raise PlanError("Файл открыт в другой программе.", "Закройте его.")

    monkeypatch.setattr(report_files, "write_files", refuse)
    save(qtbot, session, panel)
    message = session.messages[-1]
    assert message.sentence == "Файл открыт в другой программе."
    assert [caption for caption, _ in message.offers] == ["Повторить", "Другое имя"]
    assert opened == []
    assert panel.fields.save_button.isEnabled()
    monkeypatch.undo()
    with qtbot.waitSignal(session.said, timeout=20_000, check_params_cb=stands):
        message.offers[0][1]()
    assert session.messages[-1].sentence.startswith("Отчет сохранен")
    message.offers[1][1]()
    assert panel.window().focusWidget() is panel.fields.name


def test_a_machine_without_a_viewer_is_told(qtbot, session, panel):
    panel.open_file = lambda path: False
    save(qtbot, session, panel)
    assert "не нашлось" in session.messages[-1].hint


def test_a_report_is_of_the_moment_it_was_asked_for(qtbot, session, panel, monkeypatch, activity):
    """What is typed while a report is being written does not get into it."""
    orders = []
    monkeypatch.setattr(report_files, "write_files", lambda order, job: orders.append(order) or order)
    with qtbot.waitSignal(session.said, check_params_cb=stands):
        panel.fields.save_button.click()
        session.file.marks.mark([activity("1.2.4").uid], 1)
    assert make_report(orders[0]).figures.worked == 0


def test_a_colleagues_file_is_reported_without_being_written_to(
    qtbot, session, settings, folder, opened, plan_path, activity
):
    viewed = Session(PlanFile.of_private_copy(plan_path), day=date(2022, 3, 24))
    before = plan_path.read_bytes()
    panel = ReportView(viewed, settings)
    qtbot.addWidget(panel)
    panel.open_file = lambda path: opened.append(path) or True
    panel.show()
    panel.begin(own=False)
    assert panel.fields.scope.currentText() == "Весь план (47)"
    assert not panel.signers.isEnabled()
    save(qtbot, viewed, panel)
    assert [file.suffix for file in opened] == [".pdf"]
    viewed.close()
    assert plan_path.read_bytes() == before


def test_enter_in_a_field_saves(qtbot, session, panel, opened):
    with qtbot.waitSignal(session.said, timeout=20_000, check_params_cb=stands):
        qtbot.keyClick(panel.fields.name, Qt.Key.Key_Return)
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("name", "formats", "files"),
    [
        ("Отчет", "xlsx pdf", ["Отчет.pdf", "Отчет.xlsx"]),
        ("Отчет.pdf", "pdf", ["Отчет.pdf"]),
        ("Отчет.xlsx", "xlsx pdf", ["Отчет.pdf", "Отчет.xlsx"]),
        ("Отчет 1.2", "xlsx", ["Отчет 1.2.xlsx"]),
    ],
)
def test_target_files(tmp_path, name, formats, files):
    assert [file.name for file in target_files(tmp_path, name, formats)] == files


def test_a_proposed_name_is_accepted_by_every_system(session):
    session.file.settings.set_commission(name='ТИК "Север/Юг"')
    choice = ReportChoice(period=session.period)
    assert report_name(session.document, choice) == "Отчет за I квартал 2022 – ТИК Север Юг"


def test_the_window_turns_to_the_page_and_a_finding_leads_to_its_item(session, settings, folder, activity):
    window = MainWindow(session, settings)
    window.come_forward()
    window.actions_by_name["report"].trigger()
    assert window.pages.shown == "reports"
    findings = window.report.fields.findings
    row = next(row for row in range(findings.count()) if "1.2.4" in findings.item(row).text())
    findings.setCurrentRow(row)
    findings.itemActivated.emit(findings.item(row))
    assert window.session.activity == activity("1.2.4").uid
    assert window.pages.shown == "plan"
    window.close()
