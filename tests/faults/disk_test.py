"""The recording's disk fills up during a show and is emptied again: a small file system of its own, filled with ballast."""

import os
import shutil
import subprocess
import unittest

from harness import RehearsalTest, decoded_frames, packets, pictures_so_far, wait_for

RESERVE = 64 << 20  # what the recording leaves for the log
FPS = 30


class FullDisk(RehearsalTest):
    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", str(self.disk)], capture_output=True,
                                 text=True)
        if mounted.returncode != 0:
            shutil.rmtree(self.folder)
            self.skipTest(f"no file system can be mounted here (root is needed): {mounted.stderr.strip()}")
        self.session = self.disk / "session"

    def tearDown(self):
        subprocess.run(["umount", "-l", str(self.disk)], check=False)
        super().tearDown()

    def leave(self, free_bytes):
        """Ballast, so that this much is free."""
        ballast = self.disk / "ballast"
        ballast.unlink(missing_ok=True)
        space = os.statvfs(self.disk)
        with open(ballast, "wb") as file:
            os.posix_fallocate(file.fileno(), 0, space.f_bavail * space.f_frsize - free_bytes)

    def recording_said(self, state, words=""):
        return self.wait_for_event("output.changed", lambda data: data["state"] == state and words in data["words"])

    def test_it_fills_up_and_is_emptied(self):
        show = self.small_show(outputs=[{"kind": "recording", "video_kbps": 3000}])
        with self.rehearsal(show, seconds=60) as process:
            self.recording_said("running")
            first = self.session / "recording.mp4"
            wait_for(lambda: pictures_so_far(first) > 2 * FPS, "two seconds of recording")
            self.leave(RESERVE + (60 << 20))
            self.recording_said("running", "more minutes of recording")
            self.leave(RESERVE + (1 << 18))
            lost = self.recording_said("lost", "the disk is full")
            self.assertIn("The programme goes on", lost["data"]["words"])
            wait_for(lambda: not self.is_open(first), "the recording to be closed")
            self.assertGreater(decoded_frames(first), FPS)
            (self.disk / "ballast").unlink()
            again = self.recording_said("running", "Recording again, into recording-2.mp4")
            wait_for(lambda: pictures_so_far(self.session / "recording-2.mp4") > 2 * FPS, "some of the new recording")
            process.terminate()
            self.assertEqual(process.wait(30), 0, self.output())

        # Each plays whole, and together they hold the show but for the time without room.
        began = self.events("output.changed")[0]["data"]["first_frame"]
        for file, frame in ((first, began), (self.session / "recording-2.mp4", again["data"]["first_frame"])):
            times = [float(packet["pts_time"]) for packet in packets(file, "v:0")]
            self.assertEqual(decoded_frames(file), len(times), file.name)
            for number, time in enumerate(sorted(times)):
                self.assertAlmostEqual(time, number / FPS, delta=0.002, msg=f"a gap in {file.name}")
            self.assertGreater(len(times), FPS, file.name)
        self.assertLessEqual(began + decoded_frames(first), again["data"]["first_frame"])
        ended = self.events("session.ended")[0]
        last = again["data"]["first_frame"] + decoded_frames(self.session / "recording-2.mp4")
        self.assertAlmostEqual(last, ended["show_ms"] * FPS / 1000, delta=FPS)
        self.assertIn("interrupted", self.events("output.changed")[-1]["data"]["words"])

    def test_a_show_of_which_nothing_was_recorded_says_so(self):
        self.leave(RESERVE // 2)
        with self.rehearsal(self.small_show(), seconds=4) as process:
            self.assertEqual(process.wait(60), 1, self.output())
        self.assertIn("nothing was recorded", self.output())
        self.assertNotIn("Done.", self.output())
        self.assertEqual([*self.session.glob("recording*")], [])

    def is_open(self, file):
        open_files = subprocess.run(["find", "/proc", "-maxdepth", "3", "-path", "*/fd/*", "-lname", str(file)],
                                    capture_output=True, text=True).stdout
        return open_files.strip() != ""


if __name__ == "__main__":
    unittest.main()
