"""What follows from record and sources: values, standings, relations, an edition, and whether the rules are kept."""
