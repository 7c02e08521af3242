#!/usr/bin/env python3
"""The fault table: runs every test with the label `faults` and prints what each injected, what was measured, and the
limit. REGIE_FAULT_SEED chooses other random moments; REGIE_FAULT_LONG=1 takes the long forms (an hour and more)."""

import argparse
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile

SHOWN = {"name": 24, "injected": 58, "measured": 40, "limit": 24}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", required=True, help="build folder")
    parser.add_argument("--seed", type=int, default=random.randrange(10_000), help="of the random moments")
    parser.add_argument("--long", action="store_true", help="the long forms: an hour and more")
    parser.add_argument("--only", default="", help="tests whose names match this expression")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="regie-faults-") as folder:
        table = pathlib.Path(folder) / "table"
        environment = {**os.environ, "REGIE_FAULT_TABLE": str(table), "REGIE_FAULT_SEED": str(options.seed),
                       **({"REGIE_FAULT_LONG": "1"} if options.long else {})}
        # Two at once of those that mostly wait, everything else alone.
        done = subprocess.run(["ctest", "--test-dir", options.build, "--output-on-failure", "--no-tests=error", "--parallel", "2",
                               "-L", "faults", *(["-R", options.only] if options.only else [])], env=environment)
        rows = [json.loads(line) for line in table.read_text().splitlines()] if table.exists() else []
    print(f"\nseed {options.seed}")
    for row in [{key: key for key in SHOWN}, *rows]:
        print("  ".join(row[key].ljust(width) for key, width in SHOWN.items())
              + ("" if row.get("within", True) else "  OVER THE LIMIT"))
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
