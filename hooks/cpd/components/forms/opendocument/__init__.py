"""Sheets as OpenDocument texts."""
