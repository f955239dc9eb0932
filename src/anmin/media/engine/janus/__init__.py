"""The engine for a whole city: Janus carries the media, and one WebSocket from our process tells it what to do."""
