"""Anmin 安民: the open platform that joins citizens and police."""

__version__ = "0.1.0"
