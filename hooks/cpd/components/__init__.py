"""Components: each a folder of its own, in the order that `order.py` says."""
