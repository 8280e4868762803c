"""What a page of the help names as a button or a command stands so in the window, and no command is left untold."""

import ast
import re
from functools import cache

import pytest
from PySide6.QtWidgets import QAbstractButton, QApplication, QTabBar, QWidget

from kuzplan_desktop.ui.first_start.first_start import FirstStart
from kuzplan_desktop.ui.help.pages import help_pages
from kuzplan_desktop.ui.main_window.actions import MENUS, TABLE
from kuzplan_desktop.ui.main_window.pages import PAGES
from tests.test_architecture import PACKAGE

NAMED = re.compile(r"\*\*«(.+?)»\*\*")
ANYTHING = re.compile(r"…(?=[ )])")  # within a caption it stands for what is other each time
MOST_OF_THEM = 50  # are seen in the windows that are opened here
LEAST = 3  # letters of a caption that the program's text says itself


def named(page):
    return set(NAMED.findall(page.text))


ALL = sorted({caption for page in help_pages().values() for caption in named(page)})
COMMANDS = [caption for caption in ALL if " → " in caption]
CAPTIONS = [caption for caption in ALL if " → " not in caption]


def plain(text):
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


@cache
def said_by_the_program(room=""):
    """All texts of the window's modules; what is filled in stands as anything."""
    patterns = set()
    for module in (PACKAGE / "ui" / room).rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
            parts = node.values if isinstance(node, ast.JoinedStr) else [node]
            texts = [
                one.value if isinstance(one, ast.Constant) and isinstance(one.value, str) else None for one in parts
            ]
            if len(re.findall("[А-Яа-я]", "".join(text or "" for text in texts))) >= LEAST:
                patterns.add("".join(".*" if text is None else re.escape(plain(text)) for text in texts))
    return tuple(re.compile(pattern) for pattern in sorted(patterns))


def is_said(caption, room=""):
    filled = ANYTHING.sub("0", caption)
    return any(pattern.fullmatch(filled) for pattern in said_by_the_program(room))


@pytest.fixture
def window(window):
    window.resize(1366, 740)
    return window


def test_each_command_stands_in_its_menu(window):
    menus = {
        f"{plain(menu.text())} → {plain(action.text())}"
        for menu in window.menuBar().actions()
        for action in menu.menu().actions()
    }
    others = [caption for caption in COMMANDS if caption not in menus]
    for caption in others:  # of the region's own window
        menu, _, command = caption.partition(" → ")
        assert is_said(menu, "region"), caption
        assert is_said(command, "region"), caption
    assert len(others) <= 3


def test_each_command_and_each_view_is_told():
    told = {f"{plain(MENUS[row.menu])} → {plain(row.caption)}" for row in TABLE}
    assert told - set(COMMANDS) == set()
    assert {page.name for page in PAGES} <= set(help_pages())
    for page in PAGES:
        assert page.caption in CAPTIONS


@pytest.mark.slow
def test_each_button_stands_in_a_window(window, settings, session, activity):
    """Those of the windows that stand open here by themselves; those of others are texts of the program."""
    for page in PAGES:
        window.turn_to(page.name)
        QApplication.processEvents()
    window.show_activity(activity("1.2.4").uid)
    for name in ("event", "backups", "journal", "copy"):
        window.actions_by_name[name].trigger()
    window.editor.pages.execution.form.more_button.click()
    start = FirstStart(settings)
    shown = [*window.findChildren(QWidget), *start.findChildren(QWidget)]
    seen = {plain(one.text()) for one in shown if isinstance(one, QAbstractButton)}
    seen |= {plain(one.accessibleName()) for one in shown if isinstance(one, QAbstractButton)}
    seen |= {one.tabText(at) for one in shown if isinstance(one, QTabBar) for at in range(one.count())}
    patterns = {caption: re.compile(".*".join(map(re.escape, ANYTHING.split(caption)))) for caption in CAPTIONS}
    found = [caption for caption in CAPTIONS if any(patterns[caption].fullmatch(text) for text in seen)]
    unknown = [caption for caption in CAPTIONS if caption not in found and not is_said(caption)]
    assert unknown == []
    assert len(found) > MOST_OF_THEM
    start.close()


def test_a_caption_that_no_window_has_would_be_noticed():
    assert not is_said("Кнопка, которой нет")
    assert is_said("Начать план 2027…")
