"""Tests of the access audit, and the audit of a few looks in which every two things meet."""
