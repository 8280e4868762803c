"""What keeps a document safe: backups, mending, handing over, its history."""
