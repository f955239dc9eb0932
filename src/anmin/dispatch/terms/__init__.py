"""The words of dispatch, a file for each subject."""
