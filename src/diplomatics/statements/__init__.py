"""Statements: what a report says, as the contract's nine kinds, each read by rules of its own."""
