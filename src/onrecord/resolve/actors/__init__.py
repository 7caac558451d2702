"""Who an article speaks of: names joined, groups described, phrases that point back."""
