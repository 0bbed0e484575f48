"""The JSON Schema of a reading, generated from the types.

python -m diplomatics.contract.schema            writes record.schema.json beside this file
python -m diplomatics.contract.schema --check    fails when the file is stale
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import msgspec

from diplomatics.contract.reading import SCHEMA, Reading

PATH = Path(__file__).with_name("record.schema.json")


def schema_text() -> str:
    """The schema as JSON text, deterministic."""
    schema = msgspec.json.schema(Reading)
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": SCHEMA, **schema}
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def main(argv: list[str]) -> int:
    """Write the schema, or with --check say whether the kept one is fresh."""
    if argv == ["--check"]:
        if not PATH.exists() or PATH.read_text(encoding="utf-8") != schema_text():
            print(f"{PATH.name} is stale: run `make schema` and commit it.", file=sys.stderr)
            return 1
        return 0
    PATH.write_text(schema_text(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
