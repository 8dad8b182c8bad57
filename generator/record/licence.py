"""The licence of what is published: facts and drawings; titles and passages stay with their publishers."""

LICENCE = "CC-BY-4.0"  # its SPDX identifier
LICENCE_URL = "https://creativecommons.org/licenses/by/4.0/"
