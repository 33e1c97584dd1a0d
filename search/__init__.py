"""The visitors' search. What can be found goes up to the engines, what is asked comes down to them:

    indexing        what can be found, as records and documents     ↓ writes
    engines         SQLite, PostgreSQL, Elasticsearch: terms that must be met → best records and counts
    finding         the best records in order, suggestions, what else is offered   ↑ asks
    understanding   typed words → what they may mean, in each language
    asking          the doors: search page, API, clicks
    editors         synonyms, recommendations, reports

Under all of it lies `analysis`: text → words → terms, the same when indexing and when asking.
"""
