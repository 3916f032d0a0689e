"""Mention to speaker, within one document."""
