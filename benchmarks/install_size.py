"""What the base install weighs: a fresh environment from requirements/base.lock, measured.

    python -m benchmarks.install_size

Exit code 1 above 350 MB, or when torch is in it.
"""

import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
LIMIT_MB = 350


def folder_mb(folder: Path) -> float:
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink()) / 1e6


def main() -> int:
    with tempfile.TemporaryDirectory() as kept:
        target = Path(kept) / "base"
        pip = [
            sys.executable,
            "-m",
            "pip",
            "--disable-pip-version-check",
            "--quiet",
            "install",
            "--target",
            str(target),
        ]
        subprocess.run([*pip, "--require-hashes", "-r", str(ROOT / "requirements/base.lock")], check=True)
        own = folder_mb(ROOT / "src" / "diplomatics")
        size = folder_mb(target) + own
        torch = (target / "torch").exists()
        print(
            f"base install: {size:.0f} MB, of which diplomatics itself {own:.0f} MB; torch: {'yes' if torch else 'no'}"
        )
    return 1 if size > LIMIT_MB or torch else 0


if __name__ == "__main__":
    sys.exit(main())
