"""Scores against gold and public benchmarks: gains and losses, not only a figure."""
