"""A real desk window under Xvfb: driven by keys, killed, and back with the same show."""

import os
import signal
import subprocess
import unittest

from desk_window import DeskWindowTest
from harness import REGIE, decoded_frames, wait_for

SECONDS = 60
COMMENTS = "640x900+580+60"  # the comments zone of a 1600×1000 desk
SIDE = "400x500+1200+40"  # what is on air, beside it


class DeskWindow(DeskWindowTest):
    def desks(self):
        lines = subprocess.run(["pgrep", "-f", f"{REGIE} desk --connect {self.desk_url()}"], capture_output=True,
                               text=True).stdout.split()
        return [int(pid) for pid in lines]

    def test_keys_a_kill_and_the_same_state(self):
        with self.rehearsal(self.small_show(), seconds=SECONDS, headless=False, env=self.env) as process:
            wait_for(self.window, "the desk's window")
            self.wait_for_event("comment.came")
            wait_for(lambda: "comment number" in self.words_on_screen(COMMENTS), "comments on the desk", every=1)
            self.key("space")
            self.wait_for_event("graphic.taken", lambda data: data["graphic"]["key"] == "host")
            self.key("j", "h")
            hidden = self.wait_for_event("comment.hidden")
            self.key("u")
            self.wait_for_event("taken.back", lambda data: data["of"] == hidden["seq"])
            self.key("p")
            self.wait_for_event("comment.queued")
            self.key("Return")
            self.wait_for_event("graphic.taken", lambda data: data["graphic"]["key"] == "pin")
            wait_for(lambda: "pinned comment" in self.words_on_screen(SIDE), "the pinned comment on the desk", every=1)

            before = wait_for(self.desks, "the desk's process")
            os.kill(before[0], signal.SIGKILL)
            wait_for(lambda: self.desks() and self.desks() != before, "a new desk")
            wait_for(self.window, "the new desk's window")
            wait_for(lambda: "pinned comment" in self.words_on_screen(SIDE), "the same show on the new desk", every=1)
            self.assertEqual(process.wait(60), 0, self.output())
        self.assertAlmostEqual(decoded_frames(self.session / "recording.mp4"), SECONDS * 30, delta=2)


if __name__ == "__main__":
    unittest.main()
