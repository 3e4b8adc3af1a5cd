"""Packages the program with its assets and pages, which lie beside the code in the source tree."""

from setuptools import find_packages, setup

setup(
    packages=[*find_packages(include=["kiosk", "kiosk.*"]), "kiosk_data.assets", "kiosk_data.content"],
    package_dir={"kiosk_data.assets": "assets", "kiosk_data.content": "content"},
    package_data={"kiosk_data.assets": ["**/*"], "kiosk_data.content": ["**/*"]},
)
