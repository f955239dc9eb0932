"""The roof: puts the house together. The only place that knows every room."""
