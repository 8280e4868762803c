"""How quick the program is, beside bare libraries: see benchmarks/README.md."""

import kuzplan_desktop  # noqa: F401 (says that openpyxl writes without lxml, before a benchmark imports openpyxl)
