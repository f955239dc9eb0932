"""Seals over the journal: what makes a changed, removed or inserted line show, to us and to people who do not trust us.

The exact bytes are in README.md, so that anybody can check with a program of their own. This package writes nothing
but rows of `seals`, and it cannot show what happened to a line before its first seal.
"""
