"""Forms that a person has begun and neither saved nor closed: kept by activity until she does one or the other."""

from dataclasses import dataclass, field, replace

from kuzplan_desktop.domain.progress import Event
from kuzplan_desktop.ui.editor.event_values import EventInput


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

    def touched(self) -> list[str]:
        """The activities under which something typed waits to be saved, the latest last."""
        return [activity for activity, form in self._forms.items() if form.touched]
