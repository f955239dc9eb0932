"""What happens in dispatch, one subject a file. Ids, codes, numbers and instants only."""
