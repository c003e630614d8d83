"""Sheets as Word files."""
