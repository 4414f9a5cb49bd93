"""Presentational functions of the site: schemas and words in, htpy elements out."""
