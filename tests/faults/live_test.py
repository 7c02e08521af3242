"""`regie live` to real ingests that die, fall silent, refuse and cannot prove who they are. Whatever they do, the recording
has every frame, and nothing the program wrote holds the key. REGIE_FAULT_LONG=1: an ingest that is away for longer, too."""

import asyncio
import contextlib
import json
import os
import pathlib
import signal
import time
import unittest

from harness import Desk, RehearsalTest, decoded_frames, packets, wait_for
from ingest import Ingest, RefusingIngest, SrtPeer, TlsFront
from proxy import Proxy
from table import row

FPS = 30
LONG = bool(os.environ.get("REGIE_FAULT_LONG"))
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

    def check_noticed(self, fault, since_ms, event):
        """An output that says so is in that event of the log, and soon after the fault."""
        took = (event["wall_ms"] - int(since_ms)) / 1000  # the log has whole milliseconds
        row("ingest", fault, f"noticed after {took:.1f} s", f"{NOTICED_SECONDS} s", took < NOTICED_SECONDS)

    def check_back(self, fault, seconds):
        row("ingest", fault, f"publishes {seconds:.1f} s after its return", f"{BACK_SECONDS} s", seconds < BACK_SECONDS)

    def check_ends_well(self, process, fault, seconds=None, status=0):
        """The show ends, and its recording has every frame of it: of so many `seconds`, when it was not stopped before.
        `status` 1: an output had failed, and the program says which as it ends."""
        self.assertEqual(process.wait((seconds or 0) + 30), status, self.output())
        recorded = packets(self.session / "recording.mp4", "v:0")
        times = [float(packet["pts_time"]) for packet in recorded]
        gaps = sum(round((b - a) * FPS) - 1 for a, b in zip(times, times[1:]) if b - a >= 1.5 / FPS)
        lost = abs(seconds * FPS - len(recorded)) if seconds else gaps  # frames too many are as wrong
        row("ingest", fault, f"{max(lost, gaps)} frames lost", 0, lost == gaps == 0)
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
        for away in (5, 30, 110) if LONG else (5,):
            with self.subTest(away=away):
                self.session = self.folder / f"session-{away}"
                self.check_away(away)

    def check_away(self, away):
        seconds, fault = away + 19, f"killed for {away} s"
        with Ingest(self.folder / f"nginx-{away}") as ingest:
            with self.live(seconds, publishes("web", ingest.url)) as process:
                self.wait_for_output("web", "running")
                wait_for(lambda: ingest.recordings(), "a broadcast")
                killed = time.time() * 1000
                ingest.kill()
                lost = self.wait_for_output("web", "lost")
                self.check_noticed(fault, killed, lost)
                self.assertIn("tried again", lost["data"]["words"])
                # Away for several attempts, so that the moment of its return is anywhere between two.
                wait_for(lambda: time.time() * 1000 > killed + away * 1000, "a while without an ingest", away + 5)
                ingest.start()
                back = time.time()
                again = wait_for(lambda: [f for f in ingest.recordings()[1:] if f.stat().st_size > 10_000],
                                 "a second broadcast", 10, every=0.02)[0]
                self.check_back(fault, time.time() - back)
                self.wait_for_output("web", "running", since=lost["seq"])
                self.check_ends_well(process, fault, seconds)
            self.check_begins_well(again)
            self.assertEqual(self.states("web")[-1], "ended")
            self.assertEqual(ingest.goodbyes(), 1, "only the end of the show may say it")


class KilledEngine(LiveShow):
    AGAIN_SECONDS = 5

    def test_live_again(self):
        with Ingest(self.folder / "nginx") as ingest:
            with self.live(16, publishes("web", ingest.url)) as process:
                self.wait_for_output("web", "running")
                first = wait_for(lambda: ingest.recordings(), "a broadcast")[0]
                wait_for(lambda: first.stat().st_size > 100_000, "some of it")
                pid = self.events("engine.started")[-1]["data"]["pid"]
                killed = time.time()
                os.kill(pid, signal.SIGKILL)
                again = wait_for(lambda: [f for f in ingest.recordings()[1:] if f.stat().st_size > 10_000], "a second broadcast", 20,
                                 every=0.02)[0]
                took = time.time() - killed
                self.assertEqual(process.wait(40), 0, self.output())
            self.check_begins_well(again)
            self.assertEqual(ingest.goodbyes(), 1, "only the end of the show may say it")
        row("ingest", "engine killed while live", f"publishes {took:.1f} s after the kill", f"{self.AGAIN_SECONDS} s", took < self.AGAIN_SECONDS)


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
                self.check_noticed("stalled", stalled, lost)
                proxy.resume()
                resumed = time.time() * 1000
                running = self.wait_for_output("web", "running", since=lost["seq"])
                self.check_back("stalled", (running["wall_ms"] - resumed) / 1000)
                self.check_ends_well(process, "stalled", 24)
            for file in ingest.recordings():
                self.check_begins_well(file)
            self.assertEqual(ingest.goodbyes(), 1, "only the end of the show may say it")


class ResetLine(LiveShow):
    EVERY, TIMES = 10, 3

    def test_noticed_and_found_again_each_time(self):
        seconds, fault = self.EVERY * self.TIMES + 8, f"connection reset every {self.EVERY} s, {self.TIMES} times"
        noticed, back, last = [], [], 0
        with Ingest(self.folder / "nginx") as ingest:
            proxy = Proxy(ingest.port)
            self.addCleanup(proxy.close)
            with self.live(seconds, publishes("web", f"rtmp://127.0.0.1:{proxy.port}/live")) as process:
                last = self.wait_for_output("web", "running")["seq"]
                due = time.monotonic()
                for number in range(self.TIMES):
                    due += self.EVERY  # also the first: nginx gives two broadcasts that begin in one second one file
                    wait_for(lambda: time.monotonic() >= due, "the time of a reset", 2 * self.EVERY)
                    wait_for(lambda: len(ingest.recordings()) > number, "a broadcast")
                    proxy.reset()
                    reset = time.time() * 1000  # the ingest is there: it has returned at once
                    lost = self.wait_for_output("web", "lost", since=last)
                    running = self.wait_for_output("web", "running", since=lost["seq"])
                    noticed.append((lost["wall_ms"] - reset) / 1000)
                    back.append((running["wall_ms"] - reset) / 1000)
                    last = running["seq"]
                self.check_ends_well(process, fault, seconds)
            self.assertEqual(len(ingest.recordings()), self.TIMES + 1)
            for file in ingest.recordings():
                self.check_begins_well(file)
            self.assertEqual(ingest.goodbyes(), 1, "only the end of the show may say it")
        slowest = max(noticed)
        row("ingest", fault, f"noticed after at most {slowest:.1f} s", f"{NOTICED_SECONDS} s", slowest < NOTICED_SECONDS)
        row("ingest", fault, f"publishes after at most {max(back):.1f} s", f"{BACK_SECONDS} s", max(back) < BACK_SECONDS)


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
                self.check_ends_well(process, f"{self.SLOW} of {self.PLANNED} kb/s")
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
        print(f"slow line: less after {fell:.1f} s, all again after {rose:.1f} s, {left_out} pictures left out")
        row("ingest", f"{self.SLOW} of {self.PLANNED} kb/s", f"viewers at most {lag / 1000:.1f} s behind", "3 s", lag < 3000)

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
            self.check_noticed("SRT receiver killed", killed, lost)
            receiver.start()
            back = time.time() * 1000
            again = self.wait_for_output("venue", "running", since=lost["seq"])
            self.check_back("SRT receiver killed", (again["wall_ms"] - back) / 1000)
            self.check_ends_well(process, "SRT receiver killed", 30)
        self.check_begins_well(receiver.file)


class RefusedKey(LiveShow):
    def test_stops_and_says_so(self):
        with RefusingIngest() as refusing, Ingest(self.folder / "nginx") as other:
            with self.live(12, publishes("web", refusing.url), publishes("backup", other.url)) as process:
                asked = self.wait_for_output("web", "connecting")
                failed = self.wait_for_output("web", "failed")
                self.assertIn("refuses the stream key", failed["data"]["words"])
                self.check_noticed("refuses the key", asked["wall_ms"], failed)
                self.wait_for_output("backup", "running")
                # Longer than any wait between two attempts: nobody asked again.
                wait_for(lambda: time.time() * 1000 > failed["wall_ms"] + 4000, "a while", 10)
                self.assertEqual(refusing.times_asked(), 1)
                self.reconnect("web")
                self.wait_for_output("web", "failed", since=failed["seq"])
                self.assertEqual(refusing.times_asked(), 2)
                self.check_ends_well(process, "refuses the key", 12, status=1)
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
                    asked = self.wait_for_output(name, "connecting")
                    self.check_noticed(f"bad certificate: {name}", asked["wall_ms"], failed)
                self.check_ends_well(process, "bad certificates", 10, status=1)
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
