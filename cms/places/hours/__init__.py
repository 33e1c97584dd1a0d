"""Opening hours in OpenStreetMap's syntax: entered through a form, evaluated, shown in words.

`rules` what the form can say · `syntax` from and to text · `library` the only door to opening-hours-py · `nights` hours
past midnight · `evaluation` open or not, and when · `words` for readers · `forms`, `widgets`, `panels` for editors.
"""
