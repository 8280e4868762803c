"""What may be chosen for an event: the forms and categories of the vocabulary, and those that the plan itself names."""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache

from kuzplan_desktop.domain.plan.plan import Plan
from kuzplan_desktop.domain.typed.completion import meant
from kuzplan_desktop.domain.wording import searchable
from kuzplan_desktop.domain.words import AUDIENCES, EVENT_FORMS, TRAINING_FORMS

# What plans name besides the vocabulary: how it is called in a list, and how it stands in the spelled text.
_FORMS = {
    "совещание": r"\bсовещани",
    "консультация": r"\bконсультаци[иейяю]",
    "опрос": r"\bопрос(?:|ы|ов|а)\b",
    "диспут": r"\bдиспут",
    "дебаты": r"\bдебат",
    "интеллектуальная игра": r"\bинтеллектуальн\w+ игр",
    "пресс-конференция": r"\bпресс-конференци",
    "брифинг": r"\bбрифинг",
    "интервью": r"\bинтервью\b",
    "мастер-класс": r"\bмастер-класс",
    "научно-практическая конференция": r"\bнаучно-практическ\w+ конференци",
    "форум": r"\bфорум",
    "фестиваль": r"\bфестивал",
    **{form: rf"\b{form}" for form in ("тренинг", "видеоконференция", "практическое занятие", "обучающее мероприятие")},
}
_AUDIENCES = {
    "МФЦ": r"\bмфц\b|\bмногофункциональн\w+ центр",
    "правоохранительные органы": r"\bправоохранительн\w+ орган",
    "МЧС": r"\bмчс\b",
    "общественные объединения": r"\bобщественн\w+ (?:объединени|организаци)",
    "инвалиды": r"\bинвалид|ограниченными (?:физическими )?возможностями",
    "работники аппарата": r"\b(?:работник|сотрудник|специалист)\w* аппарат",
    "муниципальные служащие": r"\bмуниципальн\w+ служащ",
    "учащиеся": r"\bучащ[иу]\w+|\bшкольник",
    "студенты": r"\bстудент",
    "педагоги": r"\bпедагог|\bучител",
    "библиотекари": r"\bбиблиотекар",
}


def event_forms(plan: Plan) -> tuple[str, ...]:
    """The forms of events to choose from: the vocabulary's, «иное» last, with those that the plan names before it."""
    *listed, other = EVENT_FORMS
    return (*listed, *_named_in(_text(plan), _FORMS, listed), other)


def audiences(plan: Plan) -> tuple[str, ...]:
    """The categories of participants to choose from: the vocabulary's, «прочие» last, the plan's before it."""
    *listed, other = AUDIENCES
    return (*listed, *_named_in(_text(plan), _AUDIENCES, listed), other)


def strange_form(event_form: str, plan: Plan, own_forms: Iterable[str] = ()) -> str | None:
    """The listed form that an unknown one is near to, empty if there is none; None for a form that is known.

    A form is known with words beside it too («выездной семинар»).
    """
    return _near(event_form, (*event_forms(plan), *TRAINING_FORMS, *own_forms))


def strange_audience(audience: str, plan: Plan) -> str | None:
    """The same for a category of participants."""
    return _near(audience, audiences(plan))


@lru_cache(maxsize=4096)
def _near(written: str, listed: tuple[str, ...]) -> str | None:
    spelled = {" ".join(searchable(one).split()) for one in listed}
    words = " ".join(searchable(written).split())
    if not words or words in spelled:
        return None
    if any(re.search(rf"(?<![\w-]){re.escape(one)}(?![\w-])", words) for one in spelled):
        return None
    return meant(words, listed)


def _named_in(text: str, names: Mapping[str, str], listed: Iterable[str]) -> list[str]:
    known = set(map(searchable, listed))
    return [name for name, words in names.items() if searchable(name) not in known and re.search(words, text)]


@lru_cache(maxsize=8)
def _text(plan: Plan) -> str:
    """All that the plan says, as search compares it."""
    titles = [plan.title]
    for section in plan.sections:
        titles += [section.title, *(part.title for part in section.subsections)]
    for activity in plan.activities():
        titles += [activity.title, activity.executors_text]
    titles += [f"{one.term} {one.meaning}" for one in plan.abbreviations]
    return searchable("\n".join(titles))
