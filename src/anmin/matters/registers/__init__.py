"""The reference data of matters: deadlines, routes, rules of assessment, listed companies."""
