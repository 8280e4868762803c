"""The status line follows the document, the quarter and the calendar."""

from datetime import date

import pytest

from kuzplan_desktop.domain.reporting.fates import countdown
from kuzplan_desktop.ui.frame.status_line import StatusLine
from tests.ui.sent import send


@pytest.fixture
def line(session, qtbot):
    made = StatusLine(session)
    qtbot.addWidget(made)
    return made


def test_figures_of_the_working_quarter(line, session, activity):
    assert line.summary.text() == (
        "I квартал: по плану 12, проводилась работа по 0, нет сведений 12, не выполнено в срок 1"
        " | отчет за I квартал через 12 дн. | мероприятий 0, участников 0"
    )
    session.file.events.hold(
        activity("1.2.4").uid, starts_on=date(2022, 3, 14), count=2, attendance={"члены УИК": (37, None)}
    )
    session.file.marks.mark([activity("2.2.3").uid], 1)
    assert line.summary.text() == (
        "I квартал: по плану 12, проводилась работа по 2, нет сведений 10, не выполнено в срок 0"
        " | отчет за I квартал через 12 дн. | мероприятий 2, участников 37"
    )


def test_a_line_that_is_too_long_is_cut_and_told_whole_with_its_day(line):
    line.resize(300, line.height())
    assert line.minimumSizeHint().width() < 300
    assert line.summary.text() in line.summary.toolTip()
    assert "По состоянию на 24.03.2022." in line.summary.toolTip()


def test_another_quarter_has_other_figures(line, session):
    session.set_quarter(2)
    assert line.summary.text().startswith("II квартал: по плану 13, проводилась работа по 0")


def test_all_activities_or_the_own_ones(line):
    line.set_own(False)
    assert line.summary.text().startswith("I квартал: по плану 36")


def test_the_summary_is_named_for_tests_from_outside_and_for_screen_readers(line):
    assert line.summary.objectName() == "statusSummary"
    assert line.summary.accessibleName()


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2022, 1, 1), "отчет за I квартал через 94 дн."),
        (date(2022, 4, 4), "отчет за I квартал через 1 дн."),
        (date(2022, 4, 5), "отчет за I квартал сегодня"),
        (date(2022, 4, 8), "отчет за I квартал просрочен на 3 дн."),
        (date(2022, 6, 30), "отчет за II квартал через 5 дн., отчет за I квартал просрочен на 86 дн."),
        (date(2023, 1, 2), "отчет за IV квартал через 7 дн., отчет за III квартал просрочен на 89 дн."),
        (date(2023, 1, 10), "отчет за IV квартал просрочен на 1 дн."),
        (date(2023, 1, 24), "План 2022 года завершен"),
    ],
)
def test_countdown(session, day, told):
    assert countdown(session.document, day) == told


def test_the_countdown_follows_a_day_that_was_entered(session):
    session.file.settings.set_due_dates({"due_quarter_4": date(2022, 12, 20), "due_half_1": date(2022, 7, 1)})
    assert countdown(session.document, date(2022, 12, 15)).startswith("отчет за IV квартал через 5 дн.")
    assert countdown(session.document, date(2022, 6, 30)).startswith("отчет за I полугодие через 1 дн.")


def test_the_countdown_goes_on_to_the_next_report_whatever_the_working_quarter(session, line):
    send(session.file)
    assert line.summary.text().endswith(
        "| отчет сдан 05.04.2022 | отчет за II квартал через 103 дн. | мероприятий 0, участников 0"
    )
    session.set_quarter(2)
    assert line.summary.text().endswith("срок 1 | отчет за II квартал через 103 дн. | мероприятий 0, участников 0")


def test_after_the_last_report_the_year_is_over(session):
    send(session.file, "2022-Q4")
    assert countdown(session.document, date(2023, 1, 2)) == "План 2022 года завершен"
