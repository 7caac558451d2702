"""The names of a text: what the reader marked and what the gazetteers add, settled in the light of all."""
