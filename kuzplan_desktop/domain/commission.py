"""Commission, Signatory: whose progress it is and who signs for it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Role(StrEnum):
    """The two roles the program knows: a territorial commission and the regional one."""

    TIK = "tik"
    IKKO = "ikko"


DEFAULT_EXECUTOR_TERMS = {Role.TIK: ("ТИК",), Role.IKKO: ("ИККО",)}


@dataclass(frozen=True, slots=True)
class Commission:
    """A комиссия. `name` is printed literally; `list_id` names the entry of the list, or is empty for free text.

    An activity is the commission's own if one of its executors contains one of `executor_terms` as whole words.
    """

    uid: str
    name: str
    role: Role = Role.TIK
    list_id: str = ""
    executor_terms: tuple[str, ...] = DEFAULT_EXECUTOR_TERMS[Role.TIK]


@dataclass(frozen=True, slots=True)
class Signatory:
    """A подписант: position («Председатель», «и. о. председателя»), name («И.О. Фамилия»), from which day."""

    uid: str
    position: str
    name: str
    since: date | None = None
