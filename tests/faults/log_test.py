"""The log's disk fills up at the very end, and hangs in the middle of a show: small file systems of their own."""

import shutil
import subprocess
import time
import unittest

from harness import RehearsalTest, wait_for
from table import not_run, row
from watcher import Watcher


class LogDisk(RehearsalTest):
    def setUp(self):
        super().setUp()
        self.disk = self.folder / "disk"
        self.disk.mkdir()
        self.session = self.disk / "session"

    def tearDown(self):
        subprocess.run(["umount", "-l", str(self.disk)], capture_output=True, check=False)
        super().tearDown()

    def mount(self, *arguments):
        mounted = subprocess.run(["mount", *arguments, str(self.disk)], capture_output=True, text=True)
        if mounted.returncode != 0:
            shutil.rmtree(self.folder)
            not_run(self, "log", "disks that hang, fill and fail", f"root is needed: {mounted.stderr.strip()}")

    def a_show(self, **changes):
        """Nothing of it but the log is written to the disk."""
        return self.small_show(outputs=[], comments=[], sources=[{"id": "cam1", "uri": "color:#102030"}], **changes)

    def test_it_is_full_when_the_show_ends(self):
        self.mount("-t", "tmpfs", "-o", "size=40m", "tmpfs")
        with self.rehearsal(self.a_show()) as process, Watcher(self.desk_url()) as desk:
            desk.call("mark", name="before")
            with open(self.disk / "ballast", "wb", 0) as ballast, self.assertRaises(OSError):
                while True:
                    ballast.write(b"x" * 4096)
            desk.call("stop")
            status = process.wait(30)
        said = "the log cannot be written" in self.output()
        row("log", "its disk is full when the show ends", f"status {status}, {'said' if said else 'not said'}", "status 1, said",
            status == 1 and said)

    def test_it_hangs_during_a_show(self):
        image = self.folder / "disk.img"
        subprocess.run(["truncate", "-s", "100M", str(image)], check=True)
        subprocess.run(["mkfs.ext4", "-q", "-F", "-m", "0", str(image)], check=True)
        self.mount("-o", "loop", str(image))
        cues = [{"at": "00:05", "take": "host"}]
        with self.rehearsal(self.a_show(cues=cues)) as process, Watcher(self.desk_url()) as desk:
            wait_for(lambda: desk.status.get("show_ms", 0) > 3500, "the fourth second", every=0.01)
            zero_ms = time.time() * 1000 - desk.status["show_ms"]
            subprocess.run(["fsfreeze", "-f", str(self.disk)], check=True)
            try:
                taken = desk.wait_for("graphic.taken")
                late_ms = time.time() * 1000 - zero_ms - taken["show_ms"]
                asked = time.monotonic()
                desk.call("mark", name="by hand")
                answered_ms = (time.monotonic() - asked) * 1000
                wait_for(lambda: not desk.status.get("log_ok", True), "the status to say so")
                self.assertIn("does not answer; the show goes on", desk.status["log_words"])
            finally:
                subprocess.run(["fsfreeze", "-u", str(self.disk)], check=True)
            wait_for(lambda: desk.status["log_ok"], "the log to be written again")
            process.terminate()
            self.assertEqual(process.wait(30), 0, self.output())
        log = self.log()
        self.assertEqual([event["seq"] for event in log], list(range(1, len(log) + 1)))
        kinds = [event["kind"] for event in log]
        lost = [kind for kind in ("graphic.taken", "mark.set", "session.ended") if kind not in kinds]
        row("log", "its disk hangs while a cue runs", f"cue {late_ms:.0f} ms late, a mark answered in {answered_ms:.0f} ms, lost {lost}",
            "500 ms, 500 ms, nothing", late_ms <= 500 and answered_ms <= 500 and not lost)


if __name__ == "__main__":
    unittest.main()
