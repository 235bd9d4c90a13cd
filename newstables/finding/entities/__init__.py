"""Annotated text -> mentions: who and what one article names, `finding.find_mentions` first."""
