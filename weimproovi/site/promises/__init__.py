"""The promises page: what the policy says, clause by clause, how the product keeps it, and which tests proved it last."""
