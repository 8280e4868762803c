# shellcheck shell=sh
# Sets up .venv and the system packages. Sourced by run, test and .ci/run, which set $top to the project's folder.
#
#   set_up run|test|build     makes $python ready for that purpose; ends the script with exit 1 when it cannot
#
# The second time it does nothing: a stamp in .venv holds all that the environment was made from. What was cut short is
# begun anew: from its making until all libraries are in, .venv holds the file `unfinished`.

venv="$top/.venv"
python="$venv/bin/python"
PYTHONPATH="$top"
export PYTHONPATH
unset PYTHONDONTWRITEBYTECODE # without compiled bytecode the program starts two to three times slower

pythons="python3.11 python3.12 python3.13 python3.14 python3 /usr/bin/python3"
# what a Python must be; of one that will not do it prints which it is and what it lacks
will_do='
import sys
lacks = []
for name in "ensurepip", "venv", "ssl", "sqlite3", "zlib", "ctypes":
    try:
        __import__(name)
    except ImportError:
        lacks.append(name)
fits = (3, 11) <= sys.version_info < (3, 15)
if lacks or not fits:
    print("Python %d.%d.%d, %s" % (sys.version_info[:3] + (sys.executable,)) + fits * (" (- %s)" % ", ".join(lacks)))
    sys.exit(1)
'

# library=package: the names of Debian 12, which later releases and its relatives know too
qt_libraries="libglib-2.0.so.0=libglib2.0-0 libGL.so.1=libgl1 libEGL.so.1=libegl1 libfontconfig.so.1=libfontconfig1
    libdbus-1.so.3=libdbus-1-3 libxkbcommon.so.0=libxkbcommon0 libxkbcommon-x11.so.0=libxkbcommon-x11-0
    libX11-xcb.so.1=libx11-xcb1 libxcb-cursor.so.0=libxcb-cursor0 libxcb-icccm.so.4=libxcb-icccm4
    libxcb-image.so.0=libxcb-image0 libxcb-keysyms.so.1=libxcb-keysyms1 libxcb-randr.so.0=libxcb-randr0
    libxcb-render-util.so.0=libxcb-render-util0 libxcb-shape.so.0=libxcb-shape0 libxcb-xkb.so.1=libxcb-xkb1"
# command=package
test_tools="Xvfb=xvfb xauth=xauth openbox=openbox xdotool=xdotool scrot=scrot pdftotext=poppler-utils"
build_tools="objdump=binutils chrpath=chrpath xz=xz-utils"

say() { # in Russian for the secretary, in English for her administrator; on stderr, results own stdout
    printf '%s\n%s\n' "$1" "$2" >&2
}

stop() { # says why and ends the script
    say "$@"
    exit 1
}

set_up() {
    case $1 in
    run) locks="run.txt" tools="" ;;
    test) locks="run.txt test.txt" tools="$test_tools" ;;
    build) locks="run.txt test.txt build.txt" tools="$test_tools $build_tools" ;;
    esac
    stamp="$venv/set-up-for-$1"
    case $top in *:*)
        stop "В пути к папке программы не должно быть двоеточия: $top
Переименуйте папку и повторите запуск." "The path of the folder must not have a colon in it: rename the folder." ;;
    esac
    if is_set_up; then
        return
    fi
    demand_writable
    take_turn
    if ! is_set_up; then # else the other one did it meanwhile
        missing=$(missing_packages "$1") || exit 1
        if [ -n "$missing" ]; then
            install_packages
        fi
        install_python
        ingredients >"$stamp"
    fi
    exec 9<&-
}

is_set_up() {
    [ -x "$python" ] && ! [ -e "$venv/unfinished" ] && ingredients | cmp -s - "$stamp"
}

ingredients() { # all that the environment is made from; the Python behind the link has its version in its name
    (cd "$top/requirements" && readlink -f "$python" && cat install.sh $locks)
}

demand_writable() {
    for folder in "$top" "$venv"; do
        if [ -e "$folder" ] && ! [ -w "$folder" ]; then
            owner=$(stat -c %U "$folder" 2>/dev/null || echo "?")
            stop "Программа здесь не подготовлена к работе, а в папку $folder вам записывать нельзя.
Скопируйте папку программы к себе и запустите оттуда или попросите владельца ($owner) запустить $top/run." \
                "Not set up for you, and you may not write to this folder: copy it, or let its owner start ./run once."
        fi
    done
}

take_turn() { # of two that start at once the second waits; it holds descriptor 9 until it is set up
    exec 9<"$top/requirements"
    if command -v flock >/dev/null && ! flock -n 9 2>/dev/null; then
        say "Программу уже готовит к работе другой запуск, жду его." "Another start is setting up, waiting for it."
        flock 9 2>/dev/null || : # not every disk on a network can lock
    fi
}

find_python() { # prints the first Python that will do
    for candidate in $pythons; do
        if "$candidate" -c "$will_do" >/dev/null 2>&1; then
            command -v "$candidate"
            return
        fi
    done
    return 1
}

missing_packages() { # prints the system packages that purpose $1 needs and that are not there
    if ! base=$(find_python); then
        base=""
        python_packages
    fi
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p)
    for pair in $qt_libraries; do
        case $known in *"${pair%=*} "*) ;; *) printf '%s ' "${pair#*=}" ;; esac
    done
    for pair in $tools; do
        command -v "${pair%=*}" >/dev/null || printf '%s ' "${pair#*=}"
    done
    if [ "$1" = build ] && [ -n "$base" ]; then # the bundle takes Python's shared library along, Debian packs it apart
        "$base" -c 'import ctypes, sysconfig; ctypes.CDLL(sysconfig.get_config_var("INSTSONAME"))' 2>/dev/null ||
            "$base" -c 'import sys; print("libpython%d.%d" % sys.version_info[:2])'
    fi
}

python_packages() { # prints the packages of a Python that will do; ends the script where the system offers none
    for name in python3 python3.11 python3.12 python3.13 python3.14; do
        minor=$(apt-cache show --no-all-versions "$name-venv" 2>/dev/null | sed -n 's/^Version: 3\.\([0-9]*\).*/\1/p')
        if [ -n "$minor" ] && [ "$minor" -ge 11 ] && [ "$minor" -le 14 ]; then
            printf '%s %s-venv ' "$name" "$name"
            return
        fi
    done
    if has_apt; then
        apt-cache show python3-venv >/dev/null 2>&1 && stop_without_python # the one on offer is too old
    elif [ -n "$(unfit_pythons)" ]; then
        stop_without_python
    fi
    printf 'python3 python3-venv ' # apt-get update will tell
}

unfit_pythons() {
    for candidate in $pythons; do
        "$candidate" -c "$will_do" 2>/dev/null || :
    done | sort -u
}

stop_without_python() {
    stop "Нужен Python от 3.11 до 3.14 с модулями venv, ssl и sqlite3. На этом компьютере найдено:
$(unfit_pythons | grep . || echo "ничего")
Система не предлагает подходящего Python. Обновите ее (подойдет Debian 12 или новее) или установите
Python 3.11 отдельно, так чтобы его запускала команда python3.11, и повторите запуск." \
        "Python 3.11 to 3.14 with venv, ssl and sqlite3 is needed, and this system offers none. Upgrade the system, or
install Python 3.11 so that the command python3.11 starts it."
}

has_apt() { # Debian and its relatives; others may have an apt-get that knows packages by other names
    command -v apt-get >/dev/null && command -v dpkg >/dev/null
}

install_packages() { # installs $missing, or prints the one command that does and ends the script
    order="apt-get update; DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 install -y\
 --no-install-recommends $missing"
    if ! has_apt; then
        stop "Не хватает системных пакетов, вот их названия в Debian: $missing
Установите то же самое средствами вашей системы и повторите запуск." \
            "System packages are missing, these are Debian's names. Install the same by the means of your system."
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
        stop "Системные пакеты установить не удалось." "The system packages could not be installed."
    fi
}

install_python() { # makes .venv and installs the locked libraries into it
    say "Готовлю программу к работе, это займет около минуты." "Setting up, this takes about a minute."
    trap 'stop "Подготовка прервана. При следующем запуске она начнется заново." "Interrupted; the next start begins anew."' \
        INT TERM HUP
    if [ -e "$venv/unfinished" ] || ! "$python" -c "${will_do}import pip" >/dev/null 2>&1; then
        base=$(find_python) || stop_without_python
        attempt rm -rf "$venv"
        attempt mkdir "$venv"
        attempt touch "$venv/unfinished"
        attempt "$base" -m venv --without-pip "$venv"
        attempt "$python" -m ensurepip
    fi
    attempt touch "$venv/unfinished"
    (cd "$top/requirements" && attempt "$python" -m pip install -q --disable-pip-version-check --no-input --compile \
        --no-deps --require-hashes $(printf -- '-r %s ' $locks)) || exit 1
    attempt "$python" -c 'import PySide6.QtWidgets'
    rm "$venv/unfinished"
    trap - INT TERM HUP
}

attempt() { # runs a command; if it fails, shows what it said, tells why as far as that can be seen, and ends the script
    if said=$(LC_ALL=C.UTF-8 "$@" 2>&1 </dev/null); then
        return
    fi
    printf '%s\n' "$said" >&2
    case $said in
    *"No space left on device"* | *"Disk quota exceeded"*)
        stop "Не хватило места на диске: в папке программы нужно 600 МБ, в папке ${TMPDIR:-/tmp} еще 300 МБ.
Освободите место и повторите запуск." "The disk is full: make room and start again." ;;
    *"failed to map segment"*)
        stop "Папка программы лежит на диске, с которого запрещено запускать программы (noexec).
Перенесите ее, например, в домашнюю папку, и повторите запуск." "The folder lies on a disk mounted noexec: move it." ;;
    *"cannot open shared object file"*)
        stop "Не хватает системной библиотеки, ее имя – в последней строке выше. Установите ее и повторите запуск." \
            "The system library named in the last line above is missing. Install it and start again." ;;
    *Retrying*) ;; # the network, whatever else pip says then
    *"No matching distribution"*)
        stop "Библиотек для этой системы не нашлось. Нужна 64-разрядная система с glibc 2.34 или новее, например Debian 12.
Если система такая, значит, сеть не пускает к хранилищу пакетов Python." \
            "No libraries for this system: it must be 64-bit with glibc 2.34 or newer, or the network bars the registry." ;;
    *"Permission denied"* | *"Read-only file system"*)
        stop "Не хватает прав на папку $venv или на файлы в ней.
Удалите эту папку (если нужно, от имени администратора) и повторите запуск." \
            "You may not write to this folder or to files in it: delete it, as an administrator if need be." ;;
    esac
    stop "Библиотеки установить не удалось. Проверьте подключение к сети и повторите запуск." \
        "The libraries could not be installed. Check the network and start again."
}
