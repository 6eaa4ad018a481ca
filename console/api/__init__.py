"""The handlers of /api/v1, by resource. Each gives what is to be sent; routes.py says who may ask."""
