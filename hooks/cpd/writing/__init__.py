"""Catalogue in, HTML and files out. Knows Jinja; knows neither Markdown nor MkDocs."""
