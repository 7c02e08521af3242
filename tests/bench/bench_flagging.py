"""The flagging cases of bench.py: all rules over the built-in chat on one core, with a crew's list of three lengths."""

import json
import pathlib
import subprocess

ROOT = pathlib.Path(__file__).resolve().parents[2]
CHAT = ROOT / "assets/rehearsal/chat.jsonl"
AT_MOST, AT_LEAST = "≤", "≥"


def flagging(table, run, program, folder):
    measured = json.loads(run(program, CHAT)[0])
    for entries, one in sorted(measured.items(), key=lambda item: int(item[0])):
        ours = one["flagger"]
        table.add(f"flagging, a crew's list of {entries}: comments a second on one core", ours["per_second"], "/s",
                  AT_LEAST, 50_000)
        table.add("  half of them within", ours["p50_us"], "µs")
        table.add("  99 % within", ours["p99_us"], "µs")
        table.add("  99.9 % within", ours["p999_us"], "µs", AT_MOST, 1000)
        table.add("  the rules made anew, as when the crew changes them", ours["made_ms"], "ms")
        if one["re2_set"]:
            table.add("  RE2::Set of that list, plain forms alone: comments a second", one["re2_set"]["per_second"], "/s")
    table.add("flagging with 5,000 entries against 60",
              measured["60"]["flagger"]["per_second"] / measured["5000"]["flagger"]["per_second"], "×", AT_MOST, 1.2)
    obscenity(table, run, program, folder, measured)


def obscenity(table, run, program, folder, measured):
    """The npm package that reads disguises too, with its own list and the crew's."""
    install = ["npm", "install", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder, "obscenity@0.4.6"]
    try:
        subprocess.run(install, check=True, capture_output=True, timeout=120)
    except (OSError, subprocess.SubprocessError):
        print("  (npm could not install obscenity)")
        return
    material = folder / "texts.json"
    run(program, CHAT, material)
    script = ROOT / "tests/bench/obscenity_bench.js"
    theirs = json.loads(run("env", f"NODE_PATH={folder / 'node_modules'}", "node", script, material)[0])
    for entries, per_second in theirs.items():
        table.add(f"obscenity ({per_second:.0f}/s) against ours, a crew's list of {entries}",
                  measured[entries]["flagger"]["per_second"] / per_second, "×", AT_LEAST, 1)
