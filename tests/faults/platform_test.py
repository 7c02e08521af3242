"""A platform that answers 500, garbage or nothing, or has lines it cannot use: the programme goes on, the desk says
what is wrong, and no comment is lost or doubled."""

import json
import unittest
import urllib.request

from harness import RehearsalTest, decoded_frames


class FailingPlatform(RehearsalTest):
    def fault(self, kind):
        request = urllib.request.Request(self.standin_url("fb") + "/_standin/fault", json.dumps({"kind": kind}).encode(),
                                         {"Content-Type": "application/json"})
        urllib.request.urlopen(request, timeout=5).read()

    def check_fault(self, kind, words):
        with self.rehearsal(self.small_show(), seconds=20) as process:
            self.wait_for_event("feed.changed", lambda data: data["state"] == "live")
            self.fault(kind)
            dead = self.wait_for_event("feed.changed", lambda data: data["state"] == "dead")
            self.assertRegex(dead["data"]["words"], words)
            self.assertRegex(dead["data"]["words"], r"nothing has come since \d\d:\d\d:\d\d")
            self.fault("none")
            self.wait_for_event("feed.changed", lambda data: data["state"] == "live" and
                                self.events("feed.changed")[-1]["data"]["state"] == "live")
            self.assertEqual(process.wait(60), 0, self.output())
        self.assertAlmostEqual(decoded_frames(self.session / "recording.mp4"), 600, delta=2)
        ids = [event["data"]["comment"]["id"] for event in self.events("comment.came")]
        self.assertEqual(len(ids), len(set(ids)))
        texts = [event["data"]["comment"]["text"] for event in self.events("comment.came")]
        numbers = sorted(int(text.removeprefix("comment number ")) for text in texts)
        self.assertEqual(numbers, list(range(len(numbers))), "a comment was lost")
        self.assertGreater(len(numbers), 130)

    def test_500(self):
        self.check_fault("500", r"500|transient|unexpected|error")

    def test_garbage(self):
        self.check_fault("garbage", r"JSON|understood|read")

    def test_silence(self):
        self.check_fault("silence", r"answer|time")

    def test_lines_that_are_not_json_are_skipped_and_counted(self):
        good = json.dumps({"at_ms": 0, "id": "c0", "author": {"id": "u", "name": "A"}, "text": "bonjour"})
        show = self.small_show(chat=["not JSON", good, "{}", '{"at_ms": "x"}', "[1]"])
        with self.rehearsal(show, seconds=5) as process:
            self.assertEqual(process.wait(40), 0, self.output())
        self.assertEqual(len(self.events("comment.came")), 1)
        self.assertIn("1 recorded, 4 left out", self.output())


if __name__ == "__main__":
    unittest.main()
