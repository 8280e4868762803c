"""What comes in: official documents and colleagues' files. No Qt."""
