"""What is handed out: what goes into the bundle and the Debian package, and that every licence text is at hand."""

import importlib
import os
import re
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path
from types import ModuleType
from xml.etree import ElementTree

import pytest

from kuzplan_desktop.cli.commands import kuzplan
from kuzplan_desktop.store.changes import schema
from tests.requirements import locked

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
DEBIAN = PACKAGING / "debian"
MIME = "{http://www.freedesktop.org/standards/shared-mime-info}"
LICENCES = (ROOT / "docs" / "licences.md").read_text(encoding="utf-8")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="the bundle of Windows is another than that of Linux")


@pytest.fixture
def linux_bundle(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    return importlib.import_module("linux_bundle")


@pytest.fixture
def licence_texts(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PACKAGING))
    return importlib.import_module("licence_texts")


@on_linux
@pytest.mark.parametrize(
    ("target", "source", "kept"),
    [
        ("PySide6/Qt/plugins/platforms/libqxcb.so", "{venv}/PySide6/Qt/plugins/platforms/libqxcb.so", True),
        ("PySide6/Qt/plugins/printsupport/libcupsprintersupport.so", "{venv}/libcupsprintersupport.so", True),
        ("PySide6/Qt/plugins/imageformats/libqtiff.so", "{venv}/libqtiff.so", True),
        ("PySide6/Qt/plugins/imageformats/libqwebp.so", "{venv}/libqwebp.so", True),
        ("PySide6/Qt/plugins/platformthemes/libqgtk3.so", "{venv}/libqgtk3.so", False),
        ("PySide6/Qt/lib/libQt6Gui.so.6", "{venv}/PySide6/Qt/lib/libQt6Gui.so.6", True),
        ("PySide6/Qt/lib/libQt6Network.so.6", "{venv}/PySide6/Qt/lib/libQt6Network.so.6", False),
        ("libQt6Network.so.6", "PySide6/Qt/lib/libQt6Network.so.6", False),  # a link within the bundle
        ("libQt6Gui.so.6", "PySide6/Qt/lib/libQt6Gui.so.6", True),
        ("PySide6/QtWidgets.abi3.so", "{venv}/PySide6/QtWidgets.abi3.so", True),
        ("pillow.libs/libwebp-51b0b3f7.so.7.2.0", "{venv}/pillow.libs/libwebp-51b0b3f7.so.7.2.0", True),
        ("pillow.libs/libavif-c6062d5f.so.16.4.2", "{venv}/pillow.libs/libavif-c6062d5f.so.16.4.2", False),
        ("libcups.so.2", "/usr/lib/x86_64-linux-gnu/libcups.so.2", False),
        ("libreadline.so.8", "/lib/x86_64-linux-gnu/libreadline.so.8", False),
        ("libnever-heard-of.so.1", "/usr/lib/x86_64-linux-gnu/libnever-heard-of.so.1", False),
        ("libxcb-cursor.so.0", "/usr/lib/x86_64-linux-gnu/libxcb-cursor.so.0", True),
        ("libpython3.11.so.1.0", "/usr/lib/x86_64-linux-gnu/libpython3.11.so.1.0", True),
        ("lib-dynload/_bz2.so", "/usr/lib/python3.11/lib-dynload/_bz2.cpython-311-x86_64-linux-gnu.so", True),
    ],
)
def test_only_what_somebody_uses_goes_into_the_bundle(
    linux_bundle: ModuleType, target: str, source: str, kept: bool
) -> None:
    assert linux_bundle.is_kept(target, source.format(venv=sys.prefix)) is kept


@on_linux
def test_nothing_that_is_taken_along_is_unwanted(linux_bundle: ModuleType) -> None:
    plugins = [name for names in linux_bundle.PLUGINS.values() for name in names]
    assert [name for name in [*plugins, *linux_bundle.SYSTEM] if name.startswith(linux_bundle.UNWANTED)] == []


def test_the_licences_list_the_libraries_of_the_system_that_are_taken_along(linux_bundle: ModuleType) -> None:
    listed = re.findall(r"^\| (lib[\w.-]+) \| [^|]+ \| [^|]+ \|$", LICENCES, re.M)
    assert sorted(listed) == sorted(linux_bundle.SYSTEM.values())


def test_every_package_of_the_program_has_a_licence_text(licence_texts: ModuleType) -> None:
    names = [package.name for package in locked("run") if "sys_platform" not in package.marker]
    assert [name for name in names if not licence_texts.texts_of(name)] == []
    shipped = licence_texts.texts_of("pyside6-essentials")
    assert {"GPL-3.txt", "LGPL-3.txt"} <= {str(place) for place in shipped}


def test_a_package_without_a_licence_text_makes_no_bundle(licence_texts: ModuleType) -> None:
    with pytest.raises(FileNotFoundError, match="no licence text of nobody"):
        licence_texts.texts_of("nobody")


def test_documents_are_known_by_their_application_ids() -> None:
    types = ElementTree.parse(DEBIAN / "kuzplan.mime.xml").getroot()
    found = {
        kind.attrib["type"]: [(inner.attrib["offset"], int(inner.attrib["value"], 16))]
        for kind in types
        for inner in kind.findall(f"{MIME}magic/{MIME}match/{MIME}match")
    }
    assert found == {
        "application/x-kuzplan": [("68", schema.APPLICATION_ID)],
        "application/x-kuzplan-consolidated": [("68", schema.CONSOLIDATED_APPLICATION_ID)],
    }


def test_the_menu_opens_what_the_types_name() -> None:
    entry = ConfigParser(interpolation=None, delimiters="=")
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(DEBIAN / "kuzplan.desktop", encoding="utf-8")
    menu = entry["Desktop Entry"]
    types = {kind.attrib["type"] for kind in ElementTree.parse(DEBIAN / "kuzplan.mime.xml").getroot()}
    assert set(menu["MimeType"].rstrip(";").split(";")) == types
    told = ElementTree.parse(DEBIAN / "kuzplan.metainfo.xml").getroot()
    assert {element.text for element in told.findall("provides/mediatype")} == types
    assert menu["Exec"].split() == ["kuzplan", "open", "%f"]


def test_the_manual_tells_every_command_and_option(tmp_path: Path) -> None:
    page = tmp_path / "kuzplan.1"
    order = [sys.executable, str(DEBIAN / "man_page.py"), str(page), "ru", "2026-01-01"]
    subprocess.run(order, check=True, env={**os.environ, "PYTHONPATH": str(ROOT)})
    text = page.read_text(encoding="utf-8").replace(r"\-", "-")
    assert re.findall(r"^\.SS kuzplan (\S+)", text, re.M) == list(kuzplan.commands)
    assert ".B -o, --output ФАЙЛ" in text
    assert [line for line in text.splitlines() if line.startswith("'")] == []


def test_the_icon_is_drawn_in_every_size(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(PACKAGING / "icons.py"), str(tmp_path)], check=True)
    drawn = sorted(file.relative_to(tmp_path).as_posix() for file in tmp_path.rglob("*.*"))
    sizes = [16, 22, 24, 32, 48, 64, 128, 256]
    assert drawn == sorted([*(f"{size}x{size}/apps/kuzplan.png" for size in sizes), "scalable/apps/kuzplan.svg"])
    pixels = (tmp_path / "48x48" / "apps" / "kuzplan.png").read_bytes()[16:24]  # width and height in a PNG's header
    assert pixels == (48).to_bytes(4, "big") * 2


@pytest.mark.parametrize("script", ["build", "test"])
def test_no_script_names_the_address_of_a_mirror(script: str) -> None:
    assert "://" not in (DEBIAN / script).read_text(encoding="utf-8")
