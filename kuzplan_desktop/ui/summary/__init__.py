"""The quarter in charts."""
