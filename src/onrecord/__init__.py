"""News in, a record that can be checked."""
