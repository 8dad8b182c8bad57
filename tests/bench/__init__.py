"""How fast the press is beside plain MkDocs on the same Markdown (`make bench`); nothing here is a test."""
