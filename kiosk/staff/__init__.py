"""The staff's side: the only package that can open a sealed request."""
