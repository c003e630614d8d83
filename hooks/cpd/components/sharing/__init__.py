"""Suites that share pages: what differs between them."""
