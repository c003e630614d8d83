"""Stories of the blog, and feeds."""
