"""What no clerk could read: a scan, a document with a password, a letter without a plan, nothing, noise, entities."""

from pathlib import Path

from tests.exchange.plan.shapes.base import REFUSED
from tests.exchange.plan.shapes.containers import encrypted_package, entities, noise, scan
from tests.exchange.plan.shapes.layout import title
from tests.exchange.plan.shapes.opened import SHELF
from tests.exchange.plan.shapes.word import C, p, table, write


@SHELF.lay("refused_scan.pdf", REFUSED)
def refused_scan(path: Path) -> None:
    """Two pages, pictures without a text layer."""
    scan(
        path,
        [
            ["УТВЕРЖДЕН постановлением комиссии", "СВОДНЫЙ ПЛАН на 2026 год", "1.1.1  Семинар  ТИК  Февраль"],
            ["1.1.2  Тестирование  ТИК  Май", "1.1.3  Вебинар  ИККО  Июнь"],
        ],
    )


@SHELF.lay("refused_password.docx", REFUSED)
def refused_password(path: Path) -> None:
    encrypted_package(path)


@SHELF.lay("refused_letter.docx", REFUSED)
def refused_letter(path: Path) -> None:
    """Numbered points, days and a table of signatures, but nothing planned."""
    write(
        path,
        table([[C("Избирательная комиссия\v12.02.2026 № 01-10/55"), C("Председателям ТИК")]], borders=False),
        p("Уважаемые коллеги!", align="center"),
        p("Информируем о поступлении сборников нормативных актов. Просим до 20 февраля:"),
        p("1. Получить сборники в комиссии (каб. 214)."),
        p("2. Подтвердить получение по электронной почте."),
        p("О плане мероприятий на 2026 год будет сообщено дополнительно."),
        table([["Секретарь", "__________", "Иванова И.И."]], borders=False),
    )


@SHELF.lay("refused_empty.docx", REFUSED)
def refused_empty(path: Path) -> None:
    path.write_bytes(b"")


@SHELF.lay("refused_noise.doc", REFUSED)
def refused_noise(path: Path) -> None:
    path.write_bytes(noise(20_000))


@SHELF.lay("refused_entities.docx", REFUSED)
def refused_entities(path: Path) -> None:
    entities(path)


@SHELF.lay("refused_header_alone.docx", REFUSED)
def refused_header_alone(path: Path) -> None:
    """A form of a plan that nobody filled in: the header and an empty row."""
    write(
        path,
        title("План мероприятий на 20__ год"),
        table([["№ п/п", "Наименование мероприятия", "Исполнитель", "Срок"], ["", "", "", ""]]),
    )
