"""Tests of quotes/registry."""
