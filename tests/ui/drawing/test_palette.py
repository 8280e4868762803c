"""Own colours: one accent that is always seen, letters and edges with the contrast that WCAG 2 asks for."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QMenu, QTreeWidget

from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.ui.base.looks import FUSION_DARKENS, chosen_read, edged, own_palette, wear
from kuzplan_desktop.ui.base.settings import Shade
from kuzplan_desktop.ui.drawing import palette as colors
from kuzplan_desktop.ui.fields.notice import Notice, Tone

# Window, page, letters, what is chosen and its letters, as systems give them.
SYSTEMS = {
    "Fusion": ("#efefef", "#ffffff", "#000000", "#308cc6", "#ffffff"),
    "Windows": ("#f3f3f3", "#ffffff", "#000000", "#0078d4", "#ffffff"),
    "Windows dark": ("#1e1e1e", "#2d2d2d", "#ffffff", "#0078d4", "#ffffff"),
    "GNOME dark": ("#303030", "#242424", "#ffffff", "#3584e4", "#ffffff"),
    "Breeze": ("#eff0f1", "#ffffff", "#232629", "#3daee9", "#ffffff"),
    "Breeze dark": ("#2a2e32", "#1b1e20", "#fcfcfc", "#3daee9", "#fcfcfc"),
}
ACCENTS = ("#308cc6", "#000000", "#3daee9", "#d07000", "#ffee00", "#ffffff")


def system_palette(name, accent):
    """The palette of a system with an accent."""
    made = QPalette()
    window, base, text, chosen, words = SYSTEMS[name]
    given = {"Window": window, "Base": base, "Highlight": chosen, "HighlightedText": words, "Accent": accent}
    given |= {"Button": window, "AlternateBase": base} | dict.fromkeys(("Text", "WindowText", "ButtonText"), text)
    for role, color in given.items():
        made.setColor(QPalette.ColorRole[role], QColor(color))
    return made


@pytest.fixture(params=[("#ffffff", "#000000"), ("#191b1f", "#e6e8eb")], ids=["light", "dark"])
def shades(request, qapp):
    """Makes a palette of light or dark shades with an accent."""
    base, text = request.param

    def make(accent):
        made = QPalette()
        for role, color in (("Base", base), ("Text", text), ("WindowText", text), ("Accent", accent)):
            made.setColor(QPalette.ColorRole[role], QColor(color))
        return made

    return make


@pytest.mark.parametrize("accent", ACCENTS)
def test_any_accent_of_a_system_is_seen_and_a_filled_button_read(shades, accent):
    palette = shades(accent)
    assert colors.contrast(colors.accent_color(palette), palette.base().color()) >= 3
    assert colors.contrast(colors.filled_color(palette), QColor("white")) >= 4.5
    assert colors.accent_color(palette).saturation() > 24  # KDE gives black: then it is our blue


@pytest.mark.parametrize("accent", ACCENTS)
def test_the_words_of_states_are_read_on_the_selected_row(shades, accent):
    palette = shades(accent)
    selected = colors.selection_color(palette)
    assert selected != palette.base().color()
    for state in State:
        assert colors.contrast(colors.state_color(state, palette), selected) >= 4.5
    assert colors.contrast(palette.text().color(), selected) >= 4.5


def test_edges_and_words_of_the_second_rank(shades):
    palette = shades("#308cc6")
    base = palette.base().color()
    assert colors.contrast(colors.outline_color(palette), base) >= 3
    assert colors.contrast(colors.quiet_color(palette), base) >= 4.5
    assert colors.contrast(colors.conflict_color(palette), base) >= 4.5
    field = edged(palette)
    assert colors.contrast(field.window().color().darker(FUSION_DARKENS), base) >= 3
    assert colors.contrast(field.placeholderText().color(), base) >= 4.5


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("name", SYSTEMS)
def test_everything_is_read_in_the_colours_of_a_system(qapp, name, accent):
    """Letters on windows, pages, headings and chosen rows; edges of what is ticked; what a list has chosen."""
    palette = system_palette(name, accent)
    base, window = palette.base().color(), palette.window().color()
    band, selected = colors.band_color(palette), colors.selection_color(palette)
    inks = [colors.quiet_color(palette), colors.conflict_color(palette)]
    inks += [colors.state_color(state, palette) for state in State]
    for ink in inks:
        for ground in (base, window, band, selected):
            assert colors.contrast(ink, ground) >= 4.5, (ink.name(), ground.name())
    for ground in (base, band, selected):  # in the column of the working quarter words are of the second rank
        assert colors.contrast(colors.quiet_color(palette), colors.working_color(ground, palette)) >= 4.5
    for edge in (colors.outline_color(palette), colors.edge_color(palette), colors.accent_color(palette)):
        assert colors.contrast(edge, base) >= 3
    field = edged(palette)
    assert colors.contrast(field.window().color().darker(FUSION_DARKENS), base) >= 3
    assert colors.contrast(field.placeholderText().color(), base) >= 4.5
    for chosen in (field, chosen_read(palette)):
        assert colors.contrast(chosen.highlight().color(), palette.highlightedText().color()) >= 4.5


@pytest.mark.parametrize("accent", ACCENTS)
@pytest.mark.parametrize("shade", [Shade.LIGHT, Shade.DARK])
def test_links_and_what_is_chosen_are_read_in_our_own_colours(qapp, shade, accent):
    palette = own_palette(shade, QColor(accent))
    for ground in (palette.base().color(), palette.window().color()):
        assert colors.contrast(palette.link().color(), ground) >= 4.5
    assert colors.contrast(palette.highlight().color(), palette.highlightedText().color()) >= 4.5


@pytest.mark.parametrize("shade", [Shade.LIGHT, Shade.DARK])
def test_the_boxes_of_trees_and_what_a_menu_has_chosen_are_seen(qapp, qtbot, shade):
    tree, menu = QTreeWidget(), QMenu()
    qtbot.addWidget(tree)
    qtbot.addWidget(menu)
    wear(qapp, shade, 0)
    QApplication.processEvents()
    try:
        edge = tree.palette().window().color().darker(FUSION_DARKENS)
        assert colors.contrast(edge, tree.palette().base().color()) >= 3
        chosen = menu.palette()
        assert colors.contrast(chosen.highlight().color(), chosen.highlightedText().color()) >= 4.5
    finally:
        wear(qapp, Shade.SYSTEM, 0)


def test_the_rail_is_read_in_light_and_dark(shades):
    palette = shades("#308cc6")
    for ink in (colors.rail_text(strong=True), colors.rail_text(strong=False), colors.rail_alarm()):
        for ground in (colors.rail_color(palette), colors.rail_chosen(palette)):
            assert colors.contrast(ink, ground) >= 4.5


@pytest.mark.parametrize("tone", list(Tone))
def test_a_sentence_beside_a_field_is_read_however_often_it_is_told(qtbot, tone):
    notice = Notice(tone=tone)
    qtbot.addWidget(notice)
    for _ in range(3):
        notice.tell("Мероприятие попадет во II квартал.")
        ink, ground = notice.palette().windowText().color(), notice.palette().window().color()
        assert colors.contrast(ink, ground) >= 4.5
