"""Tests against the world's faults: full disks, killed processes, power cuts."""
