"""Media engines: what carries pictures and sound of calls between browsers, and writes them down as they came."""
