"""Sources that would hold up, fill or end the engine, all of them in one show: the programme loses no frame, memory stays
bounded, each is named, and the show ends when it is told to."""

import os
import re
import socket
import struct
import subprocess
import threading
import time
import unittest
import zlib

from harness import RehearsalTest, decoded_frames, memory_mb, wait_for
from table import row

FPS, SECONDS = 30, 12
MOST_MB, PEER_MB, TALK_MB = 700, 300, 16


class Server:
    """Answers every connection with `head` and then with `piece`, for as long as anybody listens."""

    def __init__(self, head, piece):
        self.head, self.piece, self.sent, self.most = head, piece, 0, 0
        self.listener = socket.create_server(("127.0.0.1", 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                connection, _ = self.listener.accept()
            except OSError:
                return
            threading.Thread(target=self.serve, args=(connection,), daemon=True).start()

    def serve(self, connection):
        sent = 0
        try:
            with connection:
                connection.settimeout(20)
                connection.recv(2000)
                connection.sendall(self.head)
                while True:
                    sent += connection.send(self.piece)
                    self.sent, self.most = self.sent + len(self.piece), max(self.most, sent)
        except OSError:
            pass


def huge_png(file, side=20000):
    def chunk(kind, data):
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    rows = zlib.compressobj()
    packed = b"".join(rows.compress(bytes(3 * side + 1)) for _ in range(2000)) + rows.flush()
    file.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0)) + chunk(b"IDAT", packed)
                     + chunk(b"IEND", b""))


class HostileSources(RehearsalTest):
    def ffmpeg(self, *arguments):
        subprocess.run(["ffmpeg", "-nostdin", "-y", "-loglevel", "error", *arguments], check=True)

    def engine(self):
        found = subprocess.run(["pgrep", "-f", rf"regie engine .*{re.escape(str(self.session))}"], capture_output=True, text=True)
        return int(found.stdout.split()[0]) if found.stdout.split() else None

    def peak_mb(self):
        try:
            return int(memory_mb(self.engine(), "VmHWM"))
        except (OSError, TypeError):
            return 0

    def test_all_at_once(self):
        length = Server(b"RTSP/1.0 200 OK\r\nCSeq: 1\r\nContent-Length: 2000000000\r\n\r\n", b"v=0\r\n" * 12000)
        garbage = Server(b"", os.urandom(65536))
        headers = Server(b"RTSP/1.0 200 OK\r\nCSeq: 1\r\n", b"X-More: and more\r\n" * 1000)
        servers = {"length": length, "garbage": garbage, "headers": headers}
        self.ffmpeg("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=5:duration=1", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt",
                    "yuv420p", "-an", str(self.folder / "slides.mp4"))
        self.ffmpeg("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=30:duration=4", "-f", "lavfi", "-i",
                    "aevalsrc=exprs=0.3*sin(440*2*PI*t)|0|0|0|0|0|0|0:s=48000:c=7.1:d=4", "-c:v", "libx264", "-preset", "ultrafast",
                    "-pix_fmt", "yuv420p", "-c:a", "pcm_s24le", str(self.folder / "surround.mov"))
        self.ffmpeg("-i", str(self.folder / "surround.mov"), "-c:v", "copy", "-c:a", "pcm_s24le", "-ar", "96000", str(self.folder / "apart.mov"))
        huge_png(self.folder / "huge.png")
        sources = {"film": "video.mp4", "slides": "slides.mp4", "surround": "surround.mov", "apart": "apart.mov", "huge": "huge.png",
                   **{name: f"rtsp://127.0.0.1:{server.port}/x" for name, server in servers.items()}}
        show = self.small_show(comments=[], sources=[{"id": name, "uri": uri, "loop": True} for name, uri in sources.items()])
        peak = 0
        with self.rehearsal(show, seconds=SECONDS, mode="live") as process:
            def over():
                nonlocal peak
                peak = max(peak, self.peak_mb())
                return process.poll() is not None
            wait_for(over, "the end of the show", 60, every=0.2)
            self.assertEqual(process.returncode, 0, self.output())
        states, words = {}, {}
        for event in self.events("source.changed"):
            states.setdefault(event["data"]["source"], []).append(event["data"]["state"])
            words.setdefault(event["data"]["source"], []).append(event["data"]["words"])
        for name in ("film", "slides", "surround"):
            self.assertEqual(states[name], ["live"], words[name])
        self.assertEqual(states["huge"], ["failed"], words["huge"])
        if "live" not in states["apart"]:  # it plays, or is refused in words
            self.assertIn("lie too far apart", words["apart"][0])
        self.assertIn("huge.png has 20000×20000 pixels", words["huge"][0])
        for name in servers:
            self.assertEqual(states[name][0], "lost", words[name])
        self.assertIn("What 127.0.0.1 sends cannot be decoded", words["length"][0])
        lost = SECONDS * FPS - decoded_frames(self.session / "recording.mp4")
        row("hostile sources", "2 GB announced over RTSP, noise, endless headers, a PNG of 20000², a loop of 5 pictures a second, 7.1 sound",
            f"{lost} frames lost", 0, lost == 0)
        row("hostile sources", "the same", f"{length.most >> 20} MB taken of a peer at most", f"{PEER_MB} MB",
            0 < length.most >> 20 < PEER_MB)
        row("hostile sources", "headers without end over RTSP", f"{headers.most / 2**20:.1f} MB taken of it at most", f"{TALK_MB} MB",
            0 < headers.most < TALK_MB << 20)
        row("hostile sources", "the same", f"{peak} MB at most ({length.sent >> 20} MB were sent)", f"{MOST_MB} MB", 0 < peak < MOST_MB)

    def test_a_loop_of_slides_ends_when_it_is_told_to(self):
        self.ffmpeg("-f", "lavfi", "-i", "testsrc2=size=640x360:rate=5:duration=1", "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt",
                    "yuv420p", "-an", str(self.folder / "slides.mp4"))
        show = self.small_show(comments=[], sources=[{"id": "film", "uri": "video.mp4", "loop": True},
                                                     {"id": "slides", "uri": "slides.mp4", "loop": True}])
        with self.rehearsal(show) as process:
            self.wait_for_event("source.changed", lambda data: data["source"] == "slides" and data["state"] == "live")
            begin = time.monotonic()
            process.terminate()
            self.assertEqual(process.wait(60), 0, self.output())
            took = time.monotonic() - begin
        row("slides", "an end while a loop of 5 pictures a second is read", f"{took:.1f} s", "10 s", took < 10)

    def test_a_drawing_that_takes_a_minute(self):
        """The show ends in order although it is still being read, and `check` says what it is."""
        points = " ".join(f"{239 * i % 1280},{329 * i % 720}" for i in range(19_000))  # as many as are not refused
        (self.folder / "slow.svg").write_text(
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1280 720"><radialGradient id="g"><stop offset="0" stop-color="#f00"/>'
            f'<stop offset="1" stop-color="#00f"/></radialGradient><polygon points="{points}" fill="url(#g)" stroke="#0f0" '
            'stroke-opacity=".1" stroke-width="9"/></svg>')
        show = self.small_show(comments=[], canvas={"width": 1280, "height": 720, "fps": 25},
                               sources=[{"id": "film", "uri": "video.mp4", "loop": True}, {"id": "slow", "uri": "slow.svg"}])
        with self.rehearsal(show, seconds=3) as process:
            self.assertEqual(process.wait(60), 0, self.output())
        self.assertIn("Done.", self.output())
        self.assertNotIn("QWaitCondition", self.output())  # used behind its end
        self.assertEqual(len(self.events("session.ended")), 1)
        self.assertEqual(decoded_frames(self.session / "recording.mp4"), 75)
        for process in subprocess.run(["ps", "-ww", "-eo", "args"], capture_output=True, text=True, check=True).stdout.splitlines():
            self.assertNotIn(str(self.session), process)
        done = self.regie("check", show)
        self.assertEqual(done.returncode, 2)
        self.assertIn("slow.svg takes too long to read. Save it as PNG or JPEG, on a disk of this machine.", done.stderr)


if __name__ == "__main__":
    unittest.main()
