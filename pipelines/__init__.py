"""Prefect flows: thin, they call the functions of doc_mining and hold no logic of their own."""
