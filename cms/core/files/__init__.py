"""What portal and intranet need of files: what they are, how they come in, are checked, and leave."""
