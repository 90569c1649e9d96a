"""Lays the demo documents out as PDF and derives their answer keys from the annotated sources."""
