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

import identities
import sentences
import sources

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SEED = 6


def npm_word_lists():
    """The packages' lists as sections of a lexicon."""
    if not (HERE / "node_modules").is_dir():
        sys.exit(f"The word lists of npm packages are missing. Run `npm install` in {HERE}.")
    return subprocess.run(["node", HERE / "word_lists.mjs"], capture_output=True, text=True, check=True).stdout


def without(identities_, lists):
    """Published lists name identities as well, which say nothing by themselves."""
    return "\n".join(line if line.startswith("[") else
                     ", ".join(term for term in line.split(", ") if term.lower() not in identities_)
                     for line in lists.splitlines())


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", help="the folder with the labelled comments and their SOURCES.md")
    parser.add_argument("--tool", default=ROOT / "build/release/bin/train_flags")
    parser.add_argument("--lexicon", default=ROOT / "assets/models/lexicon")
    parser.add_argument("--out", default=ROOT / "assets/models/flags.model")
    parser.add_argument("--figures", default=ROOT / "assets/models/figures.json")
    parser.add_argument("--keep", help="an existing folder to leave the rows and their left-out scores in, for peers.mjs")
    # What is not known here goes to train_flags: --cost, --across, …
    options, rest = parser.parse_known_args()
    rows = sources.read_all(options.data) + sentences.make_all(pathlib.Path(options.lexicon), SEED)
    rows += identities.make_all()
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.keep or temporary
        lexicon = pathlib.Path(shutil.copytree(options.lexicon, pathlib.Path(temporary) / "lexicon"))
        groups = {term for stance, _, term in sentences.read_lexicon(lexicon) if stance == "group"}
        derived = without(groups, sources.word_lists(options.data) + npm_word_lists())
        (lexicon / "derived.txt").write_text(derived, encoding="utf-8")
        file = pathlib.Path(folder) / "rows.jsonl"
        with open(file, "w", encoding="utf-8") as lines:
            for row in rows:
                lines.write(json.dumps(row) + "\n")
        return subprocess.call([options.tool, file, lexicon, "--out", options.out, "--figures",
                                options.figures, "--seed", str(SEED), "--scores", pathlib.Path(folder) / "scores.jsonl", *rest])


if __name__ == "__main__":
    sys.exit(main())
