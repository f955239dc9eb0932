"""What is recorded of calls: growing files become segments of a chain, and at the end sealed evidence."""
