"""A publisher seen from outside its process: certificates, a slow line, times past FLV's 24 bits, and no key in anything it
wrote. Argument: the group."""

import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import threading
import time
import unittest

from ingest import Ingest, RefusingIngest, SrtPeer, TlsFront
from proxy import Proxy
from harness import packets
from table import row
from udp_relay import UdpRelay

DEMO = os.environ["REGIE_PUBLISHER_DEMO"]
SRT_SOUND_LOST_SECONDS = 1  # what comes after the latency is thrown away by the receiver
QUIET_SECONDS = int(os.environ.get("REGIE_QUIET_SECONDS", 15))  # 60 by hand
KEY = "1234567890?s_bl=1&s_ps=1&a=Abx-secret_Key"


class Publisher:
    """publisher_demo, its lines with the time they came."""

    def __init__(self, url, key=KEY, kbps=1500, begin_ms=0, env=None):
        self.lines, self.changed = [], threading.Condition()
        self._errors = tempfile.TemporaryFile("w+")
        self.process = subprocess.Popen([DEMO, url, str(kbps), str(begin_ms)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
                                        stderr=self._errors, env={**os.environ, "REGIE_DEMO_KEY": key, **(env or {})})
        threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        for line in self.process.stdout:
            with self.changed:
                self.lines.append((time.monotonic(), line.strip()))
                self.changed.notify_all()

    def wait_for(self, start, seconds=15.0, since=0.0, matches=lambda line: True):
        """The first line that starts so and came after `since`: (when, line)."""
        found = []

        def look():
            found[:] = [(when, line) for when, line in self.lines if when > since and line.startswith(start) and matches(line)]
            return found
        with self.changed:
            if not self.changed.wait_for(look, seconds):
                raise AssertionError(f"waited {seconds} s in vain for “{start}”: {self.lines[-3:]}")
        return found[0]

    def stats(self, since=0.0):
        """Each stats line after `since`: (when, {name: number})."""
        return [(when, {name: int(number) for name, number in (part.split("=") for part in line.split()[1:])})
                for when, line in list(self.lines) if when > since and line.startswith("stats")]

    def reconnect(self):
        self.process.stdin.write("reconnect\n")
        self.process.stdin.flush()

    def end(self):
        self.process.stdin.close()
        return self.process.wait(15)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._errors.seek(0)
        self.errors = self._errors.read()
        self._errors.close()
        for end in (self.process.stdin, self.process.stdout):
            end.close()


class PublisherTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="regie-publisher-"))
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def said(self, publisher):
        return "\n".join(line for _, line in publisher.lines)


class LongShow(PublisherTest):
    """FLV has 24 bits for a time, and 8 more elsewhere: after 4 h 39 min 37 s both are needed."""

    PAST_MS = 1 << 24

    def test_times_past_24_bits(self):
        with Ingest(self.folder / "nginx") as ingest:
            with Publisher(ingest.url, begin_ms=self.PAST_MS - 6000) as publisher:
                publisher.wait_for("running", 30)
                publisher.wait_for("stats", 60, matches=lambda line: int(re.search(r"frames=(\d+)", line)[1]) > 12 * 30)
                self.assertEqual(publisher.end(), 0)
                self.assertNotIn("lost", " ".join(line for _, line in publisher.lines))
            self.assertEqual(len(ingest.recordings()), 1)
            for track in ("v:0", "a:0"):
                times = [float(packet["pts_time"]) for packet in packets(ingest.recordings()[0], track)]
                gaps = [b - a for a, b in zip(times, times[1:])]
                row("ingest", f"times past FLV's 24 bits ({track[0]})", f"{times[-1] - times[0]:.1f} s, {max(gaps) * 1000:.0f} ms at most apart",
                    "> 10 s, 100 ms", times[-1] - times[0] > 10 and min(gaps) >= 0 and max(gaps) <= 0.1)


class Certificates(PublisherTest):
    def front(self, ingest, name="tls", **options):
        front = TlsFront(self.folder / name, ingest.port, **options)
        self.enterContext(front) if hasattr(self, "enterContext") else self._enter(front)
        return front

    def _enter(self, manager):
        manager.__enter__()
        self.addCleanup(manager.__exit__, None, None, None)

    def test_one_that_is_trusted(self):
        with Ingest(self.folder / "nginx") as ingest:
            front = self.front(ingest)
            with Publisher(f"rtmps://localhost:{front.port}/live", env={"SSL_CERT_FILE": str(front.authority)}) as publisher:
                publisher.wait_for("running")
                publisher.wait_for("stats", matches=lambda line: " frames=6" in line)
                self.assertEqual(publisher.end(), 0)
            self.assertEqual(len(ingest.recordings()), 1)
            self.assertGreater(ingest.recordings()[0].stat().st_size, 50_000)

    def check_refused(self, url, env):
        with Publisher(url, env=env) as publisher:
            _, line = publisher.wait_for("failed")
            self.assertIn("certificate", line)
            since = time.monotonic()
            publisher.reconnect()  # which tries once more, and no more often
            publisher.wait_for("connecting", since=since)
            publisher.wait_for("failed", since=since)
        self.assertEqual(len([line for _, line in publisher.lines if line.startswith("failed")]), 2)

    def test_one_from_an_unknown_authority(self):
        with Ingest(self.folder / "nginx") as ingest:
            front = self.front(ingest)
            self.check_refused(f"rtmps://localhost:{front.port}/live", {})
            self.assertEqual(ingest.recordings(), [])

    def test_one_of_another_host(self):
        with Ingest(self.folder / "nginx") as ingest:
            front = self.front(ingest, host="elsewhere.example")
            self.check_refused(f"rtmps://localhost:{front.port}/live", {"SSL_CERT_FILE": str(front.authority)})

    def test_one_that_is_expired(self):
        with Ingest(self.folder / "nginx") as ingest:
            front = self.front(ingest, days=-1)
            self.check_refused(f"rtmps://localhost:{front.port}/live", {"SSL_CERT_FILE": str(front.authority)})


class SilentLine(PublisherTest):
    """A network that swallows everything, and an ingest that hangs while its machine goes on confirming."""

    def test_a_stalled_network(self):
        with Ingest(self.folder / "nginx") as ingest:
            proxy = Proxy(ingest.port)
            self.addCleanup(proxy.close)
            for kbps in (1500, 100):
                self.check(f"rtmp://127.0.0.1:{proxy.port}/live", kbps, proxy.stall, proxy.resume)

    def test_a_frozen_ingest(self):
        with Ingest(self.folder / "nginx") as ingest:
            for kbps in (1500, 100):
                self.check(ingest.url, kbps, ingest.freeze, ingest.thaw)

    def test_a_healthy_line_with_little_to_send_is_left_alone(self):
        with Ingest(self.folder / "nginx") as ingest, Publisher(ingest.url, key="quiet", kbps=100) as publisher:
            publisher.wait_for("running")
            publisher.wait_for("stats", QUIET_SECONDS + 10, matches=lambda line: int(line.split("running_ms=")[1].split()[0]) > QUIET_SECONDS * 1000)
            self.assertNotIn("lost", self.said(publisher))

    def check(self, url, kbps, fall_silent, come_back):
        with Publisher(url, key=f"silent-{kbps}", kbps=kbps) as publisher:
            publisher.wait_for("running")
            publisher.wait_for("stats", matches=lambda line: int(line.split("kbps=")[1].split()[0]) > 0.7 * kbps)
            fall_silent()
            silent = time.monotonic()
            lost, line = publisher.wait_for("lost", since=silent)
            self.assertIn("does not answer", line)
            self.assertLess(lost - silent, 5)
            come_back()
            good = time.monotonic()
            running, _ = publisher.wait_for("running", since=good)
            self.assertLess(running - good, 3)
            print(f"{kbps} kb/s, {fall_silent.__name__}: noticed after {lost - silent:.1f} s, back after {running - good:.1f} s")
            self.assertEqual(publisher.end(), 0)


class SlowLine(PublisherTest):
    def test_fewer_bits_and_then_all_of_them_again(self):
        with Ingest(self.folder / "nginx") as ingest:
            proxy = Proxy(ingest.port)
            self.addCleanup(proxy.close)
            with Publisher(f"rtmp://127.0.0.1:{proxy.port}/live", key="slow") as publisher:
                self.slow_down(publisher, proxy)
                good = time.monotonic()
                when, _ = publisher.wait_for("afford 1500", seconds=30, since=good)
                self.assertLess(when - good, 30)
                self.assertEqual(publisher.end(), 0)
            gaps = self.sound_gaps(ingest.recordings()[0])
            self.assertLess(max(gaps), 0.05, "sound was left out")
            print(f"slow line: full rate again after {when - good:.1f} s; pictures dropped: "
                  f"{publisher.stats()[-1][1]['dropped']}")

    def test_srt_too_and_little_sound_is_lost_until_then(self):
        with SrtPeer(self.folder / "srt") as receiver:
            relay = UdpRelay(receiver.port)
            self.addCleanup(relay.close)
            with Publisher(f"srt://127.0.0.1:{relay.port}", key="") as publisher:
                first_step, little_enough = self.slow_down(publisher, relay)
                good = time.monotonic()
                full, _ = publisher.wait_for("afford 1500", seconds=30, since=good)
                self.assertEqual(publisher.end(), 0)
            # MPEG-TS carries three pieces of sound at a time: 64 ms.
            missing = sum(gap - 0.064 for gap in self.sound_gaps(receiver.file) if gap > 0.1)
            print(f"slow SRT line: less after {first_step:.1f} s, little enough after {little_enough:.1f} s, {missing:.1f} s "
                  f"of sound lost, full rate again after {full - good:.1f} s")
            self.assertLess(missing, SRT_SOUND_LOST_SECONDS)

    def slow_down(self, publisher, line):
        """`line` takes 700 of 1,500 kb/s for more than eight seconds, then all again. Seconds until the first step down, and
        until the picture was small enough for it."""
        publisher.wait_for("stats", matches=lambda said: int(said.split("kbps=")[1].split()[0]) > 1300)
        line.throttle(700)
        slow = time.monotonic()
        first_step, _ = publisher.wait_for("afford", since=slow)
        self.assertLess(first_step - slow, 5)
        publisher.wait_for("afford", since=slow, matches=lambda said: int(said.split()[1]) < 700 - 128)
        little_enough = time.monotonic()
        publisher.wait_for("stats", since=slow + 8)
        self.assertNotIn("lost", self.said(publisher))
        line.throttle(0)
        return first_step - slow, little_enough - slow

    def sound_gaps(self, file):
        done = subprocess.run(["ffprobe", "-v", "error", "-select_streams", "a", "-show_entries", "packet=pts_time", "-of",
                               "csv=p=0", str(file)], capture_output=True, text=True, check=True)
        times = [float(line.strip(",")) for line in done.stdout.split()]
        return [b - a for a, b in zip(times, times[1:])]


class Secrets(PublisherTest):
    """Sessions full of faults at GStreamer's highest log level, into a file, to the error output, and from SRT."""

    def check_nothing_leaked(self, publisher, *files):
        texts = {"what it said": self.said(publisher), "its error output": publisher.errors,
                 **{str(file): file.read_text(errors="replace") for file in files}}
        for place, text in texts.items():
            for part in (KEY, "Abx-secret_Key", "correct-horse-battery"):
                self.assertNotIn(part, text, f"{place} holds {part}")

    def test_no_key_is_logged(self):
        log = self.folder / "gst-%p.log"
        with Ingest(self.folder / "nginx") as ingest, RefusingIngest() as refusing:
            proxy = Proxy(ingest.port)
            self.addCleanup(proxy.close)
            env = {"GST_DEBUG": "9", "GST_DEBUG_FILE": str(log)}
            with Publisher(f"rtmp://127.0.0.1:{proxy.port}/live", env=env) as publisher:
                publisher.wait_for("running", 30)
                proxy.reset()
                publisher.wait_for("lost", 30)
                since = publisher.wait_for("running", 30, since=time.monotonic())[0]
                ingest.kill()
                publisher.wait_for("lost", 30, since=since)
                publisher.end()
            written = [self.folder / f"gst-{publisher.process.pid}.log"]
            self.assertIn("rtmp", written[0].read_text(errors="replace"), "nothing was logged, so nothing was proved")
            self.assertIn("***", written[0].read_text(errors="replace"))
            self.check_nothing_leaked(publisher, *written)
            with Publisher(refusing.url, env={"GST_DEBUG": "6"}) as publisher:
                publisher.wait_for("failed", 30)
            self.assertIn("***", publisher.errors)
            self.check_nothing_leaked(publisher)

    def test_no_passphrase_is_logged(self):
        env = {"GST_DEBUG": "6"}
        with SrtPeer(self.folder / "srt", passphrase="another-passphrase") as receiver:
            with Publisher(receiver.url, key="correct-horse-battery", env=env) as publisher:
                publisher.wait_for("failed", 30, matches=lambda line: "refuses the passphrase" in line)
        self.assertIn("srt", publisher.errors, "nothing was logged, so nothing was proved")
        self.check_nothing_leaked(publisher)


if __name__ == "__main__":
    unittest.main()
