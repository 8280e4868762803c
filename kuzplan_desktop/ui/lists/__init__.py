"""What all tables and trees share: how rows are chosen, read, copied and wrapped."""
