"""What documents hold: texts, quotes in them, receipts of what was verified, and the words around a figure."""
