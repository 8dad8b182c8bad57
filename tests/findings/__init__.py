"""Tests of findings, and of the rules behind their codes."""
