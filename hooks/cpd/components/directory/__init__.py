"""Directories: dated lists that readers filter."""
