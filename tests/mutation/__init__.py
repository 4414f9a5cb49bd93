"""Mutation of the permission rules: each line of `weimproovi/permissions/` is broken in every small way, and a test must notice.

`python -m tests.mutation` runs all, `python -m tests.mutation decide viewer` some files. Not part of the ordinary run (`.ci/mutation`).
"""
