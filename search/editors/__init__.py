"""What editors say of finding, and what they learn of it."""
