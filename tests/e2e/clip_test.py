"""`regie clip`: from the recording of a session, while it runs and after it."""

import asyncio
import unittest

from harness import Desk, RehearsalTest, decoded_frames, ffprobe, packets, pictures_so_far, wait_for


class Clips(RehearsalTest):
    def clip(self, *arguments):
        self.out = self.folder / "clip.mp4"
        return self.regie("clip", self.session, "--replace", "--out", self.out, *arguments)

    def test_during_and_after_the_show(self):
        with self.rehearsal(self.small_show(), seconds=60) as process:
            began = self.wait_for_event("output.changed", lambda data: data["state"] == "running")
            self.assertEqual(began["data"]["file"], "recording.mp4")
            recording = self.session / "recording.mp4"
            wait_for(lambda: pictures_so_far(recording) > 6.5 * 30, "six seconds of recording", every=1)
            for exact in ([], ["--exact"]):  # while the recording is being written
                done = self.clip("--from", "00:03", "--to", "00:05.5", *exact)
                self.assertEqual(done.returncode, 0, done.stderr)
                self.assertEqual(decoded_frames(self.out), 75 if exact else 105)
            process.terminate()
            self.assertEqual(process.wait(30), 0, self.output())

        # As it was recorded: from the keyframe at 2 s. Exactly: the very frames.
        done = self.clip("--from", "00:03", "--to", "00:05.5")
        self.assertIn("3.50 s from recording.mp4, beginning 2.00 s into the show", done.stdout)
        self.assertEqual(decoded_frames(self.out), 105)
        self.assertIn("K", packets(self.out, "v:0")[0]["flags"])
        done = self.clip("--from", "00:03", "--to", "00:05.5", "--exact")
        self.assertIn("2.50 s from recording.mp4, beginning 3.00 s into the show", done.stdout)
        self.assertEqual(decoded_frames(self.out), 75)
        self.assertAlmostEqual(float(ffprobe(self.out, "-show_format")["format"]["duration"]), 2.5, delta=0.05)

        for arguments, words in ((("--from", "5", "--to", "3"), "is not before"),
                                 (("--from", "the vote", "--to", "9"), "neither a show time nor a mark"),
                                 (("--from", "50:00", "--to", "50:01"), "does not reach that far")):
            done = self.clip(*arguments)
            self.assertNotEqual(done.returncode, 0)
            self.assertIn(words, done.stderr)
            self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)

    def test_between_marks(self):
        """Marks of the rundown's cues and of a desk: the ends of clips, and chapters of the finished recording."""
        async def mark():
            async with Desk(self.desk_url()) as desk:
                await desk.call("mark", name="Le vote")
        show = self.small_show(cues=[{"at": "00:02", "mark": "Ouverture"}, {"at": "00:03.5", "take": "host"}])
        with self.rehearsal(show, seconds=8) as process:
            self.wait_for_event("graphic.taken")
            asyncio.run(mark())
            self.assertEqual(process.wait(40), 0, self.output())
        vote_ms = self.events("mark.set")[1]["show_ms"]
        recording = self.session / "recording.mp4"
        chapters = [(round(float(c["start_time"]) * 1000), c["tags"]["title"])
                    for c in ffprobe(recording, "-show_chapters")["chapters"]]
        self.assertEqual(chapters, [(0, "recording"), (2000, "Ouverture"), (vote_ms, "Le vote")])
        self.assertIn(b"moov", recording.read_bytes()[:64], "it does not start fast")
        self.assertEqual(decoded_frames(recording), 240)
        for ends in (("Ouverture", "Le vote"), ("#1", "#2")):
            done = self.clip("--from", ends[0], "--to", ends[1], "--exact")
            self.assertEqual(done.returncode, 0, done.stderr)
            self.assertAlmostEqual(decoded_frames(self.out), (vote_ms - 2000) * 30 / 1000, delta=1)

    def test_the_last_seconds_are_saved_while_the_show_runs(self):
        with self.rehearsal(self.small_show(cues=[{"at": "00:06", "take": "host"}])) as process:
            self.wait_for_event("graphic.taken")

            async def save():
                async with Desk(self.desk_url()) as desk:
                    await desk.call("replay", seconds=3)
            asyncio.run(save())
            saved = self.wait_for_event("replay.saved")["data"]
        self.assertEqual(process.returncode, 0, self.output())
        self.assertEqual(saved["fault"], "")
        seconds = decoded_frames(self.session / saved["file"]) / 30
        self.assertTrue(3 <= seconds <= 5.1, seconds)  # from the keyframe at or before
        self.assertAlmostEqual(seconds, saved["ms"] / 1000, delta=0.1)

    def test_no_session(self):
        done = self.clip("--from", "1", "--to", "2")
        self.assertEqual(done.returncode, 2)
        self.assertEqual(len(done.stderr.strip().splitlines()), 1, done.stderr)


if __name__ == "__main__":
    unittest.main()
