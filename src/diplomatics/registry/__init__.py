"""Who and what exists in the world: states, organisations, groups, offices, people, publishers, places."""
