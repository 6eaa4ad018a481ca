"""Files of many rows: what an importer needs to know of them. Each adapter of this family reads its own kind.

A file is looked into once, which gives a plan; its rows are then read one by one, however many they are.
"""

from channels.files._plan import FIELDS, BadFile, Plan, Row

__all__ = ["FIELDS", "BadFile", "Plan", "Row"]
