"""The package in which the evidence of one matter leaves the house, and what checks it without the house."""
