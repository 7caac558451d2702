"""Measures speed and memory: `python -m bench` for reading, `python -m bench.way` for the whole way."""
