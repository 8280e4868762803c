"""man_page.py FILE LANGUAGE DAY: writes kuzplan(1), `ru` with every command and option as the program's own help has
them, `en` with what an administrator needs."""

import sys
from pathlib import Path

import click

from kuzplan_desktop import __version__
from kuzplan_desktop.cli.commands import kuzplan

ENGLISH = """\
.SH NAME
kuzplan \\- the plan of an election commission for a year and its reports
.SH SYNOPSIS
.B kuzplan
.RI [ FILE ]
.br
.B kuzplan
.I COMMAND
.RI [ OPTIONS ]
.SH DESCRIPTION
Without a command the window opens, on
.I FILE
or on the document used last. The program and the help of its commands are in Russian:
.B kuzplan \\-\\-help
lists the commands,
.B kuzplan
.I COMMAND
.B \\-\\-help
tells one. The exit code is 0 when it is done, 1 when it was refused (one sentence on the standard error), 2 for wrong
usage.
.SH ENVIRONMENT
.TP
.B KUZPLAN_HOME
the folder of settings, backups and the log, else
.I ~/.local/share/KuzPlan
.TP
.B KUZPLAN_DOCUMENTS
the folder of documents, else
.I КузПлан
in the user's folder of documents
.SH FILES
Licences of all that the program is made of lie in
.IR /usr/lib/kuzplan/_internal/licences .
"""


def russian() -> str:
    """The body of the Russian page."""
    context = click.Context(kuzplan, info_name="kuzplan")
    lines = [
        ".SH ИМЯ",
        r"kuzplan \- сводный план избирательной комиссии на год и отчеты о нем",
        ".SH ОБЗОР",
        ".B kuzplan",
        ".RI [ ФАЙЛ ]",
        ".br",
        ".B kuzplan",
        ".I КОМАНДА",
        ".RI [ ПАРАМЕТРЫ ]",
        ".SH ОПИСАНИЕ",
        _text(kuzplan.help),
        "С именем документа окно открывается на нем. Код завершения: 0 – сделано, 1 – отказано (одно предложение в",
        "стандартном выводе ошибок), 2 – команда написана неверно.",
        ".SH КОМАНДЫ",
    ]
    for name, command in kuzplan.commands.items():
        lines += _command(name, command, click.Context(command, parent=context, info_name=name))
    lines += [
        ".SH ОКРУЖЕНИЕ",
        *(".TP", ".B KUZPLAN_HOME", "папка настроек, резервных копий и журнала ошибок вместо"),
        ".I ~/.local/share/KuzPlan",
        *(".TP", ".B KUZPLAN_DOCUMENTS", "папка документов вместо папки «КузПлан» в документах пользователя"),
        ".SH ФАЙЛЫ",
        "Тексты лицензий лежат в папке",
        ".IR /usr/lib/kuzplan/_internal/licences .",
    ]
    return "\n".join(lines) + "\n"


def _command(name: str, command: click.Command, context: click.Context) -> list[str]:
    """One command: how it is written, what it does, its options."""
    usage = " ".join(piece for parameter in command.params for piece in parameter.get_usage_pieces(context))
    lines = [".SS " + _text(f"kuzplan {name} {usage}".rstrip()), _text(command.help)]
    for option in command.params:
        if isinstance(option, click.Option) and not option.hidden:
            record = option.get_help_record(context)
            if record:
                lines += [".TP", ".B " + _text(record[0]), _text(option.help)]
    return lines


def _text(words: str | None) -> str:
    """Words as the page may hold them: hyphens that can be copied, no line that begins like a request."""
    plain = " ".join((words or "").split()).replace("\\", r"\e").replace("-", r"\-")
    return r"\&" + plain if plain.startswith((".", "'")) else plain


if __name__ == "__main__":
    target, language, day = sys.argv[1:]
    head = f'.TH KUZPLAN 1 "{day}" "KuzPlan {__version__}"\n'
    Path(target).write_text(head + (russian() if language == "ru" else ENGLISH), encoding="utf-8")
