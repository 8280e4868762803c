"""The command line as it is, but for how long it waits for another program."""

import sys

from kuzplan_desktop import cli
from kuzplan_desktop.store import connection

BUSY = 0.3  # seconds, where the program waits for five

if __name__ == "__main__":
    connection.connect.__kwdefaults__["busy_seconds"] = BUSY
    connection.opened.__kwdefaults__["busy_seconds"] = BUSY
    sys.exit(cli.main(sys.argv[1:]))
