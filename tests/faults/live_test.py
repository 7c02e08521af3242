"""`regie live` to real ingests that die, fall silent, refuse and cannot prove who they are. Whatever they do, the recording
has every frame, and nothing the program wrote holds the key."""

import asyncio
import contextlib
import json
import os
import pathlib
import time
import unittest

from harness import Desk, RehearsalTest, decoded_frames, packets, wait_for
from ingest import Ingest, RefusingIngest, SrtPeer, TlsFront
from proxy import Proxy

FPS = 30
KEY = "1234567890?s_bl=1&s_ps=1&a=Abx-secret_Key"
SECRET_PARTS = (KEY, "Abx-secret_Key", "1234567890")
NOTICED_SECONDS = 5
BACK_SECONDS = 3


def publishes(name, url, **more):
    return {"kind": "rtmp", "id": name, "url": url, "key": "secret:web_key", "video_kbps": 1000, **more}


class LiveShow(RehearsalTest):
    @contextlib.contextmanager
    def live(self, seconds, *outputs, env=None, **changes):
        show = self.small_show(chat=[], comments=[], outputs=[{"kind": "recording"}, *outputs], **changes)
        environment = {**os.environ, "REGIE_SECRET_WEB_KEY": KEY, **(env or {})}
        with self.rehearsal(show, seconds=seconds, env=environment, mode="live") as process:
            yield process

    def wait_for_output(self, name, state, since=0, seconds=30.0):
        """The first event after number `since` in which the output is in that state."""
        def look():
            return next((e for e in self.events("output.changed")
                         if e["seq"] > since and e["data"]["output"] == name and e["data"]["state"] == state), None)
        return wait_for(look, f"{name} to be {state}", seconds, every=0.25)

    def states(self, name):
        return [e["data"]["state"] for e in self.events("output.changed") if e["data"]["output"] == name]

    def check_ends_well(self, process, seconds=None, status=0):
        """The show ends, and its recording has every frame of it: of so many `seconds`, when it was not stopped before.
        `status` 1: an output had failed, and the program says which as it ends."""
        self.assertEqual(process.wait((seconds or 0) + 30), status, self.output())
        recorded = packets(self.session / "recording.mp4", "v:0")
        if seconds:
            self.assertEqual(len(recorded), seconds * FPS)
        times = [float(packet["pts_time"]) for packet in recorded]
        self.assertLess(max(b - a for a, b in zip(times, times[1:])), 1.5 / FPS, "the recording has a gap")
        self.assertEqual(decoded_frames(self.session / "recording.mp4"), len(recorded))

    def check_begins_well(self, file):
        """What an ingest recorded begins with a keyframe and plays without a fault."""
        seen = packets(file, "v:0")
        self.assertTrue(seen[0]["flags"].startswith("K"), seen[0])
        self.assertGreaterEqual(decoded_frames(file), len(seen) - 1)

    def reconnect(self, name):
        async def ask():
            async with Desk(self.desk_url()) as desk:
                await desk.call("reconnect", output=name)
        asyncio.run(ask())


class DeadIngest(LiveShow):
    def test_killed_and_started_again(self):
        with Ingest(self.folder / "nginx") as ingest:
            with self.live(24, publishes("web", ingest.url)) as process:
                self.wait_for_output("web", "running")
                wait_for(lambda: ingest.recordings(), "a broadcast")
                killed = time.time() * 1000
                ingest.kill()
                lost = self.wait_for_output("web", "lost")
                self.assertLess(lost["wall_ms"] - killed, NOTICED_SECONDS * 1000)
                self.assertIn("tried again", lost["data"]["words"])
                # Away for several attempts, so that the moment of its return is anywhere between two.
                wait_for(lambda: time.time() * 1000 > lost["wall_ms"] + 4500, "a while without an ingest", 10)
                ingest.start()
                back = time.time()
                again = wait_for(lambda: [f for f in ingest.recordings()[1:] if f.stat().st_size > 10_000],
                                 "a second broadcast", 10, every=0.02)[0]
                seconds = time.time() - back
                self.assertLess(seconds, BACK_SECONDS)
                self.wait_for_output("web", "running", since=lost["seq"])
                self.check_ends_well(process, 24)
            print(f"killed ingest: noticed after {lost['wall_ms'] - killed:.0f} ms, published again {seconds:.1f} s after its "
                  "return")
            self.check_begins_well(again)
            self.assertEqual(self.states("web")[-1], "ended")
            self.assertEqual(ingest.goodbyes(), 1, "only the end of the show may say it")


class SilentIngest(LiveShow):
    def test_noticed_and_found_again(self):
        with Ingest(self.folder / "nginx") as ingest:
            proxy = Proxy(ingest.port)
            self.addCleanup(proxy.close)
            with self.live(24, publishes("web", f"rtmp://127.0.0.1:{proxy.port}/live")) as process:
                self.wait_for_output("web", "running")
                wait_for(lambda: proxy.passed_bytes > 100_000, "a broadcast")
                proxy.stall()
                stalled = time.time() * 1000
                lost = self.wait_for_output("web", "lost")
                self.assertIn("does not answer", lost["data"]["words"])
                self.assertLess(lost["wall_ms"] - stalled, NOTICED_SECONDS * 1000)
                proxy.resume()
                resumed = time.time() * 1000
                running = self.wait_for_output("web", "running", since=lost["seq"])
                self.assertLess(running["wall_ms"] - resumed, BACK_SECONDS * 1000)
                self.check_ends_well(process, 24)
            print(f"silent ingest: noticed after {lost['wall_ms'] - stalled:.0f} ms, running again "
                  f"{running['wall_ms'] - resumed:.0f} ms after its return")
            for file in ingest.recordings():
                self.check_begins_well(file)
            self.assertEqual(ingest.goodbyes(), 1, "only the end of the show may say it")


class SlowLine(LiveShow):
    """A line of half of what is planned, and then a good one again."""

    PLANNED, SLOW = 1200, 600

    def test_fewer_bits_all_sound_and_all_of_it_again(self):
        with Ingest(self.folder / "nginx") as ingest:
            proxy = Proxy(ingest.port)
            self.addCleanup(proxy.close)
            url = f"rtmp://127.0.0.1:{proxy.port}/live"
            with self.live(90, publishes("web", url, video_kbps=self.PLANNED)) as process:
                self.wait_for_output("web", "running")
                asyncio.run(self.watch(ingest, proxy))
                self.assertNotIn("lost", self.states("web"))
                self.check_ends_well(process)
            sounds = [float(packet["pts_time"]) for packet in packets(ingest.recordings()[0], "a:0")]
            self.assertLess(max(b - a for a, b in zip(sounds, sounds[1:])), 0.05, "sound was left out")
            self.assertEqual(len(ingest.recordings()), 1)

    async def watch(self, ingest, proxy):
        self.fastest, self.lags = None, []
        async with Desk(self.desk_url()) as desk:
            await self.status(desk, ingest, lambda s: s["outputs"]["web"]["kbps"] > 0.8 * self.PLANNED, 20)
            self.lags.clear()
            proxy.throttle(self.SLOW)
            fell = await self.status(desk, ingest, lambda s: s["video_kbps"] < self.SLOW, 5)
            await self.status(desk, ingest, lambda s: False, 12, must=False)  # the line stays slow for a while
            lag = max(self.lags)
            proxy.throttle(0)
            rose = await self.status(desk, ingest, lambda s: s["video_kbps"] == self.PLANNED, 30)
            left_out = (await self.next_status(desk))["outputs"]["web"]["dropped_frames"]
            await desk.call("stop")
        self.assertLess(lag, 3000)
        print(f"slow line: less after {fell:.1f} s, all again after {rose:.1f} s, viewers at most {lag:.0f} ms behind, "
              f"{left_out} pictures left out")

    async def status(self, desk, ingest, fulfils, seconds, must=True):
        """How long it took until a status fulfils the condition; how late the ingest has things is noted meanwhile."""
        start = time.monotonic()
        while time.monotonic() - start < seconds:
            status = await self.next_status(desk)
            if newest := ingest.newest_ms():
                offset = time.monotonic() * 1000 - newest
                self.fastest = min(offset, self.fastest or offset)
                self.lags.append(offset - self.fastest)
            if fulfils(status):
                return time.monotonic() - start
        self.assertFalse(must, f"waited {seconds} s in vain: {status}")
        return seconds

    @staticmethod
    async def next_status(desk):
        while True:
            message = await desk.socket.recv()
            if isinstance(message, str) and (said := json.loads(message)).get("method") == "status":
                return said["params"]


class Srt(LiveShow):
    def test_encrypted_to_a_receiver_that_comes_late_and_dies(self):
        passphrase = "correct-horse-battery"
        receiver = SrtPeer(self.folder / "srt", passphrase)
        self.addCleanup(receiver.kill)
        output = {"kind": "srt", "id": "venue", "url": receiver.url, "key": "secret:venue", "video_kbps": 1000}
        with self.live(30, output, env={"REGIE_SECRET_VENUE": passphrase}) as process:
            self.wait_for_output("venue", "connecting")
            receiver.start()
            running = self.wait_for_output("venue", "running")
            receiver.kill()
            killed = time.time() * 1000
            lost = self.wait_for_output("venue", "lost")
            self.assertGreater(lost["seq"], running["seq"])
            self.assertLess(lost["wall_ms"] - killed, NOTICED_SECONDS * 1000)
            receiver.start()
            back = time.time() * 1000
            again = self.wait_for_output("venue", "running", since=lost["seq"])
            print(f"SRT: noticed after {lost['wall_ms'] - killed:.0f} ms, running again {again['wall_ms'] - back:.0f} ms after "
                  "the receiver's return")
            self.check_ends_well(process, 30)
        self.check_begins_well(receiver.file)


class RefusedKey(LiveShow):
    def test_stops_and_says_so(self):
        with RefusingIngest() as refusing, Ingest(self.folder / "nginx") as other:
            with self.live(12, publishes("web", refusing.url), publishes("backup", other.url)) as process:
                failed = self.wait_for_output("web", "failed")
                self.assertIn("refuses the stream key", failed["data"]["words"])
                self.wait_for_output("backup", "running")
                # Longer than any wait between two attempts: nobody asked again.
                wait_for(lambda: time.time() * 1000 > failed["wall_ms"] + 4000, "a while", 10)
                self.assertEqual(refusing.times_asked(), 1)
                self.reconnect("web")
                self.wait_for_output("web", "failed", since=failed["seq"])
                self.assertEqual(refusing.times_asked(), 2)
                self.check_ends_well(process, 12, status=1)
            self.assertNotIn("lost", self.states("backup"))
            self.check_begins_well(other.recordings()[0])


class Certificates(LiveShow):
    def test_a_verified_one_is_taken_and_others_are_not(self):
        with contextlib.ExitStack() as peers:
            ingest = peers.enter_context(Ingest(self.folder / "nginx"))
            good = peers.enter_context(TlsFront(self.folder / "good", ingest.port))
            unknown = peers.enter_context(TlsFront(self.folder / "unknown", ingest.port))
            url = "rtmps://localhost:{}/live"
            with self.live(10, publishes("web", url.format(good.port)), publishes("wrong", url.format(unknown.port)),
                           # This one is the good one under a name that its certificate does not have.
                           publishes("misnamed", f"rtmps://127.0.0.1:{good.port}/live"),
                           env={"SSL_CERT_FILE": str(good.authority)}) as process:
                self.wait_for_output("web", "running")
                for name in ("wrong", "misnamed"):
                    failed = self.wait_for_output(name, "failed")
                    self.assertIn("certificate", failed["data"]["words"])
                self.check_ends_well(process, 10, status=1)
            for name in ("wrong", "misnamed"):
                self.assertNotIn("running", self.states(name))
            self.assertEqual(len(ingest.recordings()), 1)
            self.check_begins_well(ingest.recordings()[0])


class Secrets(LiveShow):
    def test_no_key_in_anything_that_was_written(self):
        log = self.folder / "gst-%p.log"
        peers = pathlib.Path(self.folder / "peers")  # whose own logs name the stream, as they should
        with Ingest(peers / "nginx") as ingest, RefusingIngest() as refusing:
            proxy = Proxy(ingest.port)
            self.addCleanup(proxy.close)
            with self.live(20, publishes("web", f"rtmp://127.0.0.1:{proxy.port}/live"), publishes("refused", refusing.url),
                           publishes("plain", "rtmps://127.0.0.1:1/live"),
                           canvas={"width": 640, "height": 360, "fps": FPS},
                           env={"GST_DEBUG": "9", "GST_DEBUG_NO_COLOR": "1", "GST_DEBUG_FILE": str(log)}) as process:
                self.wait_for_output("web", "running", seconds=60)
                self.check_command_lines()
                proxy.reset()
                lost = self.wait_for_output("web", "lost")
                self.wait_for_output("web", "running", since=lost["seq"])
                ingest.kill()
                self.wait_for_output("web", "lost", since=lost["seq"] + 1)
                self.assertEqual(process.wait(60), 1, self.output())  # the refused one has failed
        logs = list(self.folder.glob("gst-*.log"))
        self.assertTrue(any("rtmp" in self.parts_of(file, "rtmp", "***") for file in logs), "nothing was logged: no proof")
        self.assertTrue(any("***" in self.parts_of(file, "***") for file in logs), "the key was never near the log: no proof")
        written = [file for file in self.folder.rglob("*") if file.is_file() and peers not in file.parents]
        self.assertGreater(len(written), 4)
        for file in written:
            self.assertEqual(self.parts_of(file, *SECRET_PARTS), set(), file.name)
        print(f"{len(written)} files, {sum(file.stat().st_size for file in written) / 1e6:.0f} MB, no key")

    def parts_of(self, file, *parts):
        """Which of `parts` are in the file, which may be large."""
        found, rest = set(), b""
        with open(file, "rb") as content:
            while block := content.read(1 << 24):
                text = rest + block
                found |= {part for part in parts if part.encode() in text}
                rest = text[-100:]
        return found

    def check_command_lines(self):
        for process in pathlib.Path("/proc").glob("[0-9]*"):
            with contextlib.suppress(OSError):
                line = (process / "cmdline").read_bytes()
                self.assertNotIn(SECRET_PARTS[1].encode(), line)


if __name__ == "__main__":
    unittest.main()
