"""Own colours: one accent that is always seen, letters and edges with the contrast that WCAG 2 asks for."""

import pytest
from PySide6.QtGui import QColor, QPalette

from kuzplan_desktop.domain.progress import State
from kuzplan_desktop.ui.base.looks import FUSION_DARKENS, edged
from kuzplan_desktop.ui.drawing import palette as colors
from kuzplan_desktop.ui.fields.notice import Notice, Tone

ACCENTS = ("#308cc6", "#000000", "#3daee9", "#d07000", "#ffee00", "#ffffff")


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
