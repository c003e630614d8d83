"""The reader's tools: the record, the planner, and what stands under each page."""
