"""Which statements of several reports tell the same: pure functions of facts and judgements, in any order."""
