"""The edge of the house: a Reply as JSON for integrators, as a page, and in the widget.

`app.create_app` puts the parts together; each router is a function that takes what it needs.
"""
