"""What every window stands on: the session, settings, background work, dialogs, icons, colours, shared fields."""
