"""The night's work of the ground floor: rows whose time is over go, the journal's months are made ahead."""
