# shellcheck shell=bash
# Windows under Wine, with a CPython 3.11 and the locked packages, for tests and builds. Sourced after requirements/install.sh.
#
#   set_up_windows     makes it ready in $windows; ends the script with exit 1 and one sentence when it cannot
#   take_windows       lets one script at a time have it
#   windows_python …   runs that Python; paths of this machine are Z:\… there, as windows_path writes them
#   in_wine …          runs any program for Windows
#   new_prefix FOLDER  makes a Windows that nobody has touched, for WINEPREFIX
#
# The second time it does nothing: a stamp, written last, holds what it was made from. Without it all begins anew.

windows="$top/.wine"
windows_locks="run.txt test.txt build.txt"
# command=package, the names of Debian 12; Wine for 64 bits is enough
windows_tools="wine=wine wineserver=wine64 x86_64-w64-mingw32-gcc=gcc-mingw-w64-x86-64"

export WINEPREFIX="$windows/prefix" WINEARCH=win64 WINEDEBUG=-all
export WINEDLLOVERRIDES="mscoree,mshtml,winemenubuilder.exe=" # nothing is downloaded, no menu of this desktop changes

set_up_windows() {
    set_up test
    missing=$(missing_windows_tools)
    if [ -n "$missing" ]; then
        install_packages
    fi
    if windows_ingredients | cmp -s - "$windows/set-up"; then
        return
    fi
    if ! "$python" -c 'import sys; sys.exit(sys.implementation.name != "cpython" or sys.version_info[:2] != (3, 11))'; then
        say "Для проверок в Wine нужен CPython 3.11 в .venv: из него берется стандартная библиотека." \
            "Wine needs CPython 3.11 in .venv: its standard library is taken along."
        exit 1
    fi
    say "Готовлю Windows для проверок, это займет около двух минут." "Setting up Windows, this takes two minutes."
    rm -rf "$windows"
    mkdir -p "$windows/home"
    if ! "$top/packaging/windows/make-python" "$python" "$windows/python" $windows_locks ||
        ! new_prefix "$WINEPREFIX" || ! windows_python -c 'import sqlite3, PySide6.QtWidgets'; then
        say "Подготовить Windows не удалось." "Windows could not be set up."
        exit 1
    fi
    windows_ingredients >"$windows/set-up"
}

missing_windows_tools() {
    for pair in $windows_tools; do
        command -v "${pair%=*}" >/dev/null || printf '%s ' "${pair#*=}"
    done
}

windows_ingredients() { # all that it is made from
    (cd "$top/requirements" && cat $windows_locks windows.txt)
    (cd "$top/packaging/windows" && cat setup.sh make-python python.c icuuc.c)
    wine --version
}

windows_path() {
    printf 'Z:%s' "${1//\//\\}"
}

in_wine() { # standard streams must be pipes or /dev/null: with a terminal or a file Python ends at once
    HOME="$windows/home" wine "$@" </dev/null 8<&- 2>&1 | cat
}

windows_python() {
    PYTHONPATH="$(windows_path "$top")" in_wine "$windows/python/python.exe" "$@"
}

new_prefix() {
    WINEPREFIX="$1" in_wine wineboot --init
    WINEPREFIX="$1" in_wine winecfg -v win10
    cp "$windows/python/icuuc.dll" "$1/drive_c/windows/system32" # Windows has it, Wine has not
}

take_windows() {
    exec 8<"$top/packaging/windows/setup.sh"
    if ! flock --nonblock 8; then
        say "Сборка или проверки в Wine в этой папке уже идут." "Wine is already at work in this folder."
        exit 1
    fi
}
