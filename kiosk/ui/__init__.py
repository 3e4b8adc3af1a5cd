"""What visitors see and touch; the only package that imports Qt's widgets."""
