"""An event: its fields, its rules, how it reads, and which two may be one."""
