"""Alarm buttons and SOS devices: a message with the device's number gives the alarm."""
