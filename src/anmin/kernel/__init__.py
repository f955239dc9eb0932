"""The ground floor: values, the door, the journal. It knows no police word."""
