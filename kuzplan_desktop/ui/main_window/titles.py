"""What a window is called: the plan's year and the commission, whose file it is, which file of two that are alike."""

from kuzplan_desktop.domain.commission_names import short_name
from kuzplan_desktop.domain.document import Document
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.settings import Settings


def title_of(session: Session, settings: Settings, *, colleague: bool) -> str:
    """The title of the window of a session; it names the file too where another document is called alike."""
    path, document = session.file.path, session.document
    title = window_title(document, session.read_only, colleague=path.name if colleague else "")
    twin = not colleague and settings.documents.has_twin(path, window_title(document, read_only=False))
    return f"{title} (файл «{path.stem}»)" if twin else title


def title_of_year(year: int, commission: str) -> str:
    """What the document of a commission and a year is called; `commission` may be empty."""
    return f"План {year}" + (f" – {short_name(commission)}" if commission else "")


def window_title(document: Document, read_only: bool, *, colleague: str = "") -> str:
    """«План 2022 – Топкинская ТИК»; `colleague`, the name of a colleague's file, stands behind it."""
    title = title_of_year(document.plan.year, document.commission.name if document.commission else "")
    if colleague:
        return f"{title}, «{colleague}» – файл коллеги, только чтение"
    return f"{title} – только чтение" if read_only else title
