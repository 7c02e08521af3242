"""What the desk says of the engine's sentences in other languages is still what the engine writes: each sentence that the
desk knows stands in the engine's sources."""

import pathlib
import re
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]


def literals(text):
    """A source's strings, with those that stand behind each other joined, and places as %."""
    joined = re.sub(r'"\s*\n\s*"', "", text)
    return [re.sub(r"\{[^}]*\}", "%", found).replace('\\"', '"') for found in re.findall(r'"((?:[^"\\\n]|\\.)*)"', joined)]


class EngineWords(unittest.TestCase):
    maxDiff = None

    def test_every_sentence_is_one_of_the_engines(self):
        known = [re.sub(r"%\d", "%", words) for words in
                 (words.replace('\\"', '"') for words in re.findall(r'"EngineWords", "((?:[^"\\]|\\.)*)"', (ROOT / "app/desk/engine_words.cpp").read_text()))]
        self.assertEqual(len(known), (ROOT / "app/desk/engine_words.cpp").read_text().count("QT_TRANSLATE_NOOP"))
        sources = [file for folder in ("pipelines", "app") for file in [*(ROOT / folder).rglob("*.cpp"), *(ROOT / folder).rglob("*.h")] if file.name != "engine_words.cpp"]
        said = " \n ".join(line for file in sources for line in literals(file.read_text()))
        # Their longest clauses: sentences are put together from parts in more ways than one.
        missing = [words for words in known if max(re.split(r"[%“”\".:;,]|the stream key|the passphrase", words), key=len).strip() not in said]
        self.assertEqual(missing, [])


if __name__ == "__main__":
    unittest.main()
