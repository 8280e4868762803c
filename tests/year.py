"""python -m tests.year FOLDER [--keyboard]: a secretary's whole years in the real window, by Qt's own events.

The half-year of tests/half_year.py, then the elections: photos attached, the reports of the third and the fourth
quarter on their due days; in January all that she has is handed over. The next year begins on a plan that came as a
Word document, and all of it is done once more in that plan. Pictures of the window go to FOLDER, her documents and
reports too; what the five commonest jobs took is told.
"""

from datetime import date
from pathlib import Path

from PIL import Image

from kuzplan_desktop.domain.calendar import QUARTERS, quarter_period
from kuzplan_desktop.domain.figures.period import figures_of
from kuzplan_desktop.reports.official.plan import plan_paper
from kuzplan_desktop.reports.official.writing import write_paper
from kuzplan_desktop.store.copies.next_year import begin_next_year
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.half_year import (
    COMMISSION,
    Picture,
    first_quarter,
    first_start,
    perform,
    second_quarter,
    what_came_of_it,
)
from tests.secretary import Secretary

PLAN = "Сводный план на 2023 год.docx"


def third_quarter(she: Secretary, picture: Picture, folder: Path, year: int) -> None:
    """The elections, with photos of what was done."""
    she.start(date(year, 9, 12))
    she.write_event("1.2.4", "09.09 семинар «День голосования», г. Топки, члены УИК 120, 3 ч")
    she.attach("День голосования", a_photo(folder))
    picture("photo-attached")
    she.tick("3.1.7")
    she.stop()
    she.start(date(year, 10, 5))
    picture("third-report-due")
    assert she.window.session.quarter == 3
    she.report()
    she.send("41")
    she.stop()


def fourth_quarter(she: Secretary, picture: Picture, year: int) -> None:
    """To the last report of the year, which is due after the holidays."""
    she.start(date(year, 12, 12))
    she.write_event("2.2.2", "12.12 викторина «День Конституции», школа № 8, будущие избиратели 44")
    she.write_work("2.1.3", "Книжная выставка в центральной библиотеке.")
    picture("december")
    she.stop()
    she.start(date(year + 1, 1, 9))
    picture("fourth-report-due")
    assert she.window.session.quarter == 4  # until its report is sent
    she.report()
    she.send("1")
    picture("year-is-over")


def next_year(she: Secretary, picture: Picture, folder: Path) -> None:
    """The next year begins on the text that the region has sent."""
    she.begin_next_year(plan_from_the_region(she, folder))
    picture("next-year")
    document = she.document
    assert (document.plan.year, document.commission and document.commission.name) == (2023, COMMISSION)
    assert not document.events
    assert not document.campaigns
    assert not document.sent_reports
    she.stop()
    she.start(date(2023, 1, 17))
    assert she.document.plan.year == document.plan.year


def a_photo(folder: Path) -> Path:
    """A photo as a camera makes it."""
    photo = folder / "IMG_0001.jpg"
    Image.effect_noise((240, 160), 60).resize((2400, 1600)).convert("RGB").save(photo)
    return photo


def plan_from_the_region(she: Secretary, folder: Path) -> Path:
    """The plan of the next year as a Word document."""
    made, paper = folder / "next.sqlite", folder / PLAN
    begin_next_year(she.window.session.file, made, year=2023, device="region")
    with PlanFile.open(made, device="region") as file:
        write_paper(plan_paper(file.document.plan), paper)
    made.unlink()
    return paper


def what_came_of_the_year(she: Secretary, year: int) -> None:
    """Four reports were sent, their figures are those of what was written, and the photo lies in the document."""
    document = she.document
    sent = [(one.period, one.sent_on, one.outgoing_number) for one in document.sent_reports]
    assert sent[2:] == [(f"{year}-Q3", date(year, 10, 5), "41"), (f"{year}-Q4", date(year + 1, 1, 9), "1")]
    found = [figures_of(document, quarter_period(year, one), she.window.session.today, own=True) for one in QUARTERS]
    told = [(one.line.worked, one.line.events, one.amounts.people) for one in found]
    assert told == [(4, 2, 80), (3, 3, 73), (2, 1, 120), (2, 1, 44)]
    (attached,) = (one for found in document.events.values() for event in found for one in event.attachments)
    assert 0 < attached.size < 400_000


def a_year(she: Secretary, picture: Picture, folder: Path, year: int) -> None:
    """From January, the program running, to the next January, when all that she has is handed over."""
    first_quarter(she, picture, year)
    second_quarter(she, picture, folder, year)
    what_came_of_it(she, year)
    she.stop()
    third_quarter(she, picture, folder, year)
    fourth_quarter(she, picture, year)
    what_came_of_the_year(she, year)
    archive = she.hand_over()
    picture("handed-over")
    assert archive.stat().st_size


def play(she: Secretary, picture: Picture, folder: Path) -> None:
    """The year of the plan that is supplied, and that of the plan in the document; `folder`: what comes from others."""
    first_start(she, picture)
    a_year(she, picture, folder, 2022)
    next_year(she, picture, folder)
    a_year(she, lambda what: picture(f"2023-{what}"), folder, 2023)
    she.stop()


if __name__ == "__main__":
    perform("tests.year", play)
