"""Forms that a person has begun and neither saved nor closed: kept by activity until she does one or the other."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from kuzplan_desktop.domain.marks import Event, EventStatus
from kuzplan_desktop.ui.editor.event_values import AudienceInput, EventInput, input_of, typed_event
from kuzplan_desktop.ui.editor.unfinished_file import Kept

Term = tuple[str, str]  # of a срок that is being changed: the wording and the ground for it


@dataclass(frozen=True, slots=True)
class OpenForm:
    """A form of an event: `event` is the stored one it began from (None: a new one), `typed` what stands in it.

    `seen` is what the file knew of that event then: what others have written since shows as a disagreement.
    """

    event: Event | None
    heading: str
    began: EventInput
    typed: EventInput
    seen: dict[str, list[str]] = field(default_factory=dict)

    @property
    def touched(self) -> bool:
        """True if a person typed something."""
        return self.typed != self.began


class OpenForms:
    """The open forms, at most one an activity. They live as long as the window."""

    def __init__(self) -> None:
        self._forms: dict[str, OpenForm] = {}

    def of(self, activity: str) -> OpenForm | None:
        """The form that is open under an activity."""
        return self._forms.get(activity)

    def begin(self, activity: str, form: OpenForm) -> None:
        """Remember a form that was opened."""
        self._forms[activity] = form

    def keep(self, activity: str, typed: EventInput) -> None:
        """Remember what stands in the activity's form now; one in which nothing was typed is forgotten."""
        form = replace(self._forms[activity], typed=typed)
        if form.touched:
            self._forms[activity] = form
        else:
            self.close(activity)

    def close(self, activity: str) -> None:
        """Forget the activity's form."""
        self._forms.pop(activity, None)

    def touched(self) -> dict[str, OpenForm]:
        """The forms in which something typed waits to be saved, by activity, the latest last."""
        return {activity: form for activity, form in self._forms.items() if form.touched}


@dataclass(frozen=True, slots=True)
class KeptForm:
    """A form of an event as the file holds it; `event` is the uid of the stored one, empty for a new one."""

    event: str
    began: EventInput
    typed: EventInput
    seen: dict[str, list[str]]

    def reopened(self, event: Event | None, heading: str) -> OpenForm:
        """The form as it goes on: what was typed over the event as it is stored now, None if it is not stored."""
        if event is None:
            return OpenForm(None, heading, typed_event(), self.typed)
        now = input_of(event)
        texts = {name: text for name, text in self.typed.texts.items() if text != self.began.texts[name]}
        typed = EventInput(
            status=self.typed.status if self.typed.status != self.began.status else now.status,
            texts={**now.texts, **texts},
            audiences=self.typed.audiences if self.typed.audiences != self.began.audiences else now.audiences,
        )
        return OpenForm(event, heading, now, typed, self.seen)


def to_keep(forms: Mapping[str, OpenForm], terms: Mapping[str, Term], lines: Mapping[str, str]) -> Kept:
    """What was begun, as it goes into the user's file."""
    kept = {
        activity: {
            "event": form.event.uid if form.event else "",
            "began": _plain(form.began),
            "typed": _plain(form.typed),
            "seen": form.seen,
        }
        for activity, form in forms.items()
    }
    return {"forms": kept, "terms": dict(terms), "lines": dict(lines)}


def from_kept(kept: Kept) -> tuple[dict[str, KeptForm], dict[str, Term]]:
    """The forms of events and the сроки that the user's file holds, by activity; none if it does not fit."""
    try:
        forms = {activity: _kept_form(form) for activity, form in kept.get("forms", {}).items()}
        terms = {activity: (str(term[0]), str(term[1])) for activity, term in kept.get("terms", {}).items()}
    except (ValueError, KeyError, TypeError, AttributeError, IndexError):
        return {}, {}
    return forms, terms


def lines_kept(kept: Kept) -> dict[str, str]:
    """The lines of events that the user's file holds, by activity; none if they do not fit."""
    lines = kept.get("lines", {})
    return {uid: str(text) for uid, text in lines.items()} if isinstance(lines, dict) else {}


def _kept_form(form: dict[str, Any]) -> KeptForm:
    return KeptForm(str(form["event"]), _input(form["began"]), _input(form["typed"]), dict(form["seen"]))


def _plain(form: EventInput) -> dict[str, Any]:
    return {"status": form.status, "audiences": [asdict(row) for row in form.audiences], **form.texts}


def _input(values: dict[str, Any]) -> EventInput:
    texts = {name: str(text) for name, text in values.items() if name not in ("status", "audiences")}
    audiences = tuple(AudienceInput(**row) for row in values["audiences"])
    return typed_event(EventStatus(values["status"]), audiences, **texts)
