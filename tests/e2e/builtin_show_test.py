"""Twenty seconds of the built-in rehearsal, judged only from outside."""

import json
import unittest

from harness import ROOT, RehearsalTest, decoded_frames, ffprobe, packets, picture, read_text

SECONDS = 20
TOP = "100%x30%+0+0"  # where event cards stand
BOTTOM = "100%x30%+0+756"  # where lower thirds and pinned comments stand


class BuiltinShow(RehearsalTest):
    def test_twenty_seconds(self):
        with self.rehearsal(seconds=SECONDS) as process:
            self.wait_for_event("platform.answered", lambda data: data["action"] == "hide", 60)
            self.hides = self.ledger("facebook")["hides"]
            self.assertEqual(process.wait(90), 0, self.output())
        recording = self.session / "recording.mp4"
        self.check_streams(recording)
        self.check_graphics(recording)
        self.check_comments()
        self.check_decisions()

    def check_streams(self, recording):
        streams = {s["codec_type"]: s for s in ffprobe(recording, "-show_streams")["streams"]}
        video = streams["video"]
        self.assertEqual((video["codec_name"], video["width"], video["height"]), ("h264", 1920, 1080))
        self.assertEqual(video["avg_frame_rate"], "30/1")
        self.assertEqual(video.get("color_space"), "bt709")
        self.assertEqual(streams["audio"]["codec_name"], "aac")
        self.assertEqual(streams["audio"]["sample_rate"], "48000")
        self.assertAlmostEqual(decoded_frames(recording), SECONDS * 30, delta=2)
        video_packets = packets(recording, "v:0")
        dts = [float(p["dts_time"]) for p in video_packets]
        self.assertTrue(all(a < b for a, b in zip(dts, dts[1:])), "DTS does not rise")
        keyframes = [float(p["pts_time"]) for p in video_packets if "K" in p["flags"]]
        for a, b in zip(keyframes, keyframes[1:]):
            self.assertAlmostEqual(b - a, 2.0, delta=1 / 30 + 0.001)
        sound = packets(recording, "a:0")
        self.assertAlmostEqual(float(sound[-1]["pts_time"]), SECONDS, delta=0.3)
        gaps = [float(b["pts_time"]) - float(a["pts_time"]) for a, b in zip(sound, sound[1:])]
        self.assertLess(max(gaps), 0.03, "a gap in the sound")

    def text_at(self, recording, seconds, part):
        return read_text(picture(recording, seconds, self.folder / f"at-{seconds}.png"), part)

    def check_graphics(self, recording):
        self.assertIn("Réouverture", self.text_at(recording, 5, TOP))
        self.assertIn("11:00", self.text_at(recording, 5, TOP))
        self.assertNotIn("Réouverture", self.text_at(recording, 8.6, TOP))
        pinned = self.text_at(recording, 14, BOTTOM)
        self.assertIn("Amélie R.", pinned)
        self.assertIn("ouvert le mardi", pinned)
        self.assertNotIn("mardi", self.text_at(recording, 18.8, BOTTOM))
        self.assertNotIn("mardi", self.text_at(recording, 11.8, BOTTOM))

    def check_comments(self):
        chat = [json.loads(line) for line in (ROOT / "assets/rehearsal/chat.jsonl").read_text().splitlines()]
        came = [event["data"]["comment"] for event in self.events("comment.came")]
        ids = [comment["id"] for comment in came]
        self.assertEqual(len(ids), len(set(ids)), "a comment came twice")
        # The stand-in numbers the recorded comments as a platform would: 1234_7 is the seventh.
        due = [n for n, c in enumerate(chat, 1) if c["at_ms"] < (SECONDS - 4) * 1000 and not c.get("removed_at_ms")]
        self.assertGreater(len(due), 10)
        missing = set(due) - {int(i.rsplit("_", 1)[1]) for i in ids}
        self.assertEqual(missing, set(), "comments never came")
        numbers = [event["seq"] for event in self.log()]
        self.assertEqual(numbers, list(range(1, len(numbers) + 1)))

    def check_decisions(self):
        hidden = {event["data"]["comment"] for event in self.events("comment.hidden")}
        self.assertTrue(hidden, "no comment was hidden")
        self.assertEqual(sorted(entry["id"] for entry in self.hides), sorted(hidden), "hidden once each, and no other")
        confirmed = {e["data"]["comment"] for e in self.events("platform.answered") if e["data"]["outcome"] == "confirmed"}
        self.assertEqual(confirmed, hidden)
        flags = {flag["rule"] for event in self.events("comment.flagged") for flag in event["data"]["flags"]}
        self.assertLessEqual({"insult", "link", "question"}, flags)


if __name__ == "__main__":
    unittest.main()
