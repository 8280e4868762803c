"""What reads rows of a consolidated file tells rows that this program has not written as damage."""

from collections.abc import Callable
from functools import update_wrapper
from typing import Concatenate, ParamSpec, TypeVar

from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store.region.consolidated_file import ConsolidatedFile

P = ParamSpec("P")
T = TypeVar("T")


def of_sound_rows(read: Callable[Concatenate[ConsolidatedFile, P], T]) -> Callable[Concatenate[ConsolidatedFile, P], T]:
    """`read`, with PlanError for rows that this program has not written: only the tables are tested on opening."""

    def reading(file: ConsolidatedFile, /, *arguments: P.args, **named: P.kwargs) -> T:
        try:
            return read(file, *arguments, **named)
        except (ValueError, TypeError, LookupError) as error:
            raise PlanError(f"Файл «{file.path.name}» поврежден.", "Соберите его заново из файлов комиссий.") from error

    update_wrapper(reading, read)
    return reading
