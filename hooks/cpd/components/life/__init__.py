"""A page's life: its dates, and whether it is archived."""
