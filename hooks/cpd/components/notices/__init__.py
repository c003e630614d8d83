"""What pages say of the site itself: what is kept, whom to write to, what has changed."""
