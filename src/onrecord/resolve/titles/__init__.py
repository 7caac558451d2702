"""Titles as the text has them: their parts, and whom they stand beside."""
