"""Regression tests that users write: a pytest plugin."""
