"""A real desk window under Xvfb, driven by keys."""

import os
import subprocess

from harness import RehearsalTest, read_text, wait_for


class DeskWindowTest(RehearsalTest):
    SCREEN = "1600x1000"

    def setUp(self):
        super().setUp()
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", f"{self.SCREEN}x24", "-nolisten", "tcp"],
                                       pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as displays:
            number = displays.readline().strip()
        self.env = {**os.environ, "DISPLAY": f":{number}", "QT_QUICK_BACKEND": "software", "LC_ALL": "C.UTF-8"}
        self.env.pop("WAYLAND_DISPLAY", None)
        subprocess.run(["setxkbmap", "fr"], env=self.env, check=True)  # a crew's keyboard

    def tearDown(self):
        self.server.kill()
        self.server.wait()
        super().tearDown()

    def xdotool(self, *arguments):
        return subprocess.run(["xdotool", *arguments], env=self.env, capture_output=True, text=True).stdout

    def window(self):
        return self.xdotool("search", "--onlyvisible", "--name", "Régie").split()

    def words_on_screen(self, part):
        file = self.folder / "screen.png"
        subprocess.run(["import", "-window", "root", str(file)], env=self.env, check=True)
        return read_text(file, part, scale=250)

    def key(self, *keys):
        # There is no window manager to give the window the keyboard.
        self.xdotool("windowfocus", "--sync", wait_for(self.window, "the desk's window")[0])
        for key in keys:
            self.xdotool("key", key)

    def type(self, text):
        assert text.isascii()  # for the rest xdotool changes the keyboard while it types, and a busy window is late to know
        self.xdotool("type", "--delay", "5", text)
