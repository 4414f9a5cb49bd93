"""The promises page: what the policy says, clause by clause, how the product keeps it, and which tests proved it last."""

from weimproovi.site.promises.page import show_promises as show_promises
