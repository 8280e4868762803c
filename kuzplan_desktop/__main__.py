"""python -m kuzplan_desktop: the same as the command kuzplan."""

import sys

from kuzplan_desktop.cli.start import main

if __name__ == "__main__":
    sys.exit(main())
