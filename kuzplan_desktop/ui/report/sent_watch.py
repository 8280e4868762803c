"""Watches over periods whose report was sent: whoever changes what one tells is told so, until that is undone."""

from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.domain.reporting.amendments import touched_reports
from kuzplan_desktop.domain.reporting.sent_reports import SentReport
from kuzplan_desktop.ui.base.session import MessageTone, Offer, Session

CONSEQUENCE = "Изменения войдут в уточненный отчет."


class SentWatch(QObject):
    """Compares the document with how it stood when each report was first seen: at the session's beginning, or when it
    was sent. A report that went and came back, with a restoring that was undone, is compared as before.

    `amending` asks for an amended report in place of the SentReport it carries.
    """

    amending = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._seen = {one.uid: session.document for one in session.document.sent_reports}
        self._told: frozenset[str] = frozenset()  # the uids of the reports that are touched
        session.changed.connect(self._hear)

    def _hear(self, *_: object) -> None:
        document = self._session.document
        for one in document.sent_reports:
            self._seen.setdefault(one.uid, document)
        touched = self._touched(document)
        fresh = [one for one in touched if one.uid not in self._told]
        self._told = frozenset(one.uid for one in touched)
        if fresh and not self._session.read_only:
            said = len(self._session.messages)
            QTimer.singleShot(0, self, lambda: self._tell(fresh, said))

    def _touched(self, document: Document) -> list[SentReport]:
        """The standing sent reports that tell something else than `document` does."""
        seen = {id(before): before for before in self._seen.values()}
        return [
            one
            for before in seen.values()
            for one in touched_reports(before, document, self._session.day)
            if self._seen[one.uid] is before
        ]

    def _tell(self, sent: list[SentReport], said: int) -> None:
        """Say so; what the gesture itself has said since, when so many messages were, stays readable."""
        if not self._hold(sent):  # undone before it could be said
            return
        sentence = " ".join(f"{one.fate}." for one in sent)
        amend: Offer = ("Составить уточненный отчет", lambda: self.amending.emit(sent[0]))
        standing = [one for one in self._session.messages[said:] if one.tone != MessageTone.DONE]  # not in the toast
        gesture = standing[-1] if standing else None
        if gesture is None:
            self._session.say(sentence, CONSEQUENCE, action=amend, holds=lambda: self._hold(sent))
            return
        hint = " ".join(filter(None, (gesture.hint, sentence, CONSEQUENCE)))
        self._session.tell(replace(gesture, hint=hint, offers=(*gesture.offers, amend)))

    def _hold(self, sent: list[SentReport]) -> bool:
        """True while one of these reports tells something else than the document does."""
        touched = {one.uid for one in self._touched(self._session.document)}
        return any(one.uid in touched for one in sent)
