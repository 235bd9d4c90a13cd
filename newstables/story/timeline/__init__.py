"""Events: what an article says happened, merged over articles into a dated timeline."""
