"""Former names of pages and items."""
