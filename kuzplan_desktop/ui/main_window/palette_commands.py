"""What Ctrl+K does: collects what the palette finds among, and goes to what was chosen or runs it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QKeySequence

from kuzplan_desktop.ui.main_window.pages import EVENTS

if TYPE_CHECKING:
    from kuzplan_desktop.domain.finding.finder import Thing
    from kuzplan_desktop.domain.finding.things import ThingMemo
    from kuzplan_desktop.ui.events.events_page import EventsPage
    from kuzplan_desktop.ui.main_window.main_window import MainWindow
    from kuzplan_desktop.ui.palette.found_list import Usable

OWN_NAME = "palette"


class PaletteCommands:
    """The slot of the palette of one window; nothing of it is loaded before it is wanted."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window

    @cached_property
    def _memo(self) -> ThingMemo:
        from kuzplan_desktop.domain.finding.things import ThingMemo

        return ThingMemo()

    def show_palette(self) -> None:
        """Everything that can be done or gone to, found by typing."""
        from kuzplan_desktop.ui.help.pages import help_things
        from kuzplan_desktop.ui.palette.command_palette import CommandPalette

        self._window.flush()
        named, usable = self._commands()
        things = [*named, *self._memo.things(self._window.session.document), *help_things()]
        year = self._window.session.document.plan.year
        dialog = CommandPalette(things, usable, self._window, year=year)
        dialog.chosen.connect(self._go_to)
        dialog.open()

    def _go_to(self, chosen: Thing) -> None:
        """Do what was chosen: a command; go to an item, to an event or the events of a place; tell a period; help."""
        from kuzplan_desktop.domain.finding.finder import ThingKind

        window = self._window
        if chosen.kind is ThingKind.COMMAND:
            window.actions_by_name[chosen.key].trigger()
            return
        if chosen.kind is ThingKind.PERIOD:
            window.commands.reports.tell_period(chosen.key)
            return
        if chosen.kind is ThingKind.HELP:
            window.commands.help.show_page(chosen.key)
            return
        if chosen.kind is ThingKind.ITEM:
            window.show_activity(chosen.key)
        else:
            window.turn_to(EVENTS)
            page = cast("EventsPage", window.pages.currentWidget())
            (page.show_event if chosen.kind is ThingKind.EVENT else page.show_words)(chosen.key)
        window.pages.take_focus()

    def _commands(self) -> tuple[list[Thing], dict[str, Usable]]:
        """The commands of the menus that are shown, in their order, and what is known of each."""
        from kuzplan_desktop.domain.finding.finder import ThingKind, thing
        from kuzplan_desktop.ui.main_window.actions import MENUS, TABLE
        from kuzplan_desktop.ui.palette.found_list import Usable

        named, usable = [], {}
        for row in TABLE:
            action = self._window.actions_by_name[row.name]
            if row.name == OWN_NAME or not action.isVisible():
                continue
            caption = row.caption.replace("&", "").rstrip("…")  # without the step that undo names: it is not looked for
            menu = MENUS[row.menu].replace("&", "")
            named.append(thing(ThingKind.COMMAND, row.name, caption, f"меню «{menu}»", menu))
            keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
            usable[row.name] = Usable(keys, action.isEnabled())
        return named, usable
