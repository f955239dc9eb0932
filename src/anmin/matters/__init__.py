"""Matters that are no emergencies: who leads, by when, and what was asked, ordered and answered on the way."""
