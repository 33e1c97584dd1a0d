"""Documents as Word files, with the same words in the same order as the PDF, for who goes on writing."""
