"""Usage, help and complaints of the command line in Russian, in place of click's own English."""

import click

from kuzplan_desktop.cli.base.examples import EXAMPLES


class Command(click.Command):
    """A command that tells its usage in Russian and refuses words it does not know what to do with."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the words after the command; UsageError for those left over."""
        ctx.allow_extra_args = True
        try:
            rest = super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise
        if rest:
            raise click.UsageError(f"Лишнее в команде: {' '.join(rest)}.", ctx)
        return rest

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        pieces = [piece for parameter in self.get_params(ctx) for piece in parameter.get_usage_pieces(ctx)]
        write_usage(ctx, formatter, *pieces, "[ПАРАМЕТРЫ]")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options."""
        write_options(self, ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write what one types, for example."""
        with formatter.section("Пример" if len(EXAMPLES[self.name or ""]) == 1 else "Примеры"):
            for line in EXAMPLES[self.name or ""]:
                formatter.write(f"{' ' * formatter.current_indent}{line}\n")  # never wrapped: it is copied

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help."""
        return help_option(super().get_help_option(ctx))


class Group(click.Group):
    """The program's commands in the order in which they are defined."""

    command_class = Command

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands, the main ones first."""
        return list(self.commands)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the line of usage."""
        write_usage(ctx, formatter, "КОМАНДА", "[ПАРАМЕТРЫ]")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of options and that of the commands."""
        write_options(self, ctx, formatter)
        with formatter.section("Команды"):
            formatter.write_dl([(name, command.get_short_help_str(200)) for name, command in self.commands.items()])

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help."""
        return help_option(super().get_help_option(ctx))


def write_usage(ctx: click.Context, formatter: click.HelpFormatter, *pieces: str) -> None:
    """Write the line of usage of a command."""
    formatter.write_usage(ctx.command_path, " ".join(pieces), "Использование: ")


def write_options(command: click.Command, ctx: click.Context, formatter: click.HelpFormatter) -> None:
    """Write the options of `command` with their help."""
    with formatter.section("Параметры"):
        options = (parameter for parameter in command.get_params(ctx) if isinstance(parameter, click.Option))
        formatter.write_dl([_record(option, ctx) for option in options])


def _record(option: click.Option, ctx: click.Context) -> tuple[str, str]:
    """The names of an option with what stands behind it, and its help."""
    names = ", ".join([*option.opts, *option.secondary_opts])
    if not option.is_flag:
        names += f" {option.make_metavar(ctx)}"
    return names, f"{option.help}{' Обязательно.' if option.required else ''}"


def help_option(option: click.Option | None) -> click.Option | None:
    """click's own --help, in Russian."""
    if option is not None:
        option.help = "Показать эту справку."
    return option


def complaint(error: click.ClickException) -> str:
    """What was wrong in the usage, with the usage and the way to the help above it."""
    context = error.ctx if isinstance(error, click.UsageError) else None
    if context is None:
        return sentence(error)
    return f"{context.get_usage()}\nСправка: {context.command_path} --help\n\n{sentence(error)}"


def sentence(error: click.ClickException) -> str:
    """What was wrong in the usage, as one sentence."""
    match error:
        case click.MissingParameter():
            return f"Не хватает: {_name(error)}."
        case click.BadParameter():
            return f"{_name(error)}: {error.message}"
        case click.NoSuchOption():
            near = f" Похожий: {', '.join(error.possibilities)}." if error.possibilities else ""
            return f"Нет параметра {error.option_name}.{near}"
        case click.exceptions.NoSuchCommand():
            near = f" Похожая: {', '.join(error.possibilities)}." if error.possibilities else ""
            return f"Нет команды {error.command_name}.{near}"
        case click.BadOptionUsage():
            return f"После {error.option_name} {'значение не нужно' if _is_flag(error) else 'нужно значение'}."
    return error.message


def _name(error: click.BadParameter) -> str:
    """The parameter as it is written in the command."""
    if error.param is None or error.ctx is None:
        return "параметр"
    return error.param.opts[-1] if isinstance(error.param, click.Option) else error.param.make_metavar(error.ctx)


def _is_flag(error: click.BadOptionUsage) -> bool:
    """True if the option takes no value."""
    parameters = error.ctx.command.params if error.ctx else []
    return any(
        isinstance(each, click.Option) and each.is_flag and error.option_name in each.opts for each in parameters
    )
