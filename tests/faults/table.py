"""A row of the fault table: what was injected, what was measured, what is allowed. `./dev faults` prints the rows of all
tests as one table."""

import json
import os


def write(**line):
    if file := os.environ.get("REGIE_FAULT_TABLE"):
        with open(file, "a", encoding="utf-8") as table:
            table.write(json.dumps(line) + "\n")


def not_run(test, name, injected, why):
    """Skips the test, and says so in the table."""
    write(name=name, injected=injected, measured=f"not run: {why}", limit="")
    test.skipTest(why)


def row(name, injected, measured, limit, within):
    """Fails when `within` is false; the row is written all the same."""
    write(name=name, injected=injected, measured=str(measured), limit=str(limit), within=bool(within))
    print(f"{name}: {injected}: {measured} (limit {limit})")
    assert within, f"{name}: {injected}: {measured}, allowed {limit}"
