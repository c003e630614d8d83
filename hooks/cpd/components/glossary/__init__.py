"""The glossary, and its terms explained on all pages."""
