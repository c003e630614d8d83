"""Pages shown as slides, with speaker notes."""
