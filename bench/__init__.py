"""Measurements against stated limits; `python -m bench` writes results.json and a Markdown table."""
