"""A classifier of categories, learnt from what the operator's own people decided. It suggests and never routes."""
