"""What a plan is: standard library only, frozen dataclasses and functions."""
