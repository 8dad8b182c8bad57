"""The kinds of chart, a module each."""
