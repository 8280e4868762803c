"""Items of the commission's own from the menu: added, changed, deleted."""

from kuzplan_desktop.ui.planning.own_item_dialog import OwnItemDialog
from tests.ui.editor_help import type_into


def dialog_of(window, action):
    window.actions_by_name[action].trigger()
    return window.findChildren(OwnItemDialog)[-1]


def own_items(session):
    return [item for item in session.document.plan.activities() if item.added]


def test_an_item_is_added_under_the_subsection_of_the_chosen_row(window, session, activity):
    window.show_activity(activity("2.2.3").uid)
    dialog = dialog_of(window, "add_own")
    assert dialog.subsection.currentText().startswith("2.2")
    dialog.accept()
    assert dialog.notice.text()  # without a name it is none
    assert not own_items(session)
    type_into(dialog.title, "Встреча с первокурсниками")
    dialog.period.setText("")
    type_into(dialog.period, "до 1 марта")
    dialog.accept()
    [item] = own_items(session)
    assert (item.title, item.period_text) == ("Встреча с первокурсниками", "до 1 марта")
    assert session.activity == item.uid
    assert session.document.is_own(item)


def test_it_is_changed_and_deleted_but_an_item_of_the_plan_is_not(window, session, activity):
    uid = session.file.plan.add_own(session.document.plan.sections[0].subsections[0].uid, "Встреча", "Май")
    window.show_activity(uid)
    assert window.editor.pages.heading.executors.text() == "Дополнительное мероприятие комиссии"
    dialog = dialog_of(window, "edit_own")
    dialog.title.selectAll()
    type_into(dialog.title, "Встреча в школе")
    dialog.accept()
    assert own_items(session)[0].title == "Встреча в школе"
    window.show_activity(activity("1.1.1").uid)
    window.actions_by_name["delete_own"].trigger()
    assert "дополнительное" in session.messages[-1].sentence
    window.show_activity(uid)
    session.answers = [True]
    window.actions_by_name["delete_own"].trigger()
    assert not own_items(session)
