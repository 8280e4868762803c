"""Watches over periods whose report was sent: who changes something in one is told so, once a session for each."""

from PySide6.QtCore import QObject, QTimer, Signal

from kuzplan_desktop.domain.amendments import touched_reports
from kuzplan_desktop.domain.sent_reports import SentReport
from kuzplan_desktop.store.document.plan_file import News
from kuzplan_desktop.ui.base.session import Session


class SentWatch(QObject):
    """`amending` asks for an amended report in place of the SentReport it carries."""

    amending = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._before = session.document
        self._known: set[tuple[str, str, bool]] = set()
        session.changed.connect(self._hear)

    def _hear(self, news: News) -> None:
        before, self._before = self._before, self._session.document
        touched = touched_reports(before, self._before, news.activities)
        fresh = [one for one in touched if _key(one) not in self._known]
        self._known.update(map(_key, fresh))
        if fresh and not self._session.read_only:  # after what the gesture itself has to say
            QTimer.singleShot(0, self, lambda: self._tell(fresh))

    def _tell(self, sent: list[SentReport]) -> None:
        sentence = " ".join(f"{one.title} сдан {one.given}.".replace(" .", ".") for one in sent)
        self._session.say(
            sentence,
            "Изменения войдут в уточненный отчет.",
            action=("Составить уточненный отчет", lambda: self.amending.emit(sent[0])),
        )


def _key(sent: SentReport) -> tuple[str, str, bool]:
    return sent.kind, sent.period, sent.own
