"""What editors wrote: read strictly, checked by its models, gathered in a catalog."""
