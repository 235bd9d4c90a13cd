"""Who acts on a store, and what each person may do there."""
