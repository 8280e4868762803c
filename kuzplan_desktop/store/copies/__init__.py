"""Copies of a document: backups, the second place, one to hand over, the plan alone, what is left of a damaged one."""
