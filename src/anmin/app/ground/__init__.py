"""The map's ground: drawn from the simulated city or from OpenStreetMap data, kept as one file, served in ranges."""
