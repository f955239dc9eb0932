"""The other side of the wire as a process of its own: for tests, and for partners who build against it. Not for real people."""
