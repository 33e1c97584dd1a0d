"""What runs in the child process alone. Nothing in here may import Django, nor be imported by the parent."""
