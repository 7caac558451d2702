"""What is known about names before any article is read: countries, titles, organizations, outlets, persons' names."""
