"""The generator: callouts in, catalogue and its views out.

An author writes callouts of some *kind* (key idea, reflective activity, resource) in the
pages of a *suite*. Each is an *item*. While pages are read, items gather in the *draft*;
when all are read it closes into the *catalogue*: ordered, numbered, with settled ids. Index
pages, overviews, lists and exports are views of that one catalogue. What an author got wrong
is a *finding*.

Five layers, and imports only ever point down:

- ``host`` meets MkDocs: its files, its navigation, its contents lists. With
  ``hooks/pipeline.py`` it is the only code that knows MkDocs.
- ``components`` are the features, each in a folder of its own behind one interface
  (``components/base.py``), in one order (``components/order.py``).
- ``reading`` turns authors' Markdown into the draft. It is a Python-Markdown extension, so
  callouts also work where no hook runs.
- ``writing`` turns the catalogue into HTML and files.
- ``domain`` says what is true. It imports the standard library and itself.

``reading`` and ``writing`` never import each other: what passes between them is the domain.
"""
