"""Case studies: facts, lists, a grid and a map."""
