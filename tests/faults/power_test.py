"""The power goes while a show is recorded: what lies on the disk then plays to within two seconds of what was written. The
disk is an image with a file system of its own; it is copied, without being synced, while the processes stand still."""

import os
import shutil
import signal
import subprocess
import unittest

from harness import RehearsalTest, packets, pictures_so_far, wait_for
from table import not_run, row


class Power(RehearsalTest):
    SECONDS = 75 if os.environ.get("REGIE_FAULT_LONG") else 6

    def setUp(self):
        super().setUp()
        self.disk, self.image = self.folder / "disk", self.folder / "disk.img"
        self.disk.mkdir()
        subprocess.run(["truncate", "-s", "200M", str(self.image)], check=True)
        made = subprocess.run(["mkfs.ext4", "-q", "-F", str(self.image)], capture_output=True, text=True)
        mounted = made if made.returncode else self.mount(self.image)
        if mounted.returncode != 0:
            shutil.rmtree(self.folder)
            not_run(self, "power cut", "the disk as it is at one moment", f"root is needed: {mounted.stderr.strip()}")
        self.session = self.disk / "session"

    def mount(self, image):
        return subprocess.run(["mount", "-o", "loop", str(image), str(self.disk)], capture_output=True, text=True)

    def tearDown(self):
        subprocess.run(["umount", "-l", str(self.disk)], check=False)
        super().tearDown()

    def family(self, pid):
        children = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True).stdout.split()
        return [pid, *(one for child in children for one in self.family(int(child)))]

    def test_what_was_recorded_is_there(self):
        recording = self.session / "recording.mp4"
        with self.rehearsal(self.small_show(comments=[])) as process:
            wait_for(lambda: pictures_so_far(recording) >= self.SECONDS * 30, "so much of a recording", self.SECONDS + 30)
            family = self.family(process.pid)
            for pid in family:
                os.kill(pid, signal.SIGSTOP)
            written = pictures_so_far(recording)  # what the programme had written, on the disk or not
            subprocess.run(["cp", str(self.image), str(self.folder / "cut.img")], check=True)
            for pid in family:
                os.kill(pid, signal.SIGKILL)
            process.wait()
        wait_for(lambda: subprocess.run(["umount", str(self.disk)], capture_output=True).returncode == 0, "everybody to let go of the disk")
        cut = self.mount(self.folder / "cut.img")
        self.assertEqual(cut.returncode, 0, cut.stderr)
        kept = len(packets(recording, "v:0"))
        decoded = subprocess.run(["ffmpeg", "-nostdin", "-v", "error", "-i", str(recording), "-f", "null", "-"], capture_output=True, text=True)
        self.assertEqual(decoded.returncode, 0, decoded.stderr)
        missing = (written - kept) / 30
        row("power cut", f"the disk as it is at one moment, after {self.SECONDS} s of recording", f"{missing:.2f} s of what was written missing", "2 s",
            missing <= 2)


if __name__ == "__main__":
    unittest.main()
