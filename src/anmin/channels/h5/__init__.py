"""The basic report form: plain HTML that works without a script, on any phone, with a keyboard and a screen reader."""
