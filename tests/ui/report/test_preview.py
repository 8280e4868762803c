"""The preview: pages as pictures, zoom, the way to paper."""

import threading
from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication

from kuzplan_desktop.domain.calendar import quarter_period
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.reports.kinds.model import build_report
from kuzplan_desktop.reports.pdf.writer import report_pdf
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.ui.report import printing
from kuzplan_desktop.ui.report.pdf_pages import Pages
from kuzplan_desktop.ui.report.preview import Preview
from kuzplan_desktop.ui.report.printing import Printing


@pytest.fixture(scope="module")
def pdf(begun, tmp_path_factory):
    """The report on all items: several pages."""

    path = tmp_path_factory.mktemp("pdf") / "plan.sqlite"
    path.write_bytes(begun)
    with PlanFile.of_private_copy(path) as file:
        return report_pdf(build_report(file.document, quarter_period(2022, 1), own=False, today=date(2022, 4, 4)))


@pytest.fixture
def pages(pdf):
    made = Pages(pdf)
    yield made
    made.close()


@pytest.fixture
def preview(qtbot, session, pdf):
    made = Preview(session)
    qtbot.addWidget(made, before_close_func=lambda _: QApplication.processEvents())
    made.resize(900, 600)
    made.show()
    made.show_report(lambda job: ("Отчет", pdf))
    qtbot.waitUntil(lambda: made.view.pages is not None, timeout=20_000)
    return made


def dark(picture):
    """How many of a picture's points are not white."""
    grey = range(0, picture.width(), 3), range(0, picture.height(), 3)
    return sum(picture.pixelColor(x, y).lightness() < 128 for x in grey[0] for y in grey[1])


def ink(picture):
    """How dark a picture is as a whole: the same for the same page, drawn coarsely or finely."""
    grey = picture.convertToFormat(QImage.Format.Format_Grayscale8)
    points, row = bytes(grey.constBits()), grey.bytesPerLine()
    return sum(255 * grey.width() - sum(points[at : at + grey.width()]) for at in range(0, len(points), 3 * row))


def test_a_page_is_drawn_as_wide_as_asked_and_is_not_blank(pages):
    assert len(pages.sizes) > 2
    assert pages.sizes[0] == pytest.approx((841.89, 595.28), abs=0.1)
    picture = pages.draw(0, 842)
    assert abs(picture.width() - 842) <= 1
    assert dark(picture) > 500


def test_closed_pages_give_an_empty_picture(pages):
    pages.close()
    assert pages.draw(0, 100).isNull()


def test_the_pages_stand_one_below_the_other_and_are_drawn_when_they_are_seen(qtbot, preview, pages):
    total = len(pages.sizes)
    assert preview.place.text() == f"Страница 1 из {total}"
    assert preview.title.text() == "Отчет"
    assert preview.view.page_rect(1).width() == pytest.approx(preview.view.viewport().width() - 24, abs=1)
    qtbot.waitUntil(lambda: dark(preview.view.grab().toImage()) > 200, timeout=20_000)
    qtbot.keyClick(preview.view, Qt.Key.Key_End)
    assert preview.place.text() == f"Страница {total} из {total}"
    qtbot.keyClick(preview.view, Qt.Key.Key_Home)
    assert preview.place.text() == f"Страница 1 из {total}"


def test_zoom_by_buttons_keys_and_wheel_keeps_the_page(qtbot, preview):
    view = preview.view
    view.go_to(2)
    wide = view.page_rect(1).width()
    preview.larger.click()
    assert view.page_rect(1).width() > wide
    assert view.page == 2
    larger = view.page_rect(1).width()
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    qtbot.keyClick(view, Qt.Key.Key_Minus)
    assert view.page_rect(1).width() < larger
    before = view.page_rect(1).width()
    at = QPointF(10, 10)
    turned = QWheelEvent(
        at, at, QPoint(), QPoint(0, 120), Qt.MouseButton.NoButton, Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), turned)
    assert view.page_rect(1).width() > before
    assert preview.zoom.text() == f"{round(view.zoom * 100)} %"
    preview.wide.click()
    assert view.page_rect(1).width() == wide


def test_pages_as_wide_as_the_window_follow_it(preview):
    preview.resize(700, 600)
    QApplication.processEvents()
    assert preview.view.page_rect(1).width() == pytest.approx(preview.view.viewport().width() - 24, abs=1)


def test_a_report_that_cannot_be_made_is_told_in_the_window(qtbot, session):
    made = Preview(session)
    qtbot.addWidget(made)
    made.show()

    def refuse(job):
        raise PlanError("Отчет не составлен.", "Выберите другой период.")

    made.show_report(refuse)
    qtbot.waitUntil(lambda: bool(made.notice.text()), timeout=5000)
    assert made.notice.text() == "Отчет не составлен. Выберите другой период."
    assert not made.print.isEnabled()


def test_what_is_no_pdf_is_told_in_the_window(qtbot, session):
    made = Preview(session)
    qtbot.addWidget(made)
    made.show()
    made.show_report(lambda job: ("Отчет", b"%PDF signed, and damaged by a scanner"))
    qtbot.waitUntil(lambda: bool(made.notice.text()), timeout=5000)
    assert made.notice.text() == "Страницы показать нельзя: это не PDF, или он поврежден."


def test_pages_that_take_their_time_tell_how_far_they_are_and_are_given_up(qtbot, session):
    made = Preview(session)
    qtbot.addWidget(made)
    made.show()
    told, ended, go_on = [], [], threading.Event()

    def slow(job):
        job.tell("Готовятся страницы", 0.4)
        told.append(go_on.wait(10))
        try:
            job.tell("Готовятся страницы", 0.8)
        except PlanError as error:
            ended.append(error)
            raise
        return "", b""

    made.show_report(slow)
    qtbot.waitUntil(lambda: made.place.text() == "Готовятся страницы: 40 %", timeout=5000)
    made.resize(700, 500)
    assert made.place.text() == "Готовятся страницы: 40 %"
    made.close_pages()
    go_on.set()
    qtbot.waitUntil(lambda: bool(ended), timeout=5000)
    assert told == [True]


def to_file(path, **settings):
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    if "dots" in settings:
        printer.setResolution(settings["dots"])
    if "first" in settings:
        printer.setFromTo(settings["first"], settings["last"])
    return printer


def test_as_many_pages_are_printed_as_there_are_and_none_is_blank(qtbot, session, pages, tmp_path):
    work = Printing(pages, to_file(tmp_path / "out.pdf", dots=100))  # a coarse printer: the pages are many
    told = []
    work.progressed.connect(lambda ready, total: told.append((ready, total)))
    with qtbot.waitSignal(work.ended, timeout=30_000) as ended:
        work.begin()
    assert ended.args == [True]
    total = len(pages.sizes)
    assert told == [(number, total) for number in range(1, total + 1)]
    printed = Pages((tmp_path / "out.pdf").read_bytes())
    assert len(printed.sizes) == total
    assert printed.sizes[0] == pytest.approx(pages.sizes[0], abs=3)
    for number in range(total):
        drawn, wanted = ink(printed.draw(number, 800)), ink(pages.draw(number, 800))
        assert drawn == pytest.approx(wanted, rel=0.3)
    printed.close()


def test_a_range_of_pages_is_printed(qtbot, session, pages, tmp_path):
    work = Printing(pages, to_file(tmp_path / "out.pdf", first=2, last=2))
    with qtbot.waitSignal(work.ended, timeout=30_000):
        work.begin()
    printed = Pages((tmp_path / "out.pdf").read_bytes())
    assert len(printed.sizes) == 1
    printed.close()


def test_printing_can_be_stopped(qtbot, monkeypatch, preview, tmp_path):
    monkeypatch.setattr(printing, "ask_printer", lambda *_: to_file(tmp_path / "out.pdf"))
    preview.print.click()
    assert preview.print.text() == "Не пе&чатать дальше"
    preview.print.click()
    qtbot.waitUntil(lambda: preview.print.text() == "Пе&чать…", timeout=20_000)
    assert preview.notice.text() == "Отчет не напечатан до конца."


def test_work_that_was_given_up_tells_nothing_any_more(qtbot, session):
    made = Preview(session)
    qtbot.addWidget(made)
    made.show()
    jobs = []

    def fail(job):
        jobs.append(job)
        raise PlanError("Отчет не составлен.")

    made.show_report(fail)
    qtbot.waitUntil(lambda: bool(made.notice.text()), timeout=5000)
    made.close_pages()
    jobs[0].progressed.emit("Готовятся страницы", 0.4)
    assert made.place.text() == ""
