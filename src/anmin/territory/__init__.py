"""Areas, grids and jurisdictions: who is responsible for this point."""
