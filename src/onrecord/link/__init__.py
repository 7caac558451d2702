"""The only stage that crosses articles. Pure functions: candidates and texts come through look-ups the caller gives."""
