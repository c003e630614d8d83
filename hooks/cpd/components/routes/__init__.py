"""Routes: suggested ways through pages and items."""
