"""«Отдельный план» in: planned events of an item from a table of Word or Excel."""
