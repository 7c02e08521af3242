#!/usr/bin/env python3
"""Learns the flagging classifiers anew: train.py DATA_DIR [--tool build/release/bin/train_flags].

Reads the labelled comments of DATA_DIR and the sentences made here, has train_flags measure them with each source left
out in turn and learn from all, and writes assets/models/flags.model and assets/models/figures.json. The same data and
seed give the same bytes.
"""
import argparse
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

import sentences
import sources

ROOT = pathlib.Path(__file__).resolve().parents[2]
SEED = 6


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="the folder with the labelled comments and their SOURCES.md")
    parser.add_argument("--tool", default=ROOT / "build/release/bin/train_flags")
    parser.add_argument("--lexicon", default=ROOT / "assets/models/lexicon")
    parser.add_argument("--out", default=ROOT / "assets/models/flags.model")
    parser.add_argument("--figures", default=ROOT / "assets/models/figures.json")
    # What is not known here goes to train_flags: --cost, --across, …
    options, rest = parser.parse_known_args()
    rows = sources.read_all(options.data) + sentences.make_all(pathlib.Path(options.lexicon), SEED)
    with tempfile.TemporaryDirectory() as folder:
        lexicon = pathlib.Path(shutil.copytree(options.lexicon, pathlib.Path(folder) / "lexicon"))
        (lexicon / "derived.txt").write_text(sources.word_lists(options.data), encoding="utf-8")
        file = pathlib.Path(folder) / "rows.jsonl"
        with open(file, "w", encoding="utf-8") as lines:
            for row in rows:
                lines.write(json.dumps(row) + "\n")
        return subprocess.call([options.tool, file, lexicon, "--out", options.out, "--figures",
                                options.figures, "--seed", str(SEED), *rest])


if __name__ == "__main__":
    sys.exit(main())
