"""People, staff, organisations, roles and duty: who somebody is and what they may do."""
