"""КузПлан Desktop: the consolidated plan of an election commission and its progress, offline."""

import os

__version__ = "0.1.0"

os.environ["OPENPYXL_LXML"] = "False"  # openpyxl writes a sheet in other bytes where lxml happens to be installed
