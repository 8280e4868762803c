"""What goes out: a plan and a period become an immutable Report, a Report becomes a file. No Qt, no SQL."""
