"""Authors' Markdown in, draft out. Knows Python-Markdown; knows neither pages' HTML nor MkDocs."""
