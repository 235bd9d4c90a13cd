"""Who the pronouns, roles and names of one article are: one answer for quotations and events."""
