"""Who held which post when, as the text gives it."""
