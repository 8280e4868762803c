"""Filters: what of the plan is to be shown, and what a search found of it."""

from typing import Literal, NamedTuple

from kuzplan_desktop.domain.progress import State

NO_INFORMATION: Literal["no_information"] = "no_information"
EXCLUDED: Literal["excluded"] = "excluded"
StateFilter = State | Literal["no_information", "excluded"] | None


class Filters(NamedTuple):
    """What is to be shown: own items, a state (in `quarter` for «без сведений»), all of the searchable `words`."""

    own_only: bool = True
    state: StateFilter = None
    words: tuple[str, ...] = ()
    quarter: int = 1

    @property
    def narrow(self) -> bool:
        """True if a state or a search leaves rows out."""
        return self.state is not None or bool(self.words)


class SearchOutcome(NamedTuple):
    """How many activities the search found: shown, and hidden by the other filters."""

    found: int = 0
    hidden: int = 0


class Choice(NamedTuple):
    """The keys of the activities to show, and whether headings without any activity are shown too."""

    keys: frozenset[int] = frozenset()
    empty_headings: bool = True
