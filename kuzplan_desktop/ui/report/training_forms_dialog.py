"""The dialog «Формы обучения»: which forms of events the commission counts as training besides the usual ones."""

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from kuzplan_desktop.domain.words import TRAINING_FORMS
from kuzplan_desktop.ui.base.dialogs import FormDialog
from kuzplan_desktop.ui.base.session import Session

SETTING = "training_forms"
INTRO = (
    f"Обучением считаются: {', '.join(TRAINING_FORMS)}, а также мероприятия, у которых указано число обученных. "
    "Если комиссия обучает и в другой форме, впишите ее сюда, каждую с новой строки."
)


class TrainingFormsDialog(FormDialog):
    """One form a line."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("Формы обучения", INTRO, parent, read_only=session.read_only)
        self.setObjectName("trainingFormsDialog")
        self._session = session
        self.forms = QPlainTextEdit()
        self.forms.setTabChangesFocus(True)
        self.forms.setReadOnly(session.read_only)
        self.forms.setPlaceholderText("мастер-класс")
        self.forms.setPlainText(session.document.settings.get(SETTING, ""))
        self.add_row("Наши формы обучения", self.forms)

    def accept(self) -> None:
        """Save what changed, as one step."""
        lines = (" ".join(line.split()) for line in self.forms.toPlainText().splitlines())
        text = "\n".join(dict.fromkeys(filter(None, lines)))
        if text != self._session.document.settings.get(SETTING, ""):
            self._session.do(lambda: self._session.file.settings.put(SETTING, text))
        super().accept()
