"""The telephone: any CTI that can post a message when a call rings, is answered and ends."""
