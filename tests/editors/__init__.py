"""Editors' plug-ins."""
