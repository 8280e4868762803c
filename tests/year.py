"""python -m tests.year FOLDER [--keyboard]: a secretary's whole year in the real window, by Qt's own events.

The half-year of tests/half_year.py, then the elections: photos attached, the reports of the third and the fourth
quarter on their due days; in January all that she has is handed over, and the next year begins on a plan that came as
a Word document. Pictures of the window go to FOLDER; what the five commonest jobs took is told.
"""

from datetime import date
from pathlib import Path

from PIL import Image

from kuzplan_desktop.reports.official.plan import plan_paper
from kuzplan_desktop.reports.official.writing import write_paper
from kuzplan_desktop.store.copies.next_year import begin_next_year
from kuzplan_desktop.store.document.plan_file import PlanFile
from tests.half_year import COMMISSION, Picture, first_quarter, perform, second_quarter, what_came_of_it
from tests.secretary import Secretary

PLAN = "Сводный план на 2023 год.docx"


def third_quarter(she: Secretary, picture: Picture, folder: Path) -> None:
    """The elections, with photos of what was done."""
    she.start(date(2022, 9, 12))
    she.write_event("1.2.4", "09.09 семинар «День голосования», г. Топки, члены УИК 120, 3 ч")
    she.attach("День голосования", a_photo(folder))
    picture("photo-attached")
    she.tick("3.1.7")
    she.stop()
    she.start(date(2022, 10, 5))
    picture("third-report-due")
    assert she.window.session.quarter == 3
    she.report()
    she.send("41")
    she.stop()


def fourth_quarter(she: Secretary, picture: Picture) -> None:
    """To the last report of the year, which is due after the holidays."""
    she.start(date(2022, 12, 12))
    she.write_event("2.2.2", "12.12 викторина «День Конституции», школа № 8, будущие избиратели 44")
    she.write_work("2.1.3", "Книжная выставка в центральной библиотеке.")
    picture("december")
    she.stop()
    she.start(date(2023, 1, 9))
    picture("fourth-report-due")
    assert she.window.session.quarter == 4  # until its report is sent
    she.report()
    she.send("1")
    picture("year-is-over")


def next_year(she: Secretary, picture: Picture, folder: Path) -> None:
    """All of it is handed over, and the next year begins on the text that the region has sent."""
    archive = she.hand_over()
    picture("handed-over")
    assert archive.stat().st_size
    she.begin_next_year(plan_from_the_region(she, folder))
    picture("next-year")
    document = she.document
    assert (document.plan.year, document.commission and document.commission.name) == (2023, COMMISSION)
    assert not document.events
    she.write_event("2.2.3", "09.01 урок «Право выбора», школа № 1, молодые избиратели 20")
    picture("next-year-begun")


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


def what_came_of_the_year(she: Secretary) -> None:
    """Four reports were sent, and the photo lies in the document."""
    sent = [(one.period, one.sent_on, one.outgoing_number) for one in she.document.sent_reports]
    assert sent[2:] == [("2022-Q3", date(2022, 10, 5), "41"), ("2022-Q4", date(2023, 1, 9), "1")]
    (attached,) = (one for found in she.document.events.values() for event in found for one in event.attachments)
    assert 0 < attached.size < 400_000


def play(she: Secretary, picture: Picture, folder: Path) -> None:
    """The whole year; `folder` is for files that come from elsewhere."""
    first_quarter(she, picture)
    second_quarter(she, picture, folder)
    what_came_of_it(she)
    she.stop()
    third_quarter(she, picture, folder)
    fourth_quarter(she, picture)
    what_came_of_the_year(she)
    next_year(she, picture, folder)
    she.stop()


if __name__ == "__main__":
    perform("tests.year", play)
