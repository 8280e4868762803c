"""Whatever is typed: exit 0, 1 or 2, one sentence in Russian, no traceback, and the document stays as it is."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from kuzplan_desktop.cli import commands
from kuzplan_desktop.cli.base.examples import EXAMPLES
from kuzplan_desktop.store.door import reader
from tests.cli.conftest import Kuzplan

pytestmark = pytest.mark.files

ENGLISH = re.compile(r"\b(Usage|Error|Invalid|Missing|Try|No such|Got|Traceback|Options|Commands|Show|Did you)\b")


def python(*words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([sys.executable, *words], capture_output=True, env={**os.environ, **environment}, check=False)


@pytest.mark.parametrize(
    ("words", "complaint"),
    [
        (["nonsense"], "Нет команды nonsense."),
        (["shwo"], "Нет команды shwo. Похожая: show."),
        (["--nonsense"], "Нет параметра --nonsense."),
        (["show"], "Не хватает: ФАЙЛ."),
        (["show", ""], "ФАЙЛ: Имя файла пустое."),
        (["show", "{plan}", "лишнее", "слово"], "Лишнее в команде: лишнее слово."),
        (["show", "{plan}", "--jsno"], "Нет параметра --jsno. Похожий: --json."),
        (["show", "{plan}", "--json=1"], "После --json значение не нужно."),
        (["show", "{plan}", "--period"], "После --period нужно значение."),
        (["show", "{plan}", "--period", "2022-Q5"], "--period: Отчетный период «2022-Q5» не распознан."),
        (["show", "{plan}", "--today", "вчера"], "--today: Дата «вчера» не понята."),
        (["mark", "{plan}", "--quarter", "1"], "Не хватает: НОМЕР…."),
        (["mark", "{plan}", "1.2.4"], "Не хватает: --quarter."),
        (["mark", "{plan}", "1.2.4", "--quarter", "5"], "--quarter: Нет такого квартала: 5."),
        (
            ["mark", "{plan}", "1.2.4", "--quarter", "1", "--date", "2022-02-30"],
            "--date: Даты «2022-02-30» нет в календаре.",
        ),
        (["mark", "{plan}", "1.2.4", "--quarter", "1", "--clear", "--not-required"], "исключают друг друга"),
        (["mark", "{plan}", "1.2.4", "--quarter", "1", "--text", "\udcff"], "--text: Текст записан не в кодировке"),
        (["hold", "{plan}", "1.2.4", "--form", "семинар"], "Не хватает: --date."),
        (["hold", "{plan}", "1.2.4", "--date", "2022-03-01"], "Не хватает: --form."),
        (["hold", "{plan}", "1.2.4", "{event}", "--people", "-5"], "--people: Наименьшее возможное число – 0."),
        (["hold", "{plan}", "1.2.4", "{event}", "--people", "٣"], "--people: «٣» – не число."),
        (["hold", "{plan}", "1.2.4", "{event}", "--count", "0"], "--count: Наименьшее возможное число – 1."),
        (["hold", "{plan}", "1.2.4", "{event}", "--hours", "-1"], "--hours: Продолжительность «-1» не понята."),
        (["hold", "{plan}", "1.2.4", "{event}", "--audience", "члены УИК"], "--audience: Аудитория пишется с числом"),
        (
            ["hold", "{plan}", "1.2.4", "{event}", "--audience", "а=1", "--audience", "а=2"],
            "указана в --audience дважды",
        ),
        (["report", "{plan}", "--period", "2022-Q1"], "Не хватает: --output."),
        (["report", "{plan}", "--period", "2022-Q1", "-o", "отчет.txt"], "--output: Отчет сохраняется в файл .pdf"),
        (["report", "{plan}", "--period", "2022-Q1", "--columns", "x", "-o", "a.pdf"], "--columns: Нет такого столбца"),
        (["report", "{plan}", "--period", "2022-Q1", "--kind", "total", "-o", "a.pdf"], "--kind: Здесь может стоять"),
        (["new", "q.txt"], "ФАЙЛ: Документ сохраняется в файл .sqlite, а не в q.txt."),
        (["copy", "{plan}", "x.txt"], "КОПИЯ: Копия сохраняется в файл .sqlite или .zip, а не в x.txt."),
        (["salvage", "{plan}", "x"], "НОВЫЙ-ФАЙЛ: Документ сохраняется в файл .sqlite, а не в x."),
        (["new", "{plan}", "--role", "boss"], "--role: Здесь может стоять только tik или ikko"),
    ],
)
def test_wrong_usage_is_told_in_russian(kuzplan: Kuzplan, plan: Path, words: list[str], complaint: str) -> None:
    before = plan.read_bytes()
    event = ["--date", "2022-03-01", "--form", "семинар"]
    typed = [part for word in words for part in (event if word == "{event}" else [word.replace("{plan}", str(plan))])]
    answer = kuzplan(*typed)
    assert (answer.code, answer.out) == (2, "")
    assert complaint in answer.err
    assert answer.err.startswith("Использование: kuzplan")
    assert ENGLISH.search(answer.err) is None
    assert plan.read_bytes() == before


@pytest.mark.parametrize("command", ["show", "history", "undo", "redo"])
@pytest.mark.parametrize("kind", ["missing", "folder", "text", "empty", "other", "truncated"])
def test_a_file_that_is_no_document_is_refused_in_one_line(
    kuzplan: Kuzplan, plan: Path, tmp_path: Path, command: str, kind: str
) -> None:
    file = tmp_path / kind
    if kind == "folder":
        file.mkdir()
    elif kind != "missing":
        broken = {"text": b"text", "empty": b"", "other": b"SQLite format 3\0" + bytes(2000)}
        file.write_bytes(broken.get(kind) if kind in broken else plan.read_bytes()[:5000])
    answer = kuzplan(command, file)
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.count("\n") == 1
    assert re.match("[А-Я«]", answer.err)


def test_a_bug_is_told_in_one_line_and_its_traceback_is_in_the_log(
    kuzplan: Kuzplan, plan: Path, users_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Path, **__: bool) -> None:
        raise ZeroDivisionError("a bug")

    monkeypatch.setattr(reader, "check", broken)
    answer = kuzplan("check", plan)
    assert (answer.code, answer.out) == (1, "")
    file = users_folders / "home" / "kuzplan.log"
    assert answer.err == f"В программе произошла ошибка. Подробности записаны в журнал ошибок «{file}».\n"
    log = file.read_text(encoding="utf-8")
    assert "Traceback" in log
    assert "ZeroDivisionError: a bug" in log


def test_without_a_folder_of_settings_the_program_works_and_says_so(
    kuzplan: Kuzplan, plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "taken").write_text("", encoding="utf-8")
    monkeypatch.setenv("KUZPLAN_HOME", str(tmp_path / "taken" / "home"))
    answer = kuzplan("mark", plan, "1.2.4", "--quarter", 1)
    assert (answer.code, answer.out) == (0, "Отмечено: 1.2.4, I квартал.\n")
    assert re.fullmatch(r"В папку настроек «.+taken.*» нельзя записывать: .+\n", answer.err)


def test_an_interrupted_command_says_so(kuzplan: Kuzplan, plan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: Path, **__: bool) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(reader, "check", interrupted)
    answer = kuzplan("check", plan)
    assert answer.code == 130
    assert answer.err.strip() == "Прервано."


@pytest.mark.skipif(sys.platform != "linux", reason="Windows has no session without a screen")
@pytest.mark.parametrize("words", [[], ["open"], ["open", "a.sqlite"], ["{plan}"]])
def test_without_a_screen_the_window_is_refused(
    kuzplan: Kuzplan, plan: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    words = [word.replace("{plan}", str(plan)) for word in words]
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    answer = kuzplan(*words)
    assert answer.code == 1
    assert answer.err.startswith("Окно открыть нельзя: у этого сеанса нет экрана.")


@pytest.mark.parametrize("command", ["show", "report"])
@pytest.mark.parametrize("period", ["2023", "1999-Q1", "2021-12-01..2021-12-31"])
def test_a_period_of_another_year_is_refused(kuzplan: Kuzplan, plan: Path, command: str, period: str) -> None:
    output = plan.with_name("отчет.pdf")
    answer = kuzplan(command, plan, "--period", period, *(["-o", output] if command == "report" else []))
    assert (answer.code, answer.out) == (1, "")
    assert answer.err.startswith("План составлен на 2022 год, показателей и отчета за ")
    assert not output.exists()
    assert kuzplan("show", plan, "--period", "2021-12-01..2022-01-31").code == 0


@pytest.mark.skipif(sys.platform != "linux", reason="Windows has no /proc")
def test_a_place_where_no_file_can_be_is_told_in_russian(kuzplan: Kuzplan, plan: Path) -> None:
    answer = kuzplan("report", plan, "--period", "2022-Q1", "-o", "/proc/r.pdf")
    assert (answer.code, answer.out) == (1, "")
    assert re.search("[A-Za-z]{3,}", answer.err.replace("r.pdf", "")) is None


def test_a_word_that_is_no_file_stays_a_command(
    kuzplan: Kuzplan, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "show").write_text("", encoding="utf-8")
    assert "Не хватает: ФАЙЛ." in kuzplan("show").err
    assert "Нет команды none.sqlite." in kuzplan("none.sqlite").err


def test_help_is_in_russian_and_lists_the_commands_in_their_order(kuzplan: Kuzplan) -> None:
    answer = kuzplan("--help")
    assert answer.code == 0
    assert ENGLISH.search(answer.out) is None
    names = re.findall(r"^  ([a-z][a-z-]+)  ", answer.out, re.MULTILINE)
    begin = ["open", "new", "show", "mark", "hold", "add", "events", "attach", "photos", "undo", "redo"]
    begin += ["history", "report"]
    copies = ["copy", "backups", "restore", "salvage"]
    others = ["compare", "merge", "form", "collect", "write-plan", "separate-plan", "take-separate-plan"]
    region = ["consolidate", "hand-out", "figures", "assign", "take-out", "tables", "remark", "send-back", "remarks"]
    region += ["answer", "check", "check-report", "import"]
    year = ["sent", "campaign", "members", "next-year", "approve", "amend", "hand-over", "take-over"]
    assert names == [*begin, *copies, *others, *region, *year, "self-test"]
    for name in names:
        told = kuzplan(name, "--help")
        assert told.code == 0
        assert told.out.startswith(f"Использование: kuzplan {name}")
        assert ENGLISH.search(told.out) is None


@pytest.mark.parametrize("name", sorted(commands.kuzplan.commands))
def test_the_help_of_a_command_shows_examples_that_can_be_typed_as_they_stand(kuzplan: Kuzplan, name: str) -> None:
    """`-h` is `--help`; each example is a command of its own that reads as one, and fits bash and Windows' console."""
    told = kuzplan(name, "-h")
    assert (told.code, told.out) == (0, kuzplan(name, "--help").out)
    shown = re.split(r"Примеры?:\n", told.out)[1].strip().splitlines()
    assert [line.strip() for line in shown] == list(EXAMPLES[name])
    for line in EXAMPLES[name]:
        assert "'" not in line
        program, command, *words = shlex.split(line)
        assert (program, command) == ("kuzplan", name)
        with commands.kuzplan.make_context("kuzplan", [command, *words]) as group:
            found = commands.kuzplan.commands[name]
            with found.make_context(name, words, parent=group):
                pass


@pytest.mark.slow
def test_output_is_utf_8_whatever_the_console(plan: Path) -> None:
    run = python("-m", "kuzplan_desktop", "show", str(plan), "--json", PYTHONIOENCODING="cp1251", PYTHONUTF8="0")
    assert "Топкинская" in run.stdout.decode("utf-8")
    refused = python("-m", "kuzplan_desktop", "show", "нет", PYTHONIOENCODING="ascii")
    assert refused.stderr.decode("utf-8").splitlines() == ["Файла «нет» нет. Проверьте имя и папку."]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no sh, and its pipes close otherwise")
def test_a_reader_who_has_seen_enough_is_no_error(kuzplan: Kuzplan, plan: Path) -> None:
    kuzplan("mark", plan, "1.2.4", "--quarter", 1, "--text", "больше, чем вмещает канал " * 3_800)
    program = f"'{sys.executable}' -m kuzplan_desktop show '{plan}' --json"
    run = subprocess.run(["sh", "-c", f"{program} | head -c 1"], capture_output=True, check=True)
    assert run.stdout == b"{"
    assert run.stderr == b""


def test_the_command_for_the_window_loads_neither_click_nor_what_writes(plan: Path) -> None:
    heavy = ("click", "sqlite_utils", "openpyxl", "reportlab", "kuzplan_desktop.reports", "kuzplan_desktop.store")
    program = f"import sys, kuzplan_desktop.cli; print([name for name in {heavy!r} if name in sys.modules])"
    assert python("-c", program).stdout.decode().strip() == "[]"


def test_a_folder_is_named_as_it_was_typed(kuzplan: Kuzplan) -> None:
    assert "«.» – не файл, а папка" in kuzplan("show", ".").err


def test_a_name_that_no_save_could_work_with_is_refused(kuzplan: Kuzplan, tmp_path: Path) -> None:
    for letters in (121, 200):
        answer = kuzplan("new", tmp_path / f"{'ж' * letters}.sqlite")
        assert (answer.code, answer.err) == (1, "Имя файла слишком длинное. Выберите имя короче.\n")
    assert list(tmp_path.glob("ж*")) == []


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full, as on Windows")
def test_an_answer_that_finds_no_room_is_no_error_of_the_program(plan: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "kuzplan_desktop", "show", str(plan), "--json"]
        told = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, check=False)
    assert told.returncode == 1
    assert told.stderr.decode().splitlines() == ["Ответ вывести не удалось: проверьте место на диске."]
