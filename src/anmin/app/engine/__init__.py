"""The media engine's process: the engine itself, its socket file, and what hears what happens."""
