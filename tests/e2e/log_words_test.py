"""What `regie log` says to a person: who wrote what was decided about, what was taken back, how long nothing was sent."""

import json
import sqlite3
import unittest

from harness import RehearsalTest

LONG = "Très longue phrase " * 30 + "\u202e\u001b[31m\nfin"


class Told(RehearsalTest):
    def told(self, *events):
        """The words of each event: (kind, data), or (kind, data, show_ms)."""
        self.session.mkdir()
        log = sqlite3.connect(self.session / "log.sqlite")
        log.execute("CREATE TABLE events (seq BIGINT PRIMARY KEY, wall_ms BIGINT NOT NULL, show_ms BIGINT NOT NULL,"
                    " who TEXT NOT NULL, kind TEXT NOT NULL, data TEXT NOT NULL)")
        for number, (kind, data, *show_ms) in enumerate(events, 1):
            log.execute("INSERT INTO events VALUES (?, ?, ?, ?, ?, ?)",
                        (number, 1_796_089_766_679, show_ms[0] if show_ms else 0, "Desk", kind, json.dumps(data)))
        log.commit()
        log.close()
        done = self.regie("log", self.session)
        self.assertEqual(done.returncode, 0, done.stderr)
        lines = done.stdout.splitlines()
        self.assertEqual(len(lines), len(events), done.stdout)
        self.assertNotIn("\x1b", done.stdout)
        return [line.split(" Desk ", 1)[1].strip() for line in lines]

    def came(self, comment, author, text):
        return ("comment.came", {"comment": {"author": {"id": "u" + comment, "name": author}, "created_ms": 0, "feed": "facebook",
                                             "id": comment, "platform": "facebook", "text": text}})

    def test_what_was_decided_is_told_by_who_wrote_it_and_its_first_words(self):
        told = self.told(
            ("session.started", {"epoch_ms": 0, "flags": {}, "fps": 25, "mode": "live", "show": "A"}),
            self.came("1", "Karim", "Bonjour"), self.came("2", "Zoë", LONG),
            ("comment.deleted", {"comment": "1"}), ("comment.hidden", {"comment": "2"}), ("comment.approved", {"comment": "3"}),
            ("comments.decided", {"what": "hidden", "comments": ["1", "2", "3", "4", "5", "6", "7"]}),
            ("taken.back", {"of": 4, "spared": ["1"]}),
            ("graphic.taken", {"graphic": {"comment": "1", "fields": {"text": "Bonjour"}, "graphic": "pinned-comment",
                                           "key": "pin", "layer": "", "until_ms": -1}}),
            ("graphic.released", {"key": "pin"}), ("graphic.released", {"key": "host"}),
            ("comment.edited", {"comment": "1", "text": "Bonsoir"}), ("comment.removed", {"comment": "1"}),
            ("comment.answered", {"comment": "1", "text": "Merci"}),
            ("raid.seen", {"id": "1", "authors": 5, "comments": ["1"], "example": "Venez tous", "since_ms": 0}),
            ("raid.hidden", {"raid": "1", "comments": ["1"]}), ("taken.back", {"of": 8, "spared": []}),
            ("taken.back", {"of": 99, "spared": []}))
        self.assertEqual(told[3], '"Karim": "Bonjour" ("1")')
        self.assertRegex(told[4], r'^"Zoë": "Très longue phrase .{20,60}…" \("2"\)$')
        self.assertNotIn("\u202e", told[4])
        self.assertEqual(told[5], '"3"')
        self.assertTrue(told[6].startswith('hidden: "Karim": "Bonjour" ("1"), "Zoë": '), told[6])
        self.assertTrue(told[6].endswith('"5" and 2 more'), told[6])
        self.assertEqual(told[7], 'comment.deleted by Desk, "Karim": "Bonjour" ("1"); number 4, but for "Karim": "Bonjour" ("1")')
        self.assertEqual(told[9], '"pin": "Karim": "Bonjour" ("1")')
        self.assertEqual(told[10], '"host"')
        self.assertEqual(told[12], '"Karim": "Bonsoir" ("1")')
        self.assertEqual(told[13], '"Karim": "Bonsoir" ("1"): "Merci"')
        self.assertEqual(told[15], '"1", 1 comments: "Venez tous"')
        self.assertEqual(told[16], "number 8")
        self.assertEqual(told[17], "number 99")

    def test_an_engine_that_takes_over_says_how_long_nothing_was_sent(self):
        engine = {"after": ["killed"], "boot": "b", "first_frame": 0, "pid": 7, "without": [], "zero_ms": 0}
        told = self.told(("session.started", {"epoch_ms": 0, "flags": {}, "fps": 25, "mode": "live", "show": "A"}),
                         ("engine.started", {**engine, "after": []}), ("mark.set", {"name": "A vote"}, 10_000),
                         ("engine.started", {**engine, "first_frame": 310}, 12_000), ("mark.set", {"name": "B"}, 13_000))
        self.assertEqual(told[1], "process 7, from frame 0")
        self.assertEqual(told[3], "process 7, from frame 310; nothing was sent or recorded for at most 2.4 s before it; "
                                  'before it: "killed"')


if __name__ == "__main__":
    unittest.main()
