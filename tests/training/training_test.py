"""The training program on a tiny made-up set: the same seed gives the same bytes, and what it learnt is read and right."""

import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
import identities
import sentences

TOOL = os.environ["TRAIN_FLAGS"]
LEXICON = HERE.parents[1] / "assets/models/lexicon"


def rows(kind, source, seed):
    """Made up of words that no list has, so that only letters and words can tell the classes apart."""
    draw = random.Random(seed)
    good, bad = ["valou", "mirel", "tosane", "belidor"], ["grukar", "zorvix", "krazhul", "drogzak"]
    for i in range(60):
        label = i % 2
        words = [draw.choice(bad if label else good) for _ in range(3)] + ["nomul", "tavo"]
        yield {"text": " ".join(words), "label": label, "source": source, "kind": kind, "french": i % 4 < 2,
               "measured": True, "natural": True, "weight": 1}


class Training(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.rows = pathlib.Path(self.folder.name) / "rows.jsonl"
        made = [row for kind in ("toxicity", "spam") for source in ("a", "b") for row in rows(kind, kind + source, source)]
        self.rows.write_text("".join(json.dumps(row) + "\n" for row in made), encoding="utf-8")

    def train(self, name, *arguments):
        out = pathlib.Path(self.folder.name) / name
        done = subprocess.run([TOOL, self.rows, LEXICON, "--out", out, "--figures", out.with_suffix(".json"), *arguments],
                              capture_output=True, text=True, timeout=100)
        self.assertEqual(done.returncode, 0, done.stderr)
        return out.read_bytes(), json.loads(out.with_suffix(".json").read_text(encoding="utf-8"))

    def test_same_seed_same_bytes(self):
        first, _ = self.train("first.model", "--seed", "1")
        again, _ = self.train("again.model", "--seed", "1")
        other, _ = self.train("other.model", "--seed", "2")
        self.assertEqual(first, again)
        self.assertNotEqual(first, other)
        self.assertLess(len(first), 8 << 20)

    def test_the_classes_are_told_apart_in_a_source_left_out(self):
        _, figures = self.train("a.model")
        self.assertEqual(set(figures["left_out"]), {"toxicitya", "toxicityb", "spama", "spamb"})
        for source, of in figures["left_out"].items():
            self.assertGreater(of["auc"], 0.99, source)
            self.assertGreater(of["recall_at_5"], 0.9, source)

    def test_what_is_no_row_is_named(self):
        self.rows.write_text('{"text": "a"}\n', encoding="utf-8")
        done = subprocess.run([TOOL, self.rows, LEXICON], capture_output=True, text=True, timeout=100)
        self.assertEqual(done.returncode, 1)
        self.assertIn("line 1", done.stderr)


class Sentences(unittest.TestCase):
    def test_neutral_sentences_are_not_learnt_from(self):
        learnt = {row["text"] for row in sentences.make_all(LEXICON, 6)}
        measured = {row["text"] for row in identities.make_all()}
        self.assertGreater(len(measured), 600)
        self.assertEqual(learnt & measured, set())

    def test_the_same_seed_makes_the_same_sentences(self):
        self.assertEqual(sentences.make_all(LEXICON, 6), sentences.make_all(LEXICON, 6))


if __name__ == "__main__":
    unittest.main()
