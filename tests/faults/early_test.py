"""What is due before the programme is there is on air from its first frame: at the show's start, and when an engine takes
over. A desk that comes back before it has pictures."""

import asyncio
import json
import os
import re
import signal
import subprocess
import time
import unittest

import websockets

from harness import RehearsalTest, hello, wait_for
from ingest import Ingest
from table import row

FPS = 30


def colours(file):
    """R or B, of each picture."""
    done = subprocess.run(["ffmpeg", "-loglevel", "error", "-i", str(file), "-vf", "scale=1:1", "-f", "rawvideo", "-pix_fmt", "rgb24",
                           "-"], capture_output=True, check=True).stdout
    return "".join("R" if done[i] > done[i + 2] else "B" for i in range(0, len(done), 3))


class Early(RehearsalTest):
    def show(self, **changes):
        """Red is the first scene, blue the other."""
        return self.small_show(comments=[], sources=[{"id": "red", "uri": "color:#C01010"}, {"id": "blue", "uri": "color:#1010C0"}],
                               scenes=[{"id": "a", "layout": "full", "sources": ["red"]}, {"id": "b", "layout": "full", "sources": ["blue"]}],
                               rundown=[], **changes)

    def engine(self):
        """Its process: it holds the recording."""
        found = subprocess.run(["pgrep", "-f", rf"regie engine .*{re.escape(str(self.session))}"], capture_output=True, text=True)
        return int(found.stdout.split()[0]) if found.stdout.split() else None

    def test_a_scene_at_zero(self):
        self.assertEqual(self.regie("rehearse", self.show(cues=[{"at": "00:00", "scene": "b"}]), "--headless", "--seconds", 3, "--out",
                                    self.session, "--port", 0).returncode, 0)
        self.assertEqual(self.events("scene.taken")[0]["show_ms"], 0)
        seen = colours(self.session / "recording.mp4")
        row("early scene", "a scene cue at 00:00", f"{seen.count('R')} of {len(seen)} frames before it", 0, set(seen) == {"B"})

    def test_an_output_that_begins_with_an_item_at_zero(self):
        with Ingest(self.folder / "nginx") as ingest:
            show = self.small_show(comments=[], cues=[{"at": "00:00", "take": "host"}],
                                   outputs=[{"kind": "recording"}, {"kind": "rtmp", "id": "web", "url": ingest.url, "key": "secret:web_key"}],
                                   rundown=[{"id": "host", "graphic": "lower-third", "fields": {"title": "Inès Martin"},
                                             "outputs": {"start": ["web"]}}])
            with self.rehearsal(show, seconds=6, mode="live", env={**os.environ, "REGIE_SECRET_WEB_KEY": "a-key"}) as process:
                self.assertEqual(process.wait(60), 0, self.output())
            begun = [e["data"]["state"] for e in self.events("output.changed") if e["data"]["output"] == "web"]
            row("early output", "an output that a cue at 00:00 begins", " ".join(begun), "runs, one broadcast",
                "running" in begun and len(ingest.recordings()) == 1)

    def test_a_scene_that_fell_into_a_takeover(self):
        show = self.show(cues=[{"at": "00:04", "scene": "b"}])
        with self.rehearsal(show, seconds=8) as process:
            epoch = wait_for(lambda: self.events("session.started"), "the session")[0]["data"]["epoch_ms"] / 1000
            wait_for(lambda: time.time() - epoch > 3.7, "the moment before the cue", every=0.005)
            os.kill(self.engine(), signal.SIGKILL)
            self.assertEqual(process.wait(60), 0, self.output())
        taken = self.events("scene.taken")
        self.assertEqual(len(taken), 1)
        second = colours(self.session / "recording-2.mp4")
        # An engine that takes over leaves out what was due while it began: its recording says which frame is its first.
        begins = next(e["data"]["first_frame"] for e in self.events("output.changed") if e["data"]["file"] == "recording-2.mp4")
        due = max(0, -(-taken[0]["show_ms"] * FPS // 1000) - begins)  # the first frame not before it
        wrong = sum(colour != ("R" if number < due else "B") for number, colour in enumerate(second))
        row("overdue scene", "a scene cue while no engine runs", f"{wrong} of {len(second)} frames not as logged", 0, wrong == 0)

    def test_a_desk_that_is_early(self):
        async def watch(url):
            """A desk that comes back at the first moment it can; how many pictures it gets."""
            old = hello(url, "Early")["token"]
            os.kill(self.engine(), signal.SIGKILL)
            deadline = time.monotonic() + 20
            while time.monotonic() < deadline:
                try:
                    socket = await websockets.connect(url, max_size=None, open_timeout=1)
                    said = hello(url, "Early")
                    if said["token"] != old:
                        await socket.send(json.dumps({"jsonrpc": "2.0", "id": "1", "method": "hello", "params": said}))
                        break
                    await socket.close()
                except (OSError, asyncio.TimeoutError, websockets.exceptions.WebSocketException):
                    pass
                await asyncio.sleep(0.001)
            pictures = 0
            deadline = time.monotonic() + 15
            while pictures < 5 and time.monotonic() < deadline:
                try:
                    pictures += isinstance(await asyncio.wait_for(socket.recv(), 1), bytes)
                except asyncio.TimeoutError:
                    pass
            return pictures

        with self.rehearsal(self.show()):
            url = self.desk_url()
            wait_for(lambda: (self.session / "recording.mp4").exists(), "the programme")
            pictures = asyncio.run(watch(url))
        row("early desk", "a desk that is there before the programme", f"{pictures} pictures", "5 and more", pictures >= 5)


if __name__ == "__main__":
    unittest.main()
