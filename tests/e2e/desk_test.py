"""A real desk window under Xvfb: driven by keys, killed, and back with the same show."""

import os
import signal
import subprocess
import unittest

from harness import REGIE, RehearsalTest, decoded_frames, read_text, wait_for

SECONDS = 60
COMMENTS = "640x900+580+60"  # the comments zone of a 1600×1000 desk
SIDE = "400x500+1200+40"  # what is on air, beside it


class DeskWindow(RehearsalTest):
    def setUp(self):
        super().setUp()
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1000x24", "-nolisten", "tcp"],
                                       pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as displays:
            number = displays.readline().strip()
        self.env = {**os.environ, "DISPLAY": f":{number}", "QT_QUICK_BACKEND": "software", "LC_ALL": "C.UTF-8",
                    "XDG_CONFIG_HOME": str(self.folder / "config")}
        self.env.pop("WAYLAND_DISPLAY", None)

    def tearDown(self):
        self.server.kill()
        self.server.wait()
        super().tearDown()

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.env, capture_output=True, text=True).stdout

    def window(self):
        return self.xdotool("search", "--onlyvisible", "--name", "Régie").split()

    def desks(self):
        lines = subprocess.run(["pgrep", "-f", f"{REGIE} desk --connect {self.desk_url()}"], capture_output=True,
                               text=True).stdout.split()
        return [int(pid) for pid in lines]

    def words_on_screen(self, part):
        file = self.folder / "screen.png"
        subprocess.run(["import", "-window", "root", str(file)], env=self.env, check=True)
        return read_text(file, part, scale=250)

    def key(self, *keys):
        # There is no window manager to give the window the keyboard.
        self.xdotool("windowfocus", "--sync", wait_for(self.window, "the desk's window")[0])
        for key in keys:
            self.xdotool("key", key)

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
