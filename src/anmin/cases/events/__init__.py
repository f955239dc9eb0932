"""What happens to a case, one subject a file. Ids, codes, numbers and instants only."""
