"""The plan as a tree: model, delegate, view, filters."""
