"""Picture and sound through the whole programme: a clip with a flash and a beep each second goes in, and how far they are
apart is read from the recording and from what an ingest got.

usage: offset_test.py [--minutes N] [TEST...]    a quarter of a minute unless told otherwise; an hour is for the hand
"""

import os
import re
import statistics
import subprocess
import sys
import unittest

from harness import RehearsalTest
from ingest import Ingest
from sources_test import Camera, free_port

FPS = 30
APART_MS = 20
SECONDS = 15


def make_clip(file, seconds):
    """A moving picture whose lower right quarter is white for three frames each second, while 1 kHz is heard."""
    quarter = "drawbox=x=iw/2:y=ih/2:w=iw/2:h=ih/2:t=fill:color="
    subprocess.run(["ffmpeg", "-loglevel", "error", "-f", "lavfi", "-i",
                    f"testsrc2=size=640x360:rate={FPS}:duration={seconds},{quarter}black,"
                    f"{quarter}white:enable='lt(mod(n,{FPS}),3)'",
                    "-f", "lavfi", "-i", f"aevalsrc='if(lt(mod(t,1),0.1),0.8*sin(2*PI*1000*t),0)':s=48000:d={seconds}",
                    "-c:v", "libx264", "-preset", "ultrafast", "-tune", "zerolatency", "-g", str(FPS), "-pix_fmt", "yuv420p",
                    "-c:a", "aac", str(file)], check=True)


def ffmpeg(*arguments):
    done = subprocess.run(["ffmpeg", "-hide_banner", "-nostats", *map(str, arguments), "-f", "null", "-"], capture_output=True,
                          text=True, check=True)
    return done.stdout + done.stderr


def flashes(file):
    """When the quarter becomes white, in seconds of the file."""
    done = ffmpeg("-i", file, "-vf", "crop=iw/10:ih/4:iw*0.52:ih*5/8,signalstats,metadata=print:key=lavfi.signalstats.YAVG:file=-",
                  "-an")
    seen = [(float(time), float(luma) > 128) for time, luma in re.findall(r"pts_time:([\d.]+)\n.*YAVG=([\d.]+)", done)]
    return [now[0] for before, now in zip(seen, seen[1:]) if now[1] and not before[1]]


def beeps(file):
    done = ffmpeg("-copyts", "-i", file, "-vn", "-af", "silencedetect=n=-20dB:d=0.3")
    return [float(time) for time in re.findall(r"silence_end: ([\d.]+)", done)]


def offsets_ms(file):
    """[(seconds, how much later than the flash its beep is)], for each flash."""
    heard, result = beeps(file), []
    for seen in flashes(file):
        nearest = min(heard, key=lambda beep: abs(beep - seen), default=None)
        if nearest is not None and abs(nearest - seen) < 0.5:
            result.append((seen, (nearest - seen) * 1000))
    return result


class Offset(RehearsalTest):
    def show(self, source, ingest):
        return self.small_show(comments=[], rundown=[], sources=[source],
                               outputs=[{"kind": "recording"},
                                        {"kind": "rtmp", "id": "web", "url": ingest.url, "key": "secret:web_key", "video_kbps": 1000}])

    def run_show(self, source, process_seconds):
        with Ingest(self.folder / "nginx") as ingest:
            with self.rehearsal(self.show(source, ingest), seconds=process_seconds, mode="live",
                                env={**os.environ, "REGIE_SECRET_WEB_KEY": "key"}) as process:
                self.assertEqual(process.wait(process_seconds + 60), 0, self.output())
            received = ingest.recordings()
            self.assertEqual(len(received), 1, "the ingest was lost in between")
            return {"recording": self.session / "recording.mp4", "ingest": received[0]}

    def check(self, name, file, seconds, since=0.0):
        measured = [(at, offset) for at, offset in offsets_ms(file) if at >= since]
        self.assertGreater(len(measured), (seconds - since) * 0.95 - 3, f"{name}: flashes or beeps are missing")
        values = [offset for _, offset in measured]
        print(f"{name}: {len(values)} flashes, the beep {min(values):+.1f} to {max(values):+.1f} ms after them, "
              f"median {statistics.median(values):+.1f}; the first five {', '.join(f'{v:+.1f}' for v in values[:5])}, "
              f"the last five {', '.join(f'{v:+.1f}' for v in values[-5:])}", flush=True)
        self.assertLessEqual(max(map(abs, values)), APART_MS)

    def test_a_clip_that_loops(self):
        make_clip(self.folder / "flash.mp4", 4)
        files = self.run_show({"id": "film", "uri": "flash.mp4", "loop": True}, SECONDS)
        for name, file in files.items():
            self.check(f"loop, {name}", file, SECONDS)

    def test_a_network_camera(self):
        make_clip(self.folder / "flash.mp4", SECONDS + 10)
        port = free_port()
        camera = Camera(port, self.folder / "flash.mp4")
        self.addCleanup(camera.stop)
        files = self.run_show({"id": "cam", "uri": f"rtsp://127.0.0.1:{port}/camera"}, SECONDS)
        for name, file in files.items():
            self.check(f"camera, {name}", file, SECONDS)


if __name__ == "__main__":
    if "--minutes" in sys.argv:
        at = sys.argv.index("--minutes")
        SECONDS = int(float(sys.argv[at + 1]) * 60)
        del sys.argv[at:at + 2]
    unittest.main()
