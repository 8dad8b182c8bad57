"""What was made, kept by the content of all that it was made from; nothing of it is ever needed."""
