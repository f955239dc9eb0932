"""Channels: ways by which matters come in. Each is a folder that knows no other; what they share lies here."""
