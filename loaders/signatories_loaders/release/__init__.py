"""A release: all downloads of one version in a folder and a zip, with what changed since the release before."""
