"""What identity puts into the house when it starts: one module for staff, one for citizens."""
