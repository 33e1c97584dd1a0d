"""What typed words may mean: a reading in each language."""
