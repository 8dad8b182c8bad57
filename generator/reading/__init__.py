"""What a text says: figures, dates and periods."""
