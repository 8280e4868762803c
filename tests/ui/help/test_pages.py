"""The pages of the help as texts: each leads on and is led to, its pictures are small, its words are found."""

import re

import pytest

from kuzplan_desktop.ui.help.pages import (
    CONTENTS,
    FOLDER,
    KEYS,
    KEYS_PLACE,
    NEXT,
    excerpt,
    find_pages,
    for_paper,
    help_pages,
    with_keys,
)

MOST_BYTES = 400_000  # of all pictures together: they are carried with every program
OTHERS = [name for name in help_pages() if name != CONTENTS]


def names(typed):
    return [page.key for page in find_pages(typed).things]


def test_every_page_is_in_the_contents_and_every_link_leads_somewhere():
    assert {file.stem for file in FOLDER.glob("*.md")} == set(help_pages())
    assert {link for page in help_pages().values() for link in page.links} <= set(help_pages())


@pytest.mark.parametrize("name", OTHERS)
def test_a_page_has_a_title_and_leads_on_and_another_one_leads_to_it(name):
    page = help_pages()[name]
    assert page.text.startswith(f"# {page.title}\n")
    assert page.links
    assert any(name in other.links for other in help_pages().values() if other.name not in (name, CONTENTS))
    assert "ё" not in page.text.casefold().replace("«ё»", "")  # as everywhere in the window


def test_pictures_are_shown_and_small():
    shown = {name for page in help_pages().values() for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", page.text)}
    files = {file.name: file.stat().st_size for file in FOLDER.glob("*.png")}
    assert set(files) == shown
    assert sum(files.values()) < MOST_BYTES


def test_the_search_knows_no_case_no_yo_and_the_wrong_layout():
    assert names("РЕЗЕРВНЫЕ копии")[0] == "backups"
    assert "sent" in names("отчёт сдан")
    assert names("отчёт сдан") == names("ОТЧЕТ СДАН")
    wrong = find_pages("jnxtn")
    assert wrong.read_as == "отчет"
    assert "report" in [page.key for page in wrong.things]
    assert names("флешку") != []
    assert names("гиппопотам") == []


def test_an_excerpt_shows_the_word_that_was_looked_for():
    assert "раскладку" in excerpt("find", "РАСКЛАДКУ")
    assert excerpt("find", "раскладку").startswith("…")
    assert excerpt("undo", "отменить и вернуть").startswith("Отменить можно")
    for name in OTHERS:
        assert "](" not in excerpt(name, "")
        assert "*" not in help_pages()[name].words


def test_the_keys_stand_in_their_page_alone():
    assert [page.name for page in help_pages().values() if KEYS_PLACE in page.text] == [KEYS]
    assert "| Отчет | F9 |" in with_keys(help_pages()[KEYS], [("Отчет", "F9")])


def test_on_paper_a_link_is_the_title_that_it_names_and_nothing_leads_on():
    text = "См. [Клавиши](keys.md) и ![вид](plan.png)\n\n## Дальше\n\n[План](plan.md)"
    assert for_paper(text) == "См. «Клавиши» и ![вид](plan.png)"
    assert all(NEXT in page.text for page in help_pages().values() if page.name != CONTENTS)
