"""dbus-run-session /usr/bin/python3 tests/spoken_tree.py .venv/bin/python: walks the window as a screen reader does.

Over AT-SPI, from outside: each page is turned to by the first action of its button on the rail, an item is ticked and
the tick is taken back. It fails on a control without a name, on a change that nobody is told, on an action that does
not do what it is called. It needs PyGObject of the system, xdotool, a display with a window manager and at-spi2-core.
"""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

try:
    from gi.repository import Gio, GLib  # type: ignore[import-not-found]
except ImportError:
    raise SystemExit("PyGObject is missing: on Debian it is python3-gi, for /usr/bin/python3.") from None

ROOT = "/org/a11y/atspi/accessible/root"
REGISTRY = "org.a11y.atspi.Registry"
CHECK_BOX, BUTTON, RADIO, CELL, TREES = 7, 43, 44, 56, (55, 65, 66)  # roles of AT-SPI
CONTROLS = {CHECK_BOX, 11, 31, 37, BUTTON, RADIO, 51, 52, 61, 62, *TREES, 79}
SHOWING = 1 << 25
PAGES = ("Календарь", "Мероприятия", "Сводка", "Отчеты", "Что сделать", "План")
PATIENCE = 40  # seconds until the window is there
SETTLED = 2500  # milliseconds after an action
DEEDS = (("Выполнено", RADIO, "Отмечено: 1.2.4"), ("Отменить: ", BUTTON, "Отменено: отметка 1.2.4"))
SAMPLE = "import sys, pathlib; from tests.pictures import filled; filled(pathlib.Path(sys.argv[1]))"


class Part(NamedTuple):
    """A thing that a screen reader meets."""

    bus: str
    path: str
    role: int
    name: str


class Reader:
    """A screen reader; `told` are the announcements that it has heard."""

    def __init__(self) -> None:
        self.told: list[str] = []
        self.bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        for name in ("IsEnabled", "ScreenReaderEnabled"):
            wanted = GLib.Variant("(ssv)", ("org.a11y.Status", name, GLib.Variant("b", True)))
            self.ask("org.a11y.Bus", "/org/a11y/bus", "org.freedesktop.DBus.Properties.Set", wanted)
        (address,) = self.ask("org.a11y.Bus", "/org/a11y/bus", "org.a11y.Bus.GetAddress")
        flags = Gio.DBusConnectionFlags
        kind = flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION
        self.bus = Gio.DBusConnection.new_for_address_sync(address, kind, None, None)
        wanted = GLib.Variant("(sass)", ("Object:Announcement", [], ""))
        self.ask(REGISTRY, "/org/a11y/atspi/registry", "org.a11y.atspi.Registry.RegisterEvent", wanted)
        spoken = ("org.a11y.atspi.Event.Object", "Announcement")
        self.bus.signal_subscribe(None, *spoken, None, None, Gio.DBusSignalFlags.NONE, self._hear)

    def _hear(self, *heard: Any) -> None:
        self.told.append(heard[5].unpack()[3])

    def ask(self, bus: str, path: str, method: str, words: Any = None) -> Any:
        """Call a method by its whole name."""
        interface, _, name = method.rpartition(".")
        flags = Gio.DBusCallFlags.NONE
        return self.bus.call_sync(bus, path, interface, name, words, None, flags, 8000, None).unpack()

    def part(self, bus: str, path: str) -> Part:
        """What stands at a path."""
        wanted = GLib.Variant("(ss)", ("org.a11y.atspi.Accessible", "Name"))
        (name,) = self.ask(bus, path, "org.freedesktop.DBus.Properties.Get", wanted)
        (role,) = self.ask(bus, path, "org.a11y.atspi.Accessible.GetRole")
        return Part(bus, path, role, name)

    def below(self, part: Part, *, depth: int = 0) -> Iterator[Part]:
        """A part that is shown and all in it."""
        (states,) = self.ask(part.bus, part.path, "org.a11y.atspi.Accessible.GetState")
        if depth < 2 or states[0] & SHOWING:
            yield part
            for child in self.ask(part.bus, part.path, "org.a11y.atspi.Accessible.GetChildren")[0]:
                yield from self.below(self.part(*child), depth=depth + 1)

    def window(self) -> Part:
        """The program, once it is on the bus."""
        ends = time.monotonic() + PATIENCE
        while time.monotonic() < ends:
            for child in self.ask(REGISTRY, ROOT, "org.a11y.atspi.Accessible.GetChildren")[0]:
                if self.part(*child).name == "КузПлан":
                    self.wait()
                    return self.part(*child)
            self.wait()
        raise SystemExit("the window is not on the bus")

    def wait(self) -> None:
        """Hear what is said meanwhile."""
        hearing = GLib.MainLoop()
        GLib.timeout_add(SETTLED, hearing.quit)
        hearing.run()

    def act(self, part: Part) -> list[str]:
        """Do the first action of a part; what was told of it."""
        self.told.clear()
        self.ask(part.bus, part.path, "org.a11y.atspi.Action.DoAction", GLib.Variant("(i)", (0,)))
        self.wait()
        return list(self.told)


def one(parts: list[Part], begins: str, *roles: int) -> Part:
    """The part of a role whose name begins so."""
    return next(part for part in parts if part.role in roles and part.name.startswith(begins))


def badly_named(page: str, parts: list[Part]) -> list[str]:
    """The controls without a name, and names that are not plain text."""
    nameless = [part for part in parts if part.role in CONTROLS and not part.name.strip()]
    marked_up = [part for part in parts if "<" in part.name]
    return [f"{page}: {part}" for part in nameless + marked_up]


def walk(reader: Reader) -> list[str]:
    """What is wrong with the window."""
    program, wrong = reader.window(), []
    for page in PAGES:
        before = {part.path for part in reader.below(program)}
        reader.act(one(list(reader.below(program)), page, CHECK_BOX))
        shown = list(reader.below(program))
        wrong += badly_named(page, shown)
        if {part.path for part in shown} == before:
            wrong.append(f"{page}: the button of the rail turns no page")
        sys.stdout.write(f"{page}: {len(shown)} parts\n")
    for keys in (["key", "ctrl+f"], ["type", "1.2.4"], ["key", "Return", "Home", "Down", "Down"]):
        subprocess.run(["xdotool", keys[0], "--delay", "80", *keys[1:]], check=True)
        reader.wait()
    wrong += badly_named("editor", list(reader.below(program)))
    for begins, role, verb in DEEDS:
        told = reader.act(one(list(reader.below(program)), begins, role))
        sys.stdout.write(f"{begins}: {told}\n")
        if not any(words.startswith(verb) for words in told):
            wrong.append(f"«{begins}» tells {told}")
    return wrong


def main() -> None:
    """Start the program on a filled document and walk it."""
    python = sys.argv[1]
    with tempfile.TemporaryDirectory() as folder:
        home = {"KUZPLAN_HOME": f"{folder}/home", "KUZPLAN_DOCUMENTS": f"{folder}/documents"}
        for place in home.values():
            Path(place).mkdir()
        environment = {**os.environ, **home, "QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"}
        document = f"{folder}/documents/План 2022.sqlite"
        subprocess.run(
            [python, "-c", SAMPLE, document], env={**environment, "QT_QPA_PLATFORM": "offscreen"}, check=True
        )
        reader = Reader()
        program = subprocess.Popen([python, "-m", "kuzplan_desktop", document], env=environment)
        try:
            wrong = walk(reader)
        finally:
            program.terminate()
            program.wait()
    sys.stdout.write("\n".join([*wrong, f"{len(wrong)} wrong\n"]))
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
