"""From a camera's picture to the encoder, through the camera's own JPEG and the network: at most two frames."""

import statistics
import subprocess
import unittest

from clock_camera import BITS, FPS
from harness import ROOT, RehearsalTest, decoded_frames, wait_for
from sources_test import free_port
from watcher import Watcher

MOST_FRAMES = 2
LEAD_FRAMES = 2  # the show's time is that of the overlay to draw next: kOverlayLeadFrames


def clocks(file):
    """What the bars say in each picture, in milliseconds; None where there are none."""
    pixels = subprocess.run(["ffmpeg", "-loglevel", "error", "-i", str(file), "-vf",
                             f"crop=iw:ih/2:0:ih/4,scale={BITS}:1:flags=area,format=gray", "-f", "rawvideo", "-"],
                            capture_output=True, check=True).stdout
    for at in range(0, len(pixels), BITS):
        bars = pixels[at:at + BITS]
        clear = all(luma < 90 or luma > 160 for luma in bars) and max(bars) > 160
        yield sum((luma > 128) << (BITS - 1 - bit) for bit, luma in enumerate(bars)) if clear else None


class Delay(RehearsalTest):
    def marks(self):
        """Those made since frame 0: the show's time stands at 0 until it is due."""
        return [mark for mark in self.events("mark.set") if mark["show_ms"] > 0]

    def test_a_picture_reaches_the_encoder(self):
        port = free_port()
        camera = subprocess.Popen(["/usr/bin/python3", str(ROOT / "tests/faults/clock_camera.py"), str(port)], stdout=subprocess.PIPE,
                                  text=True)
        self.addCleanup(camera.wait)
        self.addCleanup(camera.kill)
        with camera.stdout as output:
            self.assertEqual(output.readline().strip(), "ready")
        show = self.small_show(comments=[], rundown=[], sources=[{"id": "cam", "uri": f"rtsp://127.0.0.1:{port}/camera"}],
                               outputs=[{"kind": "recording"}])
        with self.rehearsal(show, seconds=15, mode="live") as process:
            wait_for(lambda: self.events("source.changed"), "the camera on air", every=0.3)
            with Watcher(self.desk_url()) as desk:
                wait_for(lambda: desk.call("mark", name="begun") and self.marks(), "frame 0")
                for number in range(100):
                    desk.call("mark", name=str(number))
            self.assertEqual(process.wait(60), 0, self.output())
        self.assertEqual(decoded_frames(self.session / "recording.mp4"), 15 * FPS)

        # An event bears the show's time at the last tick: the one written soonest after a tick tells when frame 0 was.
        frame_0_ms = min(mark["wall_ms"] - mark["show_ms"] for mark in self.marks()) + LEAD_FRAMES * 1000 / FPS
        seen = [(frame, clock) for frame, clock in enumerate(clocks(self.session / "recording.mp4")) if clock is not None]
        self.assertGreater(len(seen), 10 * FPS)
        delays = sorted(frame_0_ms % 2**BITS + frame * 1000 / FPS - clock for frame, clock in seen[FPS:])
        print(f"camera to encoder: {delays[0]:.0f} to {delays[-1]:.0f} ms, median {statistics.median(delays):.0f}, "
              f"95 % within {delays[len(delays) * 95 // 100]:.0f}", flush=True)
        self.assertGreater(delays[0], 0, "a picture cannot be on air before it was made")
        self.assertLessEqual(statistics.median(delays), MOST_FRAMES * 1000 / FPS)


if __name__ == "__main__":
    unittest.main()
