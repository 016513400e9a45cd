"""One reader a format; each makes the same thing of its file: a Page."""
