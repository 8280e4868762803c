# shellcheck shell=sh
# Sets up .venv and the system packages. Sourced by run, test and .ci/run, which set $top to the project's folder.
#
#   set_up run|test|build     makes $python ready for that purpose; ends the script with exit 1 when it cannot
#
# The second time it does nothing: a stamp in .venv holds the files that the environment was made from.

python="$top/.venv/bin/python"
PYTHONPATH="$top"
export PYTHONPATH
unset PYTHONDONTWRITEBYTECODE # without compiled bytecode the program starts two to three times slower

# library=package: the names of Debian 12, which later releases and its relatives know too
qt_libraries="libglib-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1 libEGL.so.1=libegl1 libfontconfig.so.1=libfontconfig1
    libdbus-1.so.3=libdbus-1-3 libxkbcommon.so.0=libxkbcommon0 libxkbcommon-x11.so.0=libxkbcommon-x11-0
    libX11-xcb.so.1=libx11-xcb1 libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4
    libxcb-image.so.0=libxcb-image0 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0
    libxcb-render-util.so.0=libxcb-render-util0 libxcb-shape.so.0=libxcb-shape0 libxcb-xkb.so.1=libxcb-xkb1"
# command=package
test_tools="Xvfb=xvfb xauth=xauth openbox=openbox xdotool=xdotool scrot=scrot pdftotext=poppler-utils"
build_tools="objdump=binutils"

say() { # in Russian for the secretary, in English for her administrator; on stderr, results own stdout
    printf '%s\n%s\n' "$1" "$2" >&2
}

set_up() {
    case $1 in
    run) locks="run.txt" tools="" ;;
    test) locks="run.txt test.txt" tools="$test_tools" ;;
    build) locks="run.txt test.txt build.txt" tools="$test_tools $build_tools" ;;
    esac
    stamp="$top/.venv/set-up-for-$1"
    if [ -x "$python" ] && ingredients | cmp -s - "$stamp"; then
        return
    fi
    missing=$(missing_packages "$1")
    if [ -n "$missing" ]; then
        install_packages
    fi
    install_python
    ingredients >"$stamp"
}

ingredients() { # all that the environment is made from
    (cd "$top/requirements" && cat install.sh $locks)
}

find_python() { # prints the first Python that is new enough
    for candidate in python3.11 python3.12 python3.13 python3.14 python3; do
        if "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

missing_packages() { # prints the system packages that purpose $1 needs and that are not there
    if ! base=$(find_python) || ! "$base" -c 'import ensurepip, venv' 2>/dev/null; then
        printf 'python3 python3-venv '
    fi
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)
    for pair in $qt_libraries; do
        case $known in *"${pair%=*} "*) ;; *) printf '%s ' "${pair#*=}" ;; esac
    done
    for pair in $tools; do
        command -v "${pair%=*}" >/dev/null || printf '%s ' "${pair#*=}"
    done
    if [ "$1" = build ]; then # the bundle takes Python's shared library along, which Debian packs apart
        "$base" -c 'import ctypes, sysconfig; ctypes.CDLL(sysconfig.get_config_var("INSTSONAME"))' 2>/dev/null ||
            "$base" -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])'
    fi
}

install_packages() { # installs $missing, or prints the one command that does and ends the script
    order="apt-get update; DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing"
    if ! command -v apt-get >/dev/null; then
        say "Не хватает системных пакетов (названия Debian): $missing" "System packages are missing (Debian's names)."
        exit 1
    elif [ "$(id -u)" = 0 ]; then
        shell="sh -c"
    elif sudo -n true 2>/dev/null; then
        shell="sudo sh -c"
    else
        if command -v sudo >/dev/null; then shell="sudo sh -c"; else shell="su -c"; fi
        say "Не хватает системных пакетов. Установите их одной командой и повторите запуск:" \
            "System packages are missing. Install them with this one command, then start again:"
        printf '\n    %s "%s"\n\n' "$shell" "$order" >&2
        exit 1
    fi
    say "Устанавливаю системные пакеты: $missing" "Installing system packages."
    if ! output=$($shell "$order" 2>&1 </dev/null); then
        printf '%s\n' "$output" >&2
        say "Системные пакеты установить не удалось." "The system packages could not be installed."
        exit 1
    fi
}

install_python() { # makes .venv and installs the locked libraries into it
    say "Готовлю программу к работе, это займет около минуты." "Setting up, this takes about a minute."
    if ! "$python" -c '' 2>/dev/null; then
        if ! base=$(find_python); then
            say "Нужен Python 3.11 или новее." "Python 3.11 or newer is needed."
            exit 1
        fi
        "$base" -m venv --clear "$top/.venv"
    fi
    if ! (cd "$top/requirements" && "$python" -m pip install -qq --disable-pip-version-check --no-input --compile \
        --no-deps --require-hashes $(printf -- '-r %s ' $locks)); then
        say "Библиотеки установить не удалось. Проверьте подключение к сети и повторите запуск." \
            "The libraries could not be installed. Check the network and start again."
        exit 1
    fi
}
