"""Makes one PDF, a book, of the built site."""
