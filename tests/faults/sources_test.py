"""Sources that die and freeze while they are on air: the programme loses no frame, viewers see the slate, and the source
comes back by itself. In a rehearsal nothing is reached at all."""

import contextlib
import re
import signal
import socket
import subprocess
import threading
import unittest

from harness import ROOT, RehearsalTest, decoded_frames, pictures_so_far, wait_for
from table import row

FPS = 30
SLATE_FRAMES = range(6, 10)  # at most 300 ms; a hiccup of 200 ms is none
ENDED_FRAMES = range(1, 10)  # a connection that was closed may be believed at once
MOVED = 1.0  # another picture differs by 2 of luma and more, the same one encoded again by less than 1


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


class Camera:
    """A network camera in a process of its own."""

    def __init__(self, port, file):
        self.process = subprocess.Popen(["/usr/bin/python3", str(ROOT / "tests/faults/media_peer.py"), "rtsp", str(port), str(file)],
                                        stdout=subprocess.PIPE, text=True)
        with self.process.stdout as output:
            assert output.readline().strip() == "ready"

    def stop(self):
        self.process.kill()
        self.process.wait()


NUMBER = r"=([\d.]+(?:e[-+]\d+)?)"  # a still's differences are written as 6.9e-05


def pictures(file, crop="iw:ih:0:0"):
    """(mean luma, mean difference from the one before) of each picture, of a part of it."""
    done = subprocess.run(["ffmpeg", "-loglevel", "error", "-i", str(file), "-vf",
                           f"crop={crop},signalstats,metadata=print:file=-", "-f", "null", "-"],
                          capture_output=True, text=True, check=True).stdout
    return list(zip(map(float, re.findall(r"\.YAVG" + NUMBER, done)), map(float, re.findall(r"\.YDIF" + NUMBER, done))))


class Sources(RehearsalTest):
    def setUp(self):
        super().setUp()
        self.port = free_port()
        self.film = self.folder / "film.mp4"  # bright, and another picture in every frame
        subprocess.run(["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i", "testsrc2=size=640x360:rate=30:duration=40", "-f", "lavfi",
                        "-i", "sine=frequency=440:sample_rate=48000:duration=40", "-c:v", "libx264", "-preset", "ultrafast",
                        "-tune", "zerolatency", "-g", "30", "-pix_fmt", "yuv420p", "-c:a", "aac", str(self.film)], check=True)

    def show(self, **changes):
        return self.small_show(comments=[], sources=[{"id": "cam", "uri": f"rtsp://127.0.0.1:{self.port}/camera"},
                                                     {"id": "film", "uri": "film.mp4", "loop": True}], **changes)

    @contextlib.contextmanager
    def camera(self):
        camera = Camera(self.port, self.film)
        try:
            yield camera
        finally:
            camera.process.send_signal(signal.SIGCONT)
            camera.stop()

    def states(self):
        return [e["data"]["state"] for e in self.events("source.changed") if e["data"]["source"] == "cam"]

    def wait_for_camera(self, state, times=1):
        wait_for(lambda: self.states().count(state) >= times, f"the camera to be {state}", 30, every=0.3)

    def wait_until_seen(self):
        """Live is said before the first picture is on air; a camera that goes between the two was never seen."""
        recording = self.session / "recording.mp4"
        self.wait_for_camera("live")
        wait_for(lambda: pictures_so_far(recording) > 0 and pictures(recording)[-1][0] > 60, "the camera on air", every=0.3)

    def slate_delay(self, seen):
        """Frames between the camera's last new picture and the slate."""
        bright = next(i for i, (luma, _) in enumerate(seen) if luma > 60)  # before, it was not there yet
        first = next(i for i, (luma, _) in enumerate(seen) if i > bright and luma < 60)
        return first - max(i for i, (luma, difference) in enumerate(seen[:first]) if difference > MOVED)

    def check(self, fault, seconds, slate_frames=SLATE_FRAMES):
        lost = seconds * FPS - decoded_frames(self.session / "recording.mp4")
        row("source", fault, f"{lost} frames lost", 0, lost == 0)
        seen = pictures(self.session / "recording.mp4")
        delay = self.slate_delay(seen)
        row("source", fault, f"slate after {1000 * delay // FPS} ms", "300 ms", delay in slate_frames)
        luma, difference = zip(*seen[-FPS:])
        self.assertGreater(min(luma), 60, "the camera is not back on air")
        self.assertGreater(max(difference), MOVED)
        words = [e["data"]["words"] for e in self.events("source.changed") if e["data"]["state"] == "lost"]
        self.assertTrue(all("slate" in sentence for sentence in words), words)

    def test_a_camera_that_dies(self):
        with self.rehearsal(self.show(), seconds=20, mode="live") as process:
            with self.camera():
                self.wait_until_seen()
            self.wait_for_camera("lost")
            with self.camera():
                self.wait_for_camera("live", 2)
                self.assertEqual(process.wait(60), 0, self.output())
        self.check("a camera killed, and back", 20, ENDED_FRAMES)

    def test_a_camera_that_freezes(self):
        with self.rehearsal(self.show(), seconds=20, mode="live") as process, self.camera() as camera:
            self.wait_until_seen()
            camera.process.send_signal(signal.SIGSTOP)
            self.wait_for_camera("lost")
            camera.process.send_signal(signal.SIGCONT)
            self.wait_for_camera("live", 2)
            self.assertEqual(process.wait(60), 0, self.output())
        self.check("a camera frozen, and back", 20)

    def test_a_dead_camera_leaves_the_other_box_alone(self):
        scenes = [{"id": "both", "layout": "side-by-side", "sources": ["cam", "film"]}]
        with self.rehearsal(self.show(scenes=scenes), seconds=14, mode="live") as process:
            with self.camera():
                self.wait_for_camera("live")
            self.wait_for_camera("lost")
            self.assertEqual(process.wait(60), 0, self.output())
        self.assertEqual(decoded_frames(self.session / "recording.mp4"), 14 * FPS)
        left = pictures(self.session / "recording.mp4", "320:180:0:90")[-FPS:]
        right = pictures(self.session / "recording.mp4", "320:180:320:90")
        self.assertLess(max(luma for luma, _ in left), 60, "no slate in the dead camera's place")
        still = sum(difference < 0.1 for _, difference in right[2 * FPS:])
        self.assertLessEqual(still, 2, "the film stood still")

    def test_a_rehearsal_reaches_nothing(self):
        reached = []
        with socket.create_server(("127.0.0.1", self.port)) as server:
            server.settimeout(0.2)
            over = threading.Event()

            def listen():
                while not over.is_set():
                    with contextlib.suppress(TimeoutError):
                        reached.append(server.accept())
            listener = threading.Thread(target=listen)
            listener.start()
            show = self.show(outputs=[{"kind": "recording"},
                                      {"kind": "rtmp", "url": f"rtmp://127.0.0.1:{self.port}/live", "key": "secret:none"}])
            done = self.regie("rehearse", show, "--headless", "--seconds", 5, "--out", self.session, "--port", 0)
            over.set()
            listener.join()
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertEqual(reached, [])
        self.assertEqual(self.states(), ["failed"])
        self.assertEqual(decoded_frames(self.session / "recording.mp4"), 5 * FPS)


if __name__ == "__main__":
    unittest.main()
