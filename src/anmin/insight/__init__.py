"""Figures: what was collected, done, in time and to whose satisfaction; counted from the rows, kept nowhere."""
