"""What is true of suites, items and findings. Standard library only."""
