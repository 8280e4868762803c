"""Flat tables to calculate with: a row an event, a mark, an item of a commission, without merged cells and totals."""
