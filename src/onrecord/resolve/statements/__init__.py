"""Who said what, in whose words, through whom."""
