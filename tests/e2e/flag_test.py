"""`regie flag`: lines in, lines out, in order; and what it prints of a labelled file."""

import json

import unittest

from harness import RehearsalTest


class Flag(RehearsalTest):
    def test_answer_k_is_for_line_k(self):
        lines = [json.dumps({"id": str(i), "text": text}) for i, text in enumerate(
            ["Bonjour", "espèce de connard", "Abonnez-vous à ma chaîne", "à quelle heure ça ferme ?"] * 50)]
        lines[7] = "no JSON"
        lines[8] = ""
        lines[9] = '{"id": "9", "text": "\\ud800"}'
        lines[10] = '{"id": "10"}'
        done = self.regie("flag", input="\n".join(lines) + "\n")
        self.assertEqual(done.returncode, 0, done.stderr)
        answers = [json.loads(line) for line in done.stdout.splitlines()]
        self.assertEqual(len(answers), len(lines))
        for i, answer in enumerate(answers):
            if 7 <= i <= 10:
                self.assertIn(answer["id"], (str(i), None))
                self.assertIn("error", answer)
            else:
                self.assertEqual(answer["id"], str(i))
                self.assertEqual(set(answer), {"id", "toxicity", "spam", "flags"})
                self.assertTrue(0 < answer["toxicity"] < 1 and 0 < answer["spam"] < 1)
        self.assertGreater(answers[1]["toxicity"], answers[0]["toxicity"])
        self.assertGreater(answers[2]["spam"], answers[0]["spam"])

    def test_explained_spans_are_code_points(self):
        done = self.regie("flag", "--explain", input='{"id": "1", "text": "é👏 espèce de connard"}\n')
        flag = json.loads(done.stdout)["flags"][0]
        self.assertEqual(flag["rule"], "insult")
        for span in flag["spans"]:
            self.assertEqual("é👏 espèce de connard"[span["start"]:span["end"]], span["text"])

    def labelled(self, name, text):
        file = self.folder / name
        file.write_text(text, encoding="utf-8")
        return file

    def test_a_labelled_file_gives_a_table(self):
        file = self.labelled("a.csv", 'tweet,class\n"espèce de connard, va",0\nfils de pute,1\nbonjour,2\nmerci !,2\n')
        done = self.regie("flag", "--evaluate", file, "--text", "tweet", "--label", "class", "--toxic", "0,1")
        self.assertEqual(done.returncode, 0, done.stderr)
        for line in (r"comments +4\n", r"should be flagged +2\n", r"AUC +1\.000\n", r"recall at 5 % false alarms +1\.000\n",
                     r"insult +1\.000 +0\.000\n"):
            self.assertRegex(done.stdout, line)
        spam = self.labelled("a.jsonl", '{"text": "Check out my channel, subscribe", "label": true}\n'
                                        '{"text": "merci", "label": false}\n')
        done = self.regie("flag", "--evaluate", spam, "--toxic", "true", "--score", "spam")
        self.assertRegex(done.stdout, r"ranked by +spam\n")
        self.assertRegex(done.stdout, r"AUC +1\.000\n")

    def test_a_labelled_file_that_a_spreadsheet_wrote(self):
        """Whatever its name's case, what stands between its cells and how its letters are written; a guess is said."""
        text = "text;label\nespèce de connard, va;1\nmerci à tous;0\n"
        for name, encoding, guess in (("A.CSV", "cp1252", "read as Windows-1252"), ("b.csv", "utf-8-sig", ""), ("c.CSV", "utf-8", "")):
            file = self.folder / name
            file.write_bytes(text.encode(encoding))
            done = self.regie("flag", "--evaluate", file)
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertRegex(done.stdout, r"comments +2\n")
            self.assertIn(guess, done.stderr)
            self.assertEqual("read as" in done.stderr, bool(guess))

    def test_a_pattern_that_is_none_is_refused(self):
        rules = self.folder / "rules.json"
        rules.write_text('{"patterns": [{"pattern": "a(b"}]}')
        done = self.regie("flag", "--rules", rules, input="{}\n")
        self.assertEqual(done.returncode, 2)
        self.assertIn("/flags/patterns/0/pattern: this is no regular expression", done.stderr)

    def test_what_is_wrong_is_said(self):
        file = self.labelled("a.csv", "tweet,class\na,0\n")
        for arguments, words in (((self.folder / "none.csv",), "cannot be read"), ((file,), "no column “text”"),
                                 ((file, "--text", "tweet", "--label", "class"), "--toxic"),
                                 ((file, "--score", "beauty"), "toxicity or spam")):
            done = self.regie("flag", "--evaluate", *arguments)
            self.assertNotEqual(done.returncode, 0)
            self.assertIn(words, done.stderr)
            self.assertEqual(done.stdout, "")


if __name__ == "__main__":
    unittest.main()
