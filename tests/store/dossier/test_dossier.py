"""A dossier: all that a commission has, written whole or not at all, taken in elsewhere; whatever lies in one is a
stranger's."""

import json
import os
import shutil
import zipfile
from datetime import date
from pathlib import Path

import pytest

from kuzplan_desktop import paths
from kuzplan_desktop.domain.errors import PlanError
from kuzplan_desktop.store import file_bytes
from kuzplan_desktop.store.copies import backups
from kuzplan_desktop.store.document import rescue
from kuzplan_desktop.store.document.plan_file import PlanFile
from kuzplan_desktop.store.door import reader
from kuzplan_desktop.store.dossier import container, preview, taking, writing
from kuzplan_desktop.store.dossier.inventory import find_belongings, read_belonging
from kuzplan_desktop.store.dossier.manifest import NAME
from kuzplan_desktop.store.dossier.preview import look_into
from kuzplan_desktop.store.dossier.taking import Taken, take_dossier
from kuzplan_desktop.store.dossier.writing import dossier_name, write_dossier
from tests.store import example_document
from tests.system import link, pipe

pytestmark = pytest.mark.files

DAY = date(2022, 4, 14)
FIRST, SECOND = "Документы/План 2022 – Топкинская ТИК.sqlite", "Документы/План 2022 – Топкинская ТИК (2).sqlite"
SETTINGS = {"person/everything": "yes", "report/formats": "pdf"}


def move_to(computer: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Sit down at a computer; its folder of documents comes back."""
    monkeypatch.setenv("KUZPLAN_HOME", str(computer / "home"))
    monkeypatch.setenv("KUZPLAN_DOCUMENTS", str(computer / "documents"))
    return paths.documents_folder()


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A computer with two documents of a commission, that of example_document and a new one, and dossiers of them."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        documents = move_to(folder / "old", patch)
        backups.make(example_document.make(documents / "первый.sqlite"), "daily")
        PlanFile.create(documents / "второй.sqlite", commission=example_document.COMMISSION).close()
        for name in ("dossier", "dossier.zip"):
            write(documents, folder / name)
    return folder


@pytest.fixture
def old(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of documents of the computer that is left."""
    shutil.copytree(made / "old", tmp_path / "old")
    return move_to(tmp_path / "old", monkeypatch)


@pytest.fixture(params=["dossier.zip", "dossier"])
def dossier(made: Path, old: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    """A dossier of both documents, as an archive and as a folder."""
    packed = str(request.param).endswith(".zip")
    (shutil.copyfile if packed else shutil.copytree)(made / request.param, tmp_path / request.param)
    return tmp_path / str(request.param)


@pytest.fixture
def new(tmp_path: Path, dossier: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The empty folder of documents of the new computer, at which the person sits now."""
    return move_to(tmp_path / "new", monkeypatch)


def write(folder: Path, target: Path) -> Path:
    found = sorted(find_belongings(folder, []), key=lambda one: -one.marks)
    write_dossier(target, found, day=DAY, by="Иванова И. И.", settings=SETTINGS)
    return target


def take(place: Path, folder: Path, **how) -> Taken:
    return take_dossier(place, folder=folder, others=[], **how)


def content(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def bodies(path: Path) -> set[str]:
    return set(reader.read_bodies(path))


def spoil(dossier: Path, name: str, change) -> None:
    """Change the bytes of a file of the dossier, in an archive by packing it anew; None takes the file away."""
    if dossier.is_dir():
        made = change((dossier / name).read_bytes())
        (dossier / name).unlink()
        if made is not None:
            (dossier / name).write_bytes(made)
        return
    with zipfile.ZipFile(dossier) as packed:
        files = {one: packed.read(one) for one in packed.namelist()}
    files[name] = change(files[name])
    with zipfile.ZipFile(dossier, "w", zipfile.ZIP_DEFLATED) as packed:
        for one, data in files.items():
            if data is not None:
                packed.writestr(one, data)


def relist(dossier: Path, change) -> None:
    """Change what the list says."""

    def changed(data: bytes) -> bytes:
        told = json.loads(data)
        change(told)
        return json.dumps(told).encode()

    spoil(dossier, NAME, changed)


def test_it_is_named_after_commission_and_day():
    assert dossier_name(example_document.COMMISSION, DAY) == "Дела – Топкинская ТИК – 14.04.2022"


@pytest.mark.slow
def test_all_of_it_arrives_and_nothing_changes_where_it_came_from(old, tmp_path, monkeypatch):
    before = content(old), content(tmp_path / "old" / "home" / "backups")
    write(old, tmp_path / "dossier.zip")
    assert (content(old), content(tmp_path / "old" / "home" / "backups")) == before
    new = move_to(tmp_path / "new", monkeypatch)
    taken = take(tmp_path / "dossier.zip", new)
    assert (len(taken.documents), taken.backups, taken.refused, taken.told) == (2, 1, (), ())
    assert [one.path.name for one in taken.documents] == [Path(FIRST).name, Path(SECOND).name]
    assert {frozenset(bodies(one.path)) for one in taken.documents} == {
        frozenset(bodies(old / "первый.sqlite")),
        frozenset(bodies(old / "второй.sqlite")),
    }
    assert (content(old), content(tmp_path / "old" / "home" / "backups")) == before
    assert not list(new.glob(".*"))
    assert not list((tmp_path / "new" / "home").glob(".*"))


@pytest.mark.slow
def test_what_was_taken_in_is_her_own_and_its_backups_lead_back(dossier, new):
    first = take(dossier, new).documents[0].path
    assert reader.is_own(first)
    assert paths.installation_id() != example_document.DEVICE
    [backup] = backups.listed(first)
    assert backup.good
    with PlanFile.open(first) as file:
        assert file.undo() is None  # what was done at the other computer is not this one's to undo
        file.marks.mark([example_document.numbered(file)["1.2.8"]], 1)
        backups.restore(file, backup.path)
        assert "1.2.8" not in {a.number for a in file.document.plan.activities() if file.document.marks_of(a.uid)}


def test_settings_arrive_and_the_installation_does_not(dossier, new, tmp_path):
    here = paths.installation_id()
    take(dossier, new)
    assert paths.settings_file().read_text(encoding="utf-8").count("yes") == 1
    assert paths.installation_id() == here
    before = (tmp_path / "old" / "home" / "installation.txt").read_text(encoding="ascii").strip()
    assert here != before


@pytest.mark.slow
@pytest.mark.parametrize("is_there", [True, False])
def test_the_place_of_copies_outside_is_taken_where_it_is_there(old, tmp_path, monkeypatch, is_there):
    (tmp_path / "stick").mkdir()
    backups.set_second_place(tmp_path / "stick")
    write(old, tmp_path / "dossier.zip")
    if not is_there:
        shutil.rmtree(tmp_path / "stick")
    taken = take(tmp_path / "dossier.zip", move_to(tmp_path / "new", monkeypatch))
    assert backups.second_place() == (tmp_path / "stick" if is_there else None)
    assert len(taken.told) == is_there


def test_the_preview_tells_what_is_in_it_and_takes_nothing(dossier, new):
    seen = look_into(dossier, folder=new, others=[])
    assert (seen.manifest.commission, seen.manifest.day, seen.manifest.by) == (
        example_document.COMMISSION,
        "2022-04-14",
        "Иванова И. И.",
    )
    assert [(one.path, one.year, one.problem, one.standing) for one in seen.documents] == [
        (FIRST, 2022, "", None),
        (SECOND, 2022, "", None),
    ]
    assert seen.documents[0].marks > 0
    assert seen.documents[0].events > 0
    assert content(new) == {}


def test_a_document_can_be_left_out(dossier, new):
    assert [one.path.name for one in take(dossier, new, chosen={SECOND}).documents] == [Path(FIRST).name]
    assert len(content(new)) == 1


def test_a_journal_that_a_former_file_left_is_not_rolled_back_into_a_document(dossier, new):
    journal = new / f"{Path(FIRST).name}-journal"
    journal.write_bytes(b"x" * 600)
    assert take(dossier, new, chosen={FIRST}).documents[0].path.name == Path(SECOND).name
    assert journal.read_bytes() == b"x" * 600


@pytest.mark.slow
def test_what_is_here_already_is_not_taken_again(dossier, new):
    take(dossier, new)
    before = content(new)
    again = take(dossier, new)
    assert (again.documents, again.refused) == ((), ())
    assert [sentence for sentence in again.told if sentence.endswith("в нем все это есть.")] == list(again.told)
    assert content(new) == before


@pytest.mark.slow
def test_the_same_document_with_other_records_is_refused_or_laid_beside(dossier, new, old, monkeypatch, tmp_path):
    first = take(dossier, new, chosen={FIRST}).documents[0].path
    with PlanFile.open(first) as file:
        file.marks.mark([example_document.numbered(file)["1.2.8"]], 1)
    mine = first.read_bytes()
    move_to(tmp_path / "old", monkeypatch)
    with PlanFile.open(old / "первый.sqlite") as file:
        file.marks.mark([example_document.numbered(file)["2.1.4"]], 1)
        theirs = set(file.bodies())
    write(old, tmp_path / "later.zip")
    move_to(tmp_path / "new", monkeypatch)
    refused = take(tmp_path / "later.zip", new, chosen={FIRST})
    assert refused.documents == ()
    assert refused.refused == (
        f"Этот документ здесь уже есть: «{first.name}», но в нем нет 1 записи из принимаемого и есть 1 своих. "
        "Он не изменится.",
    )
    assert first.read_bytes() == mine
    beside = take(tmp_path / "later.zip", new, chosen={FIRST}, beside=True)
    assert beside.documents[0].path.name == Path(SECOND).name
    assert bodies(beside.documents[0].path) == theirs
    assert first.read_bytes() == mine


def test_a_document_that_lies_elsewhere_is_found_among_the_recent_ones(dossier, new, tmp_path):
    first = take(dossier, new, chosen={FIRST}).documents[0].path
    elsewhere = first.rename(tmp_path / "где-то.sqlite")
    seen = look_into(dossier, folder=new, others=[elsewhere])
    assert seen.documents[0].standing is not None
    assert seen.documents[0].standing.path == elsewhere


@pytest.mark.slow
@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda data: data[: len(data) // 2], "обрезан"),
        (lambda data: data.replace(b"1.2.4", b"1.2.9"), "поврежден"),
        (lambda _: b"", "он пуст"),
        (lambda _: b"text", "обычный текст"),
        (lambda _: None, "не принят: нет в "),
    ],
)
def test_a_damaged_document_costs_itself_alone(dossier, new, change, told):
    spoil(dossier, FIRST, change)
    seen = look_into(dossier, folder=new, others=[])
    assert told in seen.documents[0].problem
    assert not seen.documents[1].problem
    taken = take(dossier, new)
    assert [told in sentence for sentence in taken.refused] == [True]
    assert [one.path.name for one in taken.documents] == [Path(FIRST).name]  # the second one, under the free name
    assert len(content(new)) == 1


def test_a_damaged_backup_costs_itself_alone(dossier, new):
    [name] = [file["path"] for one in listed(dossier) for file in one["backups"]]
    spoil(dossier, name, lambda data: data[:5000])
    taken = take(dossier, new)
    assert len(taken.documents) == 2
    assert taken.backups == 0
    assert len(taken.refused) == 1
    assert taken.refused[0].endswith("не принята: повреждена.")
    assert backups.listed(taken.documents[0].path) == []


def listed(dossier: Path):
    data = (dossier / NAME).read_bytes() if dossier.is_dir() else zipfile.ZipFile(dossier).read(NAME)
    return json.loads(data)["documents"]


def test_the_backup_of_another_document_is_not_taken(dossier, new, tmp_path):
    [name] = [file["path"] for one in listed(dossier) for file in one["backups"]]
    other = tmp_path / "other.sqlite"
    PlanFile.create(other, commission="Другая ТИК").close()
    spoil(dossier, name, lambda _: other.read_bytes())
    assert [one.endswith("не принята: другого документа.") for one in take(dossier, new).refused] == [True]


def test_work_in_the_folder_after_it_was_written_is_taken_and_told(dossier, new, tmp_path):
    other = tmp_path / "other.sqlite"
    PlanFile.create(other, commission=example_document.COMMISSION).close()
    spoil(dossier, FIRST, lambda _: other.read_bytes())
    taken = take(dossier, new)
    assert len(taken.documents) == 2
    assert taken.told == (f"Документ «{Path(FIRST).name}» изменен после передачи дел.",)


HOSTILE = [
    "../../наружу.sqlite",
    "/etc/passwd",
    "C:\\наружу.sqlite",
    "Документы/../../наружу.sqlite",
    "Документы/.скрытый.sqlite",
    "Документы/а.exe",
    "Документы/глубже/а.sqlite",
    "Документы/а:поток.sqlite",
    "Другое/а.sqlite",
]


@pytest.mark.parametrize("path", HOSTILE)
def test_a_path_that_leads_elsewhere_is_refused(dossier, new, path):
    relist(dossier, lambda told: told["documents"][0]["file"].update(path=path))
    with pytest.raises(PlanError, match="В описи дел не то"):
        take(dossier, new)
    assert content(new) == {}


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        lambda told: told.clear(),
        lambda told: told.update(documents=[]),
        lambda told: told.update(documents={"a": 1}),
        lambda told: told.update(day="вчера"),
        lambda told: told.update(settings=[1]),
        lambda told: told["documents"].append(told["documents"][0]),
        lambda told: told["documents"][0]["file"].update(size=-1),
        lambda told: told["documents"][0]["file"].update(size=10**13),
        lambda told: told["documents"][0]["file"].update(digest="x"),
        lambda told: told["documents"].__setitem__(slice(None), told["documents"] * 6000),
        lambda told: told.update(version=2),
        lambda told: told.update(format="other"),
    ],
)
def test_a_list_that_is_none_is_refused(dossier, new, change):
    relist(dossier, change)
    with pytest.raises(PlanError):
        take(dossier, new)
    assert content(new) == {}


@pytest.mark.parametrize("data", [b"", b"[", b"[" * 100_000, b"\xff", b"null", b'{"format": "kuzplan-dossier"}'])
def test_a_list_that_is_no_list_is_refused(dossier, new, data):
    spoil(dossier, NAME, lambda _: data)
    with pytest.raises(PlanError):
        look_into(dossier, folder=new, others=[])


def test_a_bomb_is_counted_while_it_unpacks(dossier, new, monkeypatch):
    monkeypatch.setattr(preview, "LARGEST_FILE", 1024 * 1024)
    spoil(dossier, FIRST, lambda _: bytes(3 * 1024 * 1024))
    taken = take(dossier, new)
    assert ["слишком большой." in sentence for sentence in taken.refused] == [True]
    assert len(taken.documents) == 1


def test_a_list_that_unpacks_to_much_is_refused(dossier, new, monkeypatch):
    monkeypatch.setattr(container, "LARGEST_MANIFEST", 100)
    with pytest.raises(PlanError, match="Опись дел не прочитана: файл слишком большой"):
        take(dossier, new)


@pytest.mark.slow
@pytest.mark.parametrize("what", ["link", "link to a folder", "pipe", "folder"])
def test_what_is_no_file_in_a_folder_is_not_followed(old, tmp_path, monkeypatch, what):
    dossier = write(old, tmp_path / "dossier")
    new = move_to(tmp_path / "new", monkeypatch)
    secret = tmp_path / "secret.sqlite"
    shutil.move(dossier / FIRST, secret)
    if what == "link":
        link(dossier / FIRST, secret)
    elif what == "pipe":
        pipe(dossier / FIRST)
    elif what == "folder":
        (dossier / FIRST).mkdir()
    else:
        shutil.move(secret, dossier / FIRST)
        shutil.move(dossier / "Документы", tmp_path / "elsewhere")
        link(dossier / "Документы", tmp_path / "elsewhere")
    taken = take(dossier, new)
    assert len(taken.documents) == (0 if what == "link to a folder" else 1)
    assert "вместо файла лежит" in taken.refused[0]


def test_a_link_in_an_archive_is_text(old, tmp_path, monkeypatch):
    dossier = write(old, tmp_path / "dossier.zip")
    spoil(dossier, FIRST, lambda _: str(old / "первый.sqlite").encode())
    taken = take(dossier, move_to(tmp_path / "new", monkeypatch))
    assert len(taken.documents) == 1
    assert "обычный текст" in taken.refused[0]


def test_an_archive_of_the_folder_is_taken_too(old, tmp_path, monkeypatch):
    dossier = write(old, tmp_path / "dossier")
    shutil.make_archive(str(tmp_path / "packed"), "zip", tmp_path, "dossier")
    new = move_to(tmp_path / "new", monkeypatch)
    assert len(take(tmp_path / "packed.zip", new).documents) == 2
    assert container.is_dossier(tmp_path / "packed.zip")
    assert container.is_dossier(dossier / NAME)
    assert not container.is_dossier(dossier / FIRST)


@pytest.mark.slow
def test_the_list_or_the_stick_stand_for_the_folder(old, tmp_path, monkeypatch):
    (tmp_path / "stick").mkdir()
    dossier = write(old, tmp_path / "stick" / "dossier")
    for number, place in enumerate((dossier / NAME, tmp_path / "stick")):
        new = move_to(tmp_path / f"new{number}", monkeypatch)
        assert len(take(place, new).documents) == 2


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["missing", "empty", "text", "other archive", "cut", "folder", "document"])
def test_what_is_no_dossier_is_refused(old, tmp_path, monkeypatch, kind):
    place = tmp_path / kind
    if kind == "folder":
        place.mkdir()
    elif kind == "other archive":
        with zipfile.ZipFile(place, "w") as packed:
            packed.writestr("a.txt", "a")
    elif kind != "missing":
        whole = write(old, tmp_path / "dossier.zip").read_bytes()
        document = (old / "первый.sqlite").read_bytes()
        place.write_bytes({"empty": b"", "text": b"text", "cut": whole[:-100], "document": document}[kind])
    new = move_to(tmp_path / "new", monkeypatch)
    with pytest.raises(PlanError):
        take(place, new)
    assert content(new) == {}
    assert not container.is_dossier(place)


@pytest.mark.slow
@pytest.mark.parametrize("at", [1, 2, 3, 4])
@pytest.mark.parametrize("target", ["dossier.zip", "dossier"])
def test_a_medium_that_fails_while_writing_leaves_nothing(old, tmp_path, monkeypatch, at, target):
    place = tmp_path / "stick"
    place.mkdir()
    _fail_after(monkeypatch, writing, "listed_file", at)
    found = find_belongings(old, [])
    before = content(old)
    with pytest.raises(PlanError, match="Дела не переданы"):
        write_dossier(place / target, found, day=DAY, by="", settings={})
    assert list(place.iterdir()) == []
    assert content(old) == before


def _fail_after(monkeypatch, module, name, count):
    """From the `count`-th call on a function fails as the medium does."""
    real, calls = getattr(module, name), []

    def failing(*arguments, **named):
        calls.append(name)
        if len(calls) >= count:
            raise OSError(5, "gone")
        return real(*arguments, **named)

    monkeypatch.setattr(module, name, failing)


def test_what_the_medium_lost_is_noticed(old, tmp_path, monkeypatch):
    """Bytes that are read otherwise than they were written."""
    real = file_bytes.copy

    def losing(source, target):
        real(source, target)
        if ".part" in str(source) and "Документы" in str(source):
            target.write_bytes(target.read_bytes()[:-1] + b"?")

    monkeypatch.setattr(file_bytes, "copy", losing)
    with pytest.raises(PlanError, match="Дела не переданы"):
        write(old, tmp_path / "dossier")
    assert not (tmp_path / "dossier").exists()


@pytest.mark.slow
@pytest.mark.parametrize(("name", "at"), [("tested_document", 2), ("_move_to", 1), ("_move_to", 2), ("_move_to", 3)])
def test_a_medium_that_fails_while_taking_in_leaves_nothing(dossier, new, monkeypatch, name, at):
    (new / "своё.txt").write_text("", encoding="utf-8")
    before = content(new)
    _fail_after(monkeypatch, taking, name, at)
    with pytest.raises(PlanError, match="не приняты: не удалось прочитать их или записать у себя"):
        take(dossier, new)
    assert content(new) == before
    assert not list(paths.user_folder().rglob("*.sqlite"))
    assert not list(new.glob(".*"))


def test_a_stick_that_is_pulled_is_not_a_dossier_with_files_missing(old, tmp_path, monkeypatch):
    dossier = write(old, tmp_path / "dossier")
    new = move_to(tmp_path / "new", monkeypatch)
    real = taking.tested_document

    def pulled(*arguments):
        shutil.rmtree(dossier, ignore_errors=True)
        return real(*arguments)

    monkeypatch.setattr(taking, "tested_document", pulled)
    with pytest.raises(PlanError, match="не приняты"):
        take(dossier, new)
    assert content(new) == {}


def test_nothing_is_ever_written_over(old, tmp_path):
    (tmp_path / "taken.zip").write_bytes(b"x")
    with pytest.raises(PlanError, match="уже есть"):
        write(old, tmp_path / "taken.zip")
    assert (tmp_path / "taken.zip").read_bytes() == b"x"
    with pytest.raises(PlanError, match="нет"):
        write(old, tmp_path / "none" / "a.zip")


def test_a_damaged_document_is_told_before_anything_is_written(old, tmp_path):
    (old / "третий.sqlite").write_bytes((old / "первый.sqlite").read_bytes()[:9000])
    found = {one.path.name: one for one in find_belongings(old, [])}
    assert "обрезан" in found["третий.sqlite"].problem
    with pytest.raises(PlanError, match="обрезан"):
        write_dossier(tmp_path / "a.zip", list(found.values()), day=DAY, by="", settings={})
    assert not (tmp_path / "a.zip").exists()


def test_a_document_for_which_records_wait_is_not_handed_on_without_them(old):
    with PlanFile.open(old / "первый.sqlite") as file:
        uid = example_document.numbered(file)["2.1.4"]
        [document] = {change["row"] for change in map(json.loads, file.bodies()) if change["kind"] == "document"}
    with PlanFile.create(old.parent / "other.sqlite", commission="ТИК") as other:
        before = set(other.bodies())
        other.marks.mark([uid], 1)
        fresh = set(other.bodies()) - before
    rescue.keep([document], old / "первый.sqlite", fresh)
    assert read_belonging(old / "первый.sqlite").problem.startswith("В документе есть записи, которые еще не сохранены")


def test_consolidated_files_plans_and_strangers_are_no_belongings(old, tmp_path):
    shutil.copy(paths.SEED_PLAN, old / "план.sqlite")
    (old / "текст.sqlite").write_text("текст", encoding="utf-8")
    (old / "заметки.txt").write_text("текст", encoding="utf-8")
    os.mkdir(old / "папка.sqlite")
    found = find_belongings(old, [old / "первый.sqlite", tmp_path / "gone.sqlite"])
    assert sorted(one.path.name for one in found) == ["второй.sqlite", "первый.sqlite"]
