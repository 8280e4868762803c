"""compare and merge: what a colleague's copy holds, and one document out of two."""

import shutil

import pytest


@pytest.fixture
def theirs(kuzplan, plan, tmp_path, monkeypatch):
    """A colleague's copy in which she worked, on her own computer."""
    copy = tmp_path / "копия.sqlite"
    shutil.copyfile(plan, copy)
    with monkeypatch.context() as patch:
        patch.setenv("KUZPLAN_HOME", str(tmp_path / "her home"))
        assert kuzplan("hold", copy, "1.2.4", "--date", "2022-03-14", "--form", "семинар", "--people", "37").code == 0
        assert kuzplan("mark", copy, "2.2.3", "--quarter", "1", "--text", "Ее слова").code == 0
    return copy


def test_compare_json_names_every_field_and_whose_it_is(kuzplan, plan, theirs):
    kuzplan("mark", plan, "2.2.3", "--quarter", "1", "--text", "Мои слова")
    kuzplan("mark", plan, "2.3.1", "--quarter", "1")
    found = kuzplan("compare", plan, theirs, "--json").json
    assert {key: found[key] for key in found if key != "differences"} == {
        "same_plan": True,
        "same_document": True,
        "same_commission": True,
    }
    assert {tuple(one) for one in found["differences"]} == {("kind", "number", "field", "mine", "theirs", "state")}
    told = [tuple(one.values()) for one in found["differences"]]
    assert ("event", "1.2.4", "new", "", "14.03.2022, семинар, 37 чел.", "theirs_only") in told
    assert ("mark", "2.2.3", "text", "Мои слова", "Ее слова", "conflict") in told
    assert ("mark", "2.3.1", "state", "выполнено", "", "mine_only") in told


def test_compare_in_words_counts_and_changes_nothing(kuzplan, plan, theirs):
    before = plan.read_bytes(), theirs.read_bytes()
    said = kuzplan("compare", plan, theirs)
    assert said.code == 0
    assert "Новых у коллеги 3, только у меня 0, в обоих изменено 0." in said.out
    assert "у коллеги: 14.03.2022, семинар, 37 чел." in said.out
    assert (plan.read_bytes(), theirs.read_bytes()) == before


def test_merge_takes_what_is_new_and_leaves_conflicts_open(kuzplan, plan, theirs):
    kuzplan("mark", plan, "2.2.3", "--quarter", "1", "--text", "Мои слова")
    said = kuzplan("merge", plan, theirs)
    assert said.code == 0
    assert "Взято у коллеги: 2 изменения." in said.out
    assert "Разногласий, которые остались: 1." in said.out
    assert len(kuzplan("show", plan, "--json").activity("1.2.4")["held_events"]) == 1
    again = kuzplan("merge", plan, theirs)
    assert (again.code, "Нового в файле коллеги нет" in again.out) == (0, True)


@pytest.mark.parametrize(("choose", "wanted"), [("mine", "Мои слова"), ("theirs", "Ее слова")])
def test_merge_settles_conflicts_as_chosen(kuzplan, plan, theirs, choose, wanted):
    kuzplan("mark", plan, "2.2.3", "--quarter", "1", "--text", "Мои слова")
    assert "Улажено разногласий: 1." in kuzplan("merge", plan, theirs, "--choose", choose).out
    assert kuzplan("show", plan, "--json").activity("2.2.3")["marks"]["1"]["text"] == wanted
    assert kuzplan("merge", plan, theirs, "--choose", "newest").code == 0


def test_a_dry_run_says_the_same_and_changes_nothing(kuzplan, plan, theirs):
    before = plan.read_bytes()
    said = kuzplan("merge", plan, theirs, "--dry-run")
    assert (said.code, "Будет взято у коллеги: 3 изменения." in said.out) == (0, True)
    assert plan.read_bytes() == before


def test_both_files_come_to_the_same_whichever_merges_first(kuzplan, plan, theirs):
    kuzplan("mark", plan, "2.3.1", "--quarter", "2", "--text", "Мое")
    kuzplan("merge", plan, theirs)
    kuzplan("merge", theirs, plan)
    assert kuzplan("show", plan, "--json").json == kuzplan("show", theirs, "--json").json
    assert kuzplan("compare", plan, theirs, "--json").json["differences"] == []


def test_a_merge_is_undone_and_done_again(kuzplan, plan, theirs):
    before = kuzplan("show", plan, "--json").json
    kuzplan("merge", plan, theirs)
    after = kuzplan("show", plan, "--json").json
    assert "Объединение с файлом «копия.sqlite»" in kuzplan("undo", plan).out
    assert kuzplan("show", plan, "--json").json == before
    kuzplan("redo", plan)
    assert kuzplan("show", plan, "--json").json == after


def test_what_cannot_be_united_is_refused_in_one_sentence(kuzplan, plan, tmp_path):
    other = tmp_path / "другая.sqlite"
    kuzplan("new", other, "--commission", "Юргинская ТИК")
    refused = kuzplan("merge", plan, other)
    assert (refused.code, refused.out) == (1, "")
    assert "документ другой комиссии (Юргинская ТИК)" in refused.err
    assert kuzplan("compare", plan, other, "--json").json["same_commission"] is False


def test_a_file_that_is_no_document_is_refused(kuzplan, plan, tmp_path):
    (tmp_path / "текст.sqlite").write_text("не база", encoding="utf-8")
    assert kuzplan("merge", plan, tmp_path / "текст.sqlite").code == 1
    assert kuzplan("compare", plan, tmp_path / "нет.sqlite").code != 0


@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
def test_a_merge_writes_its_protocol(kuzplan, plan, theirs, tmp_path, ending):
    target = tmp_path / f"протокол.{ending}"
    said = kuzplan("merge", plan, theirs, "--protocol", target)
    assert (said.code, f"Протокол записан: {target}." in said.out) == (0, True)
    assert target.stat().st_size > 1000


def test_a_protocol_that_cannot_be_written_does_not_hide_that_the_merge_stands(kuzplan, plan, theirs, tmp_path):
    said = kuzplan("merge", plan, theirs, "--protocol", tmp_path / "нет" / "протокол.pdf")
    assert (said.code, "Папки" in said.err) == (1, True)
    assert "Взято у коллеги: 3 изменения." in said.out
    assert "kuzplan undo" in said.out
    assert len(kuzplan("show", plan, "--json").activity("1.2.4")["held_events"]) == 1
