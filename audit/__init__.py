"""The access audit: every screen and state measured against the 42 requirements of docs/access-report.html."""
