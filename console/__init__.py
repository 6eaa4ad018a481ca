"""The web: one table of routes with their permissions, the JSON API, the pages."""
