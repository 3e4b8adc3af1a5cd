"""Named fakes, factories and drivers that tests share."""
