"""Anmin 安民."""
