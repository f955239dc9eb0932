"""The rules of dispatch, pure: values in, values out."""
