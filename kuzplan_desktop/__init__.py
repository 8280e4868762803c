"""КузПлан Desktop: the consolidated plan of an election commission and its progress, offline."""

__version__ = "0.1.0"
