"""A second opinion on semantics.md: slow, plain, and written without looking at any other engine."""
