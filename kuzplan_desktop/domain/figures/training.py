"""Which events train those who come, and how many people each trained and tested."""

import re
from collections.abc import Iterable
from functools import lru_cache

from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.lazy_pattern import lazy_pattern
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.domain.words import TRAINING_FORMS

_VOTERS = lazy_pattern(r"\bизбирател[иь]\b")  # they are informed, not trained
_TESTING = lazy_pattern(r"\bтестировани[ея]\b")


def training_forms(text: str) -> tuple[str, ...]:
    """The forms that a commission counts as training besides the vocabulary's: one a line in its setting."""
    return tuple(form for line in text.splitlines() if (form := _plain(line)))


def trains(event: Event, own_forms: Iterable[str] = ()) -> bool:
    """True if the event is training: by its form, or because «обучено» was typed.

    The form decides, also with words beside it («выездной семинар»), not the section of the plan, whose numbers and
    titles change from year to year. An event that voters alone came to trains nobody.
    """
    if event.trained:
        return True
    if not _is_form(_plain(event.form), tuple(own_forms)):
        return False
    voters = voters_at(event)
    return not voters or event.participants > voters


def trained_at(event: Event, own_forms: Iterable[str] = ()) -> int:
    """How many people an event trained: as it was typed, else the participants of a training who are not voters."""
    if event.trained is not None:
        return event.trained
    if not _is_form(_plain(event.form), tuple(own_forms)):
        return 0
    return max(event.participants - voters_at(event), 0)


def tested_at(event: Event) -> int:
    """How many people an event tested: as it was typed for the event, else by category, never both together.

    At a «тестирование» of which nothing was typed everybody was tested.
    """
    if event.tested is not None:
        return event.tested
    known = [one.tested for one in event.attendance if one.tested is not None]
    return sum(known) if known or not is_testing(event) else event.participants


def is_testing(event: Event) -> bool:
    """True if the form of the event is a тестирование, which trains nobody."""
    return bool(_TESTING.search(_plain(event.form)))


@lru_cache(maxsize=4096)
def are_voters(audience: str) -> bool:
    """True for the categories of voters, of whatever age."""
    return bool(_VOTERS.search(searchable(audience)))


def voters_at(event: Event) -> int:
    """How many of the participants are voters."""
    return sum(one.people for one in event.attendance if are_voters(one.audience))


@lru_cache(maxsize=4096)
def _is_form(event_form: str, own_forms: tuple[str, ...]) -> bool:
    return bool(_TRAINS.search(event_form)) or any(_holds(event_form, form) for form in own_forms)


def _holds(event_form: str, form: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(form)}(?!\w)", event_form) is not None


@lru_cache(maxsize=4096)
def _plain(text: str) -> str:
    return " ".join(searchable(text).split())


_MANY = ("семинары", "вебинары", "лекции", "деловые игры", "тренинги", "практические занятия", "обучающие мероприятия")
_TRAINS = lazy_pattern(r"\b(?:" + "|".join(re.escape(_plain(form)) for form in (*TRAINING_FORMS, *_MANY)) + r")\b")
