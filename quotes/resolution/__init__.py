"""Mention -> speaker, within one document."""
