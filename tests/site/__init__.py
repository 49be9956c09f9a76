"""What a reader notices on the built site, in files and in a browser."""
