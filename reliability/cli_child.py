"""The command line as it is, but as slow and as hasty as the windows beside it."""

import sys

from kuzplan_desktop.cli.start import main
from reliability.window_child import hurry

if __name__ == "__main__":
    hurry()
    sys.exit(main(sys.argv[1:]))
