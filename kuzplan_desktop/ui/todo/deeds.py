"""What the buttons of a row do: a verb of the document in place, or a wish that the window is asked for."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from kuzplan_desktop.domain.calendar import ROMAN
from kuzplan_desktop.domain.events.event_fields import Event
from kuzplan_desktop.domain.marks import Mark, MarkState
from kuzplan_desktop.domain.todo.values import TodoKind, TodoRow
from kuzplan_desktop.store.document.event_values import attended_of
from kuzplan_desktop.ui.base.session import Session
from kuzplan_desktop.ui.base.undoing import say_done
from kuzplan_desktop.ui.todo.row_card import Deed

if TYPE_CHECKING:
    from kuzplan_desktop.ui.todo.todo_page import TodoPage

_CONFLICTS = (TodoKind.ITEM_CONFLICT, TodoKind.MARK_CONFLICT, TodoKind.EVENT_CONFLICT)


class RowDeeds:
    """The deeds of the rows of one page."""

    def __init__(self, session: Session, page: TodoPage) -> None:
        self._session = session
        self._page = page

    def of(self, row: TodoRow) -> Sequence[Deed]:
        """The one or two things to do about a row; in a document that is only read it can be shown alone."""
        page, session = self._page, self._session
        if session.read_only:
            return (Deed("Показать", lambda: self._show(row)),) if row.activity else ()
        if row.kind is TodoKind.REPORT:
            return (Deed("Составить отчет…", lambda: page.report_wanted.emit(row.name)),)
        if row.kind is TodoKind.COPY:
            return (Deed("Сравнить…", lambda: page.compare_wanted.emit(row.name)),)
        if row.kind in _CONFLICTS:
            marked = row.kind is TodoKind.MARK_CONFLICT
            look = (
                Deed("Сравнить…", lambda: self._compare(row)) if marked else Deed("Показать", lambda: self._show(row))
            )
            return (look, Deed("Оставить показанное", lambda: self._keep_shown(row)))
        if row.kind is TodoKind.PASSED:
            return (Deed("Проведено…", lambda: self._hold(row)), Deed("Перенести…", lambda: self._move(row)))
        if row.kind is TodoKind.REMARK:
            return (Deed("Ответить…", lambda: self._answer(row)), Deed("Показать", lambda: self._show(row)))
        if row.kind in (TodoKind.DOUBT, TodoKind.UNFINISHED):
            caption = "Дописать" if row.kind is TodoKind.UNFINISHED else "Показать"
            return (Deed(caption, lambda: self._show(row)),)
        event = Deed("Записать мероприятие", lambda: page.event_wanted.emit(row.activity, row.quarter))
        other = row.quarter != session.quarter
        caption = f"Отметить за {ROMAN[row.quarter]} кв." if other and row.quarter else "Отметить"
        return (event, Deed(caption, lambda: self._mark(row))) if row.may_mark else (event,)

    def _show(self, row: TodoRow) -> None:
        if row.activity:
            self._session.row_wanted.emit(row.activity, row.quarter)

    def _answer(self, row: TodoRow) -> None:
        from kuzplan_desktop.ui.fields.long_text import ask_long_text

        session = self._session
        text = ask_long_text(self._page, "Ответ на замечание", f"{row.number} {row.detail}")
        if text is None:
            return

        def answer() -> bool:
            session.file.remarks.answer(row.name, text, session.day)
            return True

        if session.do(answer):
            say_done(session, f"Ответ на замечание записан: {row.number}. Область увидит его в присланном документе.")

    def _mark(self, row: TodoRow) -> None:
        session = self._session

        def mark() -> bool:
            session.file.marks.mark([row.activity], row.quarter, state=MarkState.DONE)
            return True

        if session.do(mark):
            say_done(session, f"Отмечено: {row.number}, {ROMAN[row.quarter]} квартал.")

    def _hold(self, row: TodoRow) -> None:
        from kuzplan_desktop.ui.events.occasions import hold_planned

        event = self._event(row)
        if event is not None:
            hold_planned(self._session, event, self._page)

    def _move(self, row: TodoRow) -> None:
        from kuzplan_desktop.ui.events.occasions import move_planned

        event = self._event(row)
        if event is not None:
            move_planned(self._session, event, self._page)

    def _compare(self, row: TodoRow) -> None:
        """What each wrote of a mark, to choose from."""
        from kuzplan_desktop.ui.todo.compare_dialog import CompareMarkDialog

        written = self._session.do(lambda: self._session.file.marks.written(row.activity, row.quarter))
        if written:
            dialog = CompareMarkDialog(f"{row.number} {row.title}. {row.detail}.", written, self._page)
            dialog.chosen.connect(lambda mark: self._agree(row, self._keeping(mark), "оставлена выбранная запись"))
            dialog.open()

    def _keep_shown(self, row: TodoRow) -> None:
        """Make what is shown the only value of what two people wrote differently."""
        self._agree(row, self._keeping_shown(row), "оставлено показанное")

    def _agree(self, row: TodoRow, verb: Callable[[], None], how: str) -> None:
        def agree() -> bool:
            verb()
            return True

        if self._session.do(agree):
            say_done(self._session, f"Разногласие улажено: {row.number}, {how}.")

    def _keeping(self, mark: Mark) -> Callable[[], None]:
        return lambda: self._session.file.marks.mark(
            [mark.activity], mark.quarter, state=mark.state, date=mark.date, text=mark.text, note=mark.note
        )

    def _keeping_shown(self, row: TodoRow) -> Callable[[], None]:
        file, document = self._session.file, self._session.document
        if row.kind is TodoKind.MARK_CONFLICT:
            return self._keeping(document.marks_of(row.activity)[row.quarter])
        event = self._event(row)
        if event is not None:
            fields = {name: getattr(event, name) for name in event.conflicts - {"attendance"}}
            attended = attended_of(event) if "attendance" in event.conflicts else None
            return lambda: file.events.edit(event.uid, attendance=attended, **fields)
        activity = next(one for one in document.plan.activities() if one.uid == row.activity)
        shown = {name: getattr(activity, name) for name in activity.conflicts if hasattr(activity, name)}
        return lambda: file.plan.edit_activity(activity.uid, **shown)

    def _event(self, row: TodoRow) -> Event | None:
        events = self._session.document.events_of(row.activity)
        return next((event for event in events if row.event and event.uid == row.event), None)
