"""An event in one line as a secretary types it, read into its fields."""
