"""A room of lamps, made to be reacted to: its table of strokes shows every effect that a reaction had."""
