"""Records on other subjects, to measure the rules by that hold a fact against the words around its figure."""
