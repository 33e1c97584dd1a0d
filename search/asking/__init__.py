"""The doors: the search page, suggestions and the API, and what they tell of questions and clicks."""
