"""The texts of authors' files until their pages are read: each comes from the disk once."""

from __future__ import annotations

from mkdocs.structure.files import File


class FileTexts:
    """Texts by the place of their file."""

    def __init__(self) -> None:
        self._known: dict[str, str] = {}

    def of(self, file: File) -> str | None:
        """A file's text; None where it cannot be read."""
        if file.generated_by is not None or not file.abs_src_path:
            return source_of(file)
        text = self._known.get(file.abs_src_path)
        if text is None and (text := source_of(file)) is not None:
            self._known[file.abs_src_path] = text
        return text

    def forget(self, file: File) -> None:
        """Let go of a text: the file has another, or nobody will ask for it again."""
        self._known.pop(file.abs_src_path or "", None)


def source_of(file: File) -> str | None:
    """A page's text; None where it cannot be read."""
    try:
        return file.content_string
    except (OSError, ValueError):  # MkDocs reports files it cannot read itself.
        return None
