"""The rules of identity, pure: values in, values out."""
