"""What several tests need: written documents without a PDF."""
