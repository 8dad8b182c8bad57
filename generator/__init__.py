"""A press for evidence-traced, bilingual briefings."""
