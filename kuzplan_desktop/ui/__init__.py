"""How it looks: the only PySide6."""
