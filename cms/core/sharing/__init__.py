"""The picture that stands for a page where others show a link to it: a photograph, or the poster with the title."""
