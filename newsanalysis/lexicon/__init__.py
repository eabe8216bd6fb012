"""The word lists as data, compiled once."""
